"""Attributes: the descriptive fields that projects and documents may have, how each is written, and their values.

A value whose name has no definition is plain text, and stays as it was written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from ect_coder.corpus import written
from ect_coder.corpus.canonical import canonical, clean_name, collated
from ect_coder.errors import (
    BadAttribute,
    EctError,
    NotADate,
    NotANumber,
    NotYesOrNo,
    Refusal,
    TakenName,
    UnknownAttribute,
    as_it_is,
)
from ect_coder.storage.schema import (
    AttributeRow,
    DocumentAttribute,
    DocumentRow,
    ProjectAttribute,
    ProjectRow,
)
from ect_coder.values import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

_AT_ONCE = 500
"""Rows asked for in one query."""


class Owner(StrEnum):
    """What has attributes."""

    PROJECT = "project"
    DOCUMENT = "document"


class Facet(StrEnum):
    """When the value of an attribute held, for those that have one at emergence and another today."""

    NONE = ""
    EMERGENCE = "emergence"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Attribute:
    """The definition of a field: `heading` groups it with others, `base` with the same field at another `facet`."""

    owner: Owner
    name: str
    heading: str = ""
    sort: Sort = Sort.TEXT
    several: bool = False
    choices: tuple[str, ...] = ()
    base: str = ""
    facet: Facet = Facet.NONE

    def read(self, text: str) -> str:
        """Give the form in which a typed value is kept; a choice is written as in the list. Raise BadAttribute."""
        try:
            kept = written.read(self.sort, text, several=self.several)
        except (NotANumber, NotYesOrNo, NotADate) as reason:
            raise BadAttribute(name=self.name, reason=reason) from None
        return self._as_listed(kept) if self.sort is Sort.CHOICE and kept else kept

    def shown(self, kept: str) -> str:
        """Write a kept value as the language does."""
        return written.shown(self.sort, kept, several=self.several)

    def fits(self, kept: str) -> bool:
        """Say whether a value is in the form that it is kept in."""
        return written.fits(self.sort, kept, several=self.several)

    def new_choices(self, kept: str) -> list[str]:
        """List the choices of a value that are not in the list yet."""
        if self.sort is not Sort.CHOICE:
            return []
        return [each for each in self._parts(kept) if each not in self.choices]

    def _parts(self, kept: str) -> list[str]:
        return written.parted(kept) if self.several else [kept] if kept else []

    def _as_listed(self, kept: str) -> str:
        listed = {collated(each): each for each in self.choices}
        return written.SEVERAL.join(dict.fromkeys(listed.get(collated(each), each) for each in self._parts(kept)))


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit a definition, and whose it is, by name."""

    whose: str
    value: str


def defined(session: Session, owner: Owner) -> list[Attribute]:
    """List the definitions, in the order that people gave them."""
    return [_attribute(row) for row in _rows(session, owner)]


def counts(session: Session, owner: Owner) -> dict[str, int]:
    """Count the values of each name that has some, defined or not."""
    table = _TABLES[owner].values
    return dict(session.execute(select(table.name, func.count()).group_by(table.name).order_by(table.name)).all())


def add(session: Session, wanted: Iterable[Attribute]) -> None:
    """Define attributes after those that are there; values of that name are written as the definition says if they fit.

    Raises TakenName or EmptyName.
    """
    for each in wanted:
        attribute = replace(each, name=clean_name(each.name))
        _free(session, attribute)
        last = select(func.max(AttributeRow.position)).where(AttributeRow.owner == attribute.owner)
        session.add(AttributeRow(position=(session.scalar(last) or 0) + 1, **_columns(attribute)))
        session.flush()
        _write_again(session, attribute)


def change(session: Session, name: str, wanted: Attribute) -> None:
    """Give a definition another name or sort; its values follow, and those that do not fit stay as they are.

    Raises UnknownAttribute, TakenName or EmptyName.
    """
    attribute = replace(wanted, name=clean_name(wanted.name))
    row = _row(session, attribute.owner, name)
    if attribute.name != name:
        _free(session, attribute)
        table = _TABLES[attribute.owner].values
        if session.scalars(select(table.id).where(table.name == attribute.name)).first():
            raise TakenName(name=attribute.name)
        session.execute(update(table).where(table.name == name).values(name=attribute.name))
    for field, value in _columns(attribute).items():
        setattr(row, field, value)
    session.flush()
    _write_again(session, attribute)


def misfits(session: Session, name: str, wanted: Attribute) -> list[Misfit]:
    """List the values of `name` that would not fit a definition."""
    found = []
    for row, whose in _values_of(session, wanted.owner, name):
        try:
            wanted.read(row.value)
        except BadAttribute:
            found.append(Misfit(whose, row.value))
    return found


def arrange(session: Session, owner: Owner, names: Sequence[str]) -> None:
    """Put the definitions in an order; those that it does not name come after."""
    rows = {row.name: row for row in _rows(session, owner)}
    for position, name in enumerate(dict.fromkeys([*names, *rows]), start=1):
        if name in rows:
            rows[name].position = position


def remove(session: Session, owner: Owner, name: str) -> None:
    """Take an attribute away, with all its values; one that is only values goes too."""
    session.execute(delete(AttributeRow).where(AttributeRow.owner == owner, AttributeRow.name == name))
    table = _TABLES[owner].values
    session.execute(delete(table).where(table.name == name))


