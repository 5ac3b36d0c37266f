"""Lemmas and how often they are said, for Qt: one measure in sight at a time, all of them in each cell's tip."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ect_coder.analysis.frequencies import per_thousand
from ect_coder.analysis.specificity import NOTABLE
from ect_coder.corpus.canonical import collated
from ect_coder.exchange.frequency_table import forms
from ect_coder.folding import folded
from ect_coder.ui.tip import tip
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ect_coder.analysis.frequencies import Count, Frequencies, Row
    from ect_coder.ui.theme import Palette

_Index = QModelIndex | QPersistentModelIndex
LEMMA, FORMS, WHOLE = range(3)
"""The columns before those that are compared."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Measure(StrEnum):
    """What the cells say."""

    WORDS = "words"
    SHARE = "share"
    SPECIFICITY = "specificity"
    DOCUMENTS = "documents"


class FrequencyModel(QAbstractTableModel):
    """One lemma a row; `rows` lists those in sight from the top."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.measure = Measure.WORDS
        self._found: Frequencies | None = None
        self._names: Sequence[str] = ()
        self._sorted = (WHOLE, Qt.SortOrder.DescendingOrder)
        self._narrowed = ("", 1)
        self._muted = QColor(palette.muted)
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def show(self, found: Frequencies, names: Sequence[str]) -> None:
        """Hold what was counted, narrowed and sorted as it was before, if that column is still there."""
        self.beginResetModel()
        self._found, self._names = found, names
        if self._sorted[0] >= self.columnCount():
            self._sorted = (WHOLE, Qt.SortOrder.DescendingOrder)
        self._list()
        self.endResetModel()

    def narrow(self, words: str, least: int) -> None:
        """Show the lemmas that are written so, or have a form that is, said so often at least."""
        self.beginResetModel()
        self._narrowed = (words, least)
        self._list()
        self.endResetModel()

    def say(self, measure: Measure) -> None:
        """Have the cells say something else."""
        self.beginResetModel()
        self.measure = measure
        self._list()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column: by what its cells say."""
        self.beginResetModel()
        self._sorted = (column, order)
        self._list()
        self.endResetModel()

    def column_key(self, column: int) -> str | None:
        """Give which of the compared columns one is; None for those before."""
        return self._found.columns[column - WHOLE - 1] if self._found is not None and column > WHOLE else None

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the lemmas in sight."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else WHOLE + 1 + len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name the columns, with how many words each has."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section < WHOLE else _RIGHT
        return _("Click to sort by this column") if role == Qt.ItemDataRole.ToolTipRole else None

    def heading(self, column: int, end: str = "\n") -> str:
        """Name a column."""
        if column < WHOLE or self._found is None:
            return (_("Lemma"), _("Forms met"), _("Whole corpus"))[column]
        size = ngettext("{n} word", "{n} words", self._size(column))
        name = _("Whole corpus") if column == WHOLE else self._names[column - WHOLE - 1]
        return f"{name[:1].upper()}{name[1:]}{end}{size}"

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give what a cell says, and how."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._all(row, column)
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return self._look(row, column, role)

    def said(self, row: Row, column: int) -> str:
        """Say what stands in a cell."""
        if column < WHOLE:
            return row.lemma if column == LEMMA else forms(row.forms)
        count = _count(row, column)
        if self.measure is Measure.SHARE:
            return number(per_thousand(count.words, self._size(column)), 2)
        if self.measure is Measure.DOCUMENTS:
            return number(count.documents)
        if self.measure is Measure.SPECIFICITY and column > WHOLE:
            return _signed(count.specificity)
        return number(count.words)

    def copied(self, indexes: Iterable[_Index]) -> str:
        """Give the rows of some cells with their headings, as a spreadsheet takes them: lemma, forms, those columns."""
        places = {(index.row(), index.column()) for index in indexes}
        columns = [LEMMA, FORMS, *sorted({column for _row, column in places if column >= WHOLE})]
        lines = [[self.heading(column, ", ") for column in columns]]
        lines += [
            [self.said(self.rows[row], column) for column in columns] for row in sorted({row for row, _ in places})
        ]
        return "\n".join("\t".join(line) for line in lines) if places else ""

    def _look(self, row: Row, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column < WHOLE else _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            notable = column > WHOLE and abs(_count(row, column).specificity) >= NOTABLE
            return self._bold if column == LEMMA or notable else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._muted if column == FORMS or (column > WHOLE and not _count(row, column).words) else None
        return None

    def _all(self, row: Row, column: int) -> str:
        if column < WHOLE:
            return ", ".join(f"{form} ({count})" for form, count in row.forms)
        count = _count(row, column)
        parts = [
            f"{row.lemma}, {self.heading(column, ', ')}",
            ngettext("{n} occurrence", "{n} occurrences", count.words),
            _("{n} per 1,000 words").format(n=number(per_thousand(count.words, self._size(column)), 2)),
            ngettext("in {n} document", "in {n} documents", count.documents),
        ]
        if column > WHOLE:
            parts.append(_("specificity {n}").format(n=_signed(count.specificity)))
        return " · ".join(parts)

    def _size(self, column: int) -> int:
        if self._found is None:
            return 0
        return self._found.words if column == WHOLE else self._found.sizes[column - WHOLE - 1]

    def _list(self) -> None:
        column, order = self._sorted
        self.rows = narrowed(self._found.rows, *self._narrowed) if self._found is not None else []
        if column < WHOLE:
            self.rows.sort(key=lambda row: collated(row.lemma), reverse=order is Qt.SortOrder.DescendingOrder)
        else:
            self.rows.sort(key=lambda row: self._rank(row, column), reverse=order is Qt.SortOrder.DescendingOrder)

    def _rank(self, row: Row, column: int) -> float:
        count = _count(row, column)
        if self.measure is Measure.DOCUMENTS:
            return count.documents
        return count.specificity if self.measure is Measure.SPECIFICITY and column > WHOLE else count.words


def _count(row: Row, column: int) -> Count:
    return row.whole if column == WHOLE else row.columns[column - WHOLE - 1]


def narrowed(rows: Iterable[Row], words: str, least: int) -> list[Row]:
    """Give the lemmas that are written so, or have a form that is, whatever the accents, said so often at least."""
    wanted = folded(words.strip())
    often = [row for row in rows if row.whole.words >= least]
    return [row for row in often if any(wanted in folded(each) for each in _writings(row))] if wanted else often


def _writings(row: Row) -> Iterator[str]:
    yield row.lemma
    yield from (form for form, _count in row.forms)


def _signed(value: float) -> str:
    shown = number(abs(value), 1)
    return shown if shown in ("0.0", "0,0") else f"{'+' if value > 0 else '−'}{shown}"
