"""Comments that came back, as rows: where they stand, what was understood of them, what becomes of them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ect_coder.analysis import labels
from ect_coder.coding.shorthand import Said, Unclear
from ect_coder.ui.tip import tip
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.returned import Reading
    from ect_coder.values import Moment

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns of the table, in their order."""

    PLACE = 0
    WORDS = 1
    READ = 2
    AUTHOR = 3
    BECOMES = 4


class CommentsModel(QAbstractTableModel):
    """One row for each line of a comment; those that were not understood come first."""

    def __init__(
        self,
        found: Sequence[tuple[str, Reading]],
        grid: Grid,
        language: str,
        own: Mapping[Moment, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = sorted(found, key=lambda each: isinstance(each[1].said, Said))
        self._grid = grid
        self._language = language
        self._own = own
        self._there: Collection[str] = frozenset()

    def know(self, there: Collection[str]) -> None:
        """Say which of the readings, by their GUIDs, the study has already."""
        self._there = there
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Passage"), _("Words"), _("Comment"), _("By"), _("What comes of it"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what stands in a cell; the whole of it as a tip, what needs a look in bold."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        place, reading = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self._words(place, reading, Column(index.column()))
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else " ".join(words.split())
        if role == Qt.ItemDataRole.FontRole and isinstance(reading.said, Unclear) and index.column() == Column.BECOMES:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, place: str, reading: Reading, column: Column) -> str:
        if column is Column.PLACE:
            return place
        if column is Column.WORDS:
            return reading.words
        if column is Column.AUTHOR:
            return reading.author or "–"
        if isinstance(reading.said, Unclear):
            return reading.said.words if column is Column.READ else self._unless_there(reading, reading.said.why)
        return self._told(reading.said) if column is Column.READ else self._unless_there(reading, _("a coding"))

    def _unless_there(self, reading: Reading, words: str) -> str:
        return _("nothing: it is there already") if reading.guid in self._there else words

    def _told(self, said: Said) -> str:
        parts = (
            self._grid.code(said.variable).label(self._language),
            labels.moment(said.moment, self._own),
            labels.polarity(said.polarity),
            str(said.intensity) if said.intensity else "",
            said.project or "",
            said.memo,
        )
        return " · ".join(filter(None, parts))
