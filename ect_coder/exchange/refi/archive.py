"""The zip of a .qdpx: read member by member in memory, never unpacked; written deflated, the same bytes each time."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ect_coder.corpus.readers.decoding import LARGEST, decoded
from ect_coder.corpus.readers.package import Element, Package
from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_TOTAL = 4_000_000_000
"""Bytes of an archive, recordings included: those are measured, never read."""
_PROJECT = 500_000_000
_WHEN = (1980, 1, 1, 0, 0, 0)


class Archive:
    """An opened .qdpx; raises UnreadableFile for whatever is wrong with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._package = Package(path, {}, total=_TOTAL, largest=_PROJECT)
        names = self._package.names()
        self._names = {name.casefold(): name for name in names} | {name: name for name in names}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._package.__exit__(kind, error, trace)

    def project(self) -> Element:
        """Parse the project: project.qde, or the one .qde at the root (ATLAS.ti names it after the project)."""
        found = [name for name in self._package.names() if name.casefold().endswith(".qde")]
        at_root = [name for name in found if "/" not in name] or found
        named = [name for name in at_root if name.casefold() == "project.qde"] or at_root
        if len(named) != 1:
            raise self._package.refuse(Cause.DAMAGED)
        return self._package.part(named[0])

    def text(self, place: str) -> tuple[str, tuple[str, ...]] | None:
        """Give the text of an internal file with a warning about its encoding; None if it is not in the archive.

        Line ends are as they are in the file: positions may count them. What lies outside is never fetched.
        """
        name = self._member(place)
        if name is None:
            return None
        content = self._package.content(name)
        if content is None:
            return None
        if len(content) > LARGEST:
            raise self._package.refuse(Cause.TOO_BIG)
        try:
            return decoded(self._path, content)
        except UnreadableFile:
            return None

    def _member(self, place: str) -> str | None:
        """Find the member that a path means, in « sources » or « Sources », whatever its case."""
        scheme, marked, rest = place.partition("://")
        if marked and scheme.casefold() != "internal":
            return None
        rest = (rest if marked else place).lstrip("/")
        wanted = (f"sources/{rest}", rest, f"sources/{unquote(rest)}")
        either = [form for each in wanted for form in (each, each.casefold())]
        return next((self._names[each] for each in either if each in self._names), None)


def write(path: Path, project: bytes, texts: Iterator[tuple[str, str]] | Mapping[str, str]) -> None:
    """Write a .qdpx: the project, and its texts by the name of their file."""
    pairs = texts.items() if hasattr(texts, "items") else texts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_dated("project.qde"), project)
        for name, text in pairs:
            archive.writestr(_dated(f"sources/{name}"), text.encode("utf-8"))


def _dated(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
