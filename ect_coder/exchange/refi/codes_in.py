"""The codes of a file of another program, in the order and with the parents that they have there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.codebook import files
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import BadCodebook
from ect_coder.exchange.refi import qualifiers, tree
from ect_coder.exchange.refi.codes_out import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.readers.package import Element

_DEEPEST = 60
"""Levels of codes that are gone down."""


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code as another program has it; `uses` counts its codings, `parent` is a GUID."""

    guid: str
    name: str
    parent: str | None = None
    description: str = ""
    codable: bool = True
    uses: int = 0

    @property
    def id(self) -> str:
        """No id: other programs have none."""
        return ""

    def label(self, _language: str) -> str:
        """Give the name, in whatever language it is."""
        return self.name


def codes(holder: Element | None) -> list[ForeignCode]:
    """List the codes of a codebook, each after its parent; those that only say what our codings mean are none."""
    found = {each.guid: each for root in tree.children(holder, "Codes") for each in _below(root, None, 0)}
    return [each for each in found.values() if each.guid not in qualifiers.GUIDS]


def _below(holder: Element, parent: str | None, depth: int) -> Iterator[ForeignCode]:
    if depth > _DEEPEST:
        return
    for each in tree.children(holder, "Code"):
        name = " ".join(canonical(each.get("name") or "").split())
        guid = tree.guid(each)
        if guid:
            codable = tree.truth(each, "isCodable", usual=True)
            description = canonical(tree.words(each, "Description")).strip()
            yield ForeignCode(guid, name or "?", parent, description, codable)
        yield from _below(each, guid or parent, depth + 1)


def counted(found: list[ForeignCode], uses: Mapping[str, int]) -> tuple[ForeignCode, ...]:
    """Say of each code how often it is used; a parent that nothing is coded with stays for the sake of its codes."""
    needed: set[str] = set()
    for each in reversed(found):
        if each.codable or uses.get(each.guid) or each.guid in needed:
            needed.add(each.guid)
            if each.parent is not None:
                needed.add(each.parent)
    wanted = [each for each in found if each.guid in needed]
    return tuple(replace(each, uses=uses.get(each.guid, 0)) for each in wanted)


def own_grid(sets: Iterator[Element], name: str) -> Grid | None:
    """Read the codebook that one of our sets carries; None if there is none, or if it was spoilt."""
    for each in sets:
        if tree.guid(each) == CARDS:
            try:
                return files.read(tree.words(each, "Description"), name)
            except BadCodebook:
                return None
    return None
