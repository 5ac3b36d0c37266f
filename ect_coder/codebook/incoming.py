"""Another codebook taken into the study's own, on paper: the grid that comes of it, and what changes.

Nothing is lost by what the other one lacks: its codes and pillars stay, and so does a card in a language of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from ect_coder.codebook.edits import Edit, folded_label, ids, new_key
from ect_coder.codebook.grid import Card, Code, Grid, Pillar
from ect_coder.codebook.plain import CARD, canonical
from ect_coder.errors import NotMovable, TakenName
from ect_coder.storage.schema import new_guid
from ect_coder.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_BESIDE = ("documents", "parent", "status", "source", "hints", "examples")
"""What a code says beside its cards."""


class Named(Protocol):
    """What can be found again: by its GUID, its id or its label."""

    @property
    def id(self) -> str:
        """Its id, or nothing."""

    @property
    def guid(self) -> str:
        """Its GUID, or nothing."""

    def label(self, language: str) -> str:
        """Give its label in a language, or in the one there is."""


_Mine = TypeVar("_Mine", bound=Named)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a code or pillar: `what` as in an Edit, and which `fields` become others (« definition_fr »).

    `meaning` says that its card changes by more than the label, in the study's language.
    """

    key: str
    what: str
    fields: tuple[str, ...] = ()
    meaning: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """The grid that comes of it, with what changes of codes and of pillars; `absent` codes are not in the other one."""

    grid: Grid
    codes: tuple[Change, ...]
    pillars: tuple[Change, ...]
    absent: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.codes or self.pillars)

    def keys(self, *what: str) -> list[str]:
        """List the codes that something is done to."""
        return [change.key for change in self.codes if change.what in what]

    def edits(self, meaning: Collection[str]) -> list[Edit]:
        """Give the edits; those of the cards of `meaning` codes change what the code means."""
        changes = (*self.pillars, *self.codes)
        return [Edit(each.key, each.what, each.what == "describe" and each.key in meaning) for each in changes]


def merge(ours: Grid, theirs: Grid, language: str, binned: Sequence[Code] = (), *, retire: bool = False) -> Revision:
    """Take in a codebook as it was read from a file; with `retire` the codes that it lacks are offered no longer.

    Raises NotMovable, or TakenName for a label that two codes would have. No new code gets an id of the `binned` ones.
    """
    here, there = canonical(ours), _as_here(ours, theirs, language, binned)
    taken_in = {code.id: code for code in there.codes}
    own = {code.id: code for code in here.codes}
    absent = tuple(key for key in own if key not in taken_in)
    said = {
        **{key: replace(own[key], retired=own[key].retired or retire) for key in absent},
        **{key: _overlaid(own[key], code) if key in own else code for key, code in taken_in.items()},
    }
    _refuse_strangers(own, said, language)
    _refuse_twins(own, said, language)
    pillars = _pillars(here, there)
    as_it_was = {code.id: code for code in ours.codes if said[code.id] == own[code.id]}
    grid = _laid_out(ours, there, pillars, {**said, **as_it_was})
    rank = {code.id: place for place, code in enumerate(grid.codes)}
    changes = sorted([*_changes(own, said, language), *_moves(ours, grid)], key=lambda change: rank[change.key])
    return Revision(grid, tuple(changes), tuple(_pillar_changes(here, pillars)), absent)


def matched(ours: Iterable[_Mine], theirs: Sequence[Named]) -> list[_Mine | None]:
    """Find each of theirs among ours, each at most once: by its GUID, else by its id, else by its label."""
    free = list(ours)
    found: list[_Mine | None] = [None] * len(theirs)
    for same in (_same_guid, _same_id, _same_label):
        for rank, each in enumerate(theirs):
            mine = next((one for one in free if same(one, each)), None) if found[rank] is None else None
            if mine is not None:
                found[rank] = mine
                free.remove(mine)
    return found


def _same_guid(one: Named, other: Named) -> bool:
    return one.guid == other.guid


def _same_id(one: Named, other: Named) -> bool:
    return one.id == other.id


def _same_label(one: Named, other: Named) -> bool:
    pairs = ((folded_label(one.label(each)), folded_label(other.label(each))) for each in LANGUAGES)
    return any(mine == theirs != "" for mine, theirs in pairs)


def _as_here(ours: Grid, theirs: Grid, language: str, binned: Sequence[Code]) -> Grid:
    """Give their pillars and codes our ids and GUIDs, or free ones."""
    taken = {*ids(ours), *(code.id for code in binned)}
    guids = {pillar.guid for pillar in ours.pillars} | {code.guid for code in chain(ours.codes, binned)}
    names: dict[str, tuple[str, str]] = {}
    pairs: Iterable[tuple[Named, Named | None]] = chain(
        zip(theirs.pillars, matched(ours.pillars, theirs.pillars), strict=True),
        zip(theirs.codes, matched(ours.codes, theirs.codes), strict=True),
    )
    for each, mine in pairs:
        if mine is not None:
            names[each.id] = mine.id, mine.guid
            continue
        key = new_key(each.label(language), None, taken | ids(theirs)) if each.id in taken else each.id
        names[each.id] = key, new_guid() if each.guid in guids else each.guid
        taken.add(key)
    pillars = tuple(
        replace(_named(pillar, names), variables=tuple(_code_named(code, names) for code in pillar.variables))
        for pillar in theirs.pillars
    )
    return replace(theirs, pillars=pillars, transversal=tuple(_code_named(code, names) for code in theirs.transversal))


_Thing = TypeVar("_Thing", Code, Pillar)


