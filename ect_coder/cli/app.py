"""The same study from a terminal. Each command prints one value, or one sentence of refusal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ect_coder import __version__, settings, wording
from ect_coder.cli import answers, coding, corpus, grid, leaving, reading, safety, start
from ect_coder.cli.terminal import say
from ect_coder.errors import EctError
from ect_coder.wording import explain

if TYPE_CHECKING:
    from collections.abc import Callable


COMMANDS: dict[str, Callable[..., Any]] = {
    "demo": start.demo,
    "new": start.new,
    "info": start.info,
    "setting": start.setting,
    "projects": corpus.projects,
    "import": corpus.import_,
    "documents": corpus.documents,
    "text": corpus.text,
    "document": corpus.document,
    "inventory": corpus.inventory,
    "codebook": grid.codebook,
    "code": coding.code,
    "uncode": coding.uncode,
    "excerpts": coding.excerpts,
    "search": reading.search,
    "suggest": reading.suggest,
    "moments": reading.moments,
    "sentences": reading.sentences,
    "names": reading.names,
    "estimate": answers.estimate,
    "estimates": answers.estimates,
    "matrix": answers.matrix,
    "factors": answers.factors,
    "sensitivity": answers.sensitivity,
    "agreement": answers.agreement,
    "export": leaving.export,
    "merge": leaving.merge,
    "check": safety.check,
    "salvage": safety.salvage,
    "backup": safety.backup,
    "restore": safety.restore,
}
"""In the order in which help lists them."""

app = typer.Typer(name="ect-coder", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def main(arguments: list[str] | None = None, show_window: Callable[[Path], int] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused with a sentence, 2 wrong usage.

    `show_window` opens the window with a study; without it no command does.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
    wording.use_language(settings.load().language or wording.system_language())
    try:
        status = app(arguments, standalone_mode=False, obj=show_window)
    except EctError as refusal:
        print(explain(refusal), file=sys.stderr)
        return 1
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 1
    except Exception as problem:
        return _wrong_usage(problem)
    return int(status or 0)


def _wrong_usage(problem: Exception) -> int:
    """Show a wrong usage as Typer does; anything else is a bug and goes on."""
    show = getattr(problem, "show", None)
    if show is None or not hasattr(problem, "exit_code"):
        raise problem
    show()
    return 2


@app.callback(invoke_without_command=True)
def _before(
    context: typer.Context,
    lang: Annotated[str | None, typer.Option("--lang", help="fr or en.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """ECT Coder: code interviews by variable and moment."""
    if version:
        say(f"ect-coder {__version__}")
        raise typer.Exit
    if lang is not None:
        if lang not in wording.LANGUAGES:
            raise typer.BadParameter("fr, en", param_hint="--lang")
        wording.use_language(lang)
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(2)


for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(corpus.project_app, name="project")
