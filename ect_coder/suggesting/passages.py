"""Passages worth reading for a variable: sentences that hold its hint words, each with what was seen in it.

The words come from the codebook (its hint words, which people edit) and from `resources/lexicons/variables.toml`. A
word that many variables share weighs less; what the interviewer says, and words in another sense, weigh nothing.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ect_coder.codebook import files
from ect_coder.corpus.sentences import sentences
from ect_coder.resources import resource
from ect_coder.suggesting.negation import denied
from ect_coder.suggesting.turns import Lexicon, Seen, Turn, apart, by_meaning, turn, words_of
from ect_coder.values import Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.suggesting.turns import Word

_WEIGHTS = {"strong": 2.0, "weak": 1.0, "absent": 2.0}
_HINT, _OWN_HINT = 1.0, 2.0
"""A hint word of the codebook that ships, and one that people chose for themselves."""
_ENOUGH = 1.0
"""What the turns seen in a passage must weigh for a variable: one weak turn of its own."""
_LONGEST, _PIECE = 60, 40
"""Words of a sentence above which it is no passage but speech without full stops, and of its pieces, which are."""
_ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage for a variable: what its turns weigh, and their words as they stand there."""

    span: Span
    variable: str
    polarity: Polarity
    score: float
    seen: tuple[str, ...]


class Finder:
    """Looks for the variables of one codebook."""

    def __init__(self, grid: Grid) -> None:
        codes = [each for each in grid.variables if not each.retired and not each.transversal]
        told = [each for code in codes for each in _told(code)]
        shared = Counter(parts for parts, _variable in {(each.parts, each.meaning) for each in told})
        self._shared = {parts: count for parts, count in shared.items() if count > 1}
        self._lexicon = Lexicon(_strongest(told))
        self._absent = _absences()

    def find(self, text: str, speech: Iterable[Span] | None = None) -> list[Found]:
        """Give the passages of a text, in order; `speech` is what counts as said, the whole text unless told."""
        parts = [Span(0, len(text))] if speech is None and text else speech or ()
        return [found for part in parts for passage in passages(text, part) for found in self._of(text, passage)]

    def _of(self, text: str, passage: Span) -> Iterator[Found]:
        inner = text[passage.start : passage.end]
        words = words_of(inner)
        by_variable: defaultdict[str, list[Seen]] = defaultdict(list)
        for seen in in_their_sense(self._lexicon, words):
            by_variable[seen.turn.meaning].append(seen)
        for variable, every in by_variable.items():
            kept = apart(every)
            score = sum(self._weight(each) for each in kept)
            if score >= _ENOUGH:
                yield Found(
                    passage, variable, self._polarity(inner, words, kept), round(score, 2), _words(inner, words, kept)
                )

    def _weight(self, seen: Seen) -> float:
        return seen.turn.weight / self._shared.get(seen.turn.parts, 1)

    def _polarity(self, text: str, words: Sequence[Word], kept: Sequence[Seen]) -> Polarity:
        """Say whether a passage shows a variable or its absence, as most of what was seen there tells."""
        absent = sum(
            each.turn.weight
            for each in kept
            if ((each.turn.parts, each.turn.meaning) in self._absent) or denied(text, words, each)
        )
        whole = sum(each.turn.weight for each in kept)
        return Polarity.ABSENT if absent >= whole / 2 else Polarity.PRESENT


def passages(text: str, part: Span) -> Iterator[Span]:
    """Give the passages of a part of a text: its sentences, or pieces of those that are too long."""
    for each in sentences(text[part.start : part.end]):
        yield from _windows(text, Span(part.start + each.start, part.start + each.end))


def in_their_sense(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Seen]:
    """Give the turns that a text holds, in order, but for words that are meant in another sense."""
    masked = [each for each in _homonyms().find(words) if each.stop - each.first > 1]
    for seen in lexicon.find(words):
        if not any(mask.first <= seen.first and seen.stop <= mask.stop for mask in masked):
            yield seen


def _told(code: Code) -> Iterator[Turn]:
    shipped = _shipped().get(code.id, ())
    yield from (turn(each, code.id, _HINT if each in shipped else _OWN_HINT) for each in code.hints)
    yield from by_meaning({code.id: _tables().get(code.id, {})}, _WEIGHTS)


def _strongest(turns: Iterable[Turn]) -> Iterable[Turn]:
    """Keep each turn of a variable once, with the most that it weighs."""
    kept: dict[tuple[tuple[str, ...], str], Turn] = {}
    for each in turns:
        known = kept.get((each.parts, each.meaning))
        if known is None or known.weight < each.weight:
            kept[each.parts, each.meaning] = each
    return kept.values()


def _words(text: str, words: Sequence[Word], kept: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(text[words[each.first].start : words[each.stop - 1].end] for each in kept)


def _windows(text: str, sentence: Span) -> Iterator[Span]:
    """Give a sentence, or equal pieces of one that is too long to be a passage."""
    words = words_of(text[sentence.start : sentence.end])
    if len(words) <= _LONGEST:
        yield sentence
        return
    size = math.ceil(len(words) / math.ceil(len(words) / _PIECE))
    for first in range(0, len(words), size):
        piece = words[first : first + size]
        yield Span(sentence.start + piece[0].start, sentence.start + piece[-1].end)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(resource("lexicons", "variables.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Sequence[str]]:
    return {each.id: each.hints for each in files.default().variables}


@lru_cache(maxsize=1)
def _absences() -> frozenset[tuple[tuple[str, ...], str]]:
    return frozenset(
        (turn(text, "").parts, variable) for variable, lists in _tables().items() for text in lists[_ABSENT]
    )


@lru_cache(maxsize=1)
def _homonyms() -> Lexicon:
    table = tomllib.loads(resource("lexicons", "homonyms.toml").read_text(encoding="utf-8"))
    return Lexicon(turn(text, "masked") for text in table["masked"]["turns"])
