"""From the positions of another program to ours: code points of canonical text.

The standard counts code points from 0, the end exclusive. NVivo counts UTF-16 units, and its CRLF line ends as two;
ATLAS.ti counts CRLF as one; a text that stands in the XML has lost its CR, which may have been counted. Which it was is
decided by the evidence of a whole file: names of selections that quote them, and edges that cut no word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ect_coder.corpus.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_QUOTING = 12
"""Letters from which on a selection's name that is found in the text is taken for a quote of it."""
_CLEARLY = 3
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Counting(NamedTuple):
    """A way to count: in UTF-16 `units` or code points; a line end as one unit, as two, or as it stands in the file."""

    units: bool = False
    line_end: int = 0


STANDARD = Counting()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as its file has it, with the passages marked in it: start, end and name of each."""

    text: str
    passages: Sequence[tuple[int, int, str]]


class Places:
    """Converts positions in one text, counted in one way, to code points of its canonical form, `text`."""

    def __init__(self, raw: str, counting: Counting) -> None:
        self.counting = counting
        self.bare = raw.replace("\r\n", "\n")
        self.text = canonical(self.bare)
        counted = _counted(raw, self.bare, counting.line_end)
        self._pairs = [at for at, letter in enumerate(counted) if letter > "\uffff"] if counting.units else []
        self.length = len(counted) + len(self._pairs)
        """Of the text as it was counted."""
        self._paired = [at + rank for rank, at in enumerate(self._pairs)]
        self._returns = [found.start() for found in re.finditer("\r\n", counted)]
        self._lines = _lines(self.bare) if self.text != self.bare else []
        self._starts = [line.start for line in self._lines]

    def bare_at(self, position: int) -> int:
        """Give the place of a position in the text whose line ends are one code point."""
        position -= bisect_left(self._paired, position)
        return min(len(self.bare), max(0, position - bisect_left(self._returns, position)))

    def at(self, position: int) -> int:
        """Give the place of a position in the canonical text."""
        place = self.bare_at(position)
        if not self._lines:
            return place
        line = self._lines[max(0, bisect_right(self._starts, place) - 1)]
        inside = place - line.start
        return line.here + (inside if line.same else min(line.length, len(canonical(line.words[:inside]))))


class _Line(NamedTuple):
    start: int
    here: int
    words: str
    same: bool
    length: int


def _lines(bare: str) -> list[_Line]:
    """Lay the lines of a text beside those of its canonical form: no composition goes beyond a line's end."""
    found, start, here = [], 0, 0
    for end in (*(each.start() for each in _LINE_END.finditer(bare)), len(bare)):
        words = bare[start:end]
        ours = canonical(words)
        found.append(_Line(start, here, words, ours == words, len(ours)))
        start, here = end + 1, here + len(ours) + 1
    return found


def _counted(raw: str, bare: str, line_end: int) -> str:
    """Give the text as it was counted: with its own line ends, or each as one or two."""
    return {0: raw, 1: bare, 2: bare.replace("\n", "\r\n")}[line_end]


def decide(texts: Sequence[Marked], origin: str) -> Counting:
    """Decide how the positions of a file are counted: as most of its evidence says, in doubt as its program does."""
    ways = _candidates(texts)
    usual = _usual(origin, ways)
    if len(ways) == 1:
        return usual
    told = {way: [0, 0] for way in ways}
    for marked in texts:
        if not marked.passages or not _tells(marked.text):
            continue
        for way in ways:
            for name, edge in _evidence(marked, way):
                told[way][0] += name
                told[way][1] += edge
    best = max(ways, key=lambda way: (told[way], way == usual))
    clearly = told[best][0] > told[usual][0] or told[best][1] - told[usual][1] > _CLEARLY
    return best if clearly else usual


def at_edges(text: str, start: int, end: int) -> bool:
    """Say whether a passage begins and ends between words."""
    if not 0 <= start < end <= len(text):
        return False
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return not (cut_before or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()))


def _tells(text: str) -> bool:
    return "\r\n" in text or "\n" in text or any(letter > "\uffff" for letter in text)


def _candidates(texts: Iterable[Marked]) -> list[Counting]:
    whole = [each.text for each in texts if each.passages]
    astral = any(letter > "\uffff" for text in whole for letter in set(text))
    returns = any("\r\n" in text for text in whole)
    bare = any("\n" in text.replace("\r\n", "") for text in whole)
    ends = [0, *([1] if returns else []), *([2] if bare and not returns else [])]
    return [Counting(units, end) for units in ((False, True) if astral else (False,)) for end in ends]


def _usual(origin: str, ways: Sequence[Counting]) -> Counting:
    program = origin.casefold()
    nvivo, atlas = program.startswith("nvivo"), program.startswith("atlas")
    wanted = Counting(nvivo and any(way.units for way in ways), 1 if atlas and Counting(line_end=1) in ways else 0)
    return wanted if wanted in ways else ways[0]


def _evidence(marked: Marked, way: Counting) -> Iterator[tuple[bool, bool]]:
    places = Places(marked.text, way)
    for start, end, name in marked.passages:
        here, there = places.bare_at(start), places.bare_at(end)
        quote = " ".join(name.split()).removesuffix("…").removesuffix("...").rstrip()
        said = " ".join(places.bare[here:there].split())
        yield len(quote) >= _QUOTING and said.startswith(quote), at_edges(places.bare, here, there)
