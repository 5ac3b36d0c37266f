"""From bytes to text: a byte order mark, else strict UTF-8, else Windows-1252; guessing by statistics reads worse."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 50_000_000
"""Bytes of a plain text that is still read."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def content(path: Path) -> bytes:
    """Give the bytes of a file of text; raise UnreadableFile for one that is too big or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        return path.read_bytes()
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None


def decoded(path: Path, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Give the text of a file's bytes, with a warning where they are not UTF-8; raise UnreadableFile."""
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
