"""What the tables of projects and of documents share: a bar above, the table, a line below that says what is amiss."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout

from ect_coder.corpus.attributes import Owner
from ect_coder.exchange import record_columns
from ect_coder.ui.records import exchanges
from ect_coder.ui.records import sheet_cells as cells
from ect_coder.ui.records.cell_delegate import CellDelegate
from ect_coder.ui.records.frozen_table import FrozenTable
from ect_coder.ui.records.records_model import RecordsModel
from ect_coder.ui.records.rows_in_view import RowsInView
from ect_coder.ui.records.tab import Tab
from ect_coder.values import MANY, Changed
from ect_coder.wording import _, explain, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from ect_coder.corpus.attributes import Attribute
    from ect_coder.corpus.entries import Entries
    from ect_coder.corpus.library import Document, Project
    from ect_coder.errors import EctError
    from ect_coder.exchange.record_columns import Changes, RecordColumn
    from ect_coder.study import Study
    from ect_coder.ui.table_looks import TableLook
    from ect_coder.ui.theme import Palette

_SEEN = Changed.PROJECTS | Changed.DOCUMENTS | Changed.RECORDS | Changed.CODINGS


class RecordsTab(Tab):
    """A table of one kind of owner; `frozen` columns stay in sight, Enter on the column `opening` opens a row."""

    owner: Owner
    frozen = 1
    opening: int | None = None

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.projects: Sequence[Project] = ()
        self.documents: Sequence[Document] = ()
        self._defined: Sequence[Attribute] = ()
        self._written: list[int] = []
        self.model = RecordsModel(palette, self)
        self.model.writable = study.writable
        self.model.cells_wished.connect(self._write)
        self.model.refused.connect(self._refused)
        self.table = FrozenTable(self.model, self.frozen, self.opening, self)
        self.table.setAccessibleName(self.title())
        self.delegates = [CellDelegate(view, self.table, self.model, palette) for view in self.table.views]
        for view, delegate in zip(self.table.views, self.delegates, strict=True):
            view.setItemDelegate(delegate)
            delegate.refused.connect(self._refused)
            delegate.filled.connect(self._fill_same)
        self.table.opening_wished.connect(self._open)
        self.table.menu_wished.connect(self._menu)
        self.table.clearing_wished.connect(self._clear)
        self.table.toggling_wished.connect(self._toggle)
        self.table.selectionModel().currentChanged.connect(self._pointed)
        self.view = RowsInView(self.model, self.table, self)
        self._note = QLabel(self)
        self._empty = QLabel(self.nothing(), self)
        self._lay_out()
        self._listen_to_keys()
        self.refresh(Changed.ALL)

    # What the two tables differ in

    def title(self) -> str:
        """Name the table."""
        raise NotImplementedError

    def nothing(self) -> str:
        """Say what to do next where there is no row."""
        raise NotImplementedError

    def buttons(self) -> list[QPushButton]:
        """Give the buttons at the end of the bar."""
        raise NotImplementedError

    def removal(self, rows: Sequence[Any]) -> None:
        """Wish that rows are taken out of the study."""
        raise NotImplementedError

    # As the page asks

    def refresh(self, changed: Changed) -> None:
        """Look again at what a deed changed, with the same cell pointed at."""
        if not changed & _SEEN:
            return
        self._look_again(changed)
        with self.view.kept():
            self.model.show(self.columns(), self.rows())
        there = self.model.total > 0
        for widget in (self.table, self.view, self._note):
            widget.setVisible(there)
        self._empty.setVisible(not there)

    def settle(self) -> None:
        """Keep what is being typed in a cell."""
        for delegate in self.delegates:
            delegate.settle()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus()

    def look(self) -> TableLook:
        """Say how one looks at the table."""
        return self.view.look()

    def restore_look(self, look: TableLook) -> None:
        """Show the table as one looked at it before."""
        self.view.look_as(look)

    def columns(self) -> list[RecordColumn]:
        """Give the columns, as the study defines them."""
        return record_columns.columns(self.owner, self.projects, self.documents, self._defined)

    def rows(self) -> Sequence[Any]:
        """Give the rows, as the study holds them."""
        return self.projects if self.owner is Owner.PROJECT else self.documents

    def _look_again(self, changed: Changed) -> None:
        """Read what a deed may have changed; of documents only those that were written here, where it was done here."""
        if changed & (_SEEN & ~Changed.PROJECTS):
            if self._written and self.owner is Owner.DOCUMENT:
                fresh = {each.id: each for each in self.study.documents(self._written)}
                self.documents = [fresh.get(each.id, each) for each in self.documents]
            else:
                self.documents = self.study.documents()
        self.projects = self.study.projects()
        self._defined = self.study.attributes.defined(self.owner)

    def enter(self, entries: Entries, label: str, words: str = "") -> None:
        """Wish that values are written in one step."""
        self.entries_wished.emit(entries, label, words, False)

    def selected(self) -> list[QModelIndex]:
        """Give the selected cells of the columns that are shown, row by row."""
        found = [
            each
            for each in self.table.selectionModel().selectedIndexes()
            if not self.table.isColumnHidden(each.column())
        ]
        return sorted(found, key=lambda index: (index.row(), index.column()))

    # The look

    def _lay_out(self) -> None:
        self._note.setObjectName("cardNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setMinimumHeight(24)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.view, 1)
        for button in self.buttons():
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 6)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._note)

    def _listen_to_keys(self) -> None:
        deeds = {"Ctrl+C": self.copy, "Ctrl+V": self.paste, "Ctrl+D": self.fill_down, "Ctrl+F": self.view.take_keyboard}
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self.table, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.table.leaving_wished.connect(self.view.take_keyboard)
        self.view.left.connect(self.take_keyboard)

    def _pointed(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Say below the table what is amiss with a cell, or its whole text where that is cut."""
        text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "") if index.isValid() else ""
        header = self.model.column(index).header if index.isValid() else ""
        self._say(" ".join(f"{header} : {text}".split()) if text else header)

    def _say(self, words: str, *, amiss: bool = False) -> None:
        self._note.setText(words)
        self._note.setStyleSheet(f"color: {self.colours.warning}; font-weight: 600;" if amiss else "")

    def _refused(self, index: QModelIndex, reason: EctError) -> None:
        if not self.model.column(index).attribute:
            self._say(f"{self.model.column(index).header} : {explain(reason)}", amiss=True)
        else:
            self._say(explain(reason), amiss=True)

    # Deeds

    def _write(self, changes: Changes) -> None:
        entries = record_columns.entries(self.owner, self.model.rows, changes)
        count = sum(len(named) for named in changes.values())
        label = ngettext("change a cell", "change {n} cells", count)
        words = ngettext("{n} cell changed", "{n} cells changed", count) if count > 1 else ""
        if count > MANY:
            self.entries_wished.emit(entries, label, words, True)
            return
        self._written = list(changes)
        self.enter(entries, label, words)
        self._written = []

    def copy(self) -> None:
        """Copy the selected cells, for Excel."""
        text = cells.copied(self.model, self.selected(), self.view.columns(), headers=False)
        QGuiApplication.clipboard().setText(text)

    def copy_with_headers(self) -> None:
        """Copy the selected cells below the names of their columns."""
        text = cells.copied(self.model, self.selected(), self.view.columns(), headers=True)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Lay what was copied over the table, from the selected cell on."""
        text = QGuiApplication.clipboard().text()
        self.model.write(cells.pasted(self.model, self.selected(), self.view.columns(), text))

    def fill_down(self) -> None:
        """Repeat the first selected cell in those below."""
        self.model.write(cells.filled_down(self.model, self.selected()))

    def _fill_same(self, index: QModelIndex, text: str) -> None:
        self.model.write(cells.same(self.model, self.selected() or [index], index.column(), text))

    def _clear(self) -> None:
        self.model.write(cells.cleared(self.model, self.selected()))

    def _toggle(self) -> None:
        found = cells.toggled(self.model, self.selected(), self.table.currentIndex())
        if found:
            self.model.write(found)
        else:
            self.table.edit(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self.document_wished.emit(self.model.row(index).id)

    def chosen_rows(self) -> list[Any]:
        """Give the rows of which a cell is selected."""
        places = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.model.rows[place] for place in places]

    # Menus

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        """Offer what can be done with the selected cells and their rows."""
        menu = QMenu(self)
        rows = self.chosen_rows()
        if self.opening is not None:
            menu.addAction(_("Open the document"), partial(self._open, index))
            menu.addSeparator()
        menu.addAction(_("Copy"), self.copy)
        menu.addAction(_("Copy with the names of the columns"), self.copy_with_headers)
        if self.study.writable:
            menu.addAction(_("Paste"), self.paste)
            menu.addAction(_("Fill down"), self.fill_down)
            text = str(index.data() or "")
            same = menu.addAction(_("This value in all selected rows"), partial(self._fill_same, index, text))
            same.setEnabled(len(rows) > 1 and self.model.column(index).editable)
            menu.addAction(_("Clear"), self._clear)
            menu.addSeparator()
            menu.addAction(_("Remove from the study"), partial(self.removal, rows))
        menu.exec(place)

    # Files

    def edit_attributes(self) -> None:
        """Open the list of attributes."""
        from ect_coder.ui.records.attribute_editor import AttributeEditor

        editor = AttributeEditor(self.study, self.owner, self.colours, self.window())
        editor.deed_wished.connect(self.deed_wished)
        editor.exec()

    def import_table(self) -> None:
        """Take in a table of values, once it was seen what it changes."""
        entries = exchanges.import_table(self, self.owner, self.columns(), self.rows())
        if entries:
            self.enter(entries, _("import a table"), _("Table imported"))

    def export_table(self) -> None:
        """Write the rows and columns that are shown to a file."""
        columns = [self.model.columns[place] for place in self.view.columns()]
        path = exchanges.export_table(self, columns, self.model.rows, self.title())
        if path is not None:
            self._say(_("Exported to {name}").format(name=path.name))
