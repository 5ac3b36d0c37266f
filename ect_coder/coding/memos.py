"""Memos: what a researcher notes on a passage, a coding, a document, a project, a variable or the whole study.

One memo a thing, but for passages, of which several may hold the same words. A coding's own lies in its row; the
others name what they are about by its GUID, the study by a word; a passage's names its document, and has a place there.
Each function works within its caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from ect_coder.coding import codings
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical, clean_name
from ect_coder.errors import EmptyText, UnknownDocument, UnknownMemo, UnknownProject, UnknownVariable
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

    from ect_coder.values import Span

_STUDY = "study"
"""What stands for a GUID in the study's own memo: two copies of a study know it as the same."""


class About(StrEnum):
    """What a memo can be about."""

    STUDY = "study"
    PROJECT = "project"
    DOCUMENT = "document"
    VARIABLE = "variable"
    PASSAGE = "passage"
    CODING = "coding"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a memo can be about.

    `name` is a project's name, a variable's key, or the number of a document, of a coding or of the memo on a passage
    as a string; the study has none.
    """

    about: About
    name: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo as a value. `label` names its subject as it is known; a coding's or passage's has document and place too.

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


@dataclass(frozen=True, slots=True)
class Note:
    """A memo on a passage of a text: code points [start, end)."""

    id: int
    start: int
    end: int
    text: str


def note(session: Session, document: int, span: Span, text: str, coder: str) -> int:
    """Write a memo on a passage, beside those it has, and return its number.

    Raises UnknownDocument, BadSpan, EmptyText, or EmptyName for no coder.
    """
    whole, words = library.text(session, document), canonical(text).strip()
    passage = span.within(len(whole))
    if not words:
        raise EmptyText
    row = MemoRow(
        target=_target(session, Subject(About.DOCUMENT, str(document))),
        start=passage.start,
        end=passage.end,
        quote=whole[passage.start : passage.end],
        text=words,
        coder_id=codings.coder_id(session, coder),
        created=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def notes(session: Session, document: int) -> list[Note]:
    """List the memos on passages of a document, in the order of the text."""
    mine = (MemoRow.target == DocumentRow.guid) & MemoRow.start.is_not(None)
    wanted = select(MemoRow).join(DocumentRow, mine).where(DocumentRow.id == document)
    return [
        Note(row.id, row.start, row.end, row.text)
        for row in session.scalars(wanted.order_by(MemoRow.start, MemoRow.id))
        if row.start is not None and row.end is not None
    ]


def read(session: Session, subject: Subject) -> str:
    """Give the memo on a subject, empty if there is none; raise as `write`."""
    if subject.about is About.CODING:
        codings.known(session, [int(subject.name)])
        return session.scalars(select(CodingRow.memo).filter_by(id=int(subject.name))).one()
    row = _row(session, subject)
    return row.text if row is not None else ""


def write(session: Session, subject: Subject, text: str, coder: str) -> None:
    """Write the memo on a subject in place of the one it had; an empty text takes it away.

    Raises UnknownCoding, UnknownMemo, UnknownDocument, UnknownProject, UnknownVariable, or EmptyName for no coder.
    """
    words = canonical(text).strip()
    if subject.about is About.CODING:
        codings.change(session, [int(subject.name)], {"memo": words})
        return
    row = _row(session, subject)
    if row is None and words:
        target, person = _target(session, subject), codings.coder_id(session, coder)
        session.add(MemoRow(target=target, text=words, coder_id=person, created=now()))
    elif row is not None and not words:
        session.delete(row)
    elif row is not None and row.text != words:
        changed = {"text": words, "coder_id": codings.coder_id(session, coder), "created": now()}
        session.execute(update(MemoRow).where(MemoRow.id == row.id).values(changed))


def memos(session: Session) -> list[Memo]:
    """List every memo: the study's, by project, document, variable; those of passages and codings as the texts go."""
    return [*_of_things(session), *_of_passages(session), *_of_codings(session)]


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


_WITH_CODER = select(MemoRow, CoderRow.name).join(CoderRow, MemoRow.coder_id == CoderRow.id)


def _of_things(session: Session) -> Iterator[Memo]:
    written = {
        row.target: (row.text, name, row.created)
        for row, name in session.execute(_WITH_CODER.where(MemoRow.start.is_(None)))
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


def _of_passages(session: Session) -> Iterator[Memo]:
    wanted = _WITH_CODER.add_columns(DocumentRow.id, DocumentRow.name).where(MemoRow.start.is_not(None))
    wanted = wanted.join(DocumentRow, DocumentRow.guid == MemoRow.target)
    for row, coder, document, name in session.execute(wanted.order_by(DocumentRow.id, MemoRow.start, MemoRow.id)):
        subject = Subject(About.PASSAGE, str(row.id))
        yield Memo(subject, name, row.text, coder, row.created, document, row.start, row.quote or "")


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


def _row(session: Session, subject: Subject) -> MemoRow | None:
    """Give the memo on a subject, if it has one; raise as `write`."""
    if subject.about is About.PASSAGE:
        row = session.get(MemoRow, int(subject.name))
        if row is None or row.start is None:
            raise UnknownMemo(name=subject.name)
        return row
    here = select(MemoRow).where(MemoRow.target == _target(session, subject), MemoRow.start.is_(None))
    return session.scalars(here).one_or_none()


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
