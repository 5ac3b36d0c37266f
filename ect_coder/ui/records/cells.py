"""Cells of tables that are edited in place: keys to edit with, and lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ect_coder.ui.menus import MenuTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from ect_coder.ui.theme import Palette

OPTIONS_ROLE = Qt.ItemDataRole.UserRole + 10
"""What a cell can be chosen from: (value, words) pairs, or None for a cell that is written."""
OPEN_ROLE = Qt.ItemDataRole.UserRole + 11
"""Whether something else than the options may be written."""
_ROW = 30
_Index = QModelIndex | QPersistentModelIndex


class Waiting(QObject):
    """Deeds that cells wish for. Each is `due` once its cell is closed: the table may be filled anew by it."""

    due = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds: list[Callable[[], Any]] = []

    def keep(self, deed: Callable[[], Any]) -> None:
        """Let a deed wait for the next turn of the loop, or for `flush`."""
        self._deeds.append(deed)
        QTimer.singleShot(0, self, self.flush)

    def flush(self) -> None:
        """Tell what waits, now."""
        deeds, self._deeds = self._deeds, []
        for deed in deeds:
            self.due.emit(deed, "")


class CellTable(MenuTable):
    """A table that is edited by typing, by Enter, F2 or a double click; Space checks all that is selected."""

    def __init__(self, name: str, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(
            f"QTableView {{ selection-background-color: {palette.selection}; selection-color: {palette.text}; "
            "border: 1px solid transparent; }"
            f"QTableView:focus {{ border: 1px solid {palette.accent}; }}"
            f"QTableView::item {{ padding: 0 6px; border: none; border-bottom: 1px solid {palette.line}; }}"
            f"QTableView::item:selected {{ background: {palette.selection}; }}"
            f"QTableView::item:focus {{ border: 1px solid {palette.accent}; }}"
        )
        self.setShowGrid(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)

    def leave_cell(self) -> None:
        """Write what is being typed in a cell."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with Space; keys that a cell being written lets through are not the table's."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        if event.key() == Qt.Key.Key_Space and self._check():
            return
        super().keyPressEvent(event)

    def _check(self) -> bool:
        """Check all selected cells that can be, as the current one is turned; say whether there was one."""
        current = self.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
        if current is None:
            return False
        turned = Qt.CheckState.Unchecked if Qt.CheckState(current) is Qt.CheckState.Checked else Qt.CheckState.Checked
        self.checks_wished([each for each in self.selectedIndexes() if _checkable(each)], turned)
        return True

    def checks_wished(self, indexes: Sequence[QModelIndex], state: Qt.CheckState) -> None:
        """Check or uncheck cells; a table that keeps them together does so in one deed."""
        for each in indexes:
            self.model().setData(each, state, Qt.ItemDataRole.CheckStateRole)


class CellDelegate(QStyledItemDelegate):
    """Offers a list where the model gives options, else a line to write on."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Make a list of options, or what Qt makes."""
        options = index.data(OPTIONS_ROLE)
        if options is None:
            made: QWidget = super().createEditor(parent, option, index)
        else:
            made = _Options(options, parent, editable=bool(index.data(OPEN_ROLE)))
            made.activated.connect(self._chosen)
        made.setAccessibleName(_heading(index))
        return made

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what holds."""
        if isinstance(editor, _Options):
            editor.show_value(index.data(Qt.ItemDataRole.EditRole))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was chosen or written."""
        if isinstance(editor, _Options):
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave room for the words of a list, however narrow the column."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, _Options):
            editor.resize(max(editor.width(), min(editor.sizeHint().width(), _WIDEST)), editor.height())

    def _chosen(self, _rank: int) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


_WIDEST = 280


class _Options(QComboBox):
    """A list in a cell; what is not in it may be written where the cell is open."""

    def __init__(self, options: Sequence[tuple[Any, str]], parent: QWidget, *, editable: bool) -> None:
        super().__init__(parent)
        self.setEditable(editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for value, words in options:
            self.addItem(words, value)

    def show_value(self, value: Any) -> None:
        """Show what holds."""
        rank = next((rank for rank in range(self.count()) if self.itemData(rank) == value), -1)
        self.setCurrentIndex(rank)
        if self.isEditable():
            self.setEditText(str(value or ""))

    def value(self) -> Any:
        """Give what was chosen, or written."""
        return self.currentText() if self.isEditable() else self.currentData()


def _checkable(index: QModelIndex) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _heading(index: _Index) -> str:
    return str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
