"""A study as a whole: made, summed up, set."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ect_coder import wording
from ect_coder.cli.terminal import AsJson, StudyFile, reading, say, show_value, writing
from ect_coder.codebook import files as codebook_files
from ect_coder.exchange import printing
from ect_coder.study import Study
from ect_coder.wording import _


def demo(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", help="The folder to make it in.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Do not open the window.")] = False,
) -> int:
    """Make the example study, export its table, print the answer; then open the window."""
    from ect_coder import demo as example

    made = example.make(to or Path("ect-demo"))
    with Study.open(made.study, writable=False) as study:
        say(printing.answer_table(study.answers(), study.grid))
    say(_("Study: {path}").format(path=made.study))
    say(_("Workbook: {path}").format(path=made.workbook))
    show = context.obj
    return 0 if no_window or show is None or not example.has_display() else int(show(made.study))


def new(study: StudyFile, codebook: Annotated[Path | None, typer.Option("--codebook")] = None) -> None:
    """Make a new study file."""
    grid = codebook_files.load(codebook) if codebook else None
    with Study.create(study, grid, language=wording.language()) as made:
        say(_("Made {path}.").format(path=made.path), error=True)


def info(study: StudyFile, as_json: AsJson = False) -> None:
    """Sum a study up."""
    with reading(study) as opened:
        value = asdict(opened.info())
    show_value(value, as_json, printing.fields)


def setting(study: StudyFile, name: str, value: Annotated[str | None, typer.Argument()] = None) -> None:
    """Show or change a setting of the study."""
    if value is not None:
        with writing(study) as opened:
            opened.agree(name, value)
        return
    with reading(study) as opened:
        agreed = asdict(opened.conventions())
        if name not in agreed:
            from ect_coder.errors import UnknownSetting

            raise UnknownSetting(name=name, allowed=", ".join(agreed))
        say(str(agreed[name]))
