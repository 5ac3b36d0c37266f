"""Memos: what a researcher notes on a coding, a document, a project, a variable or the whole study.

One memo a thing. A coding's own lies in its row; the others name what they are about by its GUID, the study by a word.
Each function works within its caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from ect_coder.coding import codings
from ect_coder.corpus.canonical import canonical, clean_name
from ect_coder.errors import UnknownDocument, UnknownProject, UnknownVariable
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    BinRow,
    CoderRow,
    CodingRow,
    DocumentRow,
    MemoRow,
    ProjectRow,
    VariableRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_STUDY = "study"
"""What stands for a GUID in the study's own memo: two copies of a study know it as the same."""


class About(StrEnum):
    """What a memo can be about."""

    STUDY = "study"
    PROJECT = "project"
    DOCUMENT = "document"
    VARIABLE = "variable"
    CODING = "coding"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a memo can be about.

    `name` is a project's name, a variable's key, or the number of a document or coding as a string; the study has none.
    """

    about: About
    name: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo as a value. `label` names its subject as it is known; a coding's has its document and place too.

    `start` is a code point; `quote` the passage's words; `created` is ISO 8601: when it was last written, for a coding
    when the coding was made.
    """

    subject: Subject
    label: str
    text: str
    coder: str
    created: str
    document: int | None = None
    start: int | None = None
    quote: str = ""


def read(session: Session, subject: Subject) -> str:
    """Give the memo on a subject, empty if there is none; raise as `write`."""
    if subject.about is About.CODING:
        codings.known(session, [int(subject.name)])
        return session.scalars(select(CodingRow.memo).filter_by(id=int(subject.name))).one()
    found = session.scalars(select(MemoRow.text).filter_by(target=_target(session, subject))).one_or_none()
    return found or ""


def write(session: Session, subject: Subject, text: str, coder: str) -> None:
    """Write the memo on a subject in place of the one it had; an empty text takes it away.

    Raises UnknownCoding, UnknownDocument, UnknownProject, UnknownVariable, or EmptyName for no coder.
    """
    words = canonical(text).strip()
    if subject.about is About.CODING:
        codings.change(session, [int(subject.name)], {"memo": words})
        return
    target = _target(session, subject)
    row = session.scalars(select(MemoRow).filter_by(target=target)).one_or_none()
    if not words:
        session.execute(delete(MemoRow).where(MemoRow.target == target))
    elif row is None:
        session.add(MemoRow(target=target, text=words, coder_id=codings.coder_id(session, coder), created=now()))
    elif row.text != words:
        changed = {"text": words, "coder_id": codings.coder_id(session, coder), "created": now()}
        session.execute(update(MemoRow).where(MemoRow.id == row.id).values(changed))


def memos(session: Session) -> list[Memo]:
    """List every memo: the study's, then by project, document, variable, and the codings' in the order of the texts."""
    return [*_of_things(session), *_of_codings(session)]


def drop_orphans(session: Session) -> None:
    """Take away the memos whose subject is no longer there."""
    tables = (*_TABLES.values(), BinRow)
    there = [guid for table in tables for guid in session.scalars(select(table.guid))]
    session.execute(delete(MemoRow).where(MemoRow.target.not_in([_STUDY, *there])))


_TABLES: dict[About, Any] = {
    About.PROJECT: ProjectRow,
    About.DOCUMENT: DocumentRow,
    About.VARIABLE: VariableRow,
}


def _of_things(session: Session) -> Iterator[Memo]:
    written = {
        row.target: (row.text, name, row.created)
        for row, name in session.execute(select(MemoRow, CoderRow.name).join(CoderRow, MemoRow.coder_id == CoderRow.id))
    }
    if _STUDY in written:
        yield Memo(Subject(About.STUDY), "", *written[_STUDY])
    for project in session.scalars(select(ProjectRow).order_by(ProjectRow.id)):
        if project.guid in written:
            yield Memo(Subject(About.PROJECT, project.name), project.name, *written[project.guid])
    for document in session.scalars(select(DocumentRow).order_by(DocumentRow.id)):
        if document.guid in written:
            subject, label = Subject(About.DOCUMENT, str(document.id)), f"{document.code} · {document.name}"
            yield Memo(subject, label, *written[document.guid], document=document.id)
    for code in session.scalars(select(VariableRow).order_by(VariableRow.position)):
        if code.guid in written:
            yield Memo(Subject(About.VARIABLE, code.key), code.key, *written[code.guid])


def _of_codings(session: Session) -> Iterator[Memo]:
    wanted = (
        select(CodingRow, VariableRow.key, CoderRow.name)
        .join(VariableRow, CodingRow.variable_id == VariableRow.id)
        .join(CoderRow, CodingRow.coder_id == CoderRow.id)
        .where(CodingRow.memo != "")
        .order_by(CodingRow.document_id, CodingRow.start, CodingRow.id)
    )
    for row, key, coder in session.execute(wanted):
        subject = Subject(About.CODING, str(row.id))
        yield Memo(subject, key, row.memo, coder, row.created, row.document_id, row.start, row.quote)


def _target(session: Session, subject: Subject) -> str:
    if subject.about is About.STUDY:
        return _STUDY
    if subject.about is About.DOCUMENT:
        found = session.scalars(select(DocumentRow.guid).filter_by(id=int(subject.name))).one_or_none()
        missing: Exception = UnknownDocument(name=subject.name)
    elif subject.about is About.PROJECT:
        found = session.scalars(select(ProjectRow.guid).filter_by(name=clean_name(subject.name))).one_or_none()
        missing = UnknownProject(name=subject.name)
    else:
        found = session.scalars(select(VariableRow.guid).filter_by(key=subject.name)).one_or_none()
        missing = UnknownVariable(name=subject.name)
    if found is None:
        raise missing
    return found
