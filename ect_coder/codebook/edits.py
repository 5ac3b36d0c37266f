"""Edits of the grid, on paper: each takes a grid and gives the one that it becomes. `shelf.revise` writes it down."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ect_coder.codebook.grid import Card, Code, Grid, Pillar
from ect_coder.codebook.plain import canonical_words
from ect_coder.errors import EmptyName, NotMovable, TakenName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ALIKE = 76.0
"""From this likeness on two labels are said to be near: one or two letters of a word."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit did to a code: `meaning` says whether codings made before must be looked at again."""

    key: str
    what: str
    meaning: bool = False


def new_code(grid: Grid, label: str, pillar: str | None, guid: str, language: str, taken: Collection[str] = ()) -> Code:
    """Make a code with a label and an id that neither the grid nor `taken` has; raise EmptyName or TakenName."""
    words = _label(grid, label, language)
    key = new_key(words, pillar, {*taken, *ids(grid)})
    if pillar is not None:
        grid.pillar(pillar)
    return Code(key, guid, {language: Card(words)}, pillar=pillar, documents=pillar is not None, status="study")


def new_key(label: str, pillar: str | None, taken: Collection[str]) -> str:
    """Make an id of a label that is not `taken`."""
    stem = "_".join([pillar or "code", plain_label(label)])[:60].strip("_")
    key, rank = stem, 2
    while key in taken:
        key, rank = f"{stem}_{rank}", rank + 1
    return key


def ids(grid: Grid) -> set[str]:
    """Give the ids of a grid's pillars and codes."""
    return {pillar.id for pillar in grid.pillars} | {code.id for code in grid.codes}


def add(grid: Grid, code: Code, place: int | None = None) -> Grid:
    """Put a code in its pillar, or among the transversal ones, at a place from 0; at the end if none is given."""
    line = [*siblings(grid, code.pillar)]
    line.insert(len(line) if place is None else place, code)
    return _with(grid, code.pillar, tuple(line))


def drop(grid: Grid, key: str) -> Grid:
    """Take a code out; raise UnknownVariable."""
    code = grid.code(key)
    return _with(grid, code.pillar, tuple(each for each in siblings(grid, code.pillar) if each.id != key))


def put(grid: Grid, code: Code) -> Grid:
    """Replace the code of the same id, at its place; raise UnknownVariable."""
    before = grid.code(code.id)
    line = tuple(code if each.id == code.id else each for each in siblings(grid, before.pillar))
    return _with(grid, before.pillar, line)


def describe(grid: Grid, key: str, card: Card, language: str) -> Grid:
    """Give a code another card in one language; raise EmptyName, or TakenName for the label of another."""
    code = grid.code(key)
    label = _label(grid, card.label, language, besides=key)
    return put(grid, replace(code, cards={**code.cards, language: replace(card, label=label)}))


def hint(grid: Grid, key: str, hints: Iterable[str]) -> Grid:
    """Give a code other words that hint at it, each once, whatever its case and spaces; raise UnknownVariable."""
    cleaned = [canonical_words(" ".join(each.split())) for each in hints]
    once = {each.casefold(): each for each in reversed(cleaned) if each}
    return put(grid, replace(grid.code(key), hints=tuple(reversed(once.values()))))


def move(grid: Grid, key: str, pillar: str | None, place: int | None = None) -> Grid:
    """Move a code to a place of a pillar, or a transversal code among its own; raise NotMovable across."""
    code = grid.code(key)
    if (code.pillar is None) != (pillar is None):
        raise NotMovable(name=key)
    return add(drop(grid, key), replace(code, pillar=pillar), place)


def retire(grid: Grid, key: str, *, retired: bool = True) -> Grid:
    """Offer a code no longer, or offer it again; its codings stay."""
    return put(grid, replace(grid.code(key), retired=retired))


def recolour(grid: Grid, pillar: str, colour: str) -> Grid:
    """Give a pillar another colour, #RRGGBB; raise UnknownPillar."""
    grid.pillar(pillar)
    changed = tuple(replace(each, colour=colour) if each.id == pillar else each for each in grid.pillars)
    return replace(grid, pillars=changed)


def siblings(grid: Grid, pillar: str | None) -> tuple[Code, ...]:
    """Give the codes of a pillar, or the transversal ones, in order; raise UnknownPillar."""
    return grid.transversal if pillar is None else grid.pillar(pillar).variables


def place_of(grid: Grid, key: str) -> int:
    """Return the place of a code among its siblings, from 0."""
    return [each.id for each in siblings(grid, grid.code(key).pillar)].index(key)


def near(grid: Grid, label: str, language: str, besides: str = "") -> list[Code]:
    """List the codes whose label is much like this one, the likest first."""
    wanted = plain_label(label).split("_")
    if wanted == [""]:
        return []
    scored = [
        (_likeness(wanted, plain_label(code.label(language)).split("_")), code)
        for code in grid.codes
        if code.id != besides
    ]
    return [code for score, code in sorted(scored, key=lambda pair: -pair[0]) if score >= _ALIKE]


def _likeness(wanted: list[str], known: list[str]) -> float:
    """Compare the words as sets, or the worst of those wanted with the one it is likest to: 0 to 100."""
    worst = min(max(fuzz.ratio(word, other) for other in known) for word in wanted)
    return max(fuzz.token_set_ratio(" ".join(wanted), " ".join(known)), worst)


def next_version(version: str) -> str:
    """Raise the last number of a version by one: 1.0 becomes 1.1, 2026 becomes 2026.1."""
    head, dot, last = version.rpartition(".")
    return f"{head}.{int(last) + 1}" if dot and last.isdecimal() else f"{version}.1"


def _label(grid: Grid, label: str, language: str, besides: str = "") -> str:
    words = " ".join(label.split())
    if not words:
        raise EmptyName
    if any(folded_label(each.label(language)) == folded_label(words) for each in grid.codes if each.id != besides):
        raise TakenName(name=words)
    return words


def folded_label(label: str) -> str:
    """Fold a label for comparison; one without any Latin letter is compared as it is."""
    return plain_label(label) or label.casefold()


def plain_label(label: str) -> str:
    """Fold a label to ASCII words joined by underscores, as ids are written."""
    letters = unicodedata.normalize("NFKD", label.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "_", "".join(each for each in letters if not unicodedata.combining(each))).strip("_")


def _with(grid: Grid, pillar: str | None, codes: tuple[Code, ...]) -> Grid:
    if pillar is None:
        return replace(grid, transversal=codes)
    changed: tuple[Pillar, ...] = tuple(
        replace(each, variables=codes) if each.id == pillar else each for each in grid.pillars
    )
    return replace(grid, pillars=changed)
