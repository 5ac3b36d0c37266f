"""The heat map: project × pillar or variable × moment, each cell its state in words, its voices and its estimate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.exchange.figures.drawing import MUTED, SMALL, Box, Drawing, Look, height_of
from ect_coder.exchange.figures.key import key
from ect_coder.exchange.figures.lettering import width_of, wrapped
from ect_coder.exchange.figures.looks import STATES, marked
from ect_coder.exchange.figures.material import MOMENTS, Picture
from ect_coder.exchange.figures.plate import WIDTH
from ect_coder.exchange.sheets import Column, Sheet, Type
from ect_coder.values import Moment
from ect_coder.wording import _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.exchange.figures.material import Material, Subject
    from ect_coder.exchange.sheets import Cell

_NAMES = 116.0
_ABREAST = 4
"""Pillars or variables beside each other; the others follow below."""
_COLUMN = (WIDTH - _NAMES) / _ABREAST
_AIR = 10.0
"""Left of each column."""
_CELL = (_COLUMN - _AIR - 2) / 2
_PAD = 4.0
_BAR = 4.0


def heat_map(material: Material) -> Picture:
    """Draw what is established of each project."""
    drawing = Drawing()
    y = key(drawing, Box(0, 0, WIDTH, 0), ((STATES[state], labels.state(state)) for state in State)) + 8
    for label, subjects in material.groups():
        if label:
            y = drawing.paragraph(Box(0, y, WIDTH, 0), label, size=13, bold=True) + 4
        for first in range(0, len(subjects), _ABREAST):
            y = _band(drawing, material, subjects[first : first + _ABREAST], y) + _AIR
    title = _("What is established, by project and pillar, at emergence and with the support")
    if material.by == "variable":
        title = _("What is established, by project and variable, at emergence and with the support")
    notes = (
        _(
            "A cell gives the state, the voices that it rests on, and the estimate of the researchers where there is "
            "one. Not mentioned and undocumented are not absences."
        ),
    )
    return Picture(title, drawing, (WIDTH, y), _sheet(material), [*_said(material)], notes)


def _band(drawing: Drawing, material: Material, subjects: Sequence[Subject], top: float) -> float:
    """Draw some columns, for all projects."""
    y = top + _head(drawing, material, subjects, top)
    rows = {(row.project, row.id): row for row in material.rows}
    for project, name in material.names.items():
        cells = [rows[project, subject.id] for subject in subjects]
        height = max(height_of(name, _NAMES, bold=True), *(_needed(row) for row in cells)) + 2 * _PAD
        middle = y + (height - height_of(name, _NAMES, bold=True)) / 2
        drawing.paragraph(Box(0, middle, _NAMES, 0), name, bold=True)
        for rank, row in enumerate(cells):
            x = _NAMES + rank * _COLUMN + _AIR
            _cell(drawing, Box(x, y, _CELL, height), row.emergence)
            _cell(drawing, Box(x + _CELL + 2, y, _CELL, height), row.support)
        y += height + 3
    return y


def _head(drawing: Drawing, material: Material, subjects: Sequence[Subject], top: float) -> float:
    """Draw the labels of columns and moments, and return how high they are."""
    width = 2 * _CELL + 2
    tall = max(height_of(each.label, width, bold=True) for each in subjects)
    moments = {moment: material.moment(moment) for moment in MOMENTS}
    deep = max(height_of(words, _CELL + 2, SMALL) for words in moments.values())
    y = top + _BAR + 3 + tall + 8
    for rank, subject in enumerate(subjects):
        x = _NAMES + rank * _COLUMN + _AIR
        drawing.ground(Box(x, top, width, _BAR), Look(marked(subject.colour)))
        drawing.paragraph(Box(x, top + _BAR + 3, width, 0), subject.label, bold=True)
        for side, (moment, words) in enumerate(moments.items()):
            place = Box(x + side * (_CELL + 2) - 1, y + 6, _CELL + 2, 0)
            drawing.moment(place.middle[0], y, moment, MUTED)
            drawing.paragraph(place, words, size=SMALL, ink=MUTED, anchor="middle")
    return y + 6 + deep + 4 - top


def _needed(row: Row) -> float:
    return max(
        sum(height_of(words, _CELL - 2 * _PAD, size, bold=bold) for words, size, bold in _lines(cell))
        for cell in (row.emergence, row.support)
    )


def _cell(drawing: Drawing, box: Box, cell: VariableCell | PillarCell) -> None:
    look = STATES[cell.state]
    drawing.ground(box, look)
    inside = box.width - 2 * _PAD
    lines = _lines(cell)
    high = sum(height_of(words, inside, size, bold=bold) for words, size, bold in lines)
    wide = max(width_of(each, size, bold=bold) for words, size, bold in lines for each in wrapped(words, inside, size))
    x, y = box.middle[0] - wide / 2, box.y + (box.height - high) / 2
    drawing.calm(Box(x, y, wide, high), look)
    for words, size, bold in lines:
        place = Box(box.x + _PAD, y, inside, 0)
        y = drawing.paragraph(place, words, size=size, ink=look.ink, bold=bold, anchor="middle")


def _lines(cell: VariableCell | PillarCell) -> list[tuple[str, float, bool]]:
    """Give what a cell says, line by line, with the size of its letters and whether they are bold."""
    lines = [(labels.state(cell.state), 11.0, False)]
    if cell.voices:
        lines.append((ngettext("{n} voice", "{n} voices", cell.voices), SMALL, False))
    if cell.estimate is not None:
        lines.append((labels.estimated(cell.estimate, stale=cell.stale), SMALL, True))
    return lines


def _said(material: Material) -> Iterator[str]:
    """Say in sentences how many cells are in which state."""
    shown = {subject.id for subject in material.subjects()}
    for moment in MOMENTS:
        counted = Counter(_at(row, moment).state for row in material.rows if row.id in shown)
        states = ", ".join(f"{labels.state(state)} {counted[state]}" for state in State if counted[state])
        yield _("{moment}, cells by state: {counts}.").format(moment=material.moment(moment), counts=states or "0")


def _at(row: Row, moment: Moment) -> VariableCell | PillarCell:
    return row.emergence if moment is Moment.EMERGENCE else row.support


def _sheet(material: Material) -> Sheet:
    subject = _("Pillar") if material.by == "pillar" else _("Variable")
    columns = [
        Column("project", _("Project"), width=30),
        Column("subject", subject, width=34),
        Column("moment", _("Moment"), width=16),
        Column("state", pgettext("column", "State"), width=20),
        Column("voices", _("Voices"), Type.NUMBER),
        Column("codings", _("Codings"), Type.NUMBER),
        Column("estimate", _("Estimate"), Type.MARK),
    ]
    return Sheet(_("Data of the figure"), columns, [*_rows(material)], frozen=2)


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    rows = {(row.project, row.id): row for row in material.rows}
    for project, name in material.names.items():
        for subject in material.subjects():
            for moment in MOMENTS:
                cell = _at(rows[project, subject.id], moment)
                mark = labels.mark(cell.estimate)
                yield [
                    name,
                    subject.label,
                    material.moment(moment),
                    labels.state(cell.state),
                    cell.voices,
                    cell.codings,
                    int(mark) if mark.isdigit() else mark,
                ]
