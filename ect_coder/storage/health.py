"""Whether a study file is sound: SQLite's own checks, and every text and quote against what was kept of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from ect_coder.storage import seal
from ect_coder.storage.schema import CodingRow, DocumentRow, DocumentText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


class Ailment(StrEnum):
    """What can be wrong."""

    FILE = "file"
    LINK = "link"
    TEXT = "text"
    QUOTE = "quote"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `where` names a document's code, a coding's number or a table."""

    what: Ailment
    where: str


def findings(session: Session) -> list[Finding]:
    """List all that is wrong with the file; an empty list means that it is sound."""
    found: list[Finding] = []
    for look in (_file, _links, _texts, _seal):
        try:
            found.extend(look(session))
        except (DatabaseError, UnicodeDecodeError):  # a damaged page, or letters that are none
            found.append(Finding(Ailment.FILE, ""))
    return list(dict.fromkeys(found))


def _file(session: Session) -> Iterator[Finding]:
    for (message,) in session.execute(text("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Finding(Ailment.FILE, "")


def _links(session: Session) -> Iterator[Finding]:
    for table, *_rest in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(Ailment.LINK, table)


def _seal(session: Session) -> Iterator[Finding]:
    for table in seal.broken(session.connection()):
        yield Finding(Ailment.SEAL, table)


def _texts(session: Session) -> Iterator[Finding]:
    rows = select(DocumentRow.id, DocumentRow.code, DocumentRow.sha256, DocumentText.text).outerjoin(
        DocumentText, DocumentText.document_id == DocumentRow.id
    )
    for document, code, digest, content in session.execute(rows):
        if content is None or hashlib.sha256(content.encode("utf-8")).hexdigest() != digest:
            yield Finding(Ailment.TEXT, code)
        spans = select(CodingRow.id, CodingRow.start, CodingRow.end, CodingRow.quote).where(
            CodingRow.document_id == document
        )
        for coding, start, end, quote in session.execute(spans):
            if (content or "")[start:end] != quote:
                yield Finding(Ailment.QUOTE, str(coding))
