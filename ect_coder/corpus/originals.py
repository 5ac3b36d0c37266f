"""Files as they came, kept inside the study so that they can be opened again: compressed, one for all it holds."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from ect_coder.errors import NoOriginal
from ect_coder.storage.schema import DocumentRow, OriginalRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy.orm import Session

LARGEST = 20_000_000
"""Bytes of a file that is still kept."""
_IN_MEMORY = 64_000_000
_COMPRESSED = b"PK\x03\x04"
"""How files begin that are compressed already: Word, OpenDocument, Excel."""
_PUT = insert(OriginalRow)


@dataclass(frozen=True, slots=True)
class Original:
    """A file that waits in a chest: `sha256` and `size` are of its own bytes, [start, end) is where it lies there."""

    file_name: str
    sha256: str
    size: int
    start: int
    end: int


class Chest:
    """Where files wait, compressed, until they come into the study: in memory, and many in a file without a name."""

    def __init__(self) -> None:
        self._held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `close`

    def keep(self, path: Path) -> Original | None:
        """Keep a file; None for one that is too large, or can no longer be read."""
        try:
            if path.stat().st_size > LARGEST:
                return None
            content = path.read_bytes()
        except OSError:
            return None
        start = self._held.seek(0, 2)
        self._held.write(zlib.compress(content, 0 if content.startswith(_COMPRESSED) else -1))
        return Original(path.name, hashlib.sha256(content).hexdigest(), len(content), start, self._held.tell())

    def content(self, original: Original) -> bytes:
        """Give the compressed bytes of a file that was kept."""
        self._held.seek(original.start)
        return self._held.read(original.end - original.start)

    def close(self) -> None:
        """Forget what is kept."""
        self._held.close()


def put(session: Session, chest: Chest, originals: Iterable[Original]) -> dict[str, int]:
    """Put files into the study, those it has already once, and give their numbers by their digests."""
    numbers: dict[str, int] = dict(session.execute(select(OriginalRow.sha256, OriginalRow.id)).all())
    connection = session.connection()
    for each in originals:
        if each.sha256 not in numbers:
            values = {"file_name": each.file_name, "sha256": each.sha256, "size": each.size}
            made = connection.execute(_PUT, {**values, "content": chest.content(each)})
            numbers[each.sha256] = int(made.lastrowid)
    return numbers


def has(session: Session, document: int) -> bool:
    """Say whether the file of a document is kept."""
    return session.scalars(select(DocumentRow.original_id).where(DocumentRow.id == document)).one_or_none() is not None


def content(session: Session, document: int) -> tuple[str, bytes]:
    """Give the name and the bytes of the file that a document came from; raise NoOriginal."""
    wanted = select(OriginalRow.file_name, OriginalRow.content).join(DocumentRow)
    found = session.execute(wanted.where(DocumentRow.id == document)).one_or_none()
    if found is None:
        raise NoOriginal(name=document)
    return found.file_name, zlib.decompress(found.content)
