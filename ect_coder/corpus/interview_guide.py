"""The interview guide: its questions, and in which interviews each was asked, so that silence can be told from that.

Each function works within its caller's transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from ect_coder.corpus.canonical import canonical
from ect_coder.errors import EmptyText, UnknownDocument, UnknownEntry
from ect_coder.storage.schema import AskedRow, DocumentRow, QuestionRow
from ect_coder.values import Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

Tick = tuple[int, int]
"""A question and an interview in which it was asked, by number."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a value; `targets` are keys of pillars and variables. Without a moment it is about all of them."""

    id: int
    text: str
    targets: tuple[str, ...] = ()
    moment: Moment | None = None

    def about(self, moment: Moment) -> bool:
        """Say whether it asks about a moment."""
        return self.moment in (None, Moment.BOTH, moment)


def questions(session: Session) -> list[Question]:
    """List the questions in the order of the guide."""
    found = session.scalars(select(QuestionRow).order_by(QuestionRow.position, QuestionRow.id))
    return [Question(row.id, row.text, tuple(json.loads(row.targets)), row.moment) for row in found]


def add(session: Session, texts: Sequence[str]) -> list[int]:
    """Add questions at the end and return their numbers; raise EmptyText."""
    place = len(session.scalars(select(QuestionRow.id)).all())
    rows = [QuestionRow(position=place + rank, text=_line(text), targets="[]") for rank, text in enumerate(texts)]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def change(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Change text, targets or moment of a question; raise UnknownEntry or EmptyText."""
    row = _known(session, number)
    for field, value in values.items():
        setattr(row, field, _CLEAN[field](value))


def move(session: Session, number: int, place: int) -> None:
    """Move a question to a place from 0 of the guide; raise UnknownEntry."""
    moved = _known(session, number)
    rows = list(session.scalars(select(QuestionRow).order_by(QuestionRow.position, QuestionRow.id)))
    rows.remove(moved)
    rows.insert(place, moved)
    for rank, row in enumerate(rows):
        row.position = rank


def remove(session: Session, number: int) -> None:
    """Take a question out of the guide, with where it was asked; raise UnknownEntry."""
    session.execute(delete(QuestionRow).where(QuestionRow.id == _known(session, number).id))


def ticks(session: Session) -> frozenset[Tick]:
    """Give the questions that were asked, each with its interview."""
    found = session.execute(select(AskedRow.question_id, AskedRow.document_id))
    return frozenset((question, document) for question, document in found)


def tick(session: Session, pairs: Collection[Tick], *, asked: bool) -> None:
    """Note that questions were asked in interviews, or that they were not; raise UnknownEntry or UnknownDocument."""
    known = ticks(session)
    for question, document in pairs:
        _known(session, question)
        if session.get(DocumentRow, document) is None:
            raise UnknownDocument(name=document)
        if asked and (question, document) not in known:
            session.add(AskedRow(question_id=question, document_id=document))
        elif not asked:
            of_pair = (AskedRow.question_id == question) & (AskedRow.document_id == document)
            session.execute(delete(AskedRow).where(of_pair))


def asked(
    guide: Sequence[Question], done: Collection[Tick], interviews: Collection[int]
) -> dict[tuple[str, Moment | None], tuple[int, ...]]:
    """Say for each target and moment that the guide asks about in which of some interviews it was asked.

    A target and moment with no interview was never asked about in these.
    """
    found: defaultdict[tuple[str, Moment | None], set[int]] = defaultdict(set)
    for question in guide:
        here = {document for number, document in done if number == question.id} & set(interviews)
        for target in question.targets:
            found[target, question.moment] |= here
    return {key: tuple(sorted(documents)) for key, documents in found.items()}


def _known(session: Session, number: int) -> QuestionRow:
    row = session.get(QuestionRow, number)
    if row is None:
        raise UnknownEntry(name=number)
    return row


def _line(text: str) -> str:
    words = " ".join(canonical(text).split())
    if not words:
        raise EmptyText
    return words


_CLEAN: dict[str, Any] = {
    "text": _line,
    "targets": lambda keys: json.dumps(list(dict.fromkeys(keys))),
    "moment": lambda moment: Moment(moment) if moment else None,
}
