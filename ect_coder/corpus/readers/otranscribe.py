"""oTranscribe's files (.otr): JSON around a web page, with the times written in the text."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.source import Source
from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIXES = frozenset({".otr"})

_LINES = ("p", "div", "br", "li", "h1", "h2", "h3")


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a transcript; raise UnreadableFile."""
    text, warnings = decoded(path, content(path))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    media = value.get("media")
    facts = (("audio", media.strip()),) if isinstance(media, str) and media.strip() else ()
    return Source(_Lines(value["text"]).text(), warnings=warnings, facts=facts, format="oTranscribe")


class _Lines(HTMLParser):
    """Writes the text of a page down, a line for each block, however deep they lie."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pieces.append("\n" if tag in _LINES else "")

    def handle_endtag(self, tag: str) -> None:
        self._pieces.append("\n" if tag in _LINES else "")

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)

    def text(self) -> str:
        lines = (line.strip(" \t") for line in canonical("".join(self._pieces)).split("\n"))
        return "\n".join(line for line in lines if line.strip())
