"""Hits in their contexts as a table: the words before, the hit, the words after, sorted by clicking the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ect_coder.coding.search import CONTEXT
from ect_coder.search.order import Order
from ect_coder.ui import theme
from ect_coder.ui.menus import MenuTable
from ect_coder.ui.tip import tip
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.coding.search import Hit
    from ect_coder.corpus.library import Document
    from ect_coder.ui.theme import Palette

_ROW = 30
_WIDTHS = (92, 0, 150, 0)
"""Pixels of each column; two share what is left."""
_COLUMNS = (Order.PLACE, Order.LEFT, Order.FOUND, Order.RIGHT)
_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ContextsModel(QAbstractTableModel):
    """Hits, one a row; `hits` lists them from the top."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()
        self._documents: Mapping[int, Document] = {}
        self._bold = theme.reading_font(10)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._serif = theme.reading_font(10)
        self._muted = QColor(palette.muted)

    def show(self, hits: Sequence[Hit], documents: Mapping[int, Document]) -> None:
        """Hold hits, and the documents that they are of."""
        self.beginResetModel()
        self.hits, self._documents = hits, documents
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the hits."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns: the document, and the hit between its neighbours."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Document"), _("Before"), _("Hit"), _("After"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return _("Click to sort by this column") if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give what a cell shows, and how."""
        if not index.isValid() or not 0 <= index.row() < len(self.hits):
            return None
        hit, column = self.hits[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(hit, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(hit.document_name if column == 0 else f"…{hit.before}{hit.text}{hit.after}…")
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{hit.document_name} : {hit.before}{hit.text}{hit.after}"
        return self._look(column, role)

    def _look(self, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.FontRole:
            return (None, self._serif, self._bold, self._serif)[column]
        return self._muted if role == Qt.ItemDataRole.ForegroundRole and column == 0 else None

    def _words(self, hit: Hit, column: int) -> str:
        if column == 0:
            document = self._documents.get(hit.document)
            return document.code if document is not None else ""
        return " ".join((_from_a_word(hit.before), hit.text, _to_a_word(hit.after))[column - 1].split())


class ContextsTable(MenuTable):
    """The table; `order_wished` carries what a clicked heading sorts by."""

    order_wished = Signal(object)

    def __init__(self, model: ContextsModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("Hits in their contexts"))
        self.setStyleSheet(
            f"QTableView {{ selection-background-color: {palette.selection}; selection-color: {palette.text}; "
            f"background: {palette.page}; border: 1px solid {palette.line}; }}"
            f"QTableView:focus {{ border: 1px solid {palette.accent}; }}"
            f"QTableView::item {{ padding: 0 5px; border: none; border-bottom: 1px solid {palette.line}; }}"
        )
        self.setItemDelegate(_Beside(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if width:
                head.resizeSection(column, width)
        head.sectionClicked.connect(self._clicked)
        self.doubleClicked.connect(self.opening_wished)

    def show_order(self, order: Order) -> None:
        """Mark the column that hits are sorted by."""
        self.horizontalHeader().setSortIndicator(_COLUMNS.index(order), Qt.SortOrder.AscendingOrder)

    def selected_rows(self) -> list[int]:
        """List the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _clicked(self, column: int) -> None:
        self.order_wished.emit(_COLUMNS[column])


class _Beside(QStyledItemDelegate):
    """Cuts what stands before a hit on its left, so that the nearest words stay."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Cut on the left of the column before the hit."""
        super().initStyleOption(option, index)
        if index.column() == _COLUMNS.index(Order.LEFT):
            option.textElideMode = Qt.TextElideMode.ElideLeft
        option.state &= ~QApplication.style().StateFlag.State_HasFocus


def _from_a_word(before: str) -> str:
    """Leave out the end of a word that was cut."""
    return before.partition(" ")[2] if len(before) >= CONTEXT else before


def _to_a_word(after: str) -> str:
    """Leave out the beginning of a word that was cut."""
    return after.rpartition(" ")[0] if len(after) >= CONTEXT else after


def _aligned(column: int) -> int:
    sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
    return int((sides[column] if column < len(sides) else Qt.AlignmentFlag.AlignLeft) | _MIDDLE)
