"""Cells as they are drawn and edited: a list with free entry for choices, a line with help for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ect_coder.corpus import written
from ect_coder.errors import EctError
from ect_coder.values import Sort
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.ui.records.frozen_table import FrozenTable
    from ect_coder.ui.records.records_model import RecordsModel
    from ect_coder.ui.theme import Palette

_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint
_INSET = 8
_MINIMUM = 190
"""Pixels that an editor takes at least."""


class CellDelegate(QStyledItemDelegate):
    """Draws and edits the cells of a table. What is typed and cannot be kept stays in its editor, and is told.

    `filled` says that a value was ended with Ctrl+Enter: it is wished for all cells that are selected in its column.
    """

    refused = Signal(QModelIndex, object)
    filled = Signal(QModelIndex, str)

    def __init__(self, view: QTableView, table: FrozenTable, model: RecordsModel, palette: Palette) -> None:
        """Serve one view of a table: the whole, or the one over its first columns."""
        super().__init__(view)
        self._view = view
        self._table = table
        self._model = model
        self._palette = palette
        self._open: tuple[QWidget, QPersistentModelIndex] | None = None

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground, the words, a rule below, and a frame around the current cell."""
        painter.save()
        box = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(self._palette.selection if chosen else self._palette.page))
        painter.setPen(QPen(QColor(self._palette.line)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if index.column() == self._table.last_frozen():
            painter.drawLine(box.topRight(), box.bottomRight())
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QPen(ink.color() if ink is not None else QColor(self._palette.text)))
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) is not None
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room = box.adjusted(_INSET, 0, -_INSET, 0)
        words = " ".join(str(index.data() or "").split())
        painter.drawText(
            room,
            int(side | Qt.AlignmentFlag.AlignVCenter),
            option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()),
        )
        here = self._table.currentIndex()
        if (index.row(), index.column()) == (here.row(), here.column()) and self._table.hasFocus():
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Open a list where words are offered, else a line that says what may be written."""
        column = self._model.column(index)
        offered = column.sort in (Sort.CHOICE, Sort.YES_NO) and not column.several
        editor = _combo(column, parent) if offered else _line(column, parent)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(column.header)
        self._open = (editor, QPersistentModelIndex(index))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Write what is in the cell, all of it selected."""
        line = _line_of(editor)
        line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        line.selectAll()

    def setModelData(self, editor: QWidget, _model: Any, index: _Index) -> None:
        """Wish for what was typed, if it can be kept; else it is lost, and that is told."""
        self._open = None
        self._model.setData(index, _line_of(editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Give an editor the room of the cell, and a little more where that is narrow."""
        box = QRect(option.rect)
        box.setWidth(max(box.width(), _MINIMUM))
        parent = editor.parentWidget()
        if parent is not None and box.right() > parent.width() > box.width():
            box.moveRight(parent.width())
        editor.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an editor open over what cannot be kept; with Ctrl+Enter fill the selection."""
        ends = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENDS
        if ends and isinstance(watched, QWidget) and self._open is not None and not _choosing(watched):
            place = self._open[1]
            index = self._model.index(place.row(), place.column())
            if not self._possible(watched, index):
                return True
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
                text = _line_of(watched).text()
                self._open = None
                self.closeEditor.emit(watched, _Hint.RevertModelCache)
                self.filled.emit(index, text)
                return True
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Keep what is being typed, before something else is done."""
        if self._open is None:
            return
        editor, _index = self._open
        self._open = None
        self._view.commitData(editor)
        self._view.closeEditor(editor, _Hint.NoHint)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """Forget the editor with its cell."""
        if self._open is not None and self._open[0] is editor:
            self._open = None
        super().destroyEditor(editor, index)

    def _possible(self, editor: QWidget, index: QModelIndex) -> bool:
        try:
            self._model.column(index).read(_line_of(editor).text())
        except EctError as reason:
            self.refused.emit(index, reason)
            return False
        return True


_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def hint(column: RecordColumn) -> str:
    """Say what may be written in a column."""
    hints = {
        Sort.DATE: _("2019, March 2019, 12/03/2019, about 2019"),
        Sort.NUMBER: _("a number"),
        Sort.YES_NO: _("yes or no"),
    }
    words = hints.get(column.sort, "")
    return _("several, with “;” between them") if column.several else words


def _combo(column: RecordColumn, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    choices = [_("yes"), _("no")] if column.sort is Sort.YES_NO else list(column.choices)
    combo.addItems(choices if column.needed else ["", *choices])
    _complete(_line_of(combo), choices)
    return combo


def _line(column: RecordColumn, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setPlaceholderText(hint(column))
    line.setToolTip(hint(column))
    if column.choices:
        _complete(line, list(column.choices), several=column.several)
    return line


def _complete(line: QLineEdit, words: list[str], *, several: bool = False) -> None:
    completer = _Several(words, line) if several else QCompleter(words, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)


class _Several(QCompleter):
    """Completes the last of several values."""

    def splitPath(self, path: str) -> list[str]:
        """Look for what comes after the last « ; »."""
        return [path.rpartition(";")[2].strip()]

    def pathFromIndex(self, index: _Index) -> str:
        """Put the word that was chosen after those before it."""
        line = self.widget()
        before = written.parted(line.text().rpartition(";")[0]) if isinstance(line, QLineEdit) else []
        return written.SEVERAL.join([*before, str(index.data() or "")])


def _line_of(editor: QWidget) -> QLineEdit:
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    return line


def _choosing(editor: QWidget) -> bool:
    """Say whether a list of words is open below an editor: Enter then takes one of them."""
    completer = _line_of(editor).completer()
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible() and popup.currentIndex().isValid()
