"""From a path to plain values: one file per format, and no database.

A format is a module of this package with `SUFFIXES` (lower case, with their dot) and
`read(path: Path, cancelled: Callable[[], bool]) -> Source | File`; it is found by being here. A module without
`SUFFIXES` is what formats share: a layout, a tool, a press database that several kinds of file may hold.
A format gives text, marks and counts; what all share (turns, words, paragraphs) is added here.
"""

from __future__ import annotations

import stat
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

from ect_coder.corpus import canonical
from ect_coder.corpus.readers.source import File
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.values import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.corpus.readers.source import Source


class Format(Protocol):
    """What a format's module offers."""

    SUFFIXES: frozenset[str]

    def read(self, path: Path, cancelled: Callable[[], bool]) -> Source | File:
        """Read one file; raise UnreadableFile, or Cancelled when asked to stop."""


def never() -> bool:
    """Let the work go on."""
    return False


def suffixes() -> frozenset[str]:
    """Give the suffixes that can be read, in lower case, with their dot."""
    return frozenset(_formats())


def read(path: Path, cancelled: Callable[[], bool] = never) -> File:
    """Read a file by its suffix, in upper or lower case; it holds one text or several, none of them empty.

    Raises UnreadableFile with the name of the file and the cause, or Cancelled when asked to stop.
    """
    from ect_coder.corpus.readers import recognised

    size = _size(path)
    reader = _formats().get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(path=path.name, cause=Cause.UNSUPPORTED)
    if size == 0:
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    found = reader.read(path, cancelled)
    file = found if isinstance(found, File) else recognised.from_source(found) or File((found,))
    sources = tuple(_completed(each) for each in file.sources if each.text.strip())
    if not sources and not file.passed:
        raise UnreadableFile(path=path.name, cause=Cause.NO_TEXT)
    return replace(file, sources=sources)


def _size(path: Path) -> int:
    """Give the size in bytes of a plain file; a folder or a device is none that we read."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(path=path.name, cause=Cause.UNSUPPORTED)
    return status.st_size


def _completed(source: Source) -> Source:
    """Add turns and counts. In an article of the press « Tarif : » and « Lieu : » come back, and nobody speaks."""
    from ect_coder.corpus import labels, turns
    from ect_coder.corpus.readers.headed import headed

    if source.kind is Kind.PRESS:
        source = replace(source, turns=()) if source.turns else source
    elif not source.turns:
        shape, found = labels.found(source.text, source.marks)
        source = replace(source, turns=turns.between(source.text, found, source.marks), shape=shape or "")
    source = headed(source)
    counts = {
        "words": canonical.words(source.text),
        "paragraphs": canonical.paragraph_count(source.text),
        "turns": len(source.turns),
    }
    kept = {name: count for name, count in source.kept.items() if count}
    left_out = {name: count for name, count in source.left_out.items() if count}
    return replace(source, kept=counts | kept, left_out=left_out)


@cache
def _formats() -> dict[str, Format]:
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in getattr(module, "SUFFIXES", ())}
