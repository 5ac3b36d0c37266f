"""Which codings lie where: by block for painting, by lane for the margin. Positions are code points."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, le, sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.values import Moment, Polarity

_LINE = 100
"""More code points than a line of the page holds: two stripes of one lane never share a line."""
_ID, _START, _END = attrgetter("id"), attrgetter("start"), attrgetter("end")
SHOWN = 4
"""How many codings of one place the text shows: one as its ground, three as lines under it. The margin has them all."""
LANES = 5
"""Lanes of the margin; codings for which none is free share the last and are counted there."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A coding as it is painted: code points [start, end)."""

    id: int
    start: int
    end: int
    pillar: str | None
    letter: str
    label: str
    moment: Moment
    polarity: Polarity
    coder: str


@dataclass(frozen=True, slots=True)
class PaintedTurn:
    """A speaker turn as it is set: code points [start, end), speech from `label_end`; `time` as the file gives it."""

    start: int
    end: int
    label_end: int
    speaker: str
    interviewer: bool
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block that shows the same codings: offsets within it, the SHOWN first from the longest on."""

    start: int
    end: int
    codings: tuple[Painted, ...]


class _Lane:
    """One lane of the margin: stripes that never touch, a line of text between them."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def fits(self, start: int, end: int) -> bool:
        """Say whether a stripe finds room among those that stand."""
        after = bisect_left(self._starts, end + _LINE)
        return after == 0 or self._ends[after - 1] + _LINE <= start

    def take(self, start: int, end: int) -> None:
        """Put a stripe where it fits."""
        place = bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)

    def leave(self, start: int) -> None:
        """Take the stripe away that starts there."""
        place = bisect_left(self._starts, start)
        del self._starts[place], self._ends[place]


