"""The words of documents that leave, taken out of the copies of the study as well; what cannot be reached is listed."""

from __future__ import annotations

import glob
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from ect_coder.coding import removal
from ect_coder.errors import EctError
from ect_coder.storage import backup, database, surroundings
from ect_coder.storage.schema import DocumentRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Erased:
    """How many copies were rewritten without the documents, and the files that may hold their words still."""

    cleaned: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """How documents are known in a copy, where they have other numbers: by GUID, or by the digest of their text."""

    guids: frozenset[str]
    digests: frozenset[str]

    @classmethod
    def of(cls, session: Session, documents: Sequence[int]) -> Marks:
        """Read them."""
        rows = session.execute(select(DocumentRow.guid, DocumentRow.sha256).where(DocumentRow.id.in_(documents))).all()
        return cls(frozenset(guid for guid, _digest in rows), frozenset(digest for _guid, digest in rows))

    def find(self, session: Session) -> list[int]:
        """Give the numbers of the documents in another file."""
        here = or_(DocumentRow.guid.in_(self.guids), DocumentRow.sha256.in_(self.digests))
        return list(session.scalars(select(DocumentRow.id).where(here)))


def erase_from_copies(path: Path, marks: Marks, told: Callable[[int, int, str], None]) -> Erased:
    """Rewrite each copy of a study without some documents and their words; one that fails stays, and is listed.

    For good: no undo brings it back. Takes long.
    """
    kept, cleaned, left = backup.copies(path), 0, []
    for done, copy in enumerate(kept):
        told(done, len(kept), copy.path.name)
        try:
            cleaned += backup.rewrite(copy, lambda file: database.rewrite(file, lambda session: _leave(session, marks)))
        except EctError:
            left.append(str(copy.path))
    return Erased(cleaned, (*left, *(str(each) for each in _beside(path))))


def _leave(session: Session, marks: Marks) -> bool:
    there = marks.find(session)
    if there:
        removal.carry_out(session, there)
    return bool(there)


def _beside(path: Path) -> list[Path]:
    """List what lies beside a study and may hold its texts: what was set aside, and what a conflict left."""
    stem, name = glob.escape(path.stem), glob.escape(path.name)
    aside = [*path.parent.glob(f"{stem}.????-??-??T*{path.suffix}"), *path.parent.glob(f"{name}.*.strange-wal")]
    return sorted({*aside, *surroundings.conflicts(path)})
