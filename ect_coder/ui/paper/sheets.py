"""Lines cut into pages, each with its codings: tints, stripes in lanes, labels, and notes for what finds no room."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ect_coder.corpus.canonical import paragraph_number, paragraphs
from ect_coder.ui.paper.frame import ROW
from ect_coder.ui.paper.galley import height_of
from ect_coder.ui.reader.highlights import LANES
from ect_coder.ui.reader.stripes import LANE, STRIPE
from ect_coder.ui.reader.strokes import Strokes, strokes
from ect_coder.ui.theme import LIGHT
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.ui.paper.frame import Frame
    from ect_coder.ui.paper.galley import Galley, Line
    from ect_coder.ui.reader.highlights import Painted

_PUSHED = 8
"""How many rows below its passage a label may stand; beyond, it is a note at the page's foot."""
_DROP = 1.5
"""How far below the top of a stripe its label begins, so that it stands beside the first line."""
_BACK = 6
_COLUMNS = 3
_NOTES_TITLE = ROW + 10


@dataclass(frozen=True, slots=True)
class Label:
    """A coding's label in the margin, and the place at its stripe to which it belongs."""

    coding: Painted
    box: QRectF
    at: QPointF
    again: bool = False
    """It is labelled on an earlier page already, and goes on here."""


@dataclass(frozen=True, slots=True)
class More:
    """How many labels find no room at a place of the margin."""

    count: int
    box: QRectF


