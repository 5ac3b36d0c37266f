"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIXES = frozenset({".txt"})


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a text file; raise UnreadableFile."""
    text, warnings = decoded(path, content(path))
    return Source(canonical(text).rstrip("\n"), warnings=warnings)
