"""Where people who coded the same documents disagree, one by one, with what each of them read there. Pure.

Codings that match two by two (`matching`) are one place, of which each person has a reading: codings, or none. It is a
disagreement where the readings are not of one variable, moment and constat, where two passages share less than half of
the longer one, or where someone who coded the document coded nothing there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from ect_coder.analysis.agreement.matching import matched, shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ect_coder.analysis.agreement.matching import Mark

_LEAST = 2
"""People who must have coded a document."""


class Differs(StrEnum):
    """In what readings differ."""

    ALONE = "alone"
    """Someone coded nothing there."""
    VARIABLE = "variable"
    MOMENT = "moment"
    POLARITY = "polarity"
    PLACE = "place"


_FIELDS = (Differs.VARIABLE, Differs.MOMENT, Differs.POLARITY)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person coded at a place, which may be nothing."""

    coder: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place (code points [start, end) of a document) that people read otherwise; a reading for each of them."""

    document: int
    start: int
    end: int
    readings: tuple[Reading, ...]
    differs: frozenset[Differs]

    @property
    def codings(self) -> tuple[int, ...]:
        """The numbers of all its codings."""
        return tuple(mark.id for mark in self.marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The codings of all its readings."""
        return tuple(mark for reading in self.readings for mark in reading.marks)


def disagreements(marks: Iterable[Mark], coders: Collection[str]) -> list[Disagreement]:
    """List where some people disagree, in the order of the texts.

    Who coded nothing in a document is not compared there.
    """
    wanted = set(coders)
    by_document: defaultdict[int, defaultdict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        if mark.coder in wanted:
            by_document[mark.document][mark.coder].append(mark)
    found = (
        _disagreement(place, sorted(people))
        for people in by_document.values()
        if len(people) >= _LEAST
        for place in _places(people)
    )
    return sorted((each for each in found if each.differs), key=lambda each: (each.document, each.start, each.codings))


def _places(people: dict[str, list[Mark]]) -> Iterable[list[Mark]]:
    """Put together the codings that match, directly or by way of others'."""
    parents: dict[int, int] = {}

    def root(number: int) -> int:
        while parents.get(number, number) != number:
            number = parents[number]
        return number

    for one, other in combinations(sorted(people), 2):
        for mine, theirs in matched(people[one], people[other]):
            parents[root(mine.id)] = root(theirs.id)
    together: defaultdict[int, list[Mark]] = defaultdict(list)
    for marks in people.values():
        for mark in marks:
            together[root(mark.id)].append(mark)
    return together.values()


def _disagreement(place: Sequence[Mark], people: Sequence[str]) -> Disagreement:
    readings = tuple(Reading(coder, tuple(each for each in place if each.coder == coder)) for coder in people)
    return Disagreement(
        place[0].document,
        min(each.start for each in place),
        max(each.end for each in place),
        readings,
        frozenset(_differing(readings)),
    )


def _differing(readings: Sequence[Reading]) -> Iterator[Differs]:
    if not all(each.marks for each in readings):
        yield Differs.ALONE
    for one, other in combinations(readings, 2):
        for mine, theirs in ((mine, theirs) for mine in one.marks for theirs in other.marks):
            yield from (each for each in _FIELDS if getattr(mine, each) != getattr(theirs, each))
            if 2 * shared(mine, theirs) < max(mine.end - mine.start, theirs.end - theirs.start):
                yield Differs.PLACE
