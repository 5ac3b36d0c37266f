"""The whole report: how it was done, the matrix, and the sheet of each project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange import methods, project_sheets, said
from ect_coder.exchange.blocks import Block, Heading, Line, Look
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.analysis.whole import Whole


def blocks(whole: Whole) -> Iterator[Block]:
    """Give the report."""
    yield Heading(whole.conventions.title or _("Report"), 0)
    yield from said.standing(whole)
    yield Heading(_("Methods"), 1)
    for paragraph in methods.paragraphs(whole):
        yield Line(paragraph)
    yield Heading(_("Matrix"), 1)
    yield Line(
        _("Computed answer of each project on each pillar. “To be supported”: it stands on too little so far."),
        Look.NOTE,
    )
    yield project_sheets.overview(whole)
    yield from project_sheets.sheets(whole)
