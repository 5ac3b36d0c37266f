"""Where passages are in a text that was corrected: by position, by their own words, by what stands around them.

The two texts are laid side by side: first by lines, then what differs by words, then what still differs letter by
letter, where at least half of it is the same. What is the same in both is *kept*. A passage

- *stays*, where nothing before its end has changed;
- *follows with its words*, where all of it is kept in one piece;
- *follows corrected*, where each of its edges holds and at least half of it, as it was and as it is now, is kept. An
  edge holds where the character within it or the one without is kept (or it is the text's own edge): what replaces a
  character within belongs to the passage, what comes in between passage and neighbour does not;
- *follows elsewhere*, where its exact words stand once in what is new (a paragraph that was moved), if they are long
  or if what stood before or after them does so there too;
- else is *lost*. It never goes to other words.

Positions are code points, half-open. Pure: two texts and spans in, spans out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FINER = (re.compile(r"[^\n]*\n?"), re.compile(r"[\w\u0300-\u036f]+|.", re.DOTALL))
"""Into what texts are cut to be compared: lines, then words and single signs."""
_HALF = 0.5
_LONG = 30
"""Code points from which the same words, standing once in what is new, need nothing around them."""
_AROUND = 12
"""Code points before or after shorter words that must be the same too."""


class Run(NamedTuple):
    """A stretch that both texts have: where it is in the old one, where in the new one, how long it is."""

    old: int
    new: int
    length: int


class Anchors:
    """Two texts side by side, asked as often as there are passages."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._runs = _without_chance(list(_joined(_common(old, new))), len(old), len(new))
        self._head = Prefix.similarity(old, new)

    def follow(self, span: Span) -> Span | None:
        """Give where a passage of the old text is in the new one; None where it is lost."""
        if span.end <= self._head:
            return span
        start, end = self._start(span.start), self._end(span.end)
        if start is not None and end is not None:
            found = self._trimmed(span, start, end)
            if found is not None and self._known_again(span, found):
                return found
        return self._elsewhere(span)

    def start(self, position: int) -> int:
        """Give where what begins at a position of the old text begins now, or would."""
        found = self._start(position)
        return found if found is not None else self._gap(position)[0]

    def end(self, position: int) -> int:
        """Give where what ended at a position ends now, or would; what was added at its end belongs to it."""
        after = self._within(position)
        if position == len(self.old):
            return len(self.new)
        if after is not None:
            return after
        found = self._end(position)
        return found if found is not None else self._gap(position)[1]

    def _within(self, position: int) -> int | None:
        """Give where a character is now, if it is kept."""
        run = self._run_at(position)
        return run.new + position - run.old if run is not None and position < run.old + run.length else None

    def _start(self, position: int) -> int | None:
        found = self._within(position)
        if found is None and position > 0:
            before = self._within(position - 1)
            return before + 1 if before is not None else None
        return found if found is not None else 0

    def _end(self, position: int) -> int | None:
        found = self._within(position - 1)
        if found is not None:
            return found + 1
        return len(self.new) if position == len(self.old) else self._within(position)

    def _gap(self, position: int) -> tuple[int, int]:
        """Give the edges, in the new text, of what replaces the stretch around a position that is not kept."""
        place = bisect_right(self._runs, position, key=attrgetter("old"))
        before = self._runs[place - 1] if place else Run(0, 0, 0)
        after = self._runs[place].new if place < len(self._runs) else len(self.new)
        return before.new + before.length, after

    def _run_at(self, position: int) -> Run | None:
        place = bisect_right(self._runs, position, key=attrgetter("old")) - 1
        return self._runs[place] if place >= 0 else None

    def _trimmed(self, span: Span, start: int, end: int) -> Span | None:
        """Leave out the white space that a correction left at an edge, where there was none before."""
        if not self.old[span.start].isspace():
            while start < end and self.new[start].isspace():
                start += 1
        if not self.old[span.end - 1].isspace():
            while start < end and self.new[end - 1].isspace():
                end -= 1
        return Span(start, end) if start < end else None

    def _known_again(self, span: Span, found: Span) -> bool:
        if self.old[span.start : span.end] == self.new[found.start : found.end]:
            return True
        kept = self._kept(span, found)
        return kept >= _HALF * (span.end - span.start) and kept >= _HALF * (found.end - found.start)

    def _kept(self, span: Span, found: Span) -> int:
        """Count the characters of a passage that are kept, from its place in the old text to that in the new one."""
        first = max(0, bisect_right(self._runs, span.start, key=attrgetter("old")) - 1)
        kept = 0
        for run in islice(self._runs, first, None):
            if run.old >= span.end:
                break
            start = max(span.start - run.old, found.start - run.new, 0)
            kept += max(0, min(span.end - run.old, found.end - run.new, run.length) - start)
        return kept

    def _elsewhere(self, span: Span) -> Span | None:
        words = self.old[span.start : span.end]
        found = [each for each in self._occurrences(words) if len(words) >= _LONG or self._same_around(span, each)]
        return Span(found[0], found[0] + len(words)) if len(found) == 1 else None

    def _occurrences(self, words: str) -> Iterator[int]:
        """Give where words stand in what is new: what is kept is somebody else's place."""
        place = self.new.find(words)
        while place >= 0:
            if not any(run.new < place + len(words) and place < run.new + run.length for run in self._runs):
                yield place
            place = self.new.find(words, place + 1)

    def _same_around(self, span: Span, place: int) -> bool:
        end = place + span.end - span.start
        before = self.old[max(0, span.start - _AROUND) : span.start]
        after = self.old[span.end : span.end + _AROUND]
        same_before = len(before) == _AROUND and self.new[:place].endswith(before)
        return same_before or (len(after) == _AROUND and self.new.startswith(after, end))


