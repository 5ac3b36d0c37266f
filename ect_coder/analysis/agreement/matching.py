"""Which coding of one person stands for which of another. Pure.

Two codings match where their passages share at least half of the shorter one. Each is matched at most once: first
those of the same variable, then those that share most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding as it is compared: code points [start, end) of a document."""

    id: int
    document: int
    start: int
    end: int
    variable: str
    moment: str
    polarity: str
    coder: str


def matched(ones: Sequence[Mark], others: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Match the codings of two people in one document, in the order of the text."""
    near = sorted(
        _near(sorted(ones, key=_place), sorted(others, key=_place)),
        key=lambda pair: (pair[0].variable != pair[1].variable, -shared(*pair), pair[0].id, pair[1].id),
    )
    taken: set[int] = set()
    found = []
    for one, other in near:
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            found.append((one, other))
    return sorted(found, key=lambda pair: (_place(pair[0]), _place(pair[1])))


def _near(ones: list[Mark], others: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    longest = max((each.end - each.start for each in others), default=0)
    first = 0
    for one in ones:
        while first < len(others) and others[first].start <= one.start - longest:
            first += 1
        for other in others[first:]:
            if other.start >= one.end:
                break
            if 2 * shared(one, other) >= min(one.end - one.start, other.end - other.start):
                yield one, other


def shared(one: Mark, other: Mark) -> int:
    """Count the code points that two passages share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.id


def covered(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Give the stretches that someone marked, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for each in sorted(marks, key=_place):
        if joined and each.start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], each.end)
        else:
            joined.append((each.start, each.end))
    return joined
