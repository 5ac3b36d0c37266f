"""Passages to be talked over: a question on a passage, replies, and whether it is settled.

Each function works within its caller's transaction.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import aliased

from ect_coder.coding import codings
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import EmptyText, UnknownDiscussion
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, DiscussionRow, DocumentRow, ReplyRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ect_coder.values import Span


@dataclass(frozen=True, slots=True)
class Reply:
    """What someone answered; `created` is ISO 8601."""

    text: str
    coder: str
    created: str


@dataclass(frozen=True, slots=True)
class Discussion:
    """A passage to be talked over, as a value.

    `start` and `end` are code points; `reference` cites the passage (« E03, § 42 »), `name` is its document's.
    `settled` (ISO 8601) says since when nothing is left to discuss, `settled_by` who said so; None while it is open.
    """

    id: int
    document: int
    name: str
    reference: str
    start: int
    end: int
    quote: str
    text: str
    coder: str
    created: str
    settled: str | None
    settled_by: str | None
    replies: tuple[Reply, ...]


def discuss(session: Session, document: int, span: Span, text: str, coder: str) -> int:
    """Ask something about a passage and return the discussion's number.

    Raises UnknownDocument, BadSpan, EmptyText, or EmptyName for no coder.
    """
    whole = library.text(session, document)
    passage = span.within(len(whole))
    row = DiscussionRow(
        document_id=document,
        start=passage.start,
        end=passage.end,
        quote=whole[passage.start : passage.end],
        text=_written(text),
        coder_id=codings.coder_id(session, coder),
        created=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def reword(session: Session, number: int, text: str) -> None:
    """Ask it in other words; raise UnknownDiscussion or EmptyText."""
    known(session, number)
    session.execute(update(DiscussionRow).where(DiscussionRow.id == number).values(text=_written(text)))


def reply(session: Session, number: int, text: str, coder: str) -> None:
    """Answer a discussion, open or settled; raise UnknownDiscussion, EmptyText or EmptyName."""
    known(session, number)
    words, person = _written(text), codings.coder_id(session, coder)
    session.add(ReplyRow(discussion_id=number, text=words, coder_id=person, created=now()))


def settle(session: Session, number: int, coder: str) -> None:
    """Say that nothing is left to discuss, unless that was said already; raise UnknownDiscussion or EmptyName."""
    known(session, number)
    open_one = (DiscussionRow.id == number) & DiscussionRow.settled.is_(None)
    values = {"settled": now(), "settled_by_id": codings.coder_id(session, coder)}
    session.execute(update(DiscussionRow).where(open_one).values(values))


def reopen(session: Session, number: int) -> None:
    """Discuss it again; raise UnknownDiscussion."""
    known(session, number)
    settled = (DiscussionRow.id == number) & DiscussionRow.settled.is_not(None)
    session.execute(update(DiscussionRow).where(settled).values(settled=None, settled_by_id=None))


def remove(session: Session, number: int) -> None:
    """Take a discussion away, with its replies; raise UnknownDiscussion."""
    known(session, number)
    session.execute(delete(DiscussionRow).where(DiscussionRow.id == number))


def known(session: Session, number: int) -> None:
    """Raise UnknownDiscussion unless a discussion has this number."""
    if session.scalars(select(DiscussionRow.id).filter_by(id=number)).one_or_none() is None:
        raise UnknownDiscussion(name=number)


def discussions(session: Session, document: int | None = None) -> list[Discussion]:
    """List the discussions on all documents or on one: the open ones first, each kind in the order of the texts."""
    found = session.execute(_wanted(of_one=document is not None), {"document": document}).all()
    if not found:
        return []
    places = library.references(session, ((row.id, row.document_id, code, row.start) for row, code, *_rest in found))
    replies = _replies(session)
    return [
        Discussion(
            id=row.id,
            document=row.document_id,
            name=name,
            reference=places[row.id],
            start=row.start,
            end=row.end,
            quote=row.quote,
            text=row.text,
            coder=asked_by,
            created=row.created,
            settled=row.settled,
            settled_by=settled_by,
            replies=tuple(replies[row.id]),
        )
        for row, _code, name, asked_by, settled_by in found
    ]


@cache
def _wanted(*, of_one: bool) -> Any:
    asker, settler = aliased(CoderRow), aliased(CoderRow)
    wanted = (
        select(DiscussionRow, DocumentRow.code, DocumentRow.name, asker.name, settler.name)
        .join(DocumentRow, DiscussionRow.document_id == DocumentRow.id)
        .join(asker, DiscussionRow.coder_id == asker.id)
        .outerjoin(settler, DiscussionRow.settled_by_id == settler.id)
        .order_by(DiscussionRow.settled.is_not(None), DiscussionRow.document_id, DiscussionRow.start, DiscussionRow.id)
    )
    return wanted.where(DiscussionRow.document_id == bindparam("document")) if of_one else wanted


def open_count(session: Session) -> int:
    """Count the discussions that are not settled."""
    return session.scalar(select(func.count()).where(DiscussionRow.settled.is_(None))) or 0


def _replies(session: Session) -> defaultdict[int, list[Reply]]:
    """Give the replies to each discussion, the first one first."""
    found: defaultdict[int, list[Reply]] = defaultdict(list)
    wanted = select(ReplyRow, CoderRow.name).join(CoderRow, ReplyRow.coder_id == CoderRow.id).order_by(ReplyRow.id)
    for row, coder in session.execute(wanted):
        found[row.discussion_id].append(Reply(row.text, coder, row.created))
    return found


def _written(text: str) -> str:
    """Make what someone wrote canonical; raise EmptyText."""
    words = canonical(text).strip()
    if not words:
        raise EmptyText
    return words
