"""A table whose first columns stay in sight, and whose cells are walked and edited as in a spreadsheet.

The first columns are a second view over the first one: both share model, selection and scrolling.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

ROW = 30
"""Pixels of a row."""
_Hint = QAbstractItemDelegate.EndEditHint
_Trigger = QAbstractItemView.EditTrigger
_TRIGGERS = _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
_PIXELS = QAbstractItemView.ScrollMode.ScrollPerPixel
_TAKEN = (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FrozenTable(QTableView):
    """The whole table; its first `frozen` columns are seen in `over`.

    Enter opens what can be opened (`opening_wished`), and goes down elsewhere; Tab goes on; F2 or any letter edits.
    """

    opening_wished = Signal(QModelIndex)
    menu_wished = Signal(QModelIndex, QPoint)
    header_menu_wished = Signal(int, QPoint)
    clearing_wished = Signal()
    toggling_wished = Signal()
    sorting_wished = Signal(int)
    leaving_wished = Signal()

    def __init__(self, model: QAbstractItemModel, frozen: int, opening: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._frozen = frozen
        self._opening = opening
        self.setModel(model)
        self.over = _Over(self)
        self.views: tuple[QTableView, QTableView] = (self, self.over)
        for view in self.views:
            view.setEditTriggers(_TRIGGERS)
            view.setHorizontalScrollMode(_PIXELS)
            view.setVerticalScrollMode(_PIXELS)
            view.setShowGrid(False)
            view.setWordWrap(False)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(ROW)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self._prepare(view.horizontalHeader())
        self.setTabKeyNavigation(True)
        self.setCornerWidget(QWidget(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().valueChanged.connect(self.over.verticalScrollBar().setValue)
        self.over.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.over.horizontalHeader().sectionResized.connect(self._resized_over)
        model.modelReset.connect(self.freeze)
        self.freeze()

    def is_frozen(self, column: int) -> bool:
        """Say whether a column stays in sight."""
        return column < self._frozen

    def last_frozen(self) -> int:
        """Give the last column that stays in sight."""
        return self._frozen - 1

    def freeze(self) -> None:
        """Show the first columns over the others, after the model has changed."""
        for column in range(self.model().columnCount()):
            self.over.setColumnHidden(column, not self.is_frozen(column))
            if self.is_frozen(column):
                self.over.setColumnWidth(column, self.columnWidth(column))
        self._place()

    def show_order(self, column: int, order: Qt.SortOrder) -> None:
        """Mark the column that the rows are sorted by."""
        for view in self.views:
            view.horizontalHeader().setSortIndicatorShown(True)
            view.horizontalHeader().setSortIndicator(column, order)

    def go_to(self, index: QModelIndex) -> None:
        """Point at a cell, and bring it into sight."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Go so many shown cells on; at the end of a row to the next one, and back likewise."""
        here = self.currentIndex()
        columns = [each for each in range(self.model().columnCount()) if not self.isColumnHidden(each)]
        if not here.isValid() or not columns:
            return
        place = columns.index(here.column()) + right if here.column() in columns else 0
        row = here.row() + down + place // len(columns)
        if 0 <= row < self.model().rowCount():
            self.go_to(self.model().index(row, columns[place % len(columns)]))

    # Editing

    def edit(self, index: QModelIndex, *asked: Any) -> bool:  # type: ignore[override]
        """Edit a cell where it is seen; `asked` is what triggers it, and the event that does."""
        if index.isValid() and self.is_frozen(index.column()):
            return bool(self.over.edit(index, *asked))
        return bool(super().edit(index, *asked))

    def is_edited(self) -> bool:
        """Say whether a cell is being edited."""
        editing = QAbstractItemView.State.EditingState
        return self.state() == editing or self.over.state() == editing

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """End an edit, and go to the next cell as in a spreadsheet."""
        super().closeEditor(editor, _Hint.NoHint)
        self.after_edit(hint)

    def after_edit(self, hint: _Hint) -> None:
        """Go where the keys that ended an edit lead, and take the keyboard back."""
        self.setFocus()
        steps = {_Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1), _Hint.SubmitModelCache: (1, 0)}
        if hint in steps:
            self.step(*steps[hint])

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, clear and toggle; what else is typed edits."""
        if self.is_edited():
            return  # what an editor passes on has ended it: the cell that comes next was not meant
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entered(shift=shift)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step(0, -1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key == Qt.Key.Key_F6:
            self.leaving_wished.emit()
        elif key in _TAKEN and not event.modifiers():
            (self.toggling_wished if key == Qt.Key.Key_Space else self.clearing_wished).emit()
        else:
            super().keyPressEvent(event)

    def _entered(self, *, shift: bool) -> None:
        if self.currentIndex().column() == self._opening and not shift:
            self.opening_wished.emit(self.currentIndex())
        else:
            self.step(-1 if shift else 1, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies below the pointer, or of what is current from the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            here = self.seen(index).center() if by_key else event.pos()
            self.menu_wished.emit(index, self.viewport().mapToGlobal(here))

    # The view over the first columns

    def seen(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Give the place of a cell, in pixels of the viewport."""
        return self.over.visualRect(index) if self.is_frozen(index.column()) else self.visualRect(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from under the first columns."""
        if self.is_frozen(index.column()):
            self.over.scrollTo(index, hint)
            return
        super().scrollTo(index, hint)
        under = self.over.width() - self.visualRect(index).left()
        if under > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - under)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first columns in their place."""
        super().resizeEvent(event)
        self._place()

    def updateGeometries(self) -> None:
        """Keep the first columns in their place when headers change."""
        super().updateGeometries()
        if hasattr(self, "over"):
            self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the first cell if at none, and draw where one is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.go_to(self.model().index(0, 0))
        self.over.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.over.viewport().update()

    def _place(self) -> None:
        header = self.horizontalHeader()
        width = sum(self.columnWidth(each) for each in range(self._frozen) if not self.isColumnHidden(each))
        height = self.viewport().height() + header.height()
        self.over.setGeometry(self.frameWidth(), self.frameWidth(), min(width, self.viewport().width()), height)
        self.over.horizontalHeader().setFixedHeight(header.height())

    def _prepare(self, header: QHeaderView) -> None:
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setDefaultSectionSize(140)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionClicked.connect(self.sorting_wished)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(partial(self._header_asked, header))

    def _header_asked(self, header: QHeaderView, place: QPoint) -> None:
        self.header_menu_wished.emit(header.logicalIndexAt(place), header.mapToGlobal(place))

    def _resized(self, column: int, _old: int, new: int) -> None:
        if self.is_frozen(column) and self.over.columnWidth(column) != new and new:
            self.over.setColumnWidth(column, new)
        self._place()

    def _resized_over(self, column: int, _old: int, new: int) -> None:
        if self.is_frozen(column) and self.columnWidth(column) != new and new:
            self.setColumnWidth(column, new)


class _Over(QTableView):
    """The first columns. What is done in it is done in the table: the keyboard, the wheel, what comes after an edit."""

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("frozen")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, with the keyboard on the table."""
        super().mousePressEvent(event)
        self._table.setFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        self._table.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies below the pointer."""
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self._table.menu_wished.emit(index, self.viewport().mapToGlobal(event.pos()))

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """End an edit; the table goes on."""
        super().closeEditor(editor, _Hint.NoHint)
        self._table.after_edit(hint)
