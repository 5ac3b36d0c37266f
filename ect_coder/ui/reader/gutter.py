"""The numbers beside the text: of paragraphs, under which a passage is cited (§ 42), and of speaker turns (t 12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from ect_coder.corpus.canonical import paragraph_number, paragraphs
from ect_coder.corpus.times import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.ui.reader.highlights import PaintedTurn
    from ect_coder.ui.theme import Palette

GUTTER = 74
"""Pixels left of the text."""
_PARAGRAPH, _TURN = GUTTER - 14, GUTTER - 40
"""Where the numbers end; signs of questions stand before them."""
_SMALL, _SMALLER, _LEAST = 0.66, 0.54, 6.5
_NAMED = re.compile(r"(?:(?P<turn>t(?:our|urn)?)|§|par(?:agraphe?|agraph)?\.?)?\s*(?P<number>\d{1,6})", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}(?::\d{2}){1,2}")


class Gutter:
    """Knows the numbers of one text, paints them, and finds what they name. Positions are code points."""

    def __init__(self, palette: Palette) -> None:
        self._ink = QColor(palette.muted)
        self._starts: list[int] = []
        self._turns: Sequence[PaintedTurn] = ()
        self._numbers: dict[int, int] = {}
        self._turn_numbers: dict[int, int] = {}

    def load(self, text: str, turns: Sequence[PaintedTurn], block_of: Callable[[int], int]) -> None:
        """Give their numbers to the paragraphs and turns of a text; `block_of` gives the line of a position."""
        found = paragraphs(text)
        self._starts, self._turns = [each.start for each in found], turns
        self._numbers = {block_of(each.start): each.number for each in found}
        self._turn_numbers = {block_of(each.start): number for number, each in enumerate(turns, start=1)}

    def paragraph_at(self, position: int) -> int:
        """Return the number of the paragraph that holds a position."""
        return paragraph_number(self._starts, position)

    def find(self, words: str) -> int | None:
        """Find where « 42 », « § 42 », « t 12 » or the time « 12:30 » is; None where no such thing is.

        A time means the last turn that began by then.
        """
        named = words.strip()
        if _TIME.fullmatch(named):
            return self._at_time(seconds(named) or 0)
        match = _NAMED.fullmatch(named)
        if match is None:
            return None
        number = int(match["number"])
        places = [each.start for each in self._turns] if match["turn"] else self._starts
        return places[number - 1] if 1 <= number <= len(places) else None

    def paint(self, painter: QPainter, block: int, base: float, size: float) -> None:
        """Write the numbers of a block whose first line of text, `size` points high, stands on a height."""
        paragraph, turn = self._numbers.get(block), self._turn_numbers.get(block)
        painter.setPen(self._ink)
        if paragraph is not None:
            _write(painter, str(paragraph), _PARAGRAPH, base, size * _SMALL)
        if turn is not None:
            _write(painter, f"t{turn}", _TURN, base, size * _SMALLER)

    def _at_time(self, wanted: float) -> int | None:
        """Find the last turn that began by then, in whole seconds."""
        begun = [each.start for each in self._turns if each.time and int(seconds(each.time) or 0) <= wanted]
        return begun[-1] if begun else None


def _write(painter: QPainter, words: str, right: float, base: float, size: float) -> None:
    font = QFont(QApplication.font())
    font.setPointSizeF(max(_LEAST, size))
    painter.setFont(font)
    painter.drawText(QPointF(right - QFontMetricsF(font).horizontalAdvance(words), base), words)