def _common(old: str, new: str, finer: int = 0, at: tuple[int, int] = (0, 0)) -> Iterator[Run]:
    """Give what two texts have in common, in order; `at` is where they lie in the whole ones.

    What both begin and end with is the same; at first whole lines of it, so that a line that was moved is one piece.
    """
    head = Prefix.similarity(old, new)
    tail = Postfix.similarity(old[head:], new[head:])
    if finer == 0 and old != new:
        head = old.rfind("\n", 0, head) + 1
        line = old.find("\n", len(old) - tail) + 1
        tail = len(old) - line if line else 0
    yield Run(at[0], at[1], head)
    middle, its = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle and its:
        yield from _compared(middle, its, finer, (at[0] + head, at[1] + head))
    yield Run(at[0] + len(old) - tail, at[1] + len(new) - tail, tail)


def _compared(old: str, new: str, finer: int, at: tuple[int, int]) -> Iterator[Run]:
    """Compare two texts that begin and end differently by their pieces; what differs, by finer ones."""
    letters = finer == len(_FINER)
    if letters and Levenshtein.normalized_similarity(old, new) < _HALF:
        return
    ours, theirs = (list(old), list(new)) if letters else (_FINER[finer].findall(old), _FINER[finer].findall(new))
    here, there = _places(ours, at[0]), _places(theirs, at[1])
    for same, (ours_from, ours_to, theirs_from, theirs_to) in _stretches(ours, theirs):
        place = (here[ours_from], there[theirs_from])
        if same:
            yield Run(*place, here[ours_to] - place[0])
        elif not letters and ours_from < ours_to and theirs_from < theirs_to:
            one, other = "".join(ours[ours_from:ours_to]), "".join(theirs[theirs_from:theirs_to])
            yield from _common(one, other, finer + 1, place)


def _stretches(ours: list[str], theirs: list[str]) -> Iterator[tuple[bool, tuple[int, int, int, int]]]:
    """Give in turn what is the same and what differs, as ranks of the pieces on both sides."""
    ends = (0, 0)
    for block in Levenshtein.opcodes(ours, theirs):
        if block.tag == "equal":
            yield False, (ends[0], block.src_start, ends[1], block.dest_start)
            yield True, (block.src_start, block.src_end, block.dest_start, block.dest_end)
            ends = (block.src_end, block.dest_end)
    yield False, (ends[0], len(ours), ends[1], len(theirs))


def _places(pieces: list[str], start: int) -> list[int]:
    """Give where each piece begins, and where the last one ends."""
    found = [start]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Make one of runs that touch in both texts."""
    last = Run(0, 0, 0)
    for run in runs:
        if run.old == last.old + last.length and run.new == last.new + last.length:
            last = Run(last.old, last.new, last.length + run.length)
        else:
            if last.length:
                yield last
            last = run
    if last.length:
        yield last


def _without_chance(runs: list[Run], old: int, new: int) -> list[Run]:
    """Leave out what is the same by chance: a stretch shorter than what differs on both its sides."""
    kept = []
    ends = [(0, 0), *((run.old + run.length, run.new + run.length) for run in runs)]
    starts = [*((run.old, run.new) for run in runs), (old, new)]
    for run, before, after in zip(runs, ends[:-1], starts[1:], strict=True):
        lead = max(run.old - before[0], run.new - before[1])
        trail = max(after[0] - run.old - run.length, after[1] - run.new - run.length)
        if run.length >= min(lead, trail):
            kept.append(run)
    return kept
