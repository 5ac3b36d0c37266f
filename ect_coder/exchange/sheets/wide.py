"""Projects × variables, wide: one row per project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.corpus.attributes import Owner
from ect_coder.exchange.sheets import attributes, dates, words
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Code, Pillar
    from ect_coder.corpus.attributes import Attribute
    from ect_coder.values import Happening

_MARKS = "NR, C, 0, 1, 2, 3"


def wide(whole: Whole) -> Sheet:
    """Give one row per project: attributes, dates, then estimates, states and answer of each pillar and variable."""
    described, dated = attributes.of_projects(whole), dates.of_projects(whole)
    columns = [
        Column("project", _("Project"), width=28),
        Column("pivot", _("Pivot date"), Type.DATE, 12, rule=_("when the support began; partial dates stay text")),
        *attributes.columns(described, Owner.PROJECT, 16),
        *dates.columns(dated),
        *(column for target, colour in _targets(whole) for column in _columns(target, colour)),
    ]
    return Sheet(_("Projects × variables"), columns, _rows(whole, described, dated), frozen=1)


def _targets(whole: Whole) -> Iterator[tuple[Pillar | Code, str]]:
    """Give each pillar and then its variables, with the pillar's colour."""
    for pillar in whole.grid.pillars:
        yield pillar, pillar.colour
        for variable in pillar.variables:
            yield variable, pillar.colour


def _columns(target: Pillar | Code, colour: str) -> Iterator[Column]:
    label, states, computed = target.label(language()), words.states(), _("computed from the codings")
    told = (
        ("estimate_E", _("{name} · estimate E"), Type.MARK, 13, _MARKS, words.estimate_rule()),
        ("estimate_A", _("{name} · estimate S"), Type.MARK, 13, _MARKS, words.estimate_rule()),
        ("state_E", _("{name} · state E"), Type.TEXT, 15, states, computed),
        ("state_A", _("{name} · state S"), Type.TEXT, 15, states, computed),
        ("answer", _("{name} · answer"), Type.TEXT, 26, words.answers(), computed),
    )
    for name, header, kind, width, values, rule in told:
        yield Column(f"{target.id}:{name}", header.format(name=label), kind, width, values, rule, colour)


def _rows(whole: Whole, described: Sequence[Attribute], dated: Sequence[Happening]) -> Iterator[Sequence[Cell]]:
    found = {(whole.names[row.project], row.id): row for row in whole.rows}
    targets = [target.id for target, _colour in _targets(whole)]
    for project in whole.projects:
        held = attributes.values(described, project.attributes)
        head = (project.name, project.pivot, *held, *dates.values(dated, project))
        yield (*head, *(cell for target in targets for cell in _cells(found[project.name, target])))


def _cells(row: Row) -> Iterator[Cell]:
    yield words.mark(row.emergence.estimate)
    yield words.mark(row.support.estimate)
    yield labels.state(row.emergence.state)
    yield labels.state(row.support.state)
    yield labels.answer(row.answer)
