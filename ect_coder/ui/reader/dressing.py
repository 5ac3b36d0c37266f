"""How a document is dressed, on the screen and on paper alike: speakers, headings, bold passages, codings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from ect_coder.corpus.turns import interviewers
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER
from ect_coder.ui.reader.highlights import Painted, PaintedTurn
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Layout
    from ect_coder.ui.theme import Palette

Mark = tuple[int, int, str]
"""A passage that stood out in the file: code points [start, end), and how."""


def painted(coding: Coding, grid: Grid) -> Painted:
    """Give a coding as it is painted, its variable named in the language of the moment."""
    return painted_all([coding], grid)[0]


def painted_all(codings: Iterable[Coding], grid: Grid) -> list[Painted]:
    """Give codings as they are painted; what their variables are called is looked up once for all."""
    tongue = language()
    letters: dict[str | None, str] = {pillar.id: pillar.letter for pillar in grid.pillars}
    names = {code.id: (letters.get(code.pillar, TRANSVERSAL_LETTER), code.label(tongue)) for code in grid.codes}
    return [
        Painted(
            each.id, each.start, each.end, each.pillar, *names[each.variable], each.moment, each.polarity, each.coder
        )
        for each in codings
    ]


def painted_turns(layout: Layout, text: str) -> list[PaintedTurn]:
    """Give the speaker turns as they are set."""
    asking = layout.interviewers if layout.interviewers is not None else interviewers(text, layout.turns)
    return [
        PaintedTurn(turn.start, turn.end, turn.label_end, turn.speaker, turn.speaker in asking, turn.time)
        for turn in layout.turns
    ]


def marks_of(layout: Layout) -> list[Mark]:
    """Give the headings and the passages in bold or italics."""
    return [(mark.start, mark.end, mark.kind.value) for mark in layout.marks]


def looks(
    turns: Sequence[PaintedTurn], marks: Sequence[Mark], palette: Palette
) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Give how stretches of a text look, code points [start, end), each over those before it."""
    quiet, label = QTextCharFormat(), QTextCharFormat()
    quiet.setForeground(QColor(palette.quiet))
    label.setForeground(QColor(palette.quiet))
    label.setFontFamilies(QApplication.font().families())
    label.setFontWeight(QFont.Weight.DemiBold)
    label.setProperty(QTextCharFormat.Property.FontSizeAdjustment, -1)
    for turn in turns:
        if turn.interviewer:
            yield turn.label_end, turn.end, quiet
        yield turn.start, turn.label_end, label
    bold, italic, heading = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    italic.setFontItalic(True)
    heading.setFontWeight(QFont.Weight.Bold)
    heading.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 1)
    kinds = {"bold": bold, "italic": italic, "heading": heading}
    for start, end, kind in marks:
        if kind in kinds:
            yield start, end, kinds[kind]
