"""Shares: of all projects, how many have which answer on each pillar; a bar each, and its answers in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.exchange.figures.drawing import Box, Drawing, Look, height_of
from ect_coder.exchange.figures.key import key, numbered
from ect_coder.exchange.figures.looks import ANSWERS, marked
from ect_coder.exchange.figures.material import Picture
from ect_coder.exchange.figures.plate import WIDTH
from ect_coder.exchange.sheets import Column, Sheet, Type
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.exchange.figures.material import Material, Subject
    from ect_coder.exchange.sheets import Cell

_NAMES = 150.0
_AIR = 14.0
_BAR = 30.0
_SWATCHES = 9.0
"""From a bar to its words."""


def shares(material: Material) -> Picture:
    """Draw the answers of the projects."""
    drawing = Drawing()
    y = 0.0
    for label, subjects in material.groups():
        if label:
            y = drawing.paragraph(Box(0, y, WIDTH, 0), label, size=13, bold=True) + 6
        for subject in subjects:
            y = _subject(drawing, material, subject, y) + 12
    title = _("The answers on each pillar, in number of projects")
    if material.by == "variable":
        title = _("The answers on each variable, in number of projects")
    notes = (
        _(
            "“Emerged with support” counts only what was absent at emergence. What was not mentioned or not documented "
            "there stands apart: its origin is not established."
        ),
    )
    return Picture(title, drawing, (WIDTH, max(y - 12, 0)), _sheet(material), [*_said(material)], notes)


def counted(material: Material, subject: Subject) -> dict[Answer, tuple[int, int]]:
    """Count the projects of each answer that some have, and those of them whose answer is to be supported."""
    rows = material.rows_of(subject)
    all_of, weak = Counter(row.answer for row in rows), Counter(row.answer for row in rows if row.insufficient)
    return {answer: (all_of[answer], weak[answer]) for answer in Answer if all_of[answer]}


def _subject(drawing: Drawing, material: Material, subject: Subject, top: float) -> float:
    found = counted(material, subject)
    total = sum(count for count, _weak in found.values())
    high = height_of(subject.label, _NAMES - 10, bold=True)
    drawing.ground(Box(0, top, 4, max(_BAR, high)), Look(marked(subject.colour)))
    middle = top + max(0, (_BAR - high) / 2)
    drawing.paragraph(Box(10, middle, _NAMES - 10, 0), subject.label, bold=True)
    bar = Box(_NAMES + _AIR, top, WIDTH - _NAMES - _AIR, _BAR)
    x = bar.x
    for answer, (count, _weak) in found.items():
        part = Box(x, top, bar.width * count / total, _BAR)
        numbered(drawing, part, ANSWERS[answer], count)
        x = part.right
    items = ((ANSWERS[answer], _words(answer, *counts, total)) for answer, counts in found.items())
    y = key(drawing, Box(bar.x, bar.bottom + _SWATCHES, bar.width, 0), items)
    return max(y, top + high)


def _words(answer: Answer, count: int, weak: int, total: int) -> str:
    words = _("{answer}: {n} of {total}").format(answer=labels.answer(answer), n=number(count), total=number(total))
    if not weak:
        return words
    told = ngettext("{n} to be supported", "{n} to be supported", weak)
    return f"{words} ({told})"


def _said(material: Material) -> Iterator[str]:
    for subject in material.subjects():
        found = counted(material, subject)
        total = sum(count for count, _weak in found.values())
        words = "; ".join(_words(answer, *counts, total) for answer, counts in found.items())
        yield _("{subject}: {counts}.").format(subject=subject.label, counts=words or "0")


def _sheet(material: Material) -> Sheet:
    subject = _("Pillar") if material.by == "pillar" else _("Variable")
    columns = [
        Column("subject", subject, width=30),
        Column("answer", _("Answer"), width=46),
        Column("n", _("Projects"), Type.NUMBER),
        Column("insufficient", _("To be supported"), Type.NUMBER),
        Column("projects", _("Which ones"), width=60),
    ]
    return Sheet(_("Data of the figure"), columns, [*_rows(material)])


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    for subject in material.subjects():
        for answer, (count, weak) in counted(material, subject).items():
            names = [material.names[row.project] for row in material.rows_of(subject) if row.answer is answer]
            yield [subject.label, labels.answer(answer), count, weak, ", ".join(names)]
