"""Plain text: a byte order mark, else strict UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.source import Source
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIXES = frozenset({".txt"})
_LARGEST = 50_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a text file; raise UnreadableFile."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        content = path.read_bytes()
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    text, warnings = _decoded(path, content)
    return Source(canonical(text).rstrip("\n"), warnings=warnings)


def _decoded(path: Path, content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), ()
            except UnicodeDecodeError:
                raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    if content.startswith(_OTHERS) or content[:4096].count(0) > 8:
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        warning = _("This file is not UTF-8; it was read as Windows-1252: check its accents.")
        return content.decode("cp1252", "replace"), (warning,)
