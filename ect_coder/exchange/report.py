"""The whole report: how it was done, the matrix, and the sheet of each project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange import methods, project_sheets, said
from ect_coder.exchange.blocks import Block, Heading, Line, Look, Table
from ect_coder.wording import _, language

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
    yield _matrix(whole)
    yield from project_sheets.sheets(whole)


def _matrix(whole: Whole) -> Table:
    tongue = language()
    pillars = whole.grid.pillars
    found = {(whole.names[row.project], row.id): row for row in whole.rows}

    def answer(project: str, pillar: str) -> str:
        row = found[project, pillar]
        return labels.answer_said(row.answer, insufficient=row.insufficient)

    rows = [(each.name, *(answer(each.name, pillar.id) for pillar in pillars)) for each in whole.projects]
    return Table((_("Project"), *(each.label(tongue) for each in pillars)), rows, (3, *(3,) * len(pillars)))
