"""Where a lemma is counted: its contexts below the table, and what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ect_coder.search.order import Order, ordered
from ect_coder.ui.search.contexts import ContextsModel, ContextsTable
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from ect_coder.coding.search import Hit
    from ect_coder.corpus.library import Document
    from ect_coder.ui.theme import Palette


class LemmaContexts(QWidget):
    """Enter on a context emits `hit_wished`; Escape and « Close » emit `closed`."""

    hit_wished = Signal(object)
    closed = Signal()

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._documents: Mapping[int, Document] = {}
        self.model = ContextsModel(palette, self)
        self.table = ContextsTable(self.model, palette, self)
        self._title = QLabel(self)
        self._title.setObjectName("cardTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QPushButton(_("Close"), self)
        self._close.setToolTip(_("Back to the table (Esc)"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._close.clicked.connect(self.closed)
        self.table.opening_wished.connect(self._opened)
        self.table.order_wished.connect(self._sort)

    def show_hits(self, title: str, hits: Sequence[Hit], documents: Mapping[int, Document]) -> None:
        """Show contexts as they stand in the texts, the keyboard on the first."""
        self._hits, self._documents = hits, documents
        self._title.setText(title)
        self._sort(Order.PLACE)
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _sort(self, order: Order) -> None:
        self.model.show(ordered(self._hits, order), self._documents)
        self.table.show_order(order)

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hit_wished.emit(self.model.hits[index.row()])
