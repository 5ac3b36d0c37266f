"""What follows the text on paper: the legend, and the list of all codings with their memos."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ect_coder.analysis import labels
from ect_coder.corpus.canonical import paragraph_number, paragraphs
from ect_coder.ui.paper import typeface
from ect_coder.ui.paper.frame import LABEL, ROW
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextLayout

    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.paper.frame import Frame
    from ect_coder.ui.paper.manuscript import Manuscript, PillarKey
    from ect_coder.ui.reader.highlights import Painted

HEADING = 22
KEY_INDENT = 22
SWATCH = 52
_KEY = 19
_AIR = 5
_PAD = 8
_TOGETHER = 8
"""Rows of no more lines than this stay on one page."""
_SIGNS = {Polarity.PRESENT: "", Polarity.ABSENT: "∅ ", Polarity.MIXED: "± "}
VARIABLE = 1
"""The column that begins with the moment's shape and the pillar's letter."""
_MARKED = 24
_WIDTHS = (34.0, 276.0, 118.0, 84.0, 76.0)
"""The columns but the last, which takes what is left."""


@dataclass(frozen=True, slots=True)
class Key:
    """One sign of the legend and what it means; it has a moment's shape, a pillar's letter, or a constat's look."""

    box: QRectF
    words: str
    moment: Moment | None = None
    pillar: PillarKey | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of these pages, with something said beside it."""

    box: QRectF
    words: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in lines, the first of them being line `first` of the entry."""

    layout: QTextLayout
    left: float
    first: int = 0

    @property
    def last(self) -> int:
        """The line of the entry below its own."""
        return self.first + self.layout.lineCount()


@dataclass(frozen=True, slots=True)
class Entry:
    """A coding in the list: a cell for each column, and the memo below them."""

    coding: Painted
    cells: tuple[Cell, ...]

    @property
    def count(self) -> int:
        """How many lines it takes."""
        return max(cell.last for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines [first, last) of an entry, from a height of the page on."""

    entry: Entry
    first: int
    last: int
    top: float


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A page of legend and list; `columns` are the left edges of the list's, `head` the room of their names."""

    headings: tuple[Heading, ...]
    keys: tuple[Key, ...]
    columns: tuple[float, ...]
    head: QRectF
    rows: tuple[Rows, ...]


def column_names() -> tuple[str, ...]:
    """Name the columns of the list."""
    return ("§", _("Variable"), _("Moment"), _("Polarity"), _("Intensity"), _("Coder"))


class Annex:
    """Cuts legend and list into pages."""

    def __init__(self, manuscript: Manuscript, frame: Frame) -> None:
        self._manuscript = manuscript
        self._frame = frame
        self._starts = [each.start for each in paragraphs(manuscript.text)]
        width = frame.paper.width
        self._columns = tuple(sum(_WIDTHS[:rank]) for rank in range(len(_WIDTHS) + 1))
        self._widths = (*_WIDTHS, width - self._columns[-1])
        self._kept: dict[tuple[str, int], Cell] = {}

    def __iter__(self) -> Iterator[ListSheet]:
        headings, keys, top = self._legend()
        entries = map(self._entry, self._manuscript.codings, self._manuscript.painted)
        for head, rows in self._paged(entries, top):
            yield ListSheet(headings, keys, self._columns, head, tuple(rows))
            headings, keys = (), ()

    def _paged(self, entries: Iterable[Entry], top: float) -> Iterator[tuple[QRectF, list[Rows]]]:
        bottom = self._frame.bottom
        head, low, rows = self._head(top)
        for entry in entries:
            done = 0
            while done < entry.count:
                fitting = int((bottom - low) // ROW)
                broken = fitting < entry.count - done
                if rows and broken and (entry.count <= _TOGETHER or fitting <= 1):
                    yield head, rows
                    head, low, rows = self._head(self._frame.top(1))
                    continue
                last = min(entry.count, done + max(1, fitting))
                rows.append(Rows(entry, done, last, low))
                low += (last - done) * ROW + _AIR
                done = last
        yield head, rows

    def _head(self, top: float) -> tuple[QRectF, float, list[Rows]]:
        return QRectF(0, top, self._frame.paper.width, ROW), top + ROW + _AIR, []

    def _entry(self, coding: Coding, painted: Painted) -> Entry:
        words = (
            str(paragraph_number(self._starts, coding.start)),
            painted.label,
            labels.moment(coding.moment, self._manuscript.moments),
            _SIGNS[coding.polarity] + labels.polarity(coding.polarity),
            "" if coding.intensity is None else str(coding.intensity),
            coding.coder,
        )
        cells = [self._cell(each, rank) for rank, each in enumerate(words)]
        if coding.memo:
            left = self._columns[VARIABLE] + _MARKED
            memo = typeface.set_words(
                coding.memo.replace("\n", "\u2028"), typeface.reading(LABEL), self._frame.paper.width - left
            )
            cells.append(Cell(memo, left, max(cell.last for cell in cells)))
        return Entry(painted, tuple(cells))

    def _cell(self, words: str, column: int) -> Cell:
        """Set the words of a column, those that come again only once."""
        indent = _MARKED if column == VARIABLE else 0
        kept = self._kept.get((words, column))
        if kept is None:
            layout = typeface.set_words(words, typeface.plain(LABEL), self._widths[column] - _PAD - indent)
            kept = self._kept[words, column] = Cell(layout, self._columns[column] + indent)
        return kept

    def _legend(self) -> tuple[tuple[Heading, ...], tuple[Key, ...], float]:
        width, top = self._frame.paper.width, self._frame.top(1)
        count = len(self._manuscript.codings)
        legend = Heading(QRectF(0, top, width, HEADING), _("Legend"))
        keys: list[Key] = []
        low = top + HEADING + 4
        for group in self._groups():
            cells, low = self._row(group, low)
            keys += cells
        low += 14
        listed = Heading(
            QRectF(0, low, width, HEADING),
            _("Codings of the document"),
            ngettext("{n} coding", "{n} codings", count),
        )
        return (legend, listed), tuple(keys), low + HEADING + 6

    def _groups(self) -> Iterator[list[partial[Key]]]:
        own = self._manuscript.moments
        yield [partial(Key, words=labels.moment(each, own), moment=each) for each in Moment]
        yield [partial(Key, words=each.label, pillar=each) for each in self._manuscript.pillars]
        yield [partial(Key, words=_SIGNS[each] + labels.polarity(each), polarity=each) for each in Polarity]
        for words in (
            _("The number on the left is the paragraph’s, as citations give it: § 12."),
            _("+3 in the margin: three codings more begin here; they stand at the foot of this page or a later one."),
            _("A thin grey line: more codings lie side by side than the margin has lanes."),
        ):
            yield [partial(Key, words=words)]

    def _row(self, group: Sequence[partial[Key]], top: float) -> tuple[list[Key], float]:
        """Lay keys out side by side, as wide as their words; what finds no room goes to the next line."""
        made, left, font = [], 0.0, typeface.plain(LABEL)
        for key in group:
            words, indent = key.keywords["words"], SWATCH if "polarity" in key.keywords else KEY_INDENT
            indent = indent if len(key.keywords) > 1 else 0
            width = min(self._frame.paper.width, indent + typeface.width_of(words, font) + 2)
            if left and left + width > self._frame.paper.width:
                left, top = 0.0, top + _KEY
            made.append(key(QRectF(left, top, width, _KEY)))
            left += width + 20
        return made, top + _KEY
