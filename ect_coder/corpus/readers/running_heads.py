"""What repeats at the head and at the foot of pages: titles, numbers of pages, which are no words of the text.

A line is one if it comes back at the same height on other pages, with nothing but such lines beyond it: the same words,
with numbers that stay the same or count with the pages, or any words with the number of the page at one end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.corpus.readers.reading_order import Line

_DEEPEST = 4
"""Lines from the edge of the page that are looked at."""
_NEAR = 12.0
"""Points by which the height of a running head may differ."""
_NUMBER = re.compile(r"\d+")
_BEGINS = re.compile(r"[\W_]*(\d{1,4})\b")
_FINISHES = re.compile(r"\b(\d{1,4})[\W_]*$")
_ROMAN = re.compile(r"[\W_]*[ivxlc]+[\W_]*", re.I)
_PAGE = re.compile(r"[\W_]*(?:p(?:ages?|g)?\W{0,3})?#(?:\W{0,3}(?:/|sur|of|de)?\W{0,3}#)?[\W_]*", re.I)


@dataclass(slots=True)
class Running:
    """A line that repeats; `kind` is what a report counts it as: headers, footers or page_numbers."""

    line: Line
    kind: str


def find(pages: Sequence[Sequence[Line]]) -> dict[int, Running]:
    """Find the running heads and feet of all pages; they are given by the `id` of their line.

    Where nothing else would be left, as of forms that say the same on every page, there are none.
    """
    found: dict[int, Running] = {}
    for kind, sign in (("headers", -1.0), ("footers", 1.0)):
        edges = [sorted(lines, key=lambda line: sign * line.base)[:_DEEPEST] for lines in pages]
        for depth in range(_DEEPEST):
            outer = [
                (number, edge[depth])
                for number, edge in enumerate(edges)
                if depth < len(edge) and (depth == 0 or id(edge[depth - 1]) in found)
            ]
            repeated = list(_repeated(outer, len(pages)))
            found |= {id(line): Running(line, _kind(line, kind)) for line in repeated}
            if not repeated:
                break
    return found if len(found) < sum(map(len, pages)) else {}


def _repeated(outer: Sequence[tuple[int, Line]], count: int) -> list[Line]:
    """Give the lines of one depth that come back; of a file of two pages, on both."""
    groups: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, line in outer:
        groups[_pattern(line.text)].append((number, line))
    fewest = min(3, max(2, count))
    levels = [_level(group) for group in groups.values()]
    found = [each for level in levels if len(level) >= fewest and _counts(level) for each in level]
    return [line for _number, line in (*found, *_numbered(outer))]


def _numbered(outer: Sequence[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    """Give the lines that begin or end with the number of their page, whatever else they say: titles of chapters."""
    groups: defaultdict[int, list[tuple[int, Line]]] = defaultdict(list)
    for number, line in outer:
        ends = (_BEGINS.match(line.text), _FINISHES.search(line.text))
        for ahead in {int(found[1]) - number for found in ends if found}:
            groups[ahead].append((number, line))
    for group in groups.values():
        level = _level(group)
        if len(level) >= 3:
            yield from level


def _level(group: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Keep the lines that stand at one height, page after page."""
    middle = sorted(line.base for _number, line in group)[len(group) // 2]
    return _in_series([(number, line) for number, line in group if abs(line.base - middle) <= _NEAR])


def _in_series(group: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Keep the lines that come back on the next page or the one after; left and right pages may differ."""
    pages = {number for number, _line in group}
    return [(number, line) for number, line in group if pages & {number - 2, number - 1, number + 1, number + 2}]


def _pattern(text: str) -> str:
    """Give the words of a line without what may differ: numbers, and Roman ones that stand alone."""
    return "#" if _ROMAN.fullmatch(text) else " ".join(_NUMBER.sub("#", text).split())


def _counts(group: Sequence[tuple[int, Line]]) -> bool:
    """Say whether the numbers of a line stay the same or rise with the pages, but for a few fresh starts."""
    numbers = [(page, [int(each[:9]) for each in _NUMBER.findall(line.text)]) for page, line in group]
    steps = [
        (after - before, to - page)
        for (page, first), (to, second) in pairwise(numbers)
        for before, after in zip(first, second, strict=False)
    ]
    return sum(1 for rise, turned in steps if rise in (0, turned)) * 3 >= len(steps) * 2


def _kind(line: Line, kind: str) -> str:
    pattern = _pattern(line.text)
    return "page_numbers" if _PAGE.fullmatch(pattern) else kind
