"""A zip of XML parts, as word processors save them: measured before anything in it is parsed, and parsed safely."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lxml import etree

from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

Element = Any
"""An lxml element, which has no type of its own."""

_TOTAL = 200_000_000
_PART = 50_000_000
_PARTS = 5_000
_RATIO = 100
_RATIO_ABOVE = 10_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError, ValueError)


class Package:
    """An opened archive; raises UnreadableFile, with the name of the file and the cause, for all that is wrong in it.

    `spellings` are namespaces that stand for others in its parts; `total` and `largest` are the bytes that all of it
    and one part of it may have.
    """

    def __init__(
        self, path: Path, spellings: Mapping[bytes, bytes], *, total: int = _TOTAL, largest: int = _PART
    ) -> None:
        self._path = path
        self._spellings = spellings
        self._total = total
        self._largest = largest
        self._archive = self._opened()
        try:
            self._measure()
        except UnreadableFile:
            self._archive.close()
            raise
        self._names = {name.replace("\\", "/").removeprefix("/"): name for name in self._archive.namelist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def refuse(self, cause: Cause) -> UnreadableFile:
        """Give the error that refuses this file."""
        return UnreadableFile(path=self._path.name, cause=cause)

    def names(self) -> list[str]:
        """Name the parts."""
        return list(self._names)

    def part(self, name: str) -> Element | None:
        """Parse one part; None if it is not there."""
        content = self.undeclared(name)
        if content is None:
            return None
        for theirs, ours in self._spellings.items():
            content = content.replace(theirs, ours)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError):
            raise self.refuse(Cause.DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refuse(Cause.ENTITIES)
        return root

    def undeclared(self, name: str) -> bytes | None:
        """Give the bytes of one part of XML, which declares no entities, in UTF-16 neither; None if it is not there."""
        content = self.content(name)
        if content is not None:
            narrow = content.replace(b"\0", b"") if b"\0" in content[:4] else content
            if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
                raise self.refuse(Cause.ENTITIES)
        return content

    def content(self, name: str) -> bytes | None:
        """Give the bytes of one part; None if it is not there."""
        if name not in self._names:
            return None
        try:
            with self._archive.open(self._names[name]) as file:
                content = file.read(self._largest + 1)
        except _BROKEN:
            raise self.refuse(Cause.DAMAGED) from None
        if len(content) > self._largest:
            raise self.refuse(Cause.TOO_BIG)
        return content

    def _opened(self) -> zipfile.ZipFile:
        try:
            with self._path.open("rb") as file:
                head = file.read(8)
                if head.startswith(_OLE):
                    protected = _ENCRYPTED in head + file.read(2_000_000)
                    raise self.refuse(Cause.PROTECTED if protected else Cause.RENAMED)
            if not head.startswith(b"PK"):
                raise self.refuse(Cause.RENAMED)
            return zipfile.ZipFile(self._path)
        except PermissionError:
            raise self.refuse(Cause.FORBIDDEN) from None
        except _BROKEN:
            raise self.refuse(Cause.DAMAGED) from None

    def _measure(self) -> None:
        parts = self._archive.infolist()
        total = sum(part.file_size for part in parts)
        packed = max(1, sum(part.compress_size for part in parts))
        too_big = (
            len(parts) > _PARTS
            or total > self._total
            or any(part.file_size > self._largest for part in parts if part.filename.endswith((".xml", ".rels")))
        )
        if too_big or (total > _RATIO_ABOVE and total / packed > _RATIO):
            raise self.refuse(Cause.TOO_BIG)
        if any(part.flag_bits & 1 for part in parts):
            raise self.refuse(Cause.PROTECTED)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
