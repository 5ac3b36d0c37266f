"""Which rows and columns of a table are in view, and in which order: words to find, values to keep, columns to show."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.table_looks import TableLook
from ect_coder.values import Sort
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.ui.records.frozen_table import FrozenTable
    from ect_coder.ui.records.records_model import RecordsModel

_LISTED = 40
"""Values of a column that a menu offers to keep; rarer ones are found by words."""
_WIDTHS = {"name": 230, "code": 66, "projects": 200}
_LEAST = {Sort.DATE: 134, Sort.CHOICE: 142, Sort.TEXT: 124}
"""Pixels of a column: by its key, or at least by its sort; a header is always whole up to `_MOST`."""
_MOST = 260
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class RowsInView(QWidget):
    """The left part of the bar above a table; what is chosen there is done in the table."""

    left = Signal()

    def __init__(self, model: RecordsModel, table: FrozenTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._table = table
        self._hidden: set[str] = set()
        self._kept: dict[str, frozenset[str]] = {}
        self._sorted: tuple[str, Qt.SortOrder] | None = None
        self._sized: set[str] = set()
        self._widths: dict[str, int] = {}
        self._words = QLineEdit(self)
        self._narrowing = QPushButton(_("Keep only…"), self)
        self._columns = QPushButton(_("Columns"), self)
        self._count = QLabel(self)
        self._lay_out()
        table.header_menu_wished.connect(self._header_menu)
        table.sorting_wished.connect(self._turn_order)

    def take_keyboard(self) -> None:
        """Give the keyboard to the line of words."""
        self._words.setFocus()
        self._words.selectAll()

    def columns(self) -> list[int]:
        """Give the places of the columns that are shown."""
        return [place for place in range(self._model.columnCount()) if not self._table.isColumnHidden(place)]

    def look(self) -> TableLook:
        """Say which columns are hidden, how wide the others are, and in which order the rows stand."""
        seen = {self._model.columns[place].key: self._table.columnWidth(place) for place in self.columns()}
        key, order = self._sorted or ("", _ASCENDING)
        return TableLook(frozenset(self._hidden), {**self._widths, **seen}, key, order is _DESCENDING)

    def look_as(self, look: TableLook) -> None:
        """Hide, widen and order as one did before; columns that are no more are passed over."""
        self._hidden, self._widths, self._sized = set(look.hidden), dict(look.widths), set()
        place = self._model.place_of_column(look.sorted_by)
        if place >= 0:
            self._sort(place, _DESCENDING if look.downwards else _ASCENDING)
        else:
            self._show_columns()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep columns, order and the cell that is pointed at, while the rows change."""
        index = self._table.currentIndex()
        place = (self._model.row(index).id, self._model.column(index).key) if index.isValid() else None
        yield
        self._show_columns()
        self._tell_count()
        if place is not None and not self._table.currentIndex().isValid():
            row, column = self._model.place_of(place[0]), self._model.place_of_column(place[1])
            self._table.go_to(self._model.index(row, column))

    def _lay_out(self) -> None:
        self._words.setPlaceholderText(_("Find in the table"))
        self._words.setAccessibleName(_("Find in the table"))
        self._words.setClearButtonEnabled(True)
        self._words.setFixedWidth(220)
        self._words.textChanged.connect(self._narrow)
        QShortcut(QKeySequence("Down"), self._words, self.left.emit, context=Qt.ShortcutContext.WidgetShortcut)
        narrowing, columns = CheckMenu(self._narrowing), CheckMenu(self._columns)
        narrowing.aboutToShow.connect(partial(self._offer_values, narrowing, None))
        columns.aboutToShow.connect(partial(self._offer_columns, columns))
        self._narrowing.setMenu(narrowing)
        self._columns.setMenu(columns)
        self._count.setObjectName("cardNote")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._words, self._narrowing, self._columns, self._count):
            row.addWidget(widget)
        row.addStretch(1)

    def _tell_count(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        words = _("{shown} of {total}").format(shown=number(shown), total=number(total))
        self._count.setText(words if shown < total else "")
        kept = ngettext("Keep only: {n} column", "Keep only: {n} columns", len(self._kept))
        self._narrowing.setText(kept if self._kept else _("Keep only…"))

    def _show_columns(self) -> None:
        """Hide what a person hid, and give each column that is new its width."""
        for place, column in enumerate(self._model.columns):
            self._table.setColumnHidden(place, column.key in self._hidden)
            if column.key not in self._sized | self._hidden:
                self._sized.add(column.key)
                width = self._widths.get(column.key) or _WIDTHS.get(column.key)
                self._table.setColumnWidth(place, width or self._wanted(place))
        if self._sorted is not None:
            self._table.show_order(self._model.place_of_column(self._sorted[0]), self._sorted[1])
        self._table.freeze()

    def _wanted(self, place: int) -> int:
        metrics = self._table.horizontalHeader().fontMetrics()
        column = self._model.columns[place]
        room = metrics.horizontalAdvance(column.header) * 11 // 10 + 40
        return max(_LEAST.get(column.sort, 84), min(_MOST, room))

    # Order and choice

    def _turn_order(self, place: int) -> None:
        key = self._model.columns[place].key
        again = self._sorted is not None and self._sorted == (key, _ASCENDING)
        self._sort(place, _DESCENDING if again else _ASCENDING)

    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        self._sorted = (self._model.columns[place].key, order)
        with self.kept():
            self._model.sort(place, order)

    def _narrow(self, _words: str = "") -> None:
        with self.kept():
            self._model.narrow(self._words.text(), self._kept)

    def _offer_values(self, menu: QMenu, place: int | None) -> None:
        """Offer the values of a column, of the current one unless it is said, to keep only some of them."""
        menu.clear()
        at = self._table.currentIndex().column() if place is None else place
        at = max(at, 0)
        column = self._model.columns[at]
        menu.addAction(column.header).setEnabled(False)
        kept = self._kept.get(column.key, frozenset())
        for value, count in list(self._model.values_of(column).items())[:_LISTED]:
            words = column.shown(value) or _("(empty)")
            action = menu.addAction(f"{words}  ({number(count)})")
            action.setCheckable(True)
            action.setChecked(value in kept)
            action.toggled.connect(partial(self._keep, column.key, value))
        if self._kept:
            menu.addSeparator()
            menu.addAction(_("Show all rows"), self._keep_all)

    def _keep(self, key: str, value: str, wanted: bool) -> None:
        values = self._kept.get(key, frozenset())
        values = values | {value} if wanted else values - {value}
        self._kept = {name: kept for name, kept in {**self._kept, key: values}.items() if kept}
        self._narrow()

    def _keep_all(self) -> None:
        self._kept = {}
        self._words.clear()
        self._narrow()

    def _offer_columns(self, menu: QMenu) -> None:
        """Offer the columns under their headings, to be shown or hidden."""
        menu.clear()
        headings: dict[str, CheckMenu] = {}
        for column in self._model.columns[self._table.last_frozen() + 1 :]:
            if column.heading not in headings:
                headings[column.heading] = CheckMenu(column.heading, menu)
                menu.addMenu(headings[column.heading])
            action = headings[column.heading].addAction(column.header)
            action.setCheckable(True)
            action.setChecked(column.key not in self._hidden)
            action.toggled.connect(partial(self._show_column, column.key))

    def _show_column(self, key: str, shown: bool) -> None:
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self._show_columns()

    def _header_menu(self, at: int, place: QPoint) -> None:
        if at < 0:
            return
        menu = QMenu(self)
        menu.addAction(_("Sort upwards"), partial(self._sort, at, _ASCENDING))
        menu.addAction(_("Sort downwards"), partial(self._sort, at, _DESCENDING))
        values, columns = CheckMenu(_("Keep only"), menu), CheckMenu(_("Columns"), menu)
        self._offer_values(values, at)
        self._offer_columns(columns)
        menu.addMenu(values)
        if not self._table.is_frozen(at):
            menu.addAction(_("Hide this column"), partial(self._show_column, self._model.columns[at].key, False))
        menu.addMenu(columns)
        menu.exec(place)
