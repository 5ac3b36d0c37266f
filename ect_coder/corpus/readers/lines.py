"""A text being put together line by line, with how its passages look, as formats with markup give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.source import MarkKind, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    Looks = frozenset[MarkKind]

PLAIN: Looks = frozenset()
_SPACE = re.compile("[ \t\n\r\f\v]+")


class Lines:
    """Takes words with their looks; white space counts for one space, but for that which parts cells and lines."""

    def __init__(self) -> None:
        self.marks: list[TextMark] = []
        self._lines: list[str] = []
        self._length = 0
        self._pieces: list[tuple[str, Looks]] = []
        self._heading = False

    @property
    def text(self) -> str:
        """The canonical text of the lines that have ended."""
        return "\n".join(self._lines)

    def say(self, words: str | None, looks: Looks = PLAIN) -> None:
        """Add words to the line."""
        if not words:
            return
        words = _SPACE.sub(" ", words)
        if not self._pieces or self._pieces[-1][0][-1:] in (" ", "\t"):
            words = words.lstrip(" ")
        if words:
            self._pieces.append((words, looks))

    def cell(self) -> None:
        """Begin the next cell of a row."""
        if self._pieces:
            words, looks = self._pieces.pop()
            self._pieces.append((words.rstrip(" "), looks))
        self._pieces.append(("\t", PLAIN))

    def end(self, *, heading: bool = False) -> None:
        """End the line; one without words leaves no trace."""
        pieces, self._pieces = self._pieces, []
        raw = "".join(words for words, _looks in pieces).rstrip(" ")
        if not raw.strip():
            return
        whole = canonical(raw).replace("\n", " ")
        if heading:
            self._mark(whole, 0, len(whole), MarkKind.HEADING)
        else:
            self._dress(pieces, raw, whole)
        self._lines.append(whole)
        self._length += len(whole) + 1

    def _dress(self, pieces: list[tuple[str, Looks]], raw: str, whole: str) -> None:
        if not any(looks for _words, looks in pieces):
            return
        for kind in MarkKind:
            for start, end in _stretches(pieces, kind):
                before, until = (
                    (start, end) if raw == whole else (len(canonical(raw[:start])), len(canonical(raw[:end])))
                )
                self._mark(whole, before, min(until, len(whole)), kind)

    def _mark(self, whole: str, start: int, end: int, kind: MarkKind) -> None:
        words = whole[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            self.marks.append(TextMark(self._length + start, self._length + end, kind))


def _stretches(pieces: list[tuple[str, Looks]], kind: MarkKind) -> Iterator[tuple[int, int]]:
    """Give where words of one look lie among the pieces; neighbours are one stretch."""
    place = 0
    start: int | None = None
    for words, looks in pieces:
        if kind in looks and start is None:
            start = place
        elif kind not in looks and start is not None:
            yield start, place
            start = None
        place += len(words)
    if start is not None:
        yield start, place
