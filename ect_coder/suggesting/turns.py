"""Turns of phrase found in texts, by the forms of their words: « vendre » stands for vendait and vendu."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ect_coder.folding import LETTER, UNSEEN
from ect_coder.resources import resource
from ect_coder.search.lemmas import forms_of, knows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(rf"{LETTER}[\w{UNSEEN.strip('[]')}]*")
_PART = re.compile(rf"…|{LETTER}+")
GAP = "…"
_WIDEST = 5
"""Words that a gap may stand for."""
_WORDS = tomllib.loads(resource("lexicons", "words.toml").read_text(encoding="utf-8"))
_AS_THEY_ARE = frozenset(_WORDS["as_they_are"])
_IN_ER: list[str] = _WORDS["endings_in_er"]
"""What verbs in -er end with, but for rare tenses."""


class Word(NamedTuple):
    """A word of a text, where it stands, and how it is written without capitals; thousands are made of one text."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase, what it speaks for, and how much it weighs."""

    parts: tuple[str, ...]
    meaning: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A turn met in a text: its first word and the one after its last."""

    turn: Turn
    first: int
    stop: int


def words_of(text: str) -> list[Word]:
    """Give the words of a text in order; an apostrophe or a hyphen parts two."""
    return [
        Word(each.start(), each.end(), each[0], each[0].casefold().replace("œ", "oe")) for each in _WORD.finditer(text)
    ]


def is_everyday(word: str) -> bool:
    """Say whether a word, without capitals, is one of the language rather than a name."""
    return word in _AS_THEY_ARE or knows(word)


def turn(text: str, meaning: str, weight: float = 1.0) -> Turn:
    """Read a turn as lexicons write it."""
    return Turn(tuple(_PART.findall(text)), meaning, weight)


class Lexicon:
    """Many turns, looked for at once."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        by_first: defaultdict[str, list[Turn]] = defaultdict(list)
        self._parts_of: defaultdict[str, set[str]] = defaultdict(set)
        self._beginning: defaultdict[str, list[Turn]] = defaultdict(list)
        for each in dict.fromkeys(one for one in turns if one.parts):
            by_first[each.parts[0]].append(each)
        parts = (part for some in by_first.values() for one in some for part in one.parts if part != GAP)
        for part in dict.fromkeys(parts):
            for form in forms(part):
                self._parts_of[form].add(part)
                self._beginning[form].extend(by_first.get(part, ()))

    def find(self, words: Sequence[Word]) -> Iterator[Seen]:
        """Give the turns that a text holds, in order."""
        standing = [self._parts_of.get(word.plain, ()) for word in words]
        for first, word in enumerate(words):
            for each in self._beginning.get(word.plain, ()):
                stop = _end_of(each.parts, 1, standing, first + 1) if len(each.parts) > 1 else first + 1
                if stop is not None and _written_as(each.parts[0], word):
                    yield Seen(each, first, stop)


def apart(found: Iterable[Seen]) -> list[Seen]:
    """Keep those that share no word, the weightier and longer first, each turn once; in order."""
    kept: list[Seen] = []
    for each in sorted(found, key=lambda one: (-one.turn.weight, one.first - one.stop, one.first)):
        if all((each.stop <= other.first or other.stop <= each.first) and each.turn != other.turn for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.first)


def _end_of(parts: Sequence[str], rank: int, standing: Sequence[Iterable[str]], at: int) -> int | None:
    if rank == len(parts):
        return at
    if parts[rank] == GAP:
        tries = (_end_of(parts, rank + 1, standing, at + skipped) for skipped in range(_WIDEST + 1))
        return next((end for end in tries if end is not None), None)
    if at < len(standing) and parts[rank] in standing[at]:
        return _end_of(parts, rank + 1, standing, at + 1)
    return None


def forms(part: str) -> Iterable[str]:
    """Give the forms that a part of a turn stands for, as words are written without capitals."""
    plain = part.casefold()
    if plain in _AS_THEY_ARE or part.isdigit():
        return {plain}
    if part.isupper():
        return {plain, f"{plain}s"}
    return forms_of(plain).written - _AS_THEY_ARE if knows(plain) else _guessed(plain)


def _guessed(word: str) -> Iterable[str]:
    """Give forms of a word that the dictionary lacks: « mutualiser » as other verbs in -er, a plural to the rest."""
    if not word.endswith("er"):
        return {word, f"{word}s"}
    return {word, *(word[:-2] + ending for ending in _IN_ER)}


def _written_as(part: str, word: Word) -> bool:
    """Say whether an acronym is written as one, unless no other word is written so: « SAS » is no « sas »."""
    return len(part) == 1 or not part.isupper() or word.text.isupper() or not knows(word.plain)


def by_meaning(found: Mapping[str, Mapping[str, Sequence[str]]], weights: Mapping[str, float]) -> Iterator[Turn]:
    """Read a table of lexicons: for each meaning, lists of turns under what says their weight."""
    for meaning, lists in found.items():
        for name, texts in lists.items():
            yield from (turn(text, meaning, weights[name]) for text in texts)
