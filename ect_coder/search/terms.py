"""What a query is made of: terms, and what combines them. Each says where it may hold and where it does.

Spans are code points of a line. `line_filter` is an expression of FTS5 that every line with a hit fulfils, and maybe
others: the lines themselves decide.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ect_coder.coding.search import any_of, beginning_with
from ect_coder.folding import LETTER, indexable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.search.lemmas import Forms

_WORD = re.compile(f"{LETTER}+")
Place = tuple[int, int]


class Term(ABC):
    """A query or a part of one."""

    @abstractmethod
    def hits(self, line: str) -> list[Place]:
        """List where the term holds in a line, in order; empty if it does not."""

    @abstractmethod
    def line_filter(self) -> str:
        """Say in FTS5's language which lines may have a hit."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase; `open_end` takes all that begin with it. `forms` are those that stand for it, if asked."""

    text: str
    open_end: bool = False
    forms: Forms | None = None

    def line_filter(self) -> str:
        """As for a term."""
        if self.forms is None:
            return f'"{indexable(self.text)}"{" *" if self.open_end else ""}'
        return "(" + " OR ".join(f'"{form}"' for form in self.forms.folded) + ")"

    def pattern(self) -> str:
        """Give the regular expression that finds it as French readers expect."""
        if self.open_end:
            return beginning_with(self.text)
        return any_of(self.forms.folded if self.forms is not None else [self.text])

    def is_meant(self, line: str, place: Place) -> bool:
        """Say whether a word that the pattern found in a line is one of the forms that are asked for."""
        return self.forms is None or self.forms.has_at(line, *place)


@dataclass(frozen=True)
class Phrase(Term):
    """Words that follow each other, whatever stands between them but letters and digits."""

    words: tuple[Word, ...]

    def line_filter(self) -> str:
        """Ask for all words; in a row where the index can tell."""
        each = [word.line_filter() for word in self.words]
        return " + ".join(each) if self.is_plain else f"({' AND '.join(each)})"

    @property
    def is_plain(self) -> bool:
        """Say whether the index can tell where the words stand."""
        return all(word.forms is None and not word.open_end for word in self.words)

    def hits(self, line: str) -> list[Place]:
        """As the find bar finds them."""
        found = self._pattern.finditer(line)
        return [each.span() for each in found if self._meant(each)]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"(?:[^\w\n]|_)+".join(f"({word.pattern()})" for word in self.words))

    def _meant(self, found: re.Match[str]) -> bool:
        return all(word.is_meant(found.string, found.span(rank)) for rank, word in enumerate(self.words, 1))


@dataclass(frozen=True, slots=True)
class Every(Term):
    """All parts stand in the line."""

    parts: Sequence[Term]

    def line_filter(self) -> str:
        """Ask for all parts."""
        return "(" + " AND ".join(part.line_filter() for part in self.parts) + ")"

    def hits(self, line: str) -> list[Place]:
        """List the places of all parts, if each has one."""
        each = [part.hits(line) for part in self.parts]
        return _together(each) if all(each) else []


@dataclass(frozen=True, slots=True)
class Any(Term):
    """At least one of the parts stands in the line."""

    parts: Sequence[Term]

    def line_filter(self) -> str:
        """Ask for one of the parts."""
        return "(" + " OR ".join(part.line_filter() for part in self.parts) + ")"

    def hits(self, line: str) -> list[Place]:
        """List the places of all parts."""
        return _together([part.hits(line) for part in self.parts])


@dataclass(frozen=True, slots=True)
class Without(Term):
    """The first part stands in the line, the other one does not."""

    wanted: Term
    unwanted: Term

    def line_filter(self) -> str:
        """Ask for the wanted part; only the line itself can tell that the other one is not there."""
        return self.wanted.line_filter()

    def hits(self, line: str) -> list[Place]:
        """List the places of the wanted part."""
        found = self.wanted.hits(line)
        return [] if found and self.unwanted.hits(line) else found


@dataclass(frozen=True, slots=True)
class Near(Term):
    """Two parts stand in the line, in any order, with at most so many words between them."""

    left: Term
    right: Term
    words_between: int

    def line_filter(self) -> str:
        """Ask for both parts; side by side where the index can tell."""
        if all(isinstance(part, Phrase) and part.is_plain for part in (self.left, self.right)):
            return f"NEAR({self.left.line_filter()} {self.right.line_filter()}, {self.words_between})"
        return f"({self.left.line_filter()} AND {self.right.line_filter()})"

    def hits(self, line: str) -> list[Place]:
        """List from where to where two neighbours reach."""
        left, right = self.left.hits(line), self.right.hits(line)
        if not left or not right:
            return []
        placed = sorted([(place, 0) for place in left] + [(place, 1) for place in right])
        found = [
            (first[0], max(first[1], second[1]))
            for (first, side), (second, other) in pairwise(placed)
            if side != other and self._is_near(line, first, second)
        ]
        return _together([found])

    def _is_near(self, line: str, first: Place, second: Place) -> bool:
        return len(_WORD.findall(line, first[1], max(first[1], second[0]))) <= self.words_between


def _together(each: Sequence[Sequence[Place]]) -> list[Place]:
    """Put places in order; those that overlap become one."""
    found: list[Place] = []
    for start, end in sorted(place for places in each for place in places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
