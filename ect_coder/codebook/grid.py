"""The grid as values: pillars, their variables, transversal codes, and the card of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from ect_coder.errors import UnknownPillar, UnknownVariable
from ect_coder.values import Moment, Polarity

FALLBACK = "fr"
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Fixed(Mapping[_Key, _Value]):
    """A mapping that cannot change: a frozen value that holds it can be hashed. Equal to a dict of the same items."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[_Key, _Value] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, key: _Key) -> _Value:
        return self._items[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)


@dataclass(frozen=True, slots=True)
class Card:
    """What a code means, in one language; an empty field does not apply."""

    label: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    confuse: str = ""
    emergence: str = ""
    support: str = ""
    counter_example: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Illustration:
    """How an example of a card would be coded."""

    polarity: Polarity
    intensity: int | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A variable of a pillar, or a transversal code (no pillar); `documents` says whether it documents a moment.

    A `retired` code keeps its codings and is offered no longer.
    """

    id: str
    guid: str
    cards: Mapping[str, Card]
    pillar: str | None = None
    parent: str | None = None
    documents: bool = True
    status: str = ""
    source: str = ""
    hints: tuple[str, ...] = ()
    examples: Mapping[Moment, Illustration] = field(default_factory=dict)
    retired: bool = False

    def __post_init__(self) -> None:
        _fix(self, "cards", "examples")

    @property
    def transversal(self) -> bool:
        """Whether the code belongs to no pillar."""
        return self.pillar is None

    def card(self, language: str) -> Card:
        """Give the card in a language, or in the one there is."""
        return in_language(self.cards, language)

    def label(self, language: str) -> str:
        """Give the label in a language, or in the one there is."""
        return self.card(language).label


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar and its variables, in the codebook's order; `colour` is #RRGGBB."""

    id: str
    guid: str
    letter: str
    colour: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    variables: tuple[Code, ...]

    def __post_init__(self) -> None:
        _fix(self, "labels", "definitions")

    def label(self, language: str) -> str:
        """Give the label in a language, or in the one there is."""
        return in_language(self.labels, language)

    def definition(self, language: str) -> str:
        """Give the definition in the language of `label`; it may be empty."""
        return in_language(self.definitions, language)


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole codebook."""

    name: str
    version: str
    guid: str
    titles: Mapping[str, str]
    pillars: tuple[Pillar, ...]
    transversal: tuple[Code, ...]
    _by_key: Mapping[str, Code] = field(init=False, repr=False, compare=False)
    """Looked up for each of thousands of codings."""

    def __post_init__(self) -> None:
        _fix(self, "titles")
        object.__setattr__(self, "_by_key", {code.id: code for code in self.codes})

    @property
    def variables(self) -> tuple[Code, ...]:
        """All variables of all pillars, in order."""
        return tuple(variable for pillar in self.pillars for variable in pillar.variables)

    @property
    def codes(self) -> tuple[Code, ...]:
        """All variables, then the transversal codes."""
        return self.variables + self.transversal

    def code(self, key: str) -> Code:
        """Find a variable or transversal code; raise UnknownVariable."""
        try:
            return self._by_key[key]
        except KeyError:
            raise UnknownVariable(name=key) from None

    def pillar(self, key: str) -> Pillar:
        """Find a pillar; raise UnknownPillar."""
        for pillar in self.pillars:
            if pillar.id == key:
                return pillar
        raise UnknownPillar(name=key)

    def pillar_of(self, key: str) -> Pillar | None:
        """Find the pillar of a variable, None for a transversal code; raise UnknownVariable."""
        pillar = self.code(key).pillar
        return None if pillar is None else self.pillar(pillar)


def in_language(words: Mapping[str, _Value], language: str) -> _Value:
    """Choose the words in a language, else in French, else in the one there is."""
    for each in (language, FALLBACK):
        if each in words:
            return words[each]
    return next(iter(words.values()))


def as_json(grid: Grid, language: str) -> dict[str, Any]:
    """Give the contract's `codebook` value, with cards in one language."""
    return {
        "name": grid.name,
        "version": grid.version,
        "pillars": [
            {
                "id": pillar.id,
                "label": pillar.label(language),
                "definition": pillar.definition(language),
                "letter": pillar.letter,
                "colour": pillar.colour,
                "variables": [_code_json(variable, language) for variable in pillar.variables],
            }
            for pillar in grid.pillars
        ],
        "transversal": [_code_json(code, language) for code in grid.transversal],
    }


def dump_code(code: Code) -> dict[str, Any]:
    """Write a code as JSON values; `load_code` gives the identical code back."""
    value = {each.name: getattr(code, each.name) for each in fields(Code)}
    return {
        **value,
        "cards": {language: asdict(card) for language, card in code.cards.items()},
        "hints": list(code.hints),
        "examples": _dump_examples(code),
    }


def load_code(value: Mapping[str, Any]) -> Code:
    """Read a code back from `dump_code`."""
    return Code(
        **{
            **value,
            "cards": {language: Card(**card) for language, card in value["cards"].items()},
            "hints": tuple(value["hints"]),
            "examples": {
                Moment(moment): Illustration(Polarity(shown["polarity"]), shown["intensity"])
                for moment, shown in value["examples"].items()
            },
        }
    )


def dump_pillar(pillar: Pillar) -> dict[str, Any]:
    """Write a pillar as JSON values, without its variables."""
    value = {each.name: getattr(pillar, each.name) for each in fields(Pillar) if each.name != "variables"}
    return {**value, "labels": dict(pillar.labels), "definitions": dict(pillar.definitions)}


def load_pillar(value: Mapping[str, Any], variables: tuple[Code, ...]) -> Pillar:
    """Read a pillar back from `dump_pillar`, with its variables."""
    return Pillar(**value, variables=variables)


def _code_json(code: Code, language: str) -> dict[str, Any]:
    return {
        "id": code.id,
        **asdict(code.card(language)),
        "documents": code.documents,
        "parent": code.parent,
        "status": code.status,
        "source": code.source,
        "hints": list(code.hints),
        "examples": _dump_examples(code),
    }


def _dump_examples(code: Code) -> dict[str, Any]:
    return {
        moment.value: {"polarity": shown.polarity.value, "intensity": shown.intensity}
        for moment, shown in code.examples.items()
    }


def _fix(value: object, *names: str) -> None:
    for name in names:
        object.__setattr__(value, name, Fixed(getattr(value, name)))
