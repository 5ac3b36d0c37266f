"""A grid as the plain values that its file holds, in the one form in which it comes back from there."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from ect_coder.codebook.grid import Card, Code, Grid, Pillar, dump_code

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
CARD = tuple(each.name for each in fields(Card))
"""The fields of a card, its label first."""


def canonical_words(words: str) -> str:
    """Give a text as files keep it: composed, without control characters, without spaces around it."""
    kept = "".join(char for char in words if char in "\n\t" or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


def canonical(grid: Grid) -> Grid:
    """Give a grid as its file gives it back; a parent that the grid no longer has is left out."""
    known = {code.id for code in grid.transversal}
    return replace(
        grid,
        name=canonical_words(grid.name),
        version=canonical_words(grid.version),
        titles=_words(grid.titles),
        pillars=tuple(_pillar(pillar) for pillar in grid.pillars),
        transversal=tuple(
            replace(_code(code), parent=code.parent if code.parent in known else None, examples={})
            for code in grid.transversal
        ),
    )


def plain(grid: Grid) -> dict[str, Any]:
    """Write a canonical grid as the values of its TOML; `files.checked` gives the identical grid back."""
    return {
        "format": FORMAT,
        "name": grid.name,
        "version": grid.version,
        "guid": grid.guid,
        "title": dict(grid.titles),
        "pillar": [
            {**plain_pillar(pillar), "variable": [plain_code(code) for code in pillar.variables]}
            for pillar in grid.pillars
        ],
        "transversal": [plain_code(code) for code in grid.transversal],
    }


def plain_pillar(pillar: Pillar) -> dict[str, Any]:
    """Write a pillar without its variables."""
    cards = {
        language: _filled({"label": label, "definition": pillar.definitions.get(language, "")})
        for language, label in pillar.labels.items()
    }
    return {"id": pillar.id, "guid": pillar.guid, "letter": pillar.letter, "colour": pillar.colour, **cards}


def plain_code(code: Code) -> dict[str, Any]:
    """Write a code; what is empty, or as it is with most, is left out."""
    value = dump_code(code)
    examples = {moment: _filled(shown) for moment, shown in value["examples"].items()}
    return {
        "id": code.id,
        "guid": code.guid,
        **_filled({"parent": code.parent}),
        **({} if code.documents else {"documents": False}),
        **_filled({name: value[name] for name in ("retired", "status", "source", "hints")}),
        **{language: _filled(card) for language, card in value["cards"].items()},
        **_filled({"examples": examples}),
    }


def _pillar(pillar: Pillar) -> Pillar:
    return replace(
        pillar,
        labels=_words(pillar.labels),
        definitions=_words(pillar.definitions),
        variables=tuple(replace(_code(code), parent=None, documents=True) for code in pillar.variables),
    )


def _code(code: Code) -> Code:
    return replace(
        code,
        cards={language: Card(**_words(asdict(card))) for language, card in code.cards.items()},
        status=canonical_words(code.status),
        source=canonical_words(code.source),
        hints=tuple(filter(None, map(canonical_words, code.hints))),
    )


def _words(words: Mapping[str, str]) -> dict[str, str]:
    return {name: canonical_words(each) for name, each in words.items()}


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each}
