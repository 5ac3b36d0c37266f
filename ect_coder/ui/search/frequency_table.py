"""The table of lemmas: Enter or a double click opens the contexts of a cell; a click on a heading sorts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ect_coder.ui.menus import MenuTable
from ect_coder.ui.search.frequency_model import FORMS, LEMMA, WHOLE
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ect_coder.ui.search.frequency_model import FrequencyModel
    from ect_coder.ui.theme import Palette

_ROW = 28
_LEMMA, _FORMS, _LEAST = 160, 170, 90
"""Pixels of a column, at least."""
_AROUND = 34
"""Pixels beside a heading, for its edges and what marks the column that is sorted by."""


class FrequencyTable(MenuTable):
    """`contexts_wished` carries a lemma, and the key of a column or None for the whole corpus."""

    contexts_wished = Signal(str, object)

    def __init__(self, model: FrequencyModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._frequencies = model
        self.setModel(model)
        self.setAccessibleName(_("Frequencies of words"))
        self.setStyleSheet(
            f"QTableView {{ selection-background-color: {palette.selection}; selection-color: {palette.text}; "
            f"background: {palette.page}; border: 1px solid {palette.line}; }}"
            f"QTableView:focus {{ border: 1px solid {palette.accent}; }}"
            f"QTableView::item {{ padding: 0 8px; border: none; border-bottom: 1px solid {palette.line}; }}"
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(WHOLE, Qt.SortOrder.DescendingOrder)
        head.sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(self._open)
        self.opening_wished.connect(self._open)
        self.menu_wished.connect(self._menu)

    def fit(self) -> None:
        """Give the columns the room that their headings need; the forms take what is left, at least a little."""
        for column in range(self._frequencies.columnCount()):
            if column != FORMS:
                self.setColumnWidth(column, self._width(column))
        self._fit_forms()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the forms take what room there is now."""
        super().resizeEvent(event)
        self._fit_forms()

    def _fit_forms(self) -> None:
        others = self.horizontalHeader().length() - self.columnWidth(FORMS)
        self.setColumnWidth(FORMS, max(_FORMS, self.viewport().width() - others))

    def _width(self, column: int) -> int:
        if column == LEMMA:
            return _LEMMA
        font = QFont(self.font())
        font.setBold(True)
        lines = self._frequencies.heading(column).split("\n")
        return max(_LEAST, *(QFontMetrics(font).horizontalAdvance(each) + _AROUND for each in lines))

    def begin_at(self, row: int, column: int) -> None:
        """Put the current cell where it was, as near as the table goes."""
        rows, columns = self._frequencies.rowCount(), self._frequencies.columnCount()
        if rows:
            self.setCurrentIndex(self._frequencies.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)))

    def sort_by(self, column: int) -> None:
        """Sort by a column: numbers the most first, lemmas from A on; the other way round if it already is."""
        head = self.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        first, other = (up, down) if column < WHOLE else (down, up)
        already = head.sortIndicatorSection() == column and head.sortIndicatorOrder() is first
        head.setSortIndicator(column, other if already else first)
        self._frequencies.sort(column, head.sortIndicatorOrder())
        self.begin_at(0, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with headings."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put what is selected on the clipboard, with its headings."""
        QGuiApplication.clipboard().setText(self._frequencies.copied(self.selectedIndexes()))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            lemma = self._frequencies.rows[index.row()].lemma
            self.contexts_wished.emit(lemma, self._frequencies.column_key(index.column()))

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("See the contexts")).triggered.connect(partial(self._open_from_menu, index))
        menu.addAction(_("Sort by this column")).triggered.connect(partial(self._sort_from_menu, index.column()))
        menu.addAction(_("Copy with headings")).triggered.connect(self.copy)
        menu.popup(place)

    def _open_from_menu(self, index: QModelIndex, _checked: bool = False) -> None:
        self._open(index)

    def _sort_from_menu(self, column: int, _checked: bool = False) -> None:
        self.sort_by(column)
