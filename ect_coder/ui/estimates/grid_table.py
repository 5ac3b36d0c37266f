"""The table to decide in: arrows move, a key sets the mark at once and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ect_coder.ui.estimates.grid_delegate import CELL, EstimateDelegate
from ect_coder.ui.estimates.grid_header import TargetHeader
from ect_coder.ui.estimates.grid_model import CASE
from ect_coder.ui.estimates.names import NameHeader
from ect_coder.ui.keys import any_digit
from ect_coder.ui.menus import MenuTable
from ect_coder.values import Mark
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from ect_coder.analysis.deciding import Case
    from ect_coder.codebook.grid import Grid
    from ect_coder.ui.estimates.grid_model import GridModel
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

_LETTERS = {Qt.Key.Key_N: Mark.NR, Qt.Key.Key_C: Mark.C}
_DIGITS = (Mark.ZERO, Mark.ONE, Mark.TWO, Mark.THREE)


class GridTable(MenuTable):
    """Emits what keys ask for; Enter, of `MenuTable`, opens the reasons."""

    mark_wished = Signal(object)
    clearing_wished = Signal()
    suggestion_wished = Signal()
    next_wished = Signal()

    def __init__(
        self, grid: Grid, model: GridModel, palette: Palette, own: Mapping[Moment, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("Estimates"))
        self.setItemDelegate(EstimateDelegate(palette, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TargetHeader(grid, model, palette, own, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalHeader(NameHeader(Qt.Orientation.Vertical, palette, self))
        self.verticalHeader().setDefaultSectionSize(CELL.height())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opening_wished)

    def chosen(self) -> list[Case]:
        """Give the cells that are selected, or the current one."""
        found = self.selectedIndexes() or [self.currentIndex()]
        cases = [each.data(CASE) for each in found if each.isValid() and not self.isRowHidden(each.row())]
        return [each for each in cases if each is not None]

    def go_to(self, index: QModelIndex) -> None:
        """Point at a cell alone."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def event(self, event: QEvent) -> bool:
        """Keep what decides from being a shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._plain(event):
            wanted = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_J)
            if wanted or event.key() in _LETTERS or any_digit(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a mark by its digit or letter, take the suggestion with Space, clear with Delete, go on with J."""
        if not self._plain(event) or not self._decide(event):
            super().keyPressEvent(event)

    def _decide(self, event: QKeyEvent) -> bool:
        key, digit = Qt.Key(event.key()), any_digit(event)
        if digit is not None and digit < len(_DIGITS):
            self.mark_wished.emit(_DIGITS[digit])
        elif key in _LETTERS:
            self.mark_wished.emit(_LETTERS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clearing_wished.emit()
        elif key == Qt.Key.Key_Space:
            self.suggestion_wished.emit()
        elif key == Qt.Key.Key_J:
            self.next_wished.emit()
        else:
            return False
        return True

    def _plain(self, event: QKeyEvent) -> bool:
        away = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        return not event.modifiers() & away
