"""Who codes blind: what others said is out of their sight until they lift that; kept in the study, by person.

Each function works within its caller's transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.corpus.canonical import clean_name
from ect_coder.storage.schema import StudySetting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def coder_of(session: Session, person: str) -> str:
    """Give the name under which a person codes blind, empty where nothing is hidden from them."""
    row = _row(session, person) if person.strip() else None
    return row.value if row is not None else ""


def write(session: Session, person: str, coder: str) -> None:
    """Let a person code blind under a name, their own or that of a second pass; an empty name lifts that.

    Raises EmptyName for no person.
    """
    row = _row(session, person)
    if row is None:
        session.add(StudySetting(name=_name(person), value=clean_name(coder)))
    else:
        row.value = clean_name(coder) if coder else ""


def _row(session: Session, person: str) -> StudySetting | None:
    return session.scalars(select(StudySetting).where(StudySetting.name == _name(person))).one_or_none()


def _name(person: str) -> str:
    return f"blind: {clean_name(person)}"