@dataclass(frozen=True, slots=True)
class Note:
    """A coding that finds no room in the margin, with the number of the paragraph in which it begins."""

    coding: Painted
    paragraph: int
    box: QRectF


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A page of text; lines with their tops, all places in units of the page."""

    lines: tuple[tuple[Line, float], ...]
    strokes: Strokes
    stripes: tuple[tuple[Painted, QRectF], ...]
    crowd: tuple[QRectF, ...]
    labels: tuple[Label, ...]
    more: tuple[More, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Margin:
    """The margin of a page as it is filled: labels, counts, and the codings left over."""

    labels: list[Label]
    more: list[More]
    left_over: list[Painted]


class Pages:
    """Cuts a galley into pages; what a foot cannot hold is carried to the next."""

    def __init__(self, galley: Galley, lines: Sequence[Line], frame: Frame) -> None:
        self._galley = galley
        self._lines = lines
        self._frame = frame
        self._starts = [each.start for each in paragraphs(galley.text)]

    def __iter__(self) -> Iterator[TextSheet]:
        first, rank = 0, 0
        carried: list[Painted] = []
        while first < len(self._lines) or carried:
            sheet, first, carried = self._sheet(first, rank, carried)
            rank += 1
            yield sheet

    def _sheet(self, first: int, rank: int, carried: list[Painted]) -> tuple[TextSheet, int, list[Painted]]:
        """Fill a page: less text as long as the notes that it makes need more room, but never less than half."""
        top, full = self._frame.top(rank), self._frame.bottom - self._frame.top(rank)
        room = full - _notes_height(len(carried))
        while True:
            last = self._cut(first, max(room, full / 2))
            lines = _stacked(self._lines[first:last], top)
            here = self._codings(first, last)
            stripes = [(each, self._stripe(each, lines)) for each in here]
            margin = self._margin(stripes, lines, top + max(room, full / 2))
            notes = carried + margin.left_over
            needed = full - _notes_height(len(notes))
            if room <= needed or room <= full / 2:
                break
            room = min(needed, room - ROW)
        space = full - max(height_of(self._lines[first:last]), _reach(margin, top))
        fitting = max(0, int((space - _NOTES_TITLE) // ROW)) * _COLUMNS
        return self._made(lines, stripes, margin, notes[:fitting]), last, notes[fitting:]

    def _cut(self, first: int, room: float) -> int:
        """Find where a page ends: no line of a paragraph stands alone, no heading at the foot."""
        lines, last, height = self._lines, first, 0.0
        while last < len(lines) and height + lines[last].height <= room:
            height += lines[last].height + lines[last].after
            last += 1
        if last == len(lines):
            return last
        last = max(last, first + 1)
        good = (each for each in range(last, max(first, last - _BACK), -1) if _may_cut(lines[each - 1], lines[each]))
        return next(good, last)

    def _codings(self, first: int, last: int) -> list[Painted]:
        if first == last:
            return []
        lines = self._lines
        start = lines[first].start
        stop = lines[last].start if last < len(lines) else len(self._galley.text) + 1
        near = self._galley.highlights.in_blocks(range(lines[first].block, lines[last - 1].block + 1))
        return [each for each in near if each.start < stop and each.end > start]

    def _stripe(self, coding: Painted, lines: Sequence[tuple[Line, float]]) -> QRectF:
        starts = [line.start for line, _top in lines]
        first, top = lines[max(0, bisect_right(starts, coding.start) - 1)]
        last, bottom = lines[max(0, bisect_right(starts, coding.end - 1) - 1)]
        left = self._frame.lanes_left + self._galley.highlights.lane(coding.id) * LANE
        return QRectF(left, top + first.lift, STRIPE, bottom + last.height - top - first.lift)

    def _margin(
        self, stripes: Sequence[tuple[Painted, QRectF]], lines: Sequence[tuple[Line, float]], bottom: float
    ) -> _Margin:
        """Put each label at the height of its passage, pushed down by those above; count what finds no room."""
        margin = _Margin([], [], [])
        if not lines:
            return margin
        low, waiting, start = lines[0][1], 0, lines[0][0].start
        for coding, box in stripes:
            again = coding.start < start
            wanted = box.top() + _DROP
            top = max(wanted, low)
            fits = top - wanted <= _PUSHED * ROW and top + 2 * ROW <= bottom
            if fits and waiting:
                low = self._count(margin, waiting, low)
                waiting, top = 0, max(wanted, low)
                fits = top + 2 * ROW <= bottom
            if fits and not (again and self._galley.highlights.lane(coding.id) == LANES):
                at = QPointF(box.right(), wanted + ROW / 2)
                margin.labels.append(Label(_continued(coding) if again else coding, self._frame.label(top), at, again))
                low = top + ROW
            elif not again:
                margin.left_over.append(coding)
                waiting += 1
        if waiting:
            self._count(margin, waiting, low)
        return margin

    def _count(self, margin: _Margin, waiting: int, low: float) -> float:
        margin.more.append(More(waiting, self._frame.label(low)))
        return low + ROW

    def _made(
        self,
        lines: tuple[tuple[Line, float], ...],
        stripes: Sequence[tuple[Painted, QRectF]],
        margin: _Margin,
        notes: Sequence[Painted],
    ) -> TextSheet:
        lane = self._galley.highlights.lane
        return TextSheet(
            lines=lines,
            strokes=strokes(self._galley.placed(lines), LIGHT),
            stripes=tuple((each, box) for each, box in stripes if lane(each.id) < LANES),
            crowd=tuple(box for each, box in stripes if lane(each.id) == LANES),
            labels=tuple(margin.labels),
            more=tuple(margin.more),
            notes=self._noted(notes),
        )

    def _noted(self, codings: Sequence[Painted]) -> tuple[Note, ...]:
        """Lay notes out in columns above the foot, read down one column after the other."""
        rows = math.ceil(len(codings) / _COLUMNS)
        width, top = self._frame.paper.width / _COLUMNS, self._frame.bottom - rows * ROW
        return tuple(
            Note(
                each,
                paragraph_number(self._starts, each.start),
                QRectF(rank // rows * width, top + rank % rows * ROW, width - 8, ROW),
            )
            for rank, each in enumerate(codings)
        )


def _reach(margin: _Margin, top: float) -> float:
    """Return how far down a margin reaches."""
    boxes = [each.box for each in margin.labels] + [each.box for each in margin.more]
    return max((box.bottom() - top for box in boxes), default=0.0)


def _stacked(lines: Sequence[Line], top: float) -> tuple[tuple[Line, float], ...]:
    found = []
    for line in lines:
        found.append((line, top))
        top += line.height + line.after
    return tuple(found)


def _may_cut(before: Line, after: Line) -> bool:
    if before.bound:
        return False
    return before.block != after.block or not (before.rank == 0 or after.last)


def _notes_height(count: int) -> float:
    return _NOTES_TITLE + math.ceil(count / _COLUMNS) * ROW if count else 0.0


def _continued(coding: Painted) -> Painted:
    return replace(coding, label=_("continued · {variable}").format(variable=coding.label))
