"""Searches that are kept under a name: of documents, and of excerpts as smart lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from ect_coder.coding.codings import Lookups
from ect_coder.coding.conditions import from_json
from ect_coder.corpus.canonical import clean_name, collated
from ect_coder.errors import TakenName, UnknownSearch
from ect_coder.search.asking import Asked
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, SavedSearchRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ect_coder.coding.conditions import Condition


class Where(StrEnum):
    """Where a kept search looks; names are told apart within one."""

    DOCUMENTS = "documents"
    EXCERPTS = "excerpts"


@dataclass(frozen=True, slots=True)
class Saved:
    """A search with its number and name, and who kept it; `content` is what it asks, as JSON."""

    number: int
    name: str
    content: str
    coder: str

    @property
    def asked(self) -> Asked:
        """What a search of documents asks."""
        return Asked.from_json(self.content)

    @property
    def condition(self) -> Condition:
        """What a smart list asks of excerpts; raise BadSmartList."""
        return from_json(self.content)


def saved(session: Session, where: Where) -> list[Saved]:
    """List the searches that are kept, as French sorts their names."""
    query = select(SavedSearchRow, CoderRow.name).join(CoderRow).where(SavedSearchRow.kind == where)
    found = [Saved(row.id, row.name, row.content, coder) for row, coder in session.execute(query)]
    return sorted(found, key=lambda each: collated(each.name))


def named(session: Session, where: Where, name: str) -> int | None:
    """Give the number of the search that has a name, None if none has; raise EmptyName."""
    query = select(SavedSearchRow.id).filter_by(kind=where.value, name=clean_name(name))
    return session.scalars(query).one_or_none()


def keep(session: Session, where: Where, name: str, content: str, coder: str, number: int | None = None) -> int:
    """Keep a search under a name: a new one, or in place of one by its number; return its number.

    Raises EmptyName, TakenName or UnknownSearch.
    """
    if named(session, where, name) not in (None, number):
        raise TakenName(name=clean_name(name))
    row = SavedSearchRow(kind=where.value) if number is None else _row(session, where, number)
    row.name, row.content, row.created = clean_name(name), content, now()
    row.coder_id = Lookups().coder(session, coder)
    session.add(row)
    session.flush()
    return row.id


def forget(session: Session, where: Where, number: int) -> None:
    """Keep a search no longer; raise UnknownSearch."""
    session.execute(delete(SavedSearchRow).where(SavedSearchRow.id == _row(session, where, number).id))


def _row(session: Session, where: Where, number: int) -> SavedSearchRow:
    row = session.scalars(select(SavedSearchRow).filter_by(id=number, kind=where.value)).one_or_none()
    if row is None:
        raise UnknownSearch(number=number)
    return row
