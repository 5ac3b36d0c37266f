"""The grid as values: pillars, their variables, transversal codes, and the card of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from ect_coder.errors import UnknownPillar, UnknownVariable
from ect_coder.values import Moment, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "fr"


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
    """A variable of a pillar, or a transversal code (no pillar); `documents` says whether it documents a moment."""

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

    @property
    def transversal(self) -> bool:
        """Whether the code belongs to no pillar."""
        return self.pillar is None

    def card(self, language: str) -> Card:
        """Give the card in a language, or in the one there is."""
        return self.cards.get(language) or self.cards.get(FALLBACK) or next(iter(self.cards.values()))

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

    def label(self, language: str) -> str:
        """Give the label in a language, or in the one there is."""
        return self.labels.get(language) or self.labels.get(FALLBACK) or next(iter(self.labels.values()))


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole codebook."""

    name: str
    version: str
    guid: str
    titles: Mapping[str, str]
    pillars: tuple[Pillar, ...]
    transversal: tuple[Code, ...]

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
        for code in self.codes:
            if code.id == key:
                return code
        raise UnknownVariable(name=key)

    def pillar(self, key: str) -> Pillar:
        """Find a pillar; raise UnknownPillar."""
        for pillar in self.pillars:
            if pillar.id == key:
                return pillar
        raise UnknownPillar(name=key)


def as_json(grid: Grid, language: str) -> dict[str, Any]:
    """Give the contract's `codebook` value, with cards in one language."""
    return {
        "name": grid.name,
        "version": grid.version,
        "pillars": [
            {
                "id": pillar.id,
                "label": pillar.label(language),
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
        "examples": {moment.value: asdict(shown) for moment, shown in code.examples.items()},
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
    return {each.name: getattr(pillar, each.name) for each in fields(Pillar) if each.name != "variables"}


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
    }