def values(session: Session, owner: Owner, numbers: Sequence[int] | None = None) -> defaultdict[int, dict[str, str]]:
    """Give the values of all owners, or of some, by their number."""
    table, key = _TABLES[owner].values, _TABLES[owner].key
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    query = select(key, table.name, table.value).order_by(table.id)
    for number, name, value in session.execute(query if numbers is None else query.where(key.in_(numbers))):
        found[number][name] = value
    return found


def put(session: Session, owner: Owner, changes: Mapping[int, Mapping[str, str]], refuse: Refusal = as_it_is) -> None:
    """Write values, by the number of their owner and their name; an empty one clears. Raise BadAttribute or EmptyName.

    A choice that was not in the list joins it. What is refused goes through `refuse` with the number of its owner.
    """
    changed = {number: named for number, named in changes.items() if named}
    if not changed:
        return
    known = {each.name: each for each in defined(session, owner)}
    held = _held(session, owner, list(changed))
    made: list[dict[str, Any]] = []
    for number, named in changed.items():
        try:
            read = _read(named, known)
        except EctError as reason:
            raise refuse(number, reason) from None
        for name, kept in read.items():
            row = held.get((number, name))
            if row is None and kept:
                made.append({_TABLES[owner].key.key: number, "name": name, "value": kept})
            elif row is not None:
                _put_one(session, row, kept)
            if name in known and (fresh := known[name].new_choices(kept)):
                known[name] = _with_choices(session, known[name], fresh)
    if made:
        session.execute(insert(_TABLES[owner].values.__table__), made)
    session.flush()


def _read(named: Mapping[str, str], known: Mapping[str, Attribute]) -> dict[str, str]:
    """Give values in their kept form, by the names they go under."""
    cleaned = {clean_name(name): canonical(value).strip() for name, value in named.items()}
    return {name: known[name].read(text) if name in known else text for name, text in cleaned.items()}


def _held(session: Session, owner: Owner, numbers: list[int]) -> dict[tuple[int, str], Any]:
    table, key = _TABLES[owner].values, _TABLES[owner].key
    found = {}
    for first in range(0, len(numbers), _AT_ONCE):
        some = select(table).where(key.in_(numbers[first : first + _AT_ONCE]))
        found.update({(getattr(row, key.key), row.name): row for row in session.scalars(some)})
    return found


def _put_one(session: Session, row: Any, kept: str) -> None:
    if kept:
        row.value = kept
    else:
        session.delete(row)


def _with_choices(session: Session, attribute: Attribute, fresh: list[str]) -> Attribute:
    longer = replace(attribute, choices=(*attribute.choices, *fresh))
    _row(session, attribute.owner, attribute.name).choices = json.dumps(longer.choices, ensure_ascii=False)
    return longer


def _write_again(session: Session, attribute: Attribute) -> None:
    """Write values as their definition says; those that do not fit stay. New choices join the list."""
    fresh: dict[str, None] = {}
    for row, _whose in _values_of(session, attribute.owner, attribute.name):
        try:
            row.value = attribute.read(row.value)
        except BadAttribute:
            continue
        fresh.update(dict.fromkeys(attribute.new_choices(row.value)))
    if fresh:
        _with_choices(session, attribute, list(fresh))
    session.flush()


def _values_of(session: Session, owner: Owner, name: str) -> list[tuple[Any, str]]:
    tables = _TABLES[owner]
    query = select(tables.values, tables.owner.name).join(tables.owner, tables.key == tables.owner.id)
    return [(row, whose) for row, whose in session.execute(query.where(tables.values.name == name))]


def _free(session: Session, attribute: Attribute) -> None:
    taken = select(AttributeRow.id).where(AttributeRow.owner == attribute.owner, AttributeRow.name == attribute.name)
    if session.scalars(taken).first():
        raise TakenName(name=attribute.name)


def _row(session: Session, owner: Owner, name: str) -> AttributeRow:
    query = select(AttributeRow).where(AttributeRow.owner == owner, AttributeRow.name == name)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise UnknownAttribute(name=name)
    return found


def _rows(session: Session, owner: Owner) -> list[AttributeRow]:
    query = select(AttributeRow).where(AttributeRow.owner == owner)
    return list(session.scalars(query.order_by(AttributeRow.position, AttributeRow.id)))


def _attribute(row: AttributeRow) -> Attribute:
    return Attribute(
        owner=Owner(row.owner),
        name=row.name,
        heading=row.heading,
        sort=row.sort,
        several=row.several,
        choices=tuple(json.loads(row.choices)),
        base=row.base,
        facet=Facet(row.facet),
    )


def _columns(attribute: Attribute) -> dict[str, Any]:
    return {
        "owner": attribute.owner.value,
        "name": attribute.name,
        "heading": " ".join(canonical(attribute.heading).split()),
        "sort": attribute.sort,
        "several": attribute.several,
        "choices": json.dumps(attribute.choices, ensure_ascii=False),
        "base": attribute.base,
        "facet": attribute.facet.value,
    }


@dataclass(frozen=True, slots=True)
class _Tables:
    values: Any
    key: Any
    owner: Any


_TABLES = {
    Owner.PROJECT: _Tables(ProjectAttribute, ProjectAttribute.project_id, ProjectRow),
    Owner.DOCUMENT: _Tables(DocumentAttribute, DocumentAttribute.document_id, DocumentRow),
}
