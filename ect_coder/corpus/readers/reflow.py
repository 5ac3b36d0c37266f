"""From lines with places to paragraphs: what a page's width and height broke is put together again.

A paragraph ends where its last line leaves room for the next word, where space, an indent or another size of letters
parts two lines, before an item of a list, and around the rows of a table; it goes on over columns and pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.hyphens import Hyphens
from ect_coder.corpus.readers.reading_order import label
from ect_coder.corpus.readers.source import Leaf, MarkKind, TextMark
from ect_coder.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ect_coder.corpus.readers.reading_order import Line

_INDENT = 0.6
"""Font sizes by which a line is set in."""
_APART = 1.3
"""Usual steps between two lines that make a space."""
_TIGHT = 1.2
"""Font sizes from one line to the next where nothing was asked for, as in headings."""
_DOUBLE = 2.4
"""Font sizes from one line to the next that no spacing goes beyond."""
_OTHER = 0.12
"""Share of the size of letters by which two sizes differ."""
_HEADING = 1.08
"""Sizes of the body's letters from which a short paragraph is a heading, and its longest in characters."""
_LONGEST = 200
_NOTE = 0.93
"""Sizes of the body's letters below which the foot of a column may hold notes."""
_CALL = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]|[ivx]{1,4}\b)")
_WORD = re.compile(r"(?:[«“(–-]\s?)*\S+(?:\s[;:!?»%€]+)*")
"""A word with the signs that French ties to it by a space."""
_ENDS = (".", "!", "?", "…", ":", ";", "»", "”", ".)", "!)", "?)")


@dataclass(frozen=True, slots=True)
class Flow:
    """A text in paragraphs, with its headings and where pages begin: code points of the canonical text."""

    text: str
    marks: tuple[TextMark, ...]
    leaves: tuple[Leaf, ...]