class Highlights:
    """The codings of one text, found by block; blocks are its lines, whose starts are given.

    What a block or a stripe needs is worked out when it is first looked at: a long text is never gone through whole.
    """

    def __init__(self, block_starts: Sequence[int], length: int) -> None:
        self._starts = list(block_starts)
        self._ends = [start - 1 for start in self._starts[1:]] + [length]
        self._codings: dict[int, Painted] = {}
        self._in_order: list[Painted] = []
        self._longest = 0
        self._inside: dict[int, list[Painted]] = {}
        self._runs: dict[int, list[Run]] = {}
        self._lanes: dict[int, int] = {}
        self._stripes = [_Lane() for _lane in range(LANES)]
        self._width = 0

    def __len__(self) -> int:
        return len(self._codings)

    def __contains__(self, number: int) -> bool:
        return number in self._codings

    def __getitem__(self, number: int) -> Painted:
        return self._codings[number]

    def all(self) -> Sequence[Painted]:
        """Give every coding, from the top."""
        return self._in_order

    def put_all(self, codings: Iterable[Painted]) -> None:
        """Replace all codings."""
        given = list(codings)
        self._codings = dict(zip(map(_ID, given), given, strict=True))
        # In Python's C, since this comes before a first look; a study gives them from the top, so that few are sorted.
        self._in_order = list(self._codings.values())
        starts = list(map(_START, self._in_order))
        self._longest = max(map(sub, map(_END, self._in_order), starts), default=0)
        if not all(map(le, starts, islice(starts, 1, None))):
            self._in_order.sort(key=_START)
        for kept in (self._inside, self._runs, self._lanes):
            kept.clear()
        self._stripes = [_Lane() for _lane in range(LANES)]
        self._width = 0

    def put(self, coding: Painted) -> range:
        """Add or replace one coding; return the blocks that look different now."""
        touched = self.drop(coding.id) if coding.id in self._codings else range(0)
        self._codings[coding.id] = coding
        insort(self._in_order, coding, key=_START)
        self._longest = max(self._longest, coding.end - coding.start)
        blocks = self.blocks_of(coding.start, coding.end)
        self._look_again(blocks)
        if not touched:
            return blocks
        return range(min(touched.start, blocks.start), max(touched.stop, blocks.stop))

    def drop(self, number: int) -> range:
        """Take one coding away; return the blocks that look different now."""
        coding = self._codings.pop(number)
        place = bisect_left(self._in_order, coding.start, key=_START)
        while self._in_order[place].id != number:
            place += 1
        del self._in_order[place]
        lane = self._lanes.pop(number, LANES)
        if lane < LANES:
            self._stripes[lane].leave(coding.start)
        blocks = self.blocks_of(coding.start, coding.end)
        self._look_again(blocks)
        return blocks

    def lane(self, number: int) -> int:
        """Return the lane of a coding in the margin, LANES if none is free; the first that is, and kept."""
        found = self._lanes.get(number)
        if found is None:
            coding = self._codings[number]
            start, end = coding.start, coding.end
            found = next((rank for rank, lane in enumerate(self._stripes) if lane.fits(start, end)), LANES)
            if found < LANES:
                self._stripes[found].take(start, end)
            self._lanes[number] = found
            self._width = max(self._width, found + 1)
        return found

    def width(self) -> int:
        """Return how many lanes the margin needs."""
        if self._width == 0:
            self._width = _lanes_needed(self._in_order)
        return self._width

    def block_of(self, position: int) -> int:
        """Return the block that holds a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def blocks_of(self, start: int, end: int) -> range:
        """Return the blocks that a span touches."""
        return range(self.block_of(start), self.block_of(max(start, end - 1)) + 1)

    def start_of(self, block: int) -> int:
        """Return where a block starts."""
        return self._starts[block]

    def end_of(self, block: int) -> int:
        """Return where a block ends, before its line break."""
        return self._ends[block]

    def in_blocks(self, blocks: range) -> list[Painted]:
        """List the codings that touch some blocks, from the top, the longest first."""
        return self._within(self._starts[blocks.start], self._ends[blocks.stop - 1]) if blocks else []

    def at(self, position: int) -> list[Painted]:
        """List the codings that hold a position, the shortest first."""
        found = (each for each in self._in(self.block_of(position)) if each.start <= position < each.end)
        return sorted(found, key=lambda each: (each.end - each.start, each.id))

    def runs(self, block: int) -> list[Run]:
        """Cut a block into stretches that show the same codings; kept until one of them changes."""
        if block not in self._runs:
            self._runs[block] = _flattened(self._in(block), self._starts[block], self._ends[block])
        return self._runs[block]

    def _look_again(self, blocks: range) -> None:
        for block in blocks:
            self._inside.pop(block, None)
            self._runs.pop(block, None)

    def _in(self, block: int) -> list[Painted]:
        """List the codings that touch a block; kept until one of them changes."""
        if block not in self._inside:
            self._inside[block] = self._within(self._starts[block], self._ends[block])
        return self._inside[block]

    def _within(self, start: int, end: int) -> list[Painted]:
        """List the codings that share a character with [start, end]; none starts further up than by the longest."""
        first = bisect_left(self._in_order, start - self._longest, key=_START)
        last = bisect_left(self._in_order, end, lo=first, key=_START)
        found = [each for each in self._in_order[first:last] if each.end > start]
        found.sort(key=_ID)
        found.sort(key=_END, reverse=True)
        found.sort(key=_START)  # the sorts are stable: of those that start together the longest comes first
        return found


def _lanes_needed(codings: Iterable[Painted]) -> int:
    """Count the lanes that stripes laid from the top take, LANES + 1 at most (greedy interval colouring)."""
    busy: list[int] = []
    for coding in codings:
        if busy and busy[0] + _LINE <= coding.start:
            heapq.heapreplace(busy, coding.end)
        else:
            heapq.heappush(busy, coding.end)
            if len(busy) > LANES:
                break
    return len(busy)


def _flattened(codings: Sequence[Painted], start: int, end: int) -> list[Run]:
    """Sweep over the edges of the codings of a block, given in order, in which they keep it.

    Neighbours that show the same are one run: where dozens of codings lie, most edges change nothing that is seen.
    """
    edges = sorted({edge for each in codings for edge in (max(each.start, start), min(each.end, end))})
    ends = {each.end for each in codings}
    runs: list[Run] = []
    here: list[Painted] = []
    shown: tuple[Painted, ...] = ()
    since = waiting = 0
    for edge in edges:
        if edge in ends:
            here = [each for each in here if each.end > edge]
        while waiting < len(codings) and codings[waiting].start <= edge:
            here.append(codings[waiting])
            waiting += 1
        seen = tuple(here[:SHOWN]) if edge < end else ()
        if seen != shown:
            if shown:
                runs.append(Run(since - start, edge - start, shown))
            shown, since = seen, edge
    return runs
