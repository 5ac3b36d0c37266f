"""Projects or documents as a table: a row each, a column for each field; cells are typed in, pasted and cleared.

The model writes nothing: it checks what was typed, and wishes for the cells that change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from ect_coder.corpus import written
from ect_coder.errors import EctError
from ect_coder.folding import folded
from ect_coder.ui.tip import tip
from ect_coder.values import Sort
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ect_coder.exchange.record_columns import Changes, RecordColumn
    from ect_coder.ui.theme import Palette

KEPT = Qt.ItemDataRole.UserRole + 1
"""The role of a value in its kept form."""
_Index = QModelIndex | QPersistentModelIndex
_ASCENDING = Qt.SortOrder.AscendingOrder
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RecordsModel(QAbstractTableModel):
    """Rows in the order and of the choice that a person wished; `cells_wished` carries new values by row and column.

    A value that is refused is told by `refused`, with its index and the error, and the cell stays as it was.
    """

    cells_wished = Signal(object)
    refused = Signal(QModelIndex, object)

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: list[RecordColumn] = []
        self._all: dict[int, Any] = {}
        self._shown: list[int] = []
        self._words = ""
        self._kept: dict[str, frozenset[str]] = {}
        self._texts: dict[tuple[int, str], str] = {}
        self._amiss = QBrush(QColor(palette.warning))
        self._muted = QBrush(QColor(palette.muted))
        self._given: dict[int, Callable[[Any, RecordColumn], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.EditRole: self._text,
            KEPT: self._kept_of,
            Qt.ItemDataRole.TextAlignmentRole: self._side,
            Qt.ItemDataRole.ForegroundRole: self._ink,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
        }
        self.writable = True

    # What it holds

    def show(self, columns: Sequence[RecordColumn], rows: Sequence[Any]) -> None:
        """Hold other rows. Those that were there keep their order; if all columns stay, so does what is pointed at."""
        same = [each.key for each in columns] == [each.key for each in self._columns]
        known = {each.id: each for each in rows}
        kept = [number for number in self._all if number in known]
        fresh = [number for number in known if number not in self._all]
        if same and self._all.keys() == known.keys():
            self._columns, self._texts = list(columns), {}
            self._all = {number: known[number] for number in kept}
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self._columns, self._texts = list(columns), {}
        self._all = {number: known[number] for number in [*kept, *fresh]}
        self._choose()
        self.endResetModel()

    @property
    def columns(self) -> Sequence[RecordColumn]:
        """The columns, shown or not."""
        return self._columns

    @property
    def rows(self) -> list[Any]:
        """The rows that are shown, in their order."""
        return [self._all[number] for number in self._shown]

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def row(self, index: _Index) -> Any:
        """Give the project or document of an index."""
        return self._all[self._shown[index.row()]]

    def column(self, index: _Index) -> RecordColumn:
        """Give the column of an index."""
        return self._columns[index.column()]

    def place_of(self, number: int) -> int:
        """Give the row in which a project or document stands, -1 if it is not shown."""
        return self._shown.index(number) if number in self._shown else -1

    def place_of_column(self, key: str) -> int:
        """Give the place of a column, -1 if there is none."""
        return next((place for place, each in enumerate(self._columns) if each.key == key), -1)

    # Order and choice

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Put the rows in the order of a column; those without a value stand last, whichever way."""
        if not 0 <= column < len(self._columns):
            return
        chosen = self._columns[column]
        ranked = {number: chosen.rank(chosen.of(row)) for number, row in self._all.items()}
        empty = [number for number in self._all if not chosen.of(self._all[number])]
        filled = [number for number in self._all if chosen.of(self._all[number])]
        filled.sort(key=ranked.__getitem__, reverse=order is not _ASCENDING)
        self.beginResetModel()
        self._all = {number: self._all[number] for number in [*filled, *empty]}
        self._choose()
        self.endResetModel()

    def narrow(self, words: str, kept: Mapping[str, frozenset[str]]) -> None:
        """Show the rows that hold all of the words, and in each column of `kept` one of its values."""
        self.beginResetModel()
        self._words, self._kept = words, dict(kept)
        self._choose()
        self.endResetModel()

    def values_of(self, column: RecordColumn) -> dict[str, int]:
        """Count the values of a column over all rows; each part of several values for itself, an empty one too."""
        found: dict[str, int] = {}
        for row in self._all.values():
            for each in _parts(column, row):
                found[each] = found.get(each, 0) + 1
        return dict(sorted(found.items(), key=lambda pair: column.rank(pair[0])))

    def _choose(self) -> None:
        wanted = [folded(word) for word in self._words.split()]
        columns = {each.key: each for each in self._columns}
        filters = [(columns[key], values) for key, values in self._kept.items() if key in columns]
        self._shown = [
            number
            for number, row in self._all.items()
            if all(values.intersection(_parts(column, row)) for column, values in filters)
            and (not wanted or self._holds(row, wanted))
        ]

    def _holds(self, row: Any, wanted: list[str]) -> bool:
        text = folded("\n".join(self._text(row, column) for column in self._columns))
        return all(word in text for word in wanted)

    # As Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the rows that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let cells be edited, but for those that are counted."""
        flags = super().flags(index)
        if index.isValid() and self.writable and self.column(index).editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give a value in a person's words, or as it is kept."""
        if not index.isValid() or index.row() >= len(self._shown) or index.column() >= len(self._columns):
            return None
        row, column = self.row(index), self.column(index)
        given = self._given.get(role)
        return given(row, column) if given is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name the columns; the tip says which heading a column is under."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.header
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{column.heading} · {column.header}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(None, column) or _LEFT
        return None

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Wish for a new value, as a person typed it; tell why it is refused."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        return self.write([(index.row(), index.column(), str(value or ""))])

    def write(self, cells: Sequence[tuple[int, int, str]]) -> bool:
        """Wish for new values by row and column, as they were typed, all or none; one that is refused is told."""
        changes: Changes = {}
        read: dict[tuple[int, str], str] = {}
        for at, place, text in cells:
            row, column, typed = self._all[self._shown[at]], self._columns[place], (place, text)
            try:
                kept = read[typed] if typed in read else read.setdefault(typed, column.read(text))
            except EctError as reason:
                self.refused.emit(self.index(at, place), reason)
                return False
            if kept != column.of(row):
                changes.setdefault(row.id, {})[column.key] = kept
        if changes:
            self.cells_wished.emit(changes)
        return True

    def _kept_of(self, row: Any, column: RecordColumn) -> str:
        return column.of(row)

    def _side(self, _row: Any, column: RecordColumn) -> int | None:
        return _RIGHT if column.sort is Sort.NUMBER and not column.several else None

    def _text(self, row: Any, column: RecordColumn) -> str:
        place = (row.id, column.key)
        if place not in self._texts:
            self._texts[place] = column.shown(column.of(row))
        return self._texts[place]

    def _ink(self, row: Any, column: RecordColumn) -> QBrush | None:
        if not column.editable:
            return self._muted
        return None if column.fits(column.of(row)) else self._amiss

    def _tip(self, row: Any, column: RecordColumn) -> str:
        return tip(self._said(row, column))

    def _said(self, row: Any, column: RecordColumn) -> str:
        text = self._text(row, column)
        if column.fits(column.of(row)):
            return text
        return _("{value}: this does not fit the column, and stays as it was written").format(value=text)


def _parts(column: RecordColumn, row: Any) -> list[str]:
    kept = column.of(row)
    return (written.parted(kept) or [""]) if column.several else [kept]
