"""The codebook: their codes are found among ours, those that are new are added; cards that differ stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.codebook import edits, incoming, shelf
from ect_coder.codebook.edits import Edit
from ect_coder.coding import regrouping
from ect_coder.storage.schema import CodebookVersion, VariableRow, new_guid

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Code, Grid, Pillar
    from ect_coder.merging.ledger import Ledger


def unite(ledger: Ledger) -> None:
    """Add the codes that are not here, take out of the bin those that are still in use there, and pair all."""
    here, theirs = shelf.read(ledger.here), shelf.read(ledger.there)
    done = [*_taken_out(ledger, here, theirs)]
    grid, added = _extended(_with_binned(here, done), theirs, ledger.language)
    changes = [*(Edit(each.code.id, "restore") for each in done), *added]
    if changes:
        shelf.revise(ledger.here, grid, changes, ledger.coder)
        for each in done:
            regrouping.bring_back(ledger.here, each)
        ledger.here.flush()
        ledger.arrived["variable"] += sum(each.what == "add" for each in added)
    _pair(ledger, grid, theirs)


def _taken_out(ledger: Ledger, here: Grid, theirs: Grid) -> list[regrouping.Binned]:
    """Find the codes in our bin that are in use there and can come back."""
    known = {edits.folded_label(code.label(ledger.language)) for code in here.codes}
    there = {code.guid for code in theirs.codes}
    pillars = {pillar.id for pillar in here.pillars}
    found = []
    for each in regrouping.in_bin(ledger.here):
        label = each.code.label(ledger.language)
        stands = each.code.pillar is None or each.code.pillar in pillars
        if each.code.guid in there and stands and edits.folded_label(label) not in known:
            found.append(each)
            ledger.back.append(label)
    return found


def _with_binned(grid: Grid, binned: list[regrouping.Binned]) -> Grid:
    for each in reversed(binned):
        grid = edits.add(grid, each.code, each.place)
    return grid


def _extended(grid: Grid, theirs: Grid, language: str) -> tuple[Grid, list[Edit]]:
    """Add what is new: pillars first, then codes, each with a key and a GUID that are free."""
    done = []
    pillars: dict[str | None, str | None] = {None: None}
    for pillar, mine in zip(theirs.pillars, incoming.matched(grid.pillars, theirs.pillars), strict=True):
        own = mine or _free_pillar(grid, pillar, language)
        pillars[pillar.id] = own.id
        if mine is None:
            grid = replace(grid, pillars=(*grid.pillars, own))
            done.append(Edit(own.id, "add"))
    for code, known in zip(theirs.codes, incoming.matched(grid.codes, theirs.codes), strict=True):
        if known is None:
            fresh = _free_code(grid, code, pillars[code.pillar], language)
            grid = edits.add(grid, fresh)
            done.append(Edit(fresh.id, "add"))
    return grid, done


def _free_pillar(grid: Grid, pillar: Pillar, language: str) -> Pillar:
    taken = {each.guid for each in grid.pillars}
    key = edits.new_key(pillar.label(language), None, edits.ids(grid)) if pillar.id in edits.ids(grid) else pillar.id
    guid = new_guid() if pillar.guid in taken else pillar.guid
    return replace(pillar, id=key, guid=guid, variables=())


def _free_code(grid: Grid, code: Code, pillar: str | None, language: str) -> Code:
    taken = edits.ids(grid)
    key = edits.new_key(code.label(language), pillar, taken) if code.id in taken else code.id
    guid = new_guid() if code.guid in {each.guid for each in grid.codes} else code.guid
    return replace(code, id=key, guid=guid, pillar=pillar, parent=code.parent if code.parent in taken else None)


def _pair(ledger: Ledger, grid: Grid, theirs: Grid) -> None:
    ours = shelf.code_ids(ledger.here)
    there = {row.key: row for row in ledger.there.scalars(select(VariableRow))}
    for pillar, mine in zip(theirs.pillars, incoming.matched(grid.pillars, theirs.pillars), strict=True):
        if mine is not None:
            ledger.keys[pillar.id] = mine.id
    for code, own in zip(theirs.codes, incoming.matched(grid.codes, theirs.codes), strict=True):
        if own is None:
            continue
        ledger.keys[code.id] = own.id
        ledger.subjects[code.guid] = own.guid
        ledger.same(VariableRow, there[code.id].id, ours[own.id])
        if code.cards != own.cards:
            ledger.cards.append(own.label(ledger.language))
    ledger.names["variable"] = {number: key for key, number in ours.items()}
    _pair_versions(ledger)


def _pair_versions(ledger: Ledger) -> None:
    """Find the version that codings were made under; one that is not here was made under the one in force."""
    ours = {row["guid"]: row["id"] for row in ledger.ours(CodebookVersion)}
    in_force = shelf.version_id(ledger.here)
    for row in ledger.theirs(CodebookVersion):
        ledger.same(CodebookVersion, row["id"], ours.get(row["guid"], in_force))
