"""Which variables a few typed letters mean: accents and slips forgiven, recent ones first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ect_coder.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH = 62.0
_RECENT_BONUS = 6.0
_MOST = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """A variable or code as the picker offers it."""

    id: str
    label: str
    pillar: str | None
    letter: str
    pillar_label: str
    definition: str
    hints: tuple[str, ...]


def rank(choices: Sequence[Choice], typed: str, recents: Sequence[str]) -> list[Choice]:
    """Order the choices that `typed` may mean, the likeliest first, eighty at most.

    Nothing typed gives all, recent ones first.
    """
    places = {key: place for place, key in reversed(list(enumerate(recents)))}
    query = folded(typed).strip()
    if not query:
        return sorted(choices, key=lambda choice: places.get(choice.id, len(places)))
    scored = [(_score(choice, query) + (_RECENT_BONUS if choice.id in places else 0), choice) for choice in choices]
    found = [(score, choice) for score, choice in scored if score >= _ENOUGH]
    return [choice for _score_, choice in sorted(found, key=lambda pair: -pair[0])[:_MOST]]


@dataclass(frozen=True, slots=True)
class _Read:
    """A choice as it is looked through: folded once, since each letter typed looks through all of them."""

    label: str
    words: tuple[str, ...]
    hints: tuple[str, ...]
    definition: str


@lru_cache(maxsize=4_096)
def _read(choice: Choice) -> _Read:
    label = folded(choice.label)
    words = label.replace("'", " ").replace("’", " ").split()
    return _Read(label, tuple(words), tuple(folded(hint) for hint in choice.hints), folded(choice.definition))


def _score(choice: Choice, query: str) -> float:  # noqa: PLR0911 - a scale, step by step
    read = _read(choice)
    if read.label.startswith(query):
        return 130.0
    if any(word.startswith(query) for word in read.words):
        return 120.0
    wanted = query.split()
    if len(wanted) > 1 and all(any(word.startswith(part) for word in read.words) for part in wanted):
        return 115.0
    if query in read.label:
        return 105.0
    if len(query) == 1:
        return 100.0 if choice.letter.casefold() == query else 0.0
    if any(hint.startswith(query) for hint in read.hints):
        return 90.0
    slip = max((fuzz.ratio(query, word[: len(query) + 1]) for word in read.words), default=0.0)
    meant = 66.0 if len(query) > 3 and query in read.definition else 0.0
    return max(slip if slip >= 70 else 0.0, meant)
