"""The way in: the window for `ect-coder [STUDY]`, the terminal for everything else."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Open the window when nothing, or only a study, is named; else run the command. Return the exit status."""
    arguments = sys.argv[1:]
    if _wants_window(arguments):
        from ect_coder.ui.app import run

        return run(Path(arguments[0]) if arguments else None)
    from ect_coder.cli import main as run_command

    try:
        return run_command(arguments, _show)
    except Exception as problem:
        return _tell(problem)


def _tell(problem: Exception) -> int:
    """Say that the program itself went wrong, without a word of the study, which a traceback may hold."""
    from ect_coder import bugs
    from ect_coder.wording import _

    print(_("Something went wrong in the program itself."), bugs.details(problem), sep="\n", file=sys.stderr)
    return 1


def _show(study: Path) -> int:
    from ect_coder.ui.app import run

    return run(study)


def _wants_window(arguments: list[str]) -> bool:
    if not arguments:
        return True
    only = arguments[0]
    return len(arguments) == 1 and not only.startswith("-") and Path(only).suffix != "" and Path(only).exists()


if __name__ == "__main__":
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
