"""Which codes of another program are which of ours: proposed, checked by a person, then agreed on paper.

A code that is none of ours comes in as a transversal code, with its own words as definition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.codebook import edits, incoming
from ect_coder.codebook.edits import Edit, folded_label
from ect_coder.coding.memos import About
from ect_coder.exchange.refi import guids
from ect_coder.storage.schema import new_guid

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ect_coder.analysis.parcel import Parcel
    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.exchange.refi.codes_in import ForeignCode
    from ect_coder.exchange.refi.found import Found


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a foreign code: ours of the key `target`, a new transversal code, or nothing (`left_out`)."""

    code: ForeignCode
    target: str | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """A codebook with what it took in, the edits that led there, and a parcel that names codes by its keys."""

    grid: Grid
    edits: tuple[Edit, ...]
    parcel: Parcel | None


def extended(
    found: Found, grid: Grid, language: str, binned: Sequence[Code], *, whole: bool
) -> tuple[Grid, list[Edit]]:
    """Take in the codebook of a file of ours: all of it if `whole`, else only the codes that are not there."""
    if found.grid is None:
        return grid, []
    revision = incoming.merge(grid, found.grid, language, binned)
    if whole:
        return revision.grid, revision.edits(()) if revision else []
    added = [revision.grid.code(key) for key in revision.keys("add")]
    pillars = {pillar.id for pillar in grid.pillars}
    for code in added:
        if code.pillar is None or code.pillar in pillars:
            grid = edits.add(grid, code)
    known = {code.id for code in grid.codes}
    return grid, [Edit(code.id, "add") for code in added if code.id in known]


def proposed(found: Found, grid: Grid) -> list[Choice]:
    """Propose for each code the one of ours with its GUID, else with its label; a folder of codes comes as a parent."""
    pairs = zip(found.codes, incoming.matched(grid.codes, found.codes), strict=True)
    same = {each.guid: mine.id if mine is not None else None for each, mine in pairs}
    pillars = {guids.plain(pillar.guid) for pillar in grid.pillars}
    pillars |= {folded_label(label) for pillar in grid.pillars for label in pillar.labels.values()}
    return [
        Choice(each, same[each.guid], left_out=same[each.guid] is None and _is_pillar(each, pillars))
        for each in found.codes
    ]


def _is_pillar(code: ForeignCode, pillars: Collection[str]) -> bool:
    return not code.uses and bool({code.guid, folded_label(code.name)} & {*pillars})


def agreed(
    found: Found, choices: Sequence[Choice], start: tuple[Grid, list[Edit]], language: str, taken: Collection[str]
) -> Agreed:
    """Do on paper what was chosen, from a codebook and the edits so far; no new code gets an id that is `taken`."""
    grid, done = start[0], list(start[1])
    keys: dict[str, str] = {}
    for each in choices:
        if each.left_out:
            continue
        if each.target is not None:
            keys[each.code.guid] = grid.code(each.target).id
            continue
        code = _new(each.code, grid, language, taken, keys)
        grid = edits.add(grid, code)
        done.append(Edit(code.id, "add"))
        keys[each.code.guid] = code.id
    return Agreed(grid, tuple(done), _renamed(found, found.parcel, keys, grid) if found.parcel is not None else None)


def _new(theirs: ForeignCode, grid: Grid, language: str, taken: Collection[str], keys: dict[str, str]) -> Code:
    parent = grid.code(keys[theirs.parent]) if theirs.parent in keys else None
    label = _free_label(grid, theirs.name, parent.label(language) if parent is not None else "", language)
    known = {guids.plain(code.guid) for code in grid.codes} | {guids.plain(each.guid) for each in grid.pillars}
    guid = theirs.guid if guids.valid(theirs.guid) and theirs.guid not in known else new_guid()
    code = edits.new_code(grid, label, None, guid, language, taken)
    card = replace(code.card(language), definition=theirs.description)
    above = parent.id if parent is not None and parent.transversal else None
    return replace(code, cards={language: card}, parent=above)


def _free_label(grid: Grid, name: str, above: str, language: str) -> str:
    """Give a label that no code has: the name, with its parent's before it, or with « (2) »."""
    known = {folded_label(code.label(language)) for code in grid.codes}
    stem = name if folded_label(name) not in known or not above else f"{above} – {name}"
    label, rank = stem, 2
    while folded_label(label) in known:
        label, rank = f"{stem} ({rank})", rank + 1
    return label


def _renamed(found: Found, brought: Parcel, keys: dict[str, str], grid: Grid) -> Parcel:
    """Name codes by our keys; what is said of a code that was left out is left out."""
    codings = tuple(replace(each, variable=keys[each.variable]) for each in brought.codings if each.variable in keys)
    memos = (
        replace(each, target=keys.get(each.target, "")) if each.about is About.VARIABLE else each
        for each in brought.memos
    )
    there = found.grid
    known = {code.id: keys.get(guids.plain(code.guid), "") for code in there.codes} if there is not None else {}
    known |= {pillar.id: pillar.id for pillar in grid.pillars}
    estimates = (replace(each, target=known.get(each.target, "")) for each in brought.estimates)
    return replace(
        brought,
        grid=grid,
        codings=codings,
        memos=tuple(each for each in memos if each.about is not About.VARIABLE or each.target),
        estimates=tuple(each for each in estimates if each.target),
    )
