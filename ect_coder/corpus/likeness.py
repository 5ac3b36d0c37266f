"""Which texts say the same: one article in several editions, a press release taken up by several newspapers.

Two texts say the same when more than half of the runs of four words of the shorter one stand in the other, and it has
at least a fifth of the other's runs. A word that is changed breaks four runs at most, so that a text (of fifteen words
or more) keeps more than half of its runs as long as no more than a tenth of its words are changed; two articles that
tell of one subject in their own words share a few in a hundred. A release under a new lead stands whole in the article;
the fifth keeps a page of ten news items from binding together the articles of which each item was made.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RUN = 4
"""Words that follow each other, taken as one sign."""
SHARED = 0.5
"""More than this share of the shorter text's runs must stand in the other."""
SMALLEST = 0.2
"""The least share of the longer text's runs that the shorter one has."""
_FEW = 8
"""A run that is found in more texts than these is a set phrase, or a text that is everywhere."""
_WORD = re.compile(r"\w+")


def groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Give the texts that say the same, by their ranks from 0, two or more together; those alone are left out.

    What is alike step by step is one group, whatever the order of the texts. They are proposed as one voice: a person
    confirms it.
    """
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for rank, text in enumerate(texts):
        same[tuple(_WORD.findall(text.casefold()))].append(rank)
    different = sorted(words for words in same if words)
    bound = _Bound(len(different))
    _bind(_runs(different), bound)
    together: defaultdict[int, list[int]] = defaultdict(list)
    for number, words in enumerate(different):
        together[bound.root(number)] += same[words]
    return sorted(tuple(sorted(ranks)) for ranks in together.values() if len(ranks) > 1)


def _runs(texts: Iterable[tuple[str, ...]]) -> list[frozenset[int]]:
    """Give the runs of words of each text, each as one number: 24 bits for a word, by the order in which they come."""
    numbers: dict[str, int] = {}
    found = []
    for words in texts:
        ids = [numbers.setdefault(word, len(numbers)) for word in words]
        shifted = (ids[start:] for start in range(RUN))
        found.append(frozenset(a << 72 | b << 48 | c << 24 | d for a, b, c, d in zip(*shifted, strict=False)))
    return found


def _bind(runs: Sequence[frozenset[int]], bound: _Bound) -> None:
    """Bind the texts that are alike. A run that many texts share only joins each to the next, in their order.

    So pairs grow with the length of the texts, never with the square of their number; and two texts are held against
    each other only where the runs by which they met, and those that many share, could make half of the shorter.
    """
    everywhere = [0] * len(runs)
    met: Counter[tuple[int, int]] = Counter()
    for places in _places(runs):
        if len(places) <= _FEW:
            met.update(combinations(places, 2))
        else:
            met.update(dict.fromkeys(pairwise(places), 0))
            for place in places:
                everywhere[place] += 1
    for (one, other), count in met.items():
        enough = SHARED * min(len(runs[one]), len(runs[other]))
        near = count + min(everywhere[one], everywhere[other]) > enough
        if near and bound.root(one) != bound.root(other) and _alike(runs[one], runs[other]):
            bound.bind(one, other)


def _places(runs: Sequence[frozenset[int]]) -> Iterable[list[int]]:
    """Give the texts in which each run stands that two texts share, in order."""
    shared = _shared(runs)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(runs):
        for run in each & shared:
            places[run].append(number)
    return places.values()


def _shared(runs: Iterable[frozenset[int]]) -> set[int]:
    once: set[int] = set()
    again: set[int] = set()
    for each in runs:
        again |= each & once
        once |= each
    return again


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= SMALLEST * longer and len(one & other) > SHARED * shorter


class _Bound:
    """Which of so many things are bound together, step by step."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, number: int) -> int:
        """Give the one that stands for all it is bound to."""
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def bind(self, one: int, other: int) -> None:
        """Bind two together."""
        self._above[self.root(one)] = self.root(other)
