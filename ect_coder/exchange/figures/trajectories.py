"""Trajectories: for each pillar, how many projects go from which state at emergence to which with the support."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.exchange.figures.drawing import MUTED, SMALL, Box, Drawing, Look, height_of
from ect_coder.exchange.figures.looks import RIBBONS, STATES, marked
from ect_coder.exchange.figures.material import MOMENTS, Picture
from ect_coder.exchange.figures.plate import WIDTH
from ect_coder.exchange.sheets import Column, Sheet, Type
from ect_coder.wording import _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ect_coder.exchange.figures.material import Material, Subject
    from ect_coder.exchange.sheets import Cell

_ABREAST = 2
_BETWEEN = 32.0
_PANEL = (WIDTH - _BETWEEN) / _ABREAST
_LABELS = 112.0
_NODE = 16.0
_AIR = 8.0
_GAP = 22.0
"""Between two states of one moment: two lines of words fit beside the thinnest."""
_THICKEST, _THINNEST = 26.0, 12.0
_ROOM = 240.0
"""What the projects of a panel share among them, as far as each stays thick enough for a number."""
_ORDER = tuple(State)

Flows = Counter[tuple[State, State]]


@dataclass(frozen=True, slots=True)
class _Column:
    """The states of one moment, each with its box."""

    boxes: Mapping[State, Box]
    counts: Mapping[State, int]


def trajectories(material: Material) -> Picture:
    """Draw the ways of the projects, a panel for each pillar or variable."""
    drawing = Drawing()
    y = 0.0
    for label, subjects in material.groups():
        if label:
            y = drawing.paragraph(Box(0, y, WIDTH, 0), label, size=13, bold=True) + 4
        for first in range(0, len(subjects), _ABREAST):
            y = _abreast(drawing, material, subjects[first : first + _ABREAST], y) + 20
    title = _("From emergence to the support: what becomes of each pillar")
    if material.by == "variable":
        title = _("From emergence to the support: what becomes of each variable")
    notes = (
        _(
            "The width of a ribbon is a number of projects. What comes from “not mentioned” or “undocumented” has no "
            "established origin: it is never counted as emerged with the support."
        ),
    )
    return Picture(title, drawing, (WIDTH, max(y - 20, 0)), _sheet(material), [*_said(material)], notes)


def flows(material: Material, subject: Subject) -> Flows:
    """Count the projects that go from one state to another."""
    return Counter((row.emergence.state, row.support.state) for row in material.rows_of(subject))


def _abreast(drawing: Drawing, material: Material, subjects: Sequence[Subject], top: float) -> float:
    """Draw panels side by side, and return where the deepest ends."""
    head = max(height_of(each.label, _PANEL, 12, bold=True) for each in subjects)
    ends = [top]
    for rank, subject in enumerate(subjects):
        x = rank * (_PANEL + _BETWEEN)
        drawing.ground(Box(x, top, _PANEL, 4), Look(marked(subject.colour)))
        drawing.paragraph(Box(x, top + 8, _PANEL, 0), subject.label, size=12, bold=True)
        ends.append(_panel(drawing, material, flows(material, subject), x, top + 12 + head))
    return max(ends)


def _panel(drawing: Drawing, material: Material, found: Flows, x: float, top: float) -> float:
    left, right = x + _LABELS + _AIR, x + _PANEL - _LABELS - _AIR - _NODE
    half = _PANEL / 2 - 16
    ends = []
    for side, moment in enumerate(MOMENTS):
        anchor = "end" if side else "start"
        place = Box(x + 14 if not side else x + _PANEL - half - 14, top, half, 0)
        drawing.moment(x + 5 if not side else x + _PANEL - 5, top + SMALL * 0.66, moment, MUTED)
        words = material.moment(moment)
        ends.append(drawing.paragraph(place, words, size=SMALL, ink=MUTED, anchor=anchor))
    top = max(ends) + 10
    unit = max(_THINNEST, min(_THICKEST, _ROOM / max(found.total(), 1)))
    before = _column(Counter(_sums(found, 0)), left, top, unit)
    after = _column(Counter(_sums(found, 1)), right, top, unit)
    _ribbons(drawing, found, before, after, unit)
    for column, side in ((before, 0), (after, 1)):
        _nodes(drawing, column, x if not side else right + _NODE + _AIR, side)
    return max([top, *(box.bottom for column in (before, after) for box in column.boxes.values())]) + 8


def _sums(found: Flows, side: int) -> Counter[State]:
    sums: Counter[State] = Counter()
    for states, count in found.items():
        sums[states[side]] += count
    return sums


def _column(counts: Counter[State], x: float, top: float, unit: float) -> _Column:
    boxes, y = {}, top + 8
    for state in _ORDER:
        if counts[state]:
            boxes[state] = Box(x, y, _NODE, counts[state] * unit)
            y += counts[state] * unit + _GAP
    return _Column(boxes, counts)


def _nodes(drawing: Drawing, column: _Column, x: float, side: int) -> None:
    """Draw the states of one moment, each with its words and its number of projects."""
    for state, box in column.boxes.items():
        drawing.ground(box, STATES[state])
        words = _("{state}: {n}").format(state=labels.state(state), n=column.counts[state])
        y = box.middle[1] - height_of(words, _LABELS, bold=True) / 2
        drawing.paragraph(Box(x, y, _LABELS, 0), words, bold=True, anchor="start" if side else "end")


def _ribbons(drawing: Drawing, found: Flows, before: _Column, after: _Column, unit: float) -> None:
    """Draw the ribbons, and where a state parts into several the number of each."""
    used: Counter[tuple[int, State]] = Counter()
    numbers: list[tuple[float, float, int]] = []
    for start in _ORDER:
        ways = [(end, found[start, end]) for end in _ORDER if found[start, end]]
        for end, count in ways:
            y = before.boxes[start].y + used[0, start] * unit
            to_y = after.boxes[end].y + used[1, end] * unit
            x, to_x = before.boxes[start].right, after.boxes[end].x
            _ribbon(drawing, (x, y), (to_x, to_y), count * unit, start)
            if len(ways) > 1:
                numbers.append((x + 9, y + count * unit / 2, count))
            used[0, start] += count
            used[1, end] += count
    for x, y, count in numbers:
        drawing.words(x, y + SMALL * 0.36, str(count), size=SMALL, bold=True)


def _ribbon(drawing: Drawing, start: tuple[float, float], end: tuple[float, float], thick: float, state: State) -> None:
    (x, y), (to_x, to_y) = start, end
    half = (x + to_x) / 2
    upper = f"M{x:g} {y:g}C{half:g} {y:g} {half:g} {to_y:g} {to_x:g} {to_y:g}"
    lower = f"C{half:g} {to_y + thick:g} {half:g} {y + thick:g} {x:g} {y + thick:g}Z"
    drawing.filled(f"{upper}V{to_y + thick:g}{lower}", RIBBONS[state], opacity=0.42)
    unknown = state in (State.SILENT, State.UNDOCUMENTED)
    edge = f"M{x:g} {y + thick:g}C{half:g} {y + thick:g} {half:g} {to_y + thick:g} {to_x:g} {to_y + thick:g}"
    drawing.path(f"{upper}{edge}", "#6B6B6B", thickness=0.7, dash="4 3" if unknown else "")


def _said(material: Material) -> Iterator[str]:
    for subject in material.subjects():
        found = flows(material, subject)
        ways = [
            ngettext(
                "{n} project from {start} to {end}",
                "{n} projects from {start} to {end}",
                found[start, end],
                start=labels.state(start),
                end=labels.state(end),
            )
            for start in _ORDER
            for end in _ORDER
            if found[start, end]
        ]
        yield _("{subject}: {counts}.").format(subject=subject.label, counts=", ".join(ways) or "0")


def _sheet(material: Material) -> Sheet:
    subject = _("Pillar") if material.by == "pillar" else _("Variable")
    state = pgettext("column", "State")
    columns = [
        Column("subject", subject, width=30),
        *(Column(f"state_{each}", f"{state} · {material.moment(each)}", width=22) for each in MOMENTS),
        Column("n", _("Projects"), Type.NUMBER),
        Column("projects", _("Which ones"), width=60),
    ]
    return Sheet(_("Data of the figure"), columns, [*_rows(material)])


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    for subject in material.subjects():
        found = flows(material, subject)
        for start, end in ((start, end) for start in _ORDER for end in _ORDER if found[start, end]):
            names = [
                material.names[row.project]
                for row in material.rows_of(subject)
                if (row.emergence.state, row.support.state) == (start, end)
            ]
            yield [subject.label, labels.state(start), labels.state(end), len(names), ", ".join(names)]
