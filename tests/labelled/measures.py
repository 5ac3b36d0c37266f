"""How well rules agree with the labels, as figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.labelled import Cut


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many things were found rightly, found without being there, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @classmethod
    def of(cls, found: set[int], wanted: set[int]) -> Agreement:
        """Compare what was found with what is there."""
        return cls(len(found & wanted), len(found - wanted), len(wanted - found))

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The part of what was found that is right; all of nothing."""
        return self.right / ((self.right + self.extra) or 1)

    @property
    def recall(self) -> float:
        """The part of what is there that was found; all of nothing."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / ((2 * self.right + self.extra + self.missed) or 1)


def boundaries(cut: Cut) -> set[int]:
    """Tell where the sentences of a text begin by hand, but for the first."""
    starts, at = set(), 0
    for each in cut.sentences:
        starts.add(at)
        at += len(each)
    return starts - {0}


def beginnings(starts: Iterable[int]) -> set[int]:
    """Tell where sentences begin, but for the first."""
    return set(starts) - {0}
