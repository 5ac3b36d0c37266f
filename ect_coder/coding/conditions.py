"""What a smart list asks of codings: conditions joined by all, any and not, on a coding and on what stands beside it.

All frozen values. A coding fulfils

- `About` when what it says in a field is among some values; moment `emergence` or `support` includes `both`;
- `Words` when its passage holds them, as a query of `coding.search`;
- `All` when it fulfils every part, `Either` when it fulfils one, `Not` when it does not fulfil the part;
- `Beside` when *another* coding of the same document, whoever made it, fulfils the part there: within so many
  paragraphs, 0 for the same one, or with at least one character in common. A passage stands in all paragraphs from
  that of its first to that of its last character.

A value that the study does not know is no coding's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ect_coder.coding.search import pattern
from ect_coder.errors import BadSmartList, EmptySearch
from ect_coder.values import Kind, Moment, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DEEPEST = 20
"""How deep conditions may lie in each other."""
_FARTHEST = 999
"""Paragraphs that two neighbours may be apart."""


class Field(StrEnum):
    """What a coding says; pillars and variables are known by their ids, coders and projects by their names."""

    PILLAR = "pillar"
    VARIABLE = "variable"
    MOMENT = "moment"
    POLARITY = "polarity"
    PROJECT = "project"
    KIND = "kind"
    CODER = "coder"


@dataclass(frozen=True, slots=True)
class About:
    """What the coding says in a field is one of these values."""

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The passage holds these words."""

    query: str


@dataclass(frozen=True, slots=True)
class All:
    """The coding fulfils all parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """The coding fulfils at least one part."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The coding does not fulfil the part."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Beside:
    """Another coding fulfils the part within so many paragraphs; with None, where both share a character."""

    part: Condition
    within: int | None = 0


Condition = About | Words | All | Either | Not | Beside


_CHOICES: Mapping[Field, type[StrEnum]] = {Field.MOMENT: Moment, Field.POLARITY: Polarity, Field.KIND: Kind}


def moments_asked(moments: Sequence[Moment]) -> set[Moment]:
    """Say which told moments a choice of moments lets through: `both` belongs to emergence and to support."""
    asked = set(moments)
    if asked & {Moment.EMERGENCE, Moment.SUPPORT}:
        asked.add(Moment.BOTH)
    return asked


def as_json(condition: Condition) -> str:
    """Write a condition down."""
    return json.dumps(_plain(condition), ensure_ascii=False)


def from_json(text: str) -> Condition:
    """Read what was written down; raise BadSmartList."""
    try:
        return _read(json.loads(text), 0)
    except (ValueError, TypeError, KeyError, RecursionError, EmptySearch) as problem:
        raise BadSmartList from problem


def _plain(condition: Condition) -> dict[str, Any]:
    match condition:
        case About(field, values):
            return {"field": field.value, "among": list(values)}
        case Words(query):
            return {"words": query}
        case All(parts):
            return {"all": [_plain(each) for each in parts]}
        case Either(parts):
            return {"any": [_plain(each) for each in parts]}
        case Not(part):
            return {"not": _plain(part)}
        case Beside(part, within):
            return {"beside": _plain(part), "paragraphs": within}


def _read(value: Any, depth: int) -> Condition:
    """Read a condition; raise ValueError, TypeError, KeyError or EmptySearch for anything else."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        raise ValueError
    match sorted(value):
        case ["among", "field"]:
            return _about(Field(value["field"]), value["among"])
        case ["words"]:
            return _words(value["words"])
        case ["all"]:
            return All(_parts(value["all"], depth))
        case ["any"]:
            return Either(_parts(value["any"], depth))
        case ["not"]:
            return Not(_read(value["not"], depth + 1))
        case ["beside", "paragraphs"]:
            return Beside(_read(value["beside"], depth + 1), _within(value["paragraphs"]))
        case _:
            raise ValueError


def _parts(value: Any, depth: int) -> tuple[Condition, ...]:
    return tuple(_read(each, depth + 1) for each in _filled(value))


def _about(field: Field, value: Any) -> About:
    values = _filled(value)
    if not all(isinstance(each, str) for each in values):
        raise TypeError
    return About(field, tuple(map(_CHOICES.get(field, str), values)))


def _words(value: Any) -> Words:
    if not isinstance(value, str):
        raise TypeError
    pattern(value)
    return Words(value)


def _within(value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= _FARTHEST:
        raise ValueError
    return value


def _filled(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise ValueError
    return value
