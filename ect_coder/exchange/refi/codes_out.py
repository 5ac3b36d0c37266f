"""The codebook as codes: pillars as parents that nothing is coded with, variables, transversal codes, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ect_coder.exchange.codebook_document import fields_of
from ect_coder.exchange.codebook_out import toml
from ect_coder.exchange.refi import qualifiers
from ect_coder.exchange.refi.guids import derived, plain
from ect_coder.exchange.refi.own_notes import legal
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ect_coder.codebook.grid import Code, Grid

CARDS = derived("set", "codebook")
"""The GUID of the set whose description is the whole codebook, cards in every language, as our own file of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A code as both kinds of file have it."""

    guid: str
    name: str
    description: str = ""
    codable: bool = True
    colour: str | None = None
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A set of codes, with what it means."""

    guid: str
    name: str
    description: str
    members: tuple[str, ...]


def entries(grid: Grid, language: str) -> list[Entry]:
    """Give the codes of a codebook; codes of several labels the same are told apart by their ids."""
    pillars = [
        Entry(
            plain(pillar.guid),
            legal(pillar.label(language)),
            legal(pillar.definition(language)),
            codable=False,
            colour=pillar.colour,
            children=tuple(_entry(code, language, pillar.colour) for code in pillar.variables),
        )
        for pillar in grid.pillars
    ]
    known = {code.id for code in grid.transversal}
    roots = [code for code in grid.transversal if code.parent not in known]
    return [*pillars, *(_family(code, grid, language) for code in roots)]


def dimensions() -> list[Entry]:
    """Give the codes of moments, constats and so on."""
    return [
        Entry(
            each.guid,
            qualifiers.title(each),
            _(each.meaning),
            codable=False,
            children=tuple(Entry(each.value_guid(value), each.named(value)) for value in each.values),
        )
        for each in qualifiers.DIMENSIONS
    ]


def groups(grid: Grid, *, dimensions: bool) -> list[Group]:
    """Give the sets of codes: the codebook itself, and where it goes with codings a set for each dimension."""
    codes = tuple(plain(code.guid) for code in grid.codes)
    whole = Group(CARDS, _("ECT · codebook as a file"), legal(toml(grid)), codes)
    if not dimensions:
        return [whole]
    of_values = (
        Group(
            each.set_guid,
            qualifiers.title(each),
            _(each.meaning),
            tuple(each.value_guid(value) for value in each.values),
        )
        for each in qualifiers.DIMENSIONS
    )
    return [whole, *of_values]


def modelled(found: Sequence[Entry], make: Callable[..., Any], notes: Callable[[str], dict[str, Any]]) -> list[Any]:
    """Make the models of codes; `notes` gives what else the code of a GUID has."""
    return [
        make(
            guid=each.guid,
            name=each.name,
            is_codable=each.codable,
            color=each.colour,
            description=each.description or None,
            code=modelled(each.children, make, notes),
            **notes(each.guid),
        )
        for each in found
    ]


def _entry(code: Code, language: str, colour: str | None = None, children: tuple[Entry, ...] = ()) -> Entry:
    return Entry(
        plain(code.guid), legal(code.label(language)), _described(code, language), colour=colour, children=children
    )


def _family(code: Code, grid: Grid, language: str) -> Entry:
    below = tuple(_family(each, grid, language) for each in grid.transversal if each.parent == code.id)
    return _entry(code, language, None, below)


def _described(code: Code, language: str) -> str:
    lines = [code.card(language).definition, *_titled(code)]
    return legal("\n\n".join(filter(None, lines)))


def _titled(code: Code) -> Iterator[str]:
    for title, words in fields_of(code):
        if words:
            yield _("{title}: {words}").format(title=title, words=words)
