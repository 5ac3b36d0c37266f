"""Where a laid-out text lies, in pixels of its document: blocks, lines, the rectangles of a passage."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument, QTextLine

    from ect_coder.ui.reader.highlights import Highlights
    from ect_coder.ui.reader.offsets import Offsets
    from ect_coder.values import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block as it is laid out: UTF-16 units [start, end) of the block, pixels from the block's top.

    `height` is that of its text with air, `foot` where it ends, `letters` the height of the letters alone.
    """

    start: int
    end: int
    y: float
    height: float
    foot: float
    letters: float


_LINE_START = attrgetter("start")
_NO_LINE = Line(0, 0, 0.0, 0.0, 0.0, 0.0)


class Places:
    """Finds where code points lie in a document; what is found is kept until `forget`, when it is laid out anew."""

    def __init__(self, document: QTextDocument, blocks: Highlights, offsets: Offsets) -> None:
        self._document = document
        self._blocks = blocks
        self._offsets = offsets
        self._boxes: dict[int, QRectF] = {}
        self._lines: dict[int, list[Line]] = {}

    def forget(self) -> None:
        """Look again where everything is."""
        self._boxes.clear()
        self._lines.clear()

    def box(self, number: int) -> QRectF:
        """Return where a block lies, laid out if it was not."""
        found = self._boxes.get(number)
        if found is None:
            found = self._document.documentLayout().blockBoundingRect(self._document.findBlockByNumber(number))
            self._boxes[number] = found
        return found

    def block_below(self, height: float) -> int:
        """Return the first block that ends below a height.

        Not cursorForPosition: while Qt lays a long text out, blocks whose turn has not come lie at 0, and it finds
        those. Searched by doubling steps from the top, so that nothing far below has to be laid out for it.
        """
        count, reach = self._document.blockCount(), 1
        while reach < count and self._bottom(reach - 1) <= height:
            reach *= 2
        found = bisect_right(range(min(reach, count)), height, key=self._bottom)
        return min(found, count - 1)

    def blocks_between(self, top: float, bottom: float) -> range:
        """Return the blocks of which something lies between two heights."""
        first, count = self.block_below(top), self._document.blockCount()
        last = first
        while last + 1 < count and self.box(last + 1).top() < bottom:
            last += 1
        return range(first, last + 1)

    def first_below(self, height: float) -> int:
        """Return the code point that starts the first line ending below a height."""
        number = self.block_below(height)
        top = self.box(number).top()
        start = next((line.start for line in self.lines(number) if top + line.foot > height), 0)
        return self._offsets.to_points(self._unit(number) + start)

    def line(self, position: int) -> tuple[float, float]:
        """Return top and bottom of a code point's line."""
        number = self._blocks.block_of(position)
        top, lines = self.box(number).top(), self.lines(number)
        offset = self._offsets.to_qt(position) - self._unit(number)
        line = lines[max(0, bisect_right(lines, offset, key=_LINE_START) - 1)]
        return top + line.y, top + line.y + line.height

    def lines(self, number: int) -> list[Line]:
        """Return the lines of a block, laid out if it was not."""
        found = self._lines.get(number)
        if found is None:
            self.box(number)
            layout = self._document.findBlockByNumber(number).layout()
            found = [_line_of(layout.lineAt(rank)) for rank in range(layout.lineCount())] or [_NO_LINE]
            self._lines[number] = found
        return found

    def rectangles(self, number: int, start: int, end: int) -> list[QRectF]:
        """Find the rectangles of [start, end), code points within a block, relative to the block's layout."""
        base = self._blocks.start_of(number)
        unit = self._offsets.to_qt(base)
        first, last = self._offsets.to_qt(base + start) - unit, self._offsets.to_qt(base + end) - unit
        layout, lines = self._document.findBlockByNumber(number).layout(), self.lines(number)
        found = []
        for rank in range(max(0, bisect_right(lines, first, key=_LINE_START) - 1), len(lines)):
            line = lines[rank]
            left, right = max(first, line.start), min(last, line.end)
            if line.start >= last:
                break
            if left < right:
                laid = layout.lineAt(rank)
                x, x_end = _x(laid.cursorToX(left)), _x(laid.cursorToX(right))
                found.append(QRectF(min(x, x_end), line.foot - line.letters - 1, abs(x_end - x), line.letters + 2))
        return found

    def rectangles_of(self, number: int, span: Span) -> list[QRectF]:
        """Find the rectangles of what a block holds of a passage, relative to the block's layout."""
        start = self._blocks.start_of(number)
        left, right = max(0, span.start - start), min(self._blocks.end_of(number), span.end) - start
        return self.rectangles(number, left, right) if left < right else []

    def _bottom(self, number: int) -> float:
        return self.box(number).bottom()

    def _unit(self, number: int) -> int:
        return self._offsets.to_qt(self._blocks.start_of(number))


def _line_of(line: QTextLine) -> Line:
    start, letters = line.textStart(), line.ascent() + line.descent()
    height, foot = line.naturalTextRect().height(), line.y() + line.height()
    return Line(start, start + line.textLength(), line.y(), height, foot, letters)


def _x(found: object) -> float:
    """Read QTextLine.cursorToX, which gives (x, position) or x alone."""
    first = found[0] if isinstance(found, tuple) else found
    return float(first)  # type: ignore[arg-type]