def _named(each: _Thing, names: Mapping[str, tuple[str, str]]) -> _Thing:
    key, guid = names[each.id]
    return replace(each, id=key, guid=guid)


def _code_named(code: Code, names: Mapping[str, tuple[str, str]]) -> Code:
    pillar = names[code.pillar][0] if code.pillar is not None else None
    parent = names.get(code.parent, (code.parent, ""))[0] if code.parent is not None else None
    return replace(_named(code, names), pillar=pillar, parent=parent)


def _overlaid(mine: Code, theirs: Code) -> Code:
    return replace(theirs, cards={**mine.cards, **theirs.cards})


def _refuse_strangers(own: Mapping[str, Code], codes: Mapping[str, Code], language: str) -> None:
    for key, code in own.items():
        if code.transversal != codes[key].transversal:
            raise NotMovable(name=code.label(language))


def _refuse_twins(own: Mapping[str, Code], codes: Mapping[str, Code], language: str) -> None:
    """Raise TakenName for a label, new or changed, that two codes would have."""
    seen: dict[str, str] = {}
    for key, code in codes.items():
        label = code.label(language)
        other = seen.setdefault(folded_label(label), key)
        fresh = [
            each for each in (key, other) if each not in own or own[each].label(language) != codes[each].label(language)
        ]
        if other != key and fresh:
            raise TakenName(name=label)


def _pillars(here: Grid, there: Grid) -> list[Pillar]:
    """Give our pillars as they say them, in our order, and those that are new."""
    theirs = {pillar.id: pillar for pillar in there.pillars}
    own = {pillar.id for pillar in here.pillars}
    changed = [_pillar_overlaid(pillar, theirs.get(pillar.id, pillar)) for pillar in here.pillars]
    return [*changed, *(pillar for pillar in there.pillars if pillar.id not in own)]


def _pillar_overlaid(mine: Pillar, theirs: Pillar) -> Pillar:
    return replace(
        mine,
        letter=theirs.letter,
        colour=theirs.colour,
        labels={**mine.labels, **theirs.labels},
        definitions={**mine.definitions, **theirs.definitions},
    )


def _laid_out(ours: Grid, there: Grid, pillars: Iterable[Pillar], codes: Mapping[str, Code]) -> Grid:
    """Put the codes in their order; one that they lack stays behind the one it followed."""
    theirs = {pillar.id: pillar.variables for pillar in there.pillars}
    own = {pillar.id: pillar.variables for pillar in ours.pillars}
    variables = {
        pillar.id: _ordered(own.get(pillar.id, ()), theirs.get(pillar.id, ()), codes, pillar.id) for pillar in pillars
    }
    return replace(
        ours,
        pillars=tuple(replace(pillar, variables=variables[pillar.id]) for pillar in pillars),
        transversal=_ordered(ours.transversal, there.transversal, codes, None),
    )


def _ordered(
    own: Iterable[Code], theirs: Iterable[Code], codes: Mapping[str, Code], pillar: str | None
) -> tuple[Code, ...]:
    line = [code.id for code in theirs]
    place = 0
    for code in own:
        if code.id in line:
            place = line.index(code.id) + 1
        elif codes[code.id].pillar == pillar:
            line.insert(place, code.id)
            place += 1
    return tuple(codes[key] for key in line)


def _changes(own: Mapping[str, Code], codes: Mapping[str, Code], language: str) -> Iterable[Change]:
    for key, code in codes.items():
        if key not in own:
            yield Change(key, "add")
            continue
        if code.retired != own[key].retired:
            yield Change(key, "retire" if code.retired else "offer")
        if fields := tuple(_differing(own[key], code)):
            said = {f"{field}_{language}" for field in CARD} & {*fields}
            more = bool(said - {f"label_{language}"})
            yield Change(key, "describe" if said else "annotate", fields, meaning=more)


def _differing(mine: Code, theirs: Code) -> Iterable[str]:
    for language, card in theirs.cards.items():
        before = mine.cards.get(language, Card(""))
        yield from (f"{field}_{language}" for field in CARD if getattr(before, field) != getattr(card, field))
    yield from (field for field in _BESIDE if getattr(mine, field) != getattr(theirs, field))


def _moves(before: Grid, after: Grid) -> Iterable[Change]:
    """Name the codes of another pillar, and the fewest of those whose order is another."""
    rank = {code.id: place for place, code in enumerate(before.codes)}
    pillars = {code.id: code.pillar for code in before.codes}
    for group in (*(pillar.variables for pillar in after.pillars), after.transversal):
        here = [code for code in group if code.id in rank]
        stayed = [rank[code.id] for code in here if pillars[code.id] == code.pillar]
        settled = _rising(stayed)
        yield from (Change(code.id, "move") for code in here if rank[code.id] not in settled)


def _rising(places: Iterable[int]) -> set[int]:
    """Choose the most places that already rise."""
    runs: list[list[int]] = [[]]
    for place in places:
        before = max((run for run in runs if not run or run[-1] < place), key=len)
        runs.append([*before, place])
    return {*max(runs, key=len)}


def _pillar_changes(here: Grid, pillars: Iterable[Pillar]) -> Iterable[Change]:
    own = {pillar.id: pillar for pillar in here.pillars}
    for pillar in pillars:
        if pillar.id not in own:
            yield Change(pillar.id, "add")
            continue
        before = own[pillar.id]
        fields = ("letter", "colour", "labels", "definitions")
        if changed := tuple(each for each in fields if getattr(before, each) != getattr(pillar, each)):
            yield Change(pillar.id, "recolour" if changed == ("colour",) else "annotate", changed)
