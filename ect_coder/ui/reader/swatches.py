"""Passages that the file itself had highlighted: painted softly under everything, and found one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ect_coder.corpus.readers.source import MarkKind
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ect_coder.ui.reader.highlights import Highlights
    from ect_coder.ui.theme import Palette


class Swatches:
    """The highlighted passages of one text, in order. Positions are code points."""

    def __init__(self, palette: Palette) -> None:
        self._ground = QColor(palette.highlight)
        self._edge = QPen(QColor(palette.warning), 1.2, Qt.PenStyle.DotLine)
        self._spans: list[Span] = []

    def load(self, text: str, marks: Iterable[tuple[int, int, str]]) -> None:
        """Take the highlighted passages of a text; those that touch, or have only spaces between them, are one."""
        self._spans = []
        for start, end, kind in sorted(marks):
            if kind == MarkKind.HIGHLIGHT:
                last = self._spans[-1] if self._spans else None
                between = text[last.end : start] if last is not None else "\n"
                if last is not None and "\n" not in between and not between.strip():
                    self._spans[-1] = Span(last.start, max(last.end, end))
                else:
                    self._spans.append(Span(start, end))

    def __contains__(self, span: Span) -> bool:
        return span in self._spans

    def uncoded(self, lying: Highlights) -> list[Span]:
        """List those on which no coding lies."""
        return [each for each in self._spans if not _coded(each, lying)]

    def paint(
        self, painter: QPainter, start: int, end: int, origin: QPointF, places: Callable[[Span], list[QRectF]]
    ) -> None:
        """Paint those of [start, end), a block whose layout begins at `origin`; `places` gives rectangles in it."""
        first = bisect_right(self._spans, start, key=attrgetter("end"))
        last = bisect_left(self._spans, end, lo=first, key=attrgetter("start"))
        for span in self._spans[first:last]:
            for rectangle in places(span):
                body = rectangle.translated(origin).adjusted(-1, 1, 1, -1)
                painter.fillRect(body, self._ground)
                painter.setPen(self._edge)
                painter.drawLine(QLineF(body.bottomLeft(), body.bottomRight()))


def _coded(span: Span, lying: Highlights) -> bool:
    near = lying.in_blocks(lying.blocks_of(span.start, span.end))
    return any(span.overlaps(Span(each.start, each.end)) for each in near)
