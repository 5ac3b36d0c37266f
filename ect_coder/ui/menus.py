"""Menus and what they open on: a table whose rows open and have a menu, a menu that stays open while one checks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTableView


class MenuTable(QTableView):
    """A table: Enter opens what is pointed at, a right click or the menu key asks for the menu of what is selected."""

    opening_wished = Signal(QModelIndex)
    menu_wished = Signal(QModelIndex, QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opening_wished.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies below the pointer, or of what is current from the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            here = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wished.emit(index, self.viewport().mapToGlobal(here))


class CheckMenu(QMenu):
    """A menu of things to check, which stays open while one checks several."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check without closing."""
        if not self._check(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with the space bar without closing; Enter checks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._check(self.activeAction()):
            super().keyPressEvent(event)

    def _check(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True
