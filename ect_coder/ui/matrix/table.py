"""The table itself: arrows move, Enter goes to the verbatims, a double click opens them all, Space opens a pillar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ect_coder.ui.matrix.headers import ColumnHeader, Corner, ProjectHeader
from ect_coder.ui.menus import MenuTable
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.ui.matrix.delegate import CellDelegate
    from ect_coder.ui.matrix.model import CellsModel
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment


class CellsTable(MenuTable):
    """Projects stay in sight on the left, whatever is scrolled."""

    pillar_wished = Signal(QModelIndex)
    sorting_wished = Signal(int)
    all_wished = Signal(QModelIndex)

    def __init__(self, cells: CellsModel, delegate: CellDelegate, palette: Palette, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self._delegate = delegate
        delegate.setParent(self)
        self.corner = Corner(cells, palette, self)
        self.setModel(cells)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.across = ColumnHeader(cells, palette, self, own)
        self.across.setMinimumSectionSize(delegate.least)
        self.across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(self.across)
        self.setVerticalHeader(ProjectHeader(cells, palette, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerWidget(QWidget(self))
        self.setAccessibleName(_("Matrix"))
        self.doubleClicked.connect(self.all_wished)
        self.across.opening_wished.connect(self._opened)
        self.across.sorting_wished.connect(self.sorting_wished)
        self.corner.clicked.connect(self._cornered)

    def fit(self) -> None:
        """Share the width among the columns; end the table where its last row does."""
        header = self.across
        self._share()
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
        tall = header.sizeHint().height() + self.model().rowCount() * self._delegate.height + 2
        self.setMaximumHeight(tall + self.horizontalScrollBar().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a pillar with the space bar; copy what a cell says."""
        if event.key() == Qt.Key.Key_Space:
            self.pillar_wished.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corner where the headers meet."""
        super().resizeEvent(event)
        self._share()
        across, down = self.horizontalHeader(), self.verticalHeader()
        self.corner.setGeometry(QRect(down.x(), across.y(), down.width(), across.height()))

    def _share(self) -> None:
        """Share the width among few columns, give many the least they need."""
        columns, room, least = self.model().columnCount(), self.viewport().width(), self.across.minimumSectionSize()
        self.across.setDefaultSectionSize(max(least, room // max(1, columns)))

    def _opened(self, column: int) -> None:
        self.pillar_wished.emit(self.model().index(max(0, self.currentIndex().row()), column))

    def _cornered(self, _checked: bool = False) -> None:
        self.sorting_wished.emit(-1)
