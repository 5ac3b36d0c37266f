"""Whether a study file is sound: SQLite's own checks, and every text and quote against what was kept of them."""

from __future__ import annotations

import datetime
import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from ect_coder.errors import Cancelled
from ect_coder.storage import seal
from ect_coder.storage.schema import (
    CodingRow,
    DiscussionRow,
    DocumentRow,
    DocumentText,
    EventRow,
    HistoryRow,
    MemoRow,
    SettlementRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    Told = Callable[[int, int, str], None]
    Asked = Callable[[], bool]

_STEPS = 10_000
"""Steps of SQLite's machine after which it asks whether to go on: some milliseconds."""


class Ailment(StrEnum):
    """What can be wrong."""

    FILE = "file"
    LINK = "link"
    TEXT = "text"
    QUOTE = "quote"
    PASSAGE = "passage"
    """The words of a memo, question, settled disagreement or event are not those of its passage."""
    SEAL = "seal"
    HISTORY = "history"


class Remedy(StrEnum):
    """What helps: mend it in place, bring a copy back, or save what can be read."""

    MEND = "mend"
    RESTORE = "restore"
    SALVAGE = "salvage"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `where` names a document's code, a coding's number or a table; `document` its code."""

    what: Ailment
    where: str
    document: str = ""

    @property
    def remedy(self) -> Remedy:
        """What helps against it first."""
        return _REMEDIES.get(self.what, Remedy.RESTORE)


_REMEDIES = {
    Ailment.FILE: Remedy.SALVAGE,
    Ailment.LINK: Remedy.MEND,
    Ailment.QUOTE: Remedy.MEND,
    Ailment.PASSAGE: Remedy.MEND,
    Ailment.HISTORY: Remedy.MEND,
}


class Passage(NamedTuple):
    """Words that stand on a text: in which table and row, where, and which words they were."""

    table: Any
    number: int
    start: int
    end: int
    quote: str


def findings(session: Session, told: Told, cancelled: Asked) -> list[Finding]:
    """List all that is wrong with the file; an empty list means that it is sound. Raises Cancelled."""
    found: list[Finding] = []
    with _stoppable(session, cancelled):
        texts = _texts(session, told, cancelled)
        for looked in (_file(session), _links(session), texts, _history(session), _seal(session)):
            _keep(found, looked, cancelled)
    return list(dict.fromkeys(found))


def passages(session: Session, document: int, guid: str) -> Iterator[Passage]:
    """Give all that stands on a document with its words: codings, questions, what was settled, memos, events."""
    standing: tuple[tuple[Any, Any], ...] = (
        (CodingRow, CodingRow.document_id == document),
        (DiscussionRow, DiscussionRow.document_id == document),
        (SettlementRow, SettlementRow.document_id == document),
        (MemoRow, (MemoRow.target == guid) & MemoRow.start.is_not(None)),
        (EventRow, (EventRow.document_id == document) & EventRow.start.is_not(None)),
    )
    for table, here in standing:
        for row in session.execute(select(table.id, table.start, table.end, table.quote).where(here)):
            yield Passage(table, row[0], row[1], row[2], row[3])


def _keep(found: list[Finding], looked: Iterator[Finding], cancelled: Asked) -> None:
    try:
        found.extend(looked)
    except (DatabaseError, UnicodeDecodeError):  # a damaged page, or letters that are none
        if cancelled():
            raise Cancelled from None
        found.append(Finding(Ailment.FILE, ""))


@contextmanager
def _stoppable(session: Session, cancelled: Asked) -> Iterator[None]:
    """Have SQLite itself ask whether to go on: its own check of a large file is one long statement."""
    driver = session.connection().connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _file(session: Session) -> Iterator[Finding]:
    for (message,) in session.execute(text("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Finding(Ailment.FILE, "")


def _links(session: Session) -> Iterator[Finding]:
    for table, *_rest in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(Ailment.LINK, table)


def _history(session: Session) -> Iterator[Finding]:
    """Find what the permanent history says of no moment, or of fewer than none."""
    for at, count in session.execute(select(HistoryRow.at, HistoryRow.count)):
        if not is_entry(at, count):
            yield Finding(Ailment.HISTORY, HistoryRow.__tablename__)


def is_entry(at: str, count: int) -> bool:
    """Say whether an entry of the history can be read: it tells a moment, and how many."""
    try:
        datetime.datetime.fromisoformat(at)
    except ValueError:
        return False
    return count >= 0


def _seal(session: Session) -> Iterator[Finding]:
    for table in seal.broken(session.connection()):
        yield Finding(Ailment.SEAL, table)


def _texts(session: Session, told: Told, cancelled: Asked) -> Iterator[Finding]:
    total = session.scalar(select(func.count()).select_from(DocumentRow)) or 0
    rows = select(DocumentRow.id, DocumentRow.guid, DocumentRow.code, DocumentRow.sha256, DocumentText.text).outerjoin(
        DocumentText, DocumentText.document_id == DocumentRow.id
    )
    for done, (document, guid, code, digest, content) in enumerate(session.execute(rows)):
        if cancelled():
            raise Cancelled
        told(done, total, code)
        if content is None or hashlib.sha256(content.encode("utf-8")).hexdigest() != digest:
            yield Finding(Ailment.TEXT, code, code)
        for each in passages(session, document, guid):
            if (content or "")[each.start : each.end] != each.quote:
                is_coding = each.table is CodingRow
                yield Finding(
                    Ailment.QUOTE if is_coding else Ailment.PASSAGE, str(each.number) if is_coding else code, code
                )
