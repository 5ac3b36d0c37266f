"""Tables in which one types: their keys, and the editors of their cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Trigger = QAbstractItemView.EditTrigger


class Table(QTableView):
    """A calm table of rows: Enter and F2 type in the cell, or in the `typed_column` of its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed_column: int | None = None
        self.setObjectName("rows")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model. Its header knows no selection: with each drawing it would ask of every row whether it is in."""
        super().setModel(model)
        if model is not None:
            self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type with Enter, which otherwise would end the dialog."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain and self.state() is not QAbstractItemView.State.EditingState:
            here = self.currentIndex()
            place = here.siblingAtColumn(self.typed_column) if self.typed_column is not None else here
            if place.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(place)
            event.accept()
        else:
            super().keyPressEvent(event)


class ChoiceDelegate(QStyledItemDelegate):
    """Lets one choose among values, each under its label."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._options = options

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index) -> QWidget:
        """Make a list to choose from, which is done with once one is chosen."""
        box = QComboBox(parent)
        for value, label in self._options:
            box.addItem(label, value)
        box.activated.connect(partial(self._chosen, box))
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the value that holds, and open the list."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was chosen."""
        assert isinstance(editor, QComboBox)
        model.setData(model.index(index.row(), index.column()), editor.currentData())

    def _chosen(self, box: QComboBox, _row: int) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


class NameDelegate(QStyledItemDelegate):
    """Lets one type names, with those that are known proposed."""

    def __init__(self, known: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._known = known

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index) -> QWidget:
        """Make a line with a list."""
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItems(["", *self._known()])
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is written, ready to be typed over."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was typed."""
        assert isinstance(editor, QComboBox)
        model.setData(model.index(index.row(), index.column()), editor.currentText())
