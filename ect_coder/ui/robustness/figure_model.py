"""A table of figures for Qt: rows are named in front, cells say their words, and open the excerpts they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ect_coder.corpus.canonical import collated
from ect_coder.ui.rows import VALUE
from ect_coder.ui.tip import tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.exchange.tabulation import Figure, Line, Table

_Index = QModelIndex | QPersistentModelIndex
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class FigureModel(QAbstractTableModel):
    """Shows a table; sorted by a column, its rows keep their figures."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._lines: list[Line] = []

    def show(self, table: Table) -> None:
        """Hold a table, in its own order."""
        self.beginResetModel()
        self._columns, self._lines = table.columns, list(table.lines)
        self.endResetModel()

    def figure(self, index: _Index) -> Figure:
        """Give the figure of a cell."""
        return self._lines[index.row()].figures[index.column()]

    def heads(self, row: int) -> tuple[str, ...]:
        """Say what a row is about."""
        return self._lines[row].heads

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns of figures."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give the figure of a cell (VALUE), or say it whole."""
        if not index.isValid():
            return None
        if role == VALUE:
            return self.figure(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.figure(index).said)
        return self.figure(index).said if role in _SAID else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name columns and rows."""
        if role not in _SAID:
            return None
        if orientation is Qt.Orientation.Horizontal:
            name = self._columns[section] if section < len(self._columns) else ""
        else:
            name = ", ".join(self.heads(section)) if section < len(self._lines) else ""
        return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column: by its first count, or by its words."""
        if not 0 <= column < len(self._columns):
            return
        self.beginResetModel()
        down = order is Qt.SortOrder.DescendingOrder
        self._lines.sort(key=lambda line: _rank(line.figures[column]), reverse=down)
        self.endResetModel()

    def copied(self, indexes: Iterable[_Index]) -> str:
        """Give cells with what names them, as a spreadsheet takes them: by tabs and lines."""
        places = {(index.row(), index.column()) for index in indexes}
        rows, columns = (sorted({place[side] for place in places}) for side in (0, 1))
        if not places:
            return ""
        width = len(self.heads(rows[0]))
        lines = [[*[""] * width, *(self._columns[column] for column in columns)]]
        for row in rows:
            figures = self._lines[row].figures
            lines.append([*self.heads(row), *(figures[each].said if (row, each) in places else "" for each in columns)])
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _rank(figure: Figure) -> tuple[float, Any]:
    return figure.counts[0] if figure.counts else 0, collated(figure.words)
