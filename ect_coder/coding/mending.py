"""What is mended in a study that is not sound: passages found again by their words, rows that point to nothing.

Where a text is what it was when it came in, it is right and what stands on it follows: to the one place where its words
are, or its words to the passage where they differ by a few letters. Nothing is guessed: what is not certain stays as it
is, and is found again by the next check. Each function works within its caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein
from sqlalchemy import Table, delete, select, update

from ect_coder.corpus.library import digest
from ect_coder.storage.database import now
from ect_coder.storage.health import is_entry, passages
from ect_coder.storage.schema import Base, DocumentRow, DocumentText, HistoryRow

if TYPE_CHECKING:
    from sqlalchemy import ForeignKeyConstraint
    from sqlalchemy.orm import Session

    from ect_coder.storage.health import Passage

_ALIKE = 0.9
"""From which share of the same letters on words are those of the passage, changed by a fault of the file."""


@dataclass(frozen=True, slots=True)
class Mended:
    """How many passages were found again, got their words back, and how many rows pointed to nothing."""

    moved: int = 0
    reworded: int = 0
    unlinked: int = 0

    def __bool__(self) -> bool:
        return bool(self.moved or self.reworded or self.unlinked)


def mend(session: Session) -> Mended:
    """Mend all that can be, and say how much that was."""
    unlinked = _unlink(session) + _straighten_history(session)
    moved = reworded = 0
    rows = select(DocumentRow.id, DocumentRow.guid, DocumentRow.sha256, DocumentText.text).join(
        DocumentText, DocumentText.document_id == DocumentRow.id
    )
    for document, guid, known, text in session.execute(rows).all():
        if digest(text) != known:
            continue
        for each in list(passages(session, document, guid)):
            values = _right(each, text)
            if values:
                session.execute(update(each.table).where(each.table.id == each.number).values(values))
                moved, reworded = moved + ("start" in values), reworded + ("quote" in values)
    return Mended(moved, reworded, unlinked)


def _right(passage: Passage, text: str) -> dict[str, Any]:
    """Give what a passage should say of itself; nothing where it is right, or nothing is certain."""
    there = text[passage.start : passage.end]
    if there == passage.quote or not passage.quote:
        return {}
    if text.count(passage.quote) == 1:
        start = text.index(passage.quote)
        return {"start": start, "end": start + len(passage.quote)}
    if there and Levenshtein.normalized_similarity(there, passage.quote) >= _ALIKE:
        return {"quote": there}
    return {}


def _unlink(session: Session) -> int:
    """Take away what belonged to a row that is gone, and let go of what only points to one; say how many they were."""
    done = 0
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            done += _unlink_from(session, table, key)
    return done


def _unlink_from(session: Session, table: Table, key: ForeignKeyConstraint) -> int:
    (column,), parent = key.columns, key.referred_table
    orphan = column.is_not(None) & column.not_in(select(parent.c.id))
    numbers = session.scalars(select(table.c.id).where(orphan)).all()
    if numbers and column.nullable:
        session.execute(update(table).where(table.c.id.in_(numbers)).values({column.name: None}))
    elif numbers and key.ondelete == "CASCADE":
        session.execute(delete(table).where(table.c.id.in_(numbers)))
    else:
        return 0
    return len(numbers)


def _straighten_history(session: Session) -> int:
    """Give entries of the history that say nothing of when, or how many, this moment and a count of none."""
    wrong = [each for each in session.scalars(select(HistoryRow)) if not is_entry(each.at, each.count)]
    for each in wrong:
        each.at, each.count = now(), 0
    return len(wrong)