@dataclass(slots=True)
class _Paragraph:
    """Lines that make one paragraph, and which of them are the first of a page."""

    lines: list[Line] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Column:
    """A stretch of lines, where most of them begin, and how far a full one goes."""

    lines: Sequence[Line]
    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Column:
        (left, _count), *_others = Counter(round(line.left) for line in lines).most_common(1)
        rights = sorted(line.right for line in lines)
        return cls(lines, left, rights[len(rights) * 9 // 10 if len(rights) > 9 else -1])


def flow(pages: Sequence[Sequence[Sequence[Line]]], labels: Sequence[str], cancelled: Callable[[], bool]) -> Flow:
    """Put the columns of all pages together; `labels` name the pages. Raise Cancelled when asked to stop."""
    body = _body(pages)
    writing = _Writing(body, _steps(pages))
    for number, columns in enumerate(pages):
        if cancelled():
            raise Cancelled
        writing.page(number, columns)
    writing.end()
    hyphens = Hyphens(_sure(pages))
    return _joined(writing.paragraphs, hyphens, labels, body)


def _body(pages: Sequence[Sequence[Sequence[Line]]]) -> float:
    """Give the size of most letters."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for columns in pages:
        for column in columns:
            for line in column:
                sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _steps(pages: Sequence[Sequence[Sequence[Line]]]) -> dict[float, float]:
    """Give the usual step from one line to the next for each size of letters."""
    steps: defaultdict[float, list[float]] = defaultdict(list)
    for columns in pages:
        for column in columns:
            for before, line in pairwise(column):
                if before.size == line.size:
                    steps[line.size].append(before.base - line.base)
    return {size: _usual(Counter(round(step, 1) for step in found)) for size, found in steps.items()}


def _usual(steps: Counter[float]) -> float:
    """Give the smallest step of those that are common."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 2 >= most)


def _sure(pages: Sequence[Sequence[Sequence[Line]]]) -> Iterator[str]:
    """Give the words that no end of a line has cut."""
    for columns in pages:
        after = False
        for column in columns:
            for line in column:
                text = line.text
                if after:
                    text = text.partition(" ")[2]
                yield text.rpartition(" ")[0] if line.broken else text
                after = line.broken


class _Writing:
    """Takes the pages one by one and remembers the paragraph that may go on, and the notes that wait for its end."""

    def __init__(self, body: float, steps: dict[float, float]) -> None:
        self.paragraphs: list[_Paragraph] = []
        self._body = body
        self._steps = steps
        self._before: Line | None = None
        self._column: _Column | None = None
        self._notes: list[_Paragraph] = []
        self._new_page: int | None = None

    def page(self, number: int, columns: Sequence[Sequence[Line]]) -> None:
        """Add a page; notes at the foot of a column follow the paragraphs that end on it."""
        self._new_page = number
        notes: list[Sequence[Line]] = []
        for column in columns:
            foot = self._foot(column)
            if foot:
                self._add(column[:foot])
            if foot < len(column):
                notes.append(column[foot:])
        for each in notes:
            self._add_notes(each)

    def end(self) -> None:
        """Put down the notes that still wait."""
        self.paragraphs.extend(self._notes)
        self._notes = []

    def _foot(self, column: Sequence[Line]) -> int:
        """Give where the notes at the foot of a column begin: smaller letters, and first a number or a sign."""
        start = len(column)
        while start and column[start - 1].size < self._body * _NOTE:
            start -= 1
        while start < len(column) and not _CALL.match(column[start].text):
            start += 1
        return start

    def _add(self, lines: Sequence[Line]) -> None:
        column = _Column.of(lines)
        for line in lines:
            if self._before is not None and self._goes_on(self._before, line, column):
                self._settle(over=True)
            else:
                self._settle(over=False)
                self.paragraphs.append(_Paragraph())
            self._put(self.paragraphs[-1], line)
            self._before = line
            self._column = column

    def _settle(self, *, over: bool) -> None:
        """Put waiting notes after the last paragraph, or before it where it goes over to another page."""
        if self._notes:
            place = len(self.paragraphs) - 1 if over else len(self.paragraphs)
            self.paragraphs[place:place] = self._notes
            self._notes = []

    def _put(self, paragraph: _Paragraph, line: Line) -> None:
        if self._new_page is not None:
            paragraph.pages.append((len(paragraph.lines), self._new_page))
            self._new_page = None
        paragraph.lines.append(line)

    def _add_notes(self, lines: Sequence[Line]) -> None:
        before: Line | None = None
        for line in lines:
            apart = before is None or (
                not before.broken and _CALL.match(line.text) is not None and before.text.endswith(_ENDS)
            )
            if apart:
                self._notes.append(_Paragraph())
            self._put(self._notes[-1], line)
            before = line

    def _goes_on(self, before: Line, line: Line, column: _Column) -> bool:
        """Say whether a line carries on the paragraph of the line before."""
        if before.broken:
            return True
        if before.cells or line.cells or self._looks_otherwise(before, line):
            return False
        if self._begins_an_item(before, line, column):
            return False
        if column is self._column:
            return self._follows(before, line, column)
        return self._carries_over(before, line, column)

    def _looks_otherwise(self, before: Line, line: Line) -> bool:
        great = self._body * _HEADING
        return abs(line.size - before.size) > _OTHER * before.size or (line.size >= great) != (before.size >= great)

    def _begins_an_item(self, before: Line, line: Line, column: _Column) -> bool:
        """Say whether a line begins with a bullet, or with a number or letter that no sentence can hold there."""
        first = label(line.text)
        if not first:
            return False
        if first.endswith(")") or not first[0].isalnum():
            return True
        return before.text.endswith(_ENDS) or _leaves_room(before, line, (self._column or column).right)

    def _follows(self, before: Line, line: Line, column: _Column) -> bool:
        heading = line.size >= self._body * _HEADING
        usual = line.size * _TIGHT if heading else min(self._steps.get(line.size, 0.0), line.size * _DOUBLE)
        if before.base - line.base > usual * _APART:
            return False
        if heading:
            return True
        indent = line.size * _INDENT
        first = len(self.paragraphs[-1].lines) == 1
        if line.left > before.left + indent:
            if not (first and label(before.text)) and abs(line.left - column.left) > indent:
                return False
        elif line.left < before.left - indent and not first:
            return False
        return not _leaves_room(before, line, column.right)

    def _carries_over(self, before: Line, line: Line, column: _Column) -> bool:
        """Judge the first line of a column or page by how the last one ended."""
        if line.size >= self._body * _HEADING or line.left > column.left + line.size * _INDENT:
            return False
        if line.text[0].islower():
            return True
        right = self._column.right if self._column is not None else before.right
        return not before.text.endswith(_ENDS) and not _leaves_room(before, line, right)


def _leaves_room(before: Line, line: Line, right: float) -> bool:
    """Say whether the next word would have had its place on the line before; where no sentence ends, twice over."""
    letter = (before.right - before.left) / len(before.text)
    if before.right + letter * 2 >= right:
        return False
    word = _WORD.match(line.text)
    needed = ((word.end() if word else 1) + 1.5) * letter
    if not before.text.endswith(_ENDS):
        needed = needed * 2 + (right - before.left) * 0.1
    return before.right + needed < right


def _joined(paragraphs: Sequence[_Paragraph], hyphens: Hyphens, labels: Sequence[str], body: float) -> Flow:
    texts: list[str] = []
    marks: list[TextMark] = []
    leaves: list[Leaf] = []
    place = 0
    for paragraph in paragraphs:
        pieces = list(_pieces(paragraph.lines, hyphens))
        text = canonical("".join(pieces)).replace("\n", " ")
        for rank, page in paragraph.pages:
            before = len(canonical("".join(pieces[:rank])))
            leaves.append(Leaf(place + before, labels[page]))
        if paragraph.lines[0].size >= body * _HEADING and len(text) <= _LONGEST:
            marks.append(TextMark(place, place + len(text), MarkKind.HEADING))
        texts.append(text)
        place += len(text) + 1
    leaves.sort(key=lambda leaf: leaf.start)
    return Flow("\n".join(texts), tuple(marks), tuple(leaves))


def _pieces(lines: Sequence[Line], hyphens: Hyphens) -> Iterator[str]:
    """Give the text of each line with what ties it to the next: a space, a hyphen, or nothing."""
    last = len(lines) - 1
    for rank, line in enumerate(lines):
        if not line.broken:
            yield line.text if rank == last else f"{line.text} "
        elif rank == last or hyphens.belongs(line.text, lines[rank + 1].text):
            yield f"{line.text}-"
        else:
            yield line.text
