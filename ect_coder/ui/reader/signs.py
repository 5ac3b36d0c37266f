"""The signs in the gutter: one beside the first line of each passage that is asked about, or has a memo of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ect_coder.ui.reader.page import Page
    from ect_coder.values import Span

_LEFT, _WIDTH, _HEIGHT = 5, 15, 14


@dataclass(frozen=True, slots=True)
class Sign:
    """What is said of a passage of the text that is shown."""

    id: int
    span: Span
    text: str


class Signs:
    """Which passages of a page have a sign of one kind, and where it stands in its viewport.

    `draw` draws it into a box, in `ink`. Where one of the signs `above` stands already, it stands below that.
    """

    def __init__(
        self, page: Page, ink: str, draw: Callable[[QPainter, QRectF, QColor], None], above: Signs | None = None
    ) -> None:
        self._page = page
        self._ink = QColor(ink)
        self._draw = draw
        self._above = above
        self._signs: list[Sign] = []

    def put(self, signs: Iterable[Sign]) -> None:
        """Show these and no others."""
        self._signs = list(signs)
        self._page.viewport().update()

    def __getitem__(self, number: int) -> Sign:
        return next(each for each in self._signs if each.id == number)

    def holding(self, position: int) -> Sign | None:
        """Give the one of the shortest passage that holds a code point."""
        here = [each for each in self._signs if each.span.start <= position < each.span.end]
        return min(here, key=lambda each: each.span.end - each.span.start, default=None)

    def on(self, span: Span) -> Sign | None:
        """Give the one of a passage, from its first to its last character."""
        return next((each for each in self._signs if each.span == span), None)

    def at(self, place: QPointF) -> list[Sign]:
        """List those that hold a place of the viewport."""
        return [each for each in self._in_sight() if self._box(each).contains(place)]

    def told_at(self, place: QPointF) -> str:
        """Give what is said there as rich text, in which long lines break."""
        return "".join(f"<p style='white-space: pre-wrap'>{escape(each.text)}</p>" for each in self.at(place))

    def paint(self, painter: QPainter) -> None:
        """Draw those that are in sight."""
        for each in self._in_sight():
            self._draw(painter, self._box(each), self._ink)

    def _in_sight(self) -> list[Sign]:
        """List those in sight: asking where another lies would have all of a long text laid out."""
        seen, block_of = self._page.visible_blocks(), self._page.highlights.block_of
        return [each for each in self._signs if block_of(each.span.start) in seen]

    def _box(self, sign: Sign) -> QRectF:
        letters = QFontMetricsF(self._page.document().defaultFont()).height()
        bottom = self._page.line_bottom(sign.span.start)
        lower = _HEIGHT - 1 if self._above is not None and self._above.stands_by(bottom) else 0
        return QRectF(_LEFT, bottom - letters / 2 - _HEIGHT / 2 + lower, _WIDTH, _HEIGHT)

    def stands_by(self, bottom: float) -> bool:
        """Say whether one stands beside the line that ends at a height of the viewport."""
        return any(abs(self._page.line_bottom(each.span.start) - bottom) < 1 for each in self._in_sight())
