"""The signs in the gutter: one beside the first line of each passage that is open for discussion."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ect_coder.ui.shapes import draw_question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.ui.reader.page import Page
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Span

_LEFT, _WIDTH, _HEIGHT = 5, 15, 14


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a passage of the text that is shown."""

    id: int
    span: Span
    text: str


class Questions:
    """Which passages of a page are asked about, and where their signs stand in its viewport."""

    def __init__(self, page: Page, palette: Palette) -> None:
        self._page = page
        self._ink = QColor(palette.warning)
        self._asked: list[Question] = []

    def put(self, asked: Iterable[Question]) -> None:
        """Show the signs of these and no others."""
        self._asked = list(asked)
        self._page.viewport().update()

    def holding(self, position: int) -> Question | None:
        """Give the shortest passage that holds a code point."""
        here = [each for each in self._asked if each.span.start <= position < each.span.end]
        return min(here, key=lambda each: each.span.end - each.span.start, default=None)

    def at(self, place: QPointF) -> list[Question]:
        """List the questions whose sign holds a place of the viewport."""
        return [each for each in self._in_sight() if self._box(each).contains(place)]

    def told_at(self, place: QPointF) -> str:
        """Give what is asked there as rich text, in which long lines break."""
        return "".join(f"<p style='white-space: pre-wrap'>{escape(each.text)}</p>" for each in self.at(place))

    def paint(self, painter: QPainter) -> None:
        """Draw the signs that are in sight."""
        for each in self._in_sight():
            draw_question(painter, self._box(each), self._ink)

    def _in_sight(self) -> list[Question]:
        """List those in sight: asking where another lies would have all of a long text laid out."""
        seen, block_of = self._page.visible_blocks(), self._page.highlights.block_of
        return [each for each in self._asked if block_of(each.span.start) in seen]

    def _box(self, question: Question) -> QRectF:
        letters = QFontMetricsF(self._page.document().defaultFont()).height()
        middle = self._page.line_bottom(question.span.start) - letters / 2
        return QRectF(_LEFT, middle - _HEIGHT / 2, _WIDTH, _HEIGHT)
