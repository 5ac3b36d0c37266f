"""A text set in lines for paper, before it is cut into pages. Positions are code points."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCharFormat, QTextLayout

from ect_coder.corpus.canonical import paragraphs
from ect_coder.ui.paper import typeface
from ect_coder.ui.reader.dressing import looks
from ect_coder.ui.reader.highlights import Highlights
from ect_coder.ui.reader.offsets import Offsets
from ect_coder.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ect_coder.ui.paper.frame import Frame
    from ect_coder.ui.paper.manuscript import Manuscript
    from ect_coder.ui.reader.highlights import Run

_LEADING = 1.36
_AFTER = 0.5
_BLANK = 0.5
_ADJUSTED = {-1: 0.84, 1: 1.2}
"""What Qt's steps of size come to; QTextLayout alone leaves them out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of set text: `lift` from its top to that of its letters, `after` the air below its paragraph.

    `bound` lines stay with the next one: headings, and speakers on a line of their own.
    """

    layout: QTextLayout
    rank: int
    block: int
    start: int
    end: int
    height: float
    lift: float
    after: float
    bound: bool
    paragraph: int | None

    @property
    def last(self) -> bool:
        """Whether its paragraph ends with it."""
        return self.rank == self.layout.lineCount() - 1

    @property
    def baseline(self) -> float:
        """How far below its top its letters stand."""
        return self.lift + self.layout.lineAt(self.rank).ascent() / typeface.FINE


class Galley:
    """The lines of a document, and its codings by block."""

    def __init__(self, manuscript: Manuscript, highlights: Highlights, frame: Frame) -> None:
        self.text = manuscript.text
        self.highlights = highlights
        self._frame = frame
        self._offsets = Offsets(self.text)
        self._numbers = {highlights.block_of(each.start): each.number for each in paragraphs(self.text)}
        self._formats = self._formatted(looks(manuscript.turns, manuscript.marks, LIGHT))
        labels = [(turn.start, turn.label_end) for turn in manuscript.turns]
        headings = [(start, end) for start, end, kind in manuscript.marks if kind == "heading"]
        self._bound = {block for start, end in (*labels, *headings) for block in self._whole_blocks(start, end)}
        font = typeface.reading(frame.size)
        self._font, self._letters = font, typeface.height_of(font)

    @property
    def blocks(self) -> int:
        """How many blocks the text has."""
        return self.highlights.block_of(len(self.text)) + 1

    def block(self, number: int) -> Iterator[Line]:
        """Set one block in lines."""
        start, end = self.highlights.start_of(number), self.highlights.end_of(number)
        layout = typeface.set_words(self.text[start:end], self._font, self._frame.column, self._formats[number])
        base, count = self._offsets.to_qt(start), layout.lineCount()
        height = self._letters * (_LEADING if end > start else _BLANK)
        for rank in range(count):
            line = layout.lineAt(rank)
            first = self._offsets.to_points(base + line.textStart())
            last = self._offsets.to_points(base + line.textStart() + line.textLength())
            grown = max(0.0, line.height() / typeface.FINE - self._letters)
            yield Line(
                layout=layout,
                rank=rank,
                block=number,
                start=first,
                end=last,
                height=height + grown,
                lift=height - self._letters if end > start else 0.0,
                after=self._letters * _AFTER if rank == count - 1 and end > start else 0.0,
                bound=number in self._bound,
                paragraph=self._numbers.get(number) if rank == 0 else None,
            )

    def placed(self, lines: Iterable[tuple[Line, float]]) -> Iterator[tuple[Run, list[QRectF]]]:
        """Find where the runs of codings lie in lines, each with its top on the page."""
        for line, top in lines:
            base = self.highlights.start_of(line.block)
            for run in self.highlights.runs(line.block):
                start, end = max(line.start, base + run.start), min(line.end, base + run.end)
                if start < end:
                    yield run, [self._box(line, top, start, end)]

    def _box(self, line: Line, top: float, start: int, end: int) -> QRectF:
        base = self._offsets.to_qt(self.highlights.start_of(line.block))
        set_line = line.layout.lineAt(line.rank)
        left, right = (_x(set_line.cursorToX(self._offsets.to_qt(each) - base)) for each in (start, end))
        letters = line.height - line.lift
        return QRectF(self._frame.text_left + min(left, right), top + line.lift - 1, abs(right - left), letters + 2)

    def _formatted(
        self, dressed: Iterable[tuple[int, int, QTextCharFormat]]
    ) -> defaultdict[int, list[QTextLayout.FormatRange]]:
        found: defaultdict[int, list[QTextLayout.FormatRange]] = defaultdict(list)
        for start, end, look in dressed:
            if start >= end:
                continue
            for block in self.highlights.blocks_of(start, end):
                base = self._offsets.to_qt(self.highlights.start_of(block))
                each = QTextLayout.FormatRange()
                each.start = max(0, self._offsets.to_qt(start) - base)
                each.length = self._offsets.to_qt(min(end, self.highlights.end_of(block))) - base - each.start
                each.format = _sized(look, self._frame.size)
                found[block].append(each)
        return found

    def _whole_blocks(self, start: int, end: int) -> list[int]:
        """List the blocks that a stretch fills from end to end."""
        lying = self.highlights
        return [
            each for each in lying.blocks_of(start, end) if start <= lying.start_of(each) < lying.end_of(each) <= end
        ]


def line_starts(text: str) -> list[int]:
    """List where the blocks of a text start."""
    return list(itertools.accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def highlights_of(manuscript: Manuscript) -> Highlights:
    """Sort the codings of a document by block and lane."""
    found = Highlights(line_starts(manuscript.text), len(manuscript.text))
    found.put_all(manuscript.painted)
    return found


def height_of(lines: Sequence[Line]) -> float:
    """Return how high lines are together, without the air below the last."""
    return sum(line.height + line.after for line in lines) - lines[-1].after if lines else 0.0


def _sized(look: QTextCharFormat, size: float) -> QTextCharFormat:
    step = look.property(QTextCharFormat.Property.FontSizeAdjustment)
    if step is None:
        return look
    made = QTextCharFormat(look)
    made.clearProperty(QTextCharFormat.Property.FontSizeAdjustment.value)
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _ADJUSTED[step] * typeface.FINE))
    return made


def _x(found: object) -> float:
    """Read QTextLine.cursorToX, which gives (x, position) or x alone."""
    first = found[0] if isinstance(found, tuple) else found
    return float(first) / typeface.FINE  # type: ignore[arg-type]
