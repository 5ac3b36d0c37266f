"""Words in all documents, in their contexts; sorted, narrowed, opened, coded, kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from ect_coder.search.asking import Asked, By
from ect_coder.search.order import Order
from ect_coder.ui.choices import Choices
from ect_coder.ui.latest import Latest
from ect_coder.ui.search import looking
from ect_coder.ui.search.contexts import ContextsModel, ContextsTable
from ect_coder.ui.search.counts import Counts
from ect_coder.ui.search.filters import Filters
from ect_coder.ui.search.tab import Tab
from ect_coder.values import Changed
from ect_coder.wording import _, explain, ngettext, number, quoted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ect_coder.coding.search import Hit
    from ect_coder.errors import EctError
    from ect_coder.search.saved import Saved
    from ect_coder.study import Study
    from ect_coder.ui.search.looking import Found
    from ect_coder.ui.theme import Palette

_WAIT = 300
"""Milliseconds after the last letter before the search begins."""
_CONTENT = Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODINGS


class WordsTab(Tab):
    """Emits what is wished for: to see a hit, to code what was found, to keep or forget a search."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.setObjectName("centre")
        self._study = study
        self._found: Found | None = None
        self._order = Order.PLACE
        self._left_out: tuple[str, ...] = ()
        self._latest = Latest(self)
        self._words = QLineEdit(self)
        self._words.setAccessibleName(_("Words to search in all documents"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumSize(260, 30)
        self._by = Choices(
            [
                (By.WORDS, _("These words"), None),
                (By.LEMMAS, _("All their forms"), None),
                (By.PATTERN, _("Regular expression"), None),
            ],
            _("How words are read"),
        )
        self._by.choose(By.WORDS)
        self._saved = QPushButton(_("Kept searches"), self)
        self._saved.setMenu(QMenu(self._saved))
        self._filters = Filters(study, self)
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._code = QPushButton(_("Code what was found…"), self)
        self._code.setMinimumHeight(28)
        self._model = ContextsModel(palette, self)
        self._table = ContextsTable(self._model, palette, self)
        self._counts = Counts(self)
        self._hint = QLabel(self)
        self._hint.setObjectName("cardNote")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def take_keyboard(self) -> None:
        """Give the keyboard to the words; the down arrow goes on to the hits."""
        self._words.setFocus()
        self._words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the words to the hits with the down arrow."""
        if event.key() == Qt.Key.Key_Down and self._words.hasFocus() and self._model.hits:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            self._table.selectRow(max(0, self._table.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def refresh(self, changed: Changed) -> None:
        """Look again at what changed."""
        if changed & Changed.PROJECTS:
            self._filters.forget_projects()
        if changed & _CONTENT:
            self._ask()

    def asked(self) -> Asked:
        """Give the search as it stands on the page."""
        asked = Asked(self._words.text(), By(self._by.current()), left_out=self._left_out)
        return self._filters.applied(asked)

    def show_search(self, asked: Asked) -> None:
        """Show a search, such as one that was kept."""
        self._words.blockSignals(True)
        self._words.setText(asked.text)
        self._words.blockSignals(False)
        self._by.choose(asked.by)
        self._filters.show_choices(asked)
        self._left_out = asked.left_out
        self._name_words()
        self._ask()

    # Making

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._words, 1)
        first.addWidget(self._by)
        first.addWidget(self._saved)
        second = QHBoxLayout()
        second.setSpacing(14)
        second.addWidget(self._count, 1)
        second.addWidget(self._code)
        second.addStrut(30)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self._table)
        self._split.addWidget(self._counts)
        self._split.setSizes([1000, 280])
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 14)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self._filters)
        column.addLayout(second)
        column.addWidget(self._split, 1)
        column.addWidget(self._hint, 1)
        self._name_words()

    def _connect(self) -> None:
        self._words.textChanged.connect(self._typed)
        self._words.returnPressed.connect(self._ask)
        self._timer.timeout.connect(self._ask)
        self._latest.refused.connect(self._refused)
        self._by.chosen.connect(self._read_otherwise)
        self._filters.changed.connect(self._ask)
        self._table.order_wished.connect(self._sort)
        self._table.opening_wished.connect(self._opened)
        self._table.menu_wished.connect(self._menu)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._counts.left_out_changed.connect(self._leave_out)
        self._code.clicked.connect(self._code_found)
        self._saved.menu().aboutToShow.connect(self._fill_saved)

    def _name_words(self) -> None:
        hints = {
            By.WORDS: _("a phrase, begin*, words with ET, OU, SAUF, PRÈS"),
            By.LEMMAS: _("coopérer also finds coopèrent, coopérait, coopéré"),
            By.PATTERN: _("for example {pattern}").format(pattern=r"\bcoop\w+"),
        }
        self._words.setPlaceholderText(hints[By(self._by.current())])

    # Asking

    def _typed(self, _words: str) -> None:
        self._left_out = ()
        self._timer.start()

    def _read_otherwise(self, _by: str) -> None:
        self._left_out = ()
        self._name_words()
        self._ask()

    def _ask(self) -> None:
        """Find the first hits, and then all."""
        self._timer.stop()
        asked = self.asked()
        if not asked.text.strip():
            self._latest.stop()
            self._show_nothing()
            return
        self._latest.ask(lambda _task: looking.first(self._study, asked, self._order), self._answered)

    def _answered(self, found: Found) -> None:
        self._show(found)
        if not found.whole:
            asked, order = found.asked, found.order
            self._latest.ask(lambda task: looking.whole(self._study, asked, order, task.cancelled), self._answered)

    def _refused(self, refusal: EctError) -> None:
        self._show_nothing(explain(refusal))

    # Showing

    def _show(self, found: Found) -> None:
        before = self._found
        row = self._table.currentIndex().row()
        self._found = found
        self._order = found.order
        self._model.show(found.hits, found.known)
        self._table.show_order(found.order)
        if before is not None and before.asked == found.asked and 0 <= row < len(found.hits):
            self._table.selectRow(row)
        self._counts.show_counts(found.forms, found.documents, found.projects, found.asked.left_out)
        self._hint.setVisible(not found.every)
        self._split.setVisible(bool(found.every))
        self._hint.setText("" if found.every else _("No document says this."))
        self._tell()

    def _show_nothing(self, words: str = "") -> None:
        self._found = None
        self._model.show([], {})
        self._split.hide()
        self._hint.show()
        self._hint.setText(
            words or _("Type words to find them in all documents, each time with what stands around them.")
        )
        self._tell()

    def _selected(self, *_changes: object) -> None:
        self._tell()

    def _tell(self) -> None:
        """Say how many hits there are, in how many documents and projects; what can be done with them."""
        found, rows = self._found, len(self._table.selected_rows())
        self._code.setEnabled(bool(self._model.hits) and self._study.writable)
        self._code.setText(_("Code the selected hits…") if rows > 1 else _("Code what was found…"))
        if found is None or not found.every:
            self._count.setText("")
            return
        count = len(found.hits)
        parts = [
            ngettext("{n} hit", "{n} hits", count),
            ngettext("{n} document", "{n} documents", len(found.documents)),
            ngettext("{n} project", "{n} projects", len(found.projects)),
        ]
        if rows > 1:
            parts.insert(0, ngettext("{n} of them selected", "{n} of them selected", rows))
        if not found.whole and count >= looking.SOON:
            parts = [_("The first {n} hits; the others are being looked for…").format(n=number(count))]
        elif len(found.every) >= looking.MOST:
            parts.append(_("there are more: only the first ones are shown"))
        self._count.setText("  ·  ".join(parts))

    def _sort(self, order: Order) -> None:
        self._order = order
        self._show_again()

    def _leave_out(self, forms: frozenset[str]) -> None:
        self._left_out = tuple(sorted(forms))
        self._show_again()

    def _show_again(self) -> None:
        if self._found is not None and self._found.whole:
            before, asked, order = self._found, self.asked(), self._order
            self._latest.ask(lambda _task: looking.again(self._study, before, asked, order), self._answered)

    # What is wished for

    def chosen(self) -> list[Hit]:
        """Give the selected hits; all of them where one or none is."""
        rows = self._table.selected_rows()
        return [self._model.hits[row] for row in rows] if len(rows) > 1 else list(self._model.hits)

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hit_wished.emit(self._model.hits[index.row()])

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Open in the text")).triggered.connect(partial(self._opened_from_menu, index))
        coding = menu.addAction(self._code.text())
        coding.setEnabled(self._code.isEnabled())
        coding.triggered.connect(self._code_found)
        menu.popup(place)

    def _opened_from_menu(self, index: QModelIndex, _checked: bool = False) -> None:
        self._opened(index)

    def _code_found(self) -> None:
        from ect_coder.ui.search.coding_found import CodingFound

        dialog = CodingFound(self._study, self.chosen(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.codings_wished.emit(dialog.answers())

    def _fill_saved(self) -> None:
        menu, kept = self._saved.menu(), self._study.searches.saved()
        menu.clear()
        for each in kept:
            menu.addAction(each.name.replace("&", "&&")).triggered.connect(partial(self._recall, each))
        if kept:
            menu.addSeparator()
        keep = menu.addAction(_("Keep this search…"))
        keep.setEnabled(self._study.writable and bool(self._words.text().strip()))
        keep.triggered.connect(self._keep)
        if kept and self._study.writable:
            forgetting = menu.addMenu(_("Forget a search"))
            for each in kept:
                action = forgetting.addAction(each.name.replace("&", "&&"))
                action.triggered.connect(partial(self._forget, each))

    def _recall(self, saved: Saved, _checked: bool = False) -> None:
        self.show_search(saved.asked)

    def _keep(self, _checked: bool = False) -> None:
        name, agreed = QInputDialog.getText(
            self, _("Keep this search"), _("Name of the search"), text=self._words.text().strip()
        )
        if agreed and name.strip():
            self.keeping_wished.emit(name, self.asked())

    def _forget(self, saved: Saved, _checked: bool = False) -> None:
        words = _("Search {name} forgotten").format(name=quoted(saved.name))
        self.deed_wished.emit(partial(self._study.searches.forget, saved.number), words)
