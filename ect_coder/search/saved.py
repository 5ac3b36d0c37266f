"""Searches that are kept under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from ect_coder.coding.codings import Lookups
from ect_coder.corpus.canonical import clean_name, collated
from ect_coder.errors import UnknownSearch
from ect_coder.search.asking import Asked
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, SavedSearchRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KIND = "documents"
"""Where these searches look."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A search with its number and name, and who kept it."""

    number: int
    name: str
    asked: Asked
    coder: str


def saved(session: Session) -> list[Saved]:
    """List the searches that are kept, as French sorts their names."""
    query = select(SavedSearchRow, CoderRow.name).join(CoderRow).where(SavedSearchRow.kind == _KIND)
    found = [Saved(row.id, row.name, Asked.from_json(row.content), coder) for row, coder in session.execute(query)]
    return sorted(found, key=lambda each: collated(each.name))


def keep(session: Session, name: str, asked: Asked, coder: str) -> int:
    """Keep a search, in place of another of its name, and return its number; raise EmptyName."""
    name = clean_name(name)
    said = {"content": asked.as_json(), "created": now(), "coder_id": Lookups().coder(session, coder)}
    row = session.scalars(select(SavedSearchRow).filter_by(kind=_KIND, name=name)).one_or_none()
    if row is None:
        row = SavedSearchRow(kind=_KIND, name=name, **said)
        session.add(row)
    for field, value in said.items():
        setattr(row, field, value)
    session.flush()
    return row.id


def forget(session: Session, number: int) -> None:
    """Keep a search no longer; raise UnknownSearch."""
    query = delete(SavedSearchRow).where(SavedSearchRow.id == number, SavedSearchRow.kind == _KIND)
    if not session.execute(query.returning(SavedSearchRow.id)).all():
        raise UnknownSearch(number=number)
