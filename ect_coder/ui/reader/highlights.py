"""Which codings lie where: by block for painting, by lane for the margin. Positions are code points."""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.values import Moment, Polarity

_LINE = 100
"""More code points than a line of the page holds: two stripes of one lane never share a line."""
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
    """A speaker turn as it is set: code points [start, end), speech from `label_end`."""

    start: int
    end: int
    label_end: int
    speaker: str
    interviewer: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block in which the same codings lie: offsets within the block, the codings from the longest on."""

    start: int
    end: int
    codings: tuple[Painted, ...]


class Highlights:
    """The codings of one text, found by block; blocks are its lines, whose starts are given."""

    def __init__(self, block_starts: Sequence[int], length: int) -> None:
        self._starts = list(block_starts)
        self._ends = [start - 1 for start in self._starts[1:]] + [length]
        self._codings: dict[int, Painted] = {}
        self._blocks: dict[int, set[int]] = {}
        self._runs: dict[int, list[Run]] = {}
        self._lanes: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._codings)

    def __contains__(self, number: int) -> bool:
        return number in self._codings

    def __getitem__(self, number: int) -> Painted:
        return self._codings[number]

    def all(self) -> Iterable[Painted]:
        """Give every coding, in no order."""
        return self._codings.values()

    def put_all(self, codings: Iterable[Painted]) -> None:
        """Replace all codings."""
        self._codings = {each.id: each for each in codings}
        self._blocks.clear()
        self._runs.clear()
        starts, ends, blocks = self._starts, self._ends, self._blocks
        for number, each in self._codings.items():
            first = bisect_right(starts, each.start) - 1
            last = first if each.end <= ends[first] else bisect_right(starts, each.end - 1) - 1
            for block in range(first, last + 1):
                if block in blocks:
                    blocks[block].add(number)
                else:
                    blocks[block] = {number}
        self._lanes = lanes(self._codings.values())

    def put(self, coding: Painted) -> range:
        """Add or replace one coding; return the blocks that look different now."""
        touched = self.drop(coding.id) if coding.id in self._codings else range(0)
        self._codings[coding.id] = coding
        blocks = self.blocks_of(coding.start, coding.end)
        wide = self.blocks_of(max(0, coding.start - _LINE), coding.end + _LINE)
        neighbours = {other for block in wide for other in self._blocks.get(block, ())}
        taken = {self._lanes[other] for other in neighbours if _meet(coding, self._codings[other])}
        self._lanes[coding.id] = next((lane for lane in range(LANES) if lane not in taken), LANES)
        for block in blocks:
            self._blocks.setdefault(block, set()).add(coding.id)
            self._runs.pop(block, None)
        if not touched:
            return blocks
        return range(min(touched.start, blocks.start), max(touched.stop, blocks.stop))

    def drop(self, number: int) -> range:
        """Take one coding away; return the blocks that look different now."""
        coding = self._codings.pop(number)
        self._lanes.pop(number, None)
        blocks = self.blocks_of(coding.start, coding.end)
        for block in blocks:
            self._blocks.get(block, set()).discard(number)
            self._runs.pop(block, None)
        return blocks

    def lane(self, number: int) -> int:
        """Return the lane of a coding in the margin, LANES if there was none free."""
        return self._lanes[number]

    def width(self) -> int:
        """Return how many lanes the margin needs."""
        return max(self._lanes.values(), default=-1) + 1

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
        found = {number for block in blocks for number in self._blocks.get(block, ())}
        return _ordered(self._codings[number] for number in found)

    def at(self, position: int) -> list[Painted]:
        """List the codings that hold a position, the shortest first."""
        here = self._blocks.get(self.block_of(position), ())
        found = [self._codings[number] for number in here]
        return sorted(
            (each for each in found if each.start <= position < each.end),
            key=lambda each: (each.end - each.start, each.id),
        )

    def runs(self, block: int) -> list[Run]:
        """Cut a block into stretches that carry the same codings; kept until one of them changes."""
        if block not in self._runs:
            numbers = self._blocks.get(block)
            inside = [self._codings[number] for number in numbers] if numbers else []
            self._runs[block] = _flattened(inside, self._starts[block], self._ends[block])
        return self._runs[block]


def lanes(codings: Iterable[Painted]) -> dict[int, int]:
    """Give each coding the first lane that is free where it lies (greedy interval colouring)."""
    free = list(range(LANES))
    busy: list[tuple[int, int]] = []
    found = {}
    for coding in _ordered(codings):
        while busy and busy[0][0] + _LINE <= coding.start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
            heapq.heappush(busy, (coding.end, lane))
            found[coding.id] = lane
        else:
            found[coding.id] = LANES
    return found


def _flattened(codings: Sequence[Painted], start: int, end: int) -> list[Run]:
    """Sweep over the edges of the codings of a block, in which they keep their order."""
    ordered = _ordered(codings)
    edges = sorted({edge for each in codings for edge in (max(each.start, start), min(each.end, end))})
    runs: list[Run] = []
    here: tuple[Painted, ...] = ()
    waiting = 0
    for left, right in itertools.pairwise(edges):
        still = [each for each in here if each.end > left]
        while waiting < len(ordered) and ordered[waiting].start <= left:
            still.append(ordered[waiting])
            waiting += 1
        here = tuple(still)
        if here:
            runs.append(Run(left - start, right - start, here))
    return runs


def _meet(one: Painted, other: Painted) -> bool:
    """Say whether two stripes would touch: a line of text stands for the gap between them."""
    return one.start < other.end + _LINE and other.start < one.end + _LINE


def _ordered(codings: Iterable[Painted]) -> list[Painted]:
    """Sort from the top, the longest first; three plain sorts cost less than one of tuples made in Python."""
    found = sorted(codings, key=attrgetter("id"))
    found.sort(key=attrgetter("end"), reverse=True)
    found.sort(key=attrgetter("start"))
    return found
