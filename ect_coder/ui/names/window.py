"""The table of names: where each stands, and what leaves instead. Keys decide on all that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.coding.search import CONTEXT, hit
from ect_coder.names.decisions import keeping, replacing
from ect_coder.ui import faults
from ect_coder.ui.names.model import Column, NamesModel
from ect_coder.ui.records.cells import CellTable
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.coding.search import Hit
    from ect_coder.names.decisions import Decision
    from ect_coder.names.found import Name, Place
    from ect_coder.study import Study
    from ect_coder.ui.names.model import Row
    from ect_coder.ui.theme import Palette

_SIZE = QSize(1040, 640)
_MOST = 50
"""Contexts that are shown of a name."""
_LITTLE = 8
"""Characters before a name that tell little of it: labels of turns come last."""
_CONTEXTS = 170
_WIDTHS = {Column.KIND: 110, Column.TIMES: 70, Column.STATE: 110, Column.PSEUDONYM: 180, Column.CATEGORY: 160}


class NamesWindow(QDialog):
    """Shows names and lets one decide; each decision is in the key when it shows."""

    place_wished = Signal(object)
    """A `Place` that someone wants to see in its document."""

    def __init__(self, study: Study, names: Sequence[Name], palette: Palette, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Names and pseudonyms"))
        self.resize(_SIZE)
        self._study = study
        self._codes = {each.id: each.code for each in study.documents()}
        self._texts: dict[int, str] = {}
        self._places: Sequence[Place] = ()
        self.model = NamesModel(names, study.names.decisions, self)
        self.table = self._table(palette)
        self.contexts = QListWidget(self)
        self.contexts.setAccessibleName(_("Where the name stands"))
        self.contexts.setFixedHeight(_CONTEXTS)
        self.contexts.setSpacing(2)
        self._told = QLabel(self)
        self._told.setObjectName("cardTitle")
        self._lay_out()
        self.model.decided.connect(self._decide)
        self.table.selectionModel().currentRowChanged.connect(self._show_contexts)
        self.contexts.itemActivated.connect(self._go)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, Column.NAME))
        self._tell()
        self.table.setFocus()

    def replace_selected(self) -> None:
        """Replace all that is selected, each by its pseudonym or by the next free one."""
        made: list[Decision] = []
        for row in self._selected():
            if row.decision is None or row.decision.kept:
                made.append(replacing(row.name, [*self._study.names.decisions, *made]))
        self._decide(made)

    def keep_selected(self) -> None:
        """Let all that is selected leave as it is."""
        self._decide([keeping(row.name) for row in self._selected()])

    def take_back_selected(self) -> None:
        """Decide no longer on what is selected."""
        texts = {row.decision.text for row in self._selected() if row.decision is not None}
        self._do(lambda: self._study.names.take_back(texts))

    def _decide(self, decisions: Sequence[Decision]) -> None:
        self._do(lambda: self._study.names.decide(decisions))

    def _do(self, deed: Callable[[], None]) -> None:
        faults.attempt(self, deed)
        self.model.take(self._study.names.decisions)
        self._tell()

    def _selected(self) -> list[Row]:
        ranks = sorted({each.row() for each in self.table.selectionModel().selectedIndexes()})
        return [self.model.rows[rank] for rank in ranks]

    def _show_contexts(self) -> None:
        self.contexts.clear()
        index = self.table.currentIndex()
        places = self.model.rows[index.row()].name.places if index.isValid() else ()
        told = sorted(((each, self._around(each)) for each in places), key=lambda each: len(each[1].before) < _LITTLE)
        self._places = [place for place, _found in told[:_MOST]]
        for place, found in told[:_MOST]:
            seen = f"«\u00a0{found.text}\u00a0»"
            self.contexts.addItem(f"{self._codes[place.document]}  {_begun(found.before)}{seen}{_ended(found.after)}")

    def _around(self, place: Place) -> Hit:
        return hit(place.document, "", self._text(place.document), place.mention.span)

    def _text(self, document: int) -> str:
        if document not in self._texts:
            self._texts[document] = self._study.text(document)
        return self._texts[document]

    def _go(self) -> None:
        self.place_wished.emit(self._places[self.contexts.currentRow()])
        self.accept()

    def _tell(self) -> None:
        """Say how many names wait."""
        left = self.model.undecided()
        self._told.setText(
            ngettext("{n} name to decide on", "{n} names to decide on", left) if left else _("All names are decided on")
        )

    def _table(self, palette: Palette) -> CellTable:
        table = CellTable(_("Names"), palette, self)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        return table

    def _lay_out(self) -> None:
        says = QLabel(
            _(
                "Proposed by rules: look at each, and at what was not seen. Replaced names leave as pseudonyms or "
                "categories, as chosen at export; the texts of the study stay as they are."
            ),
            self,
        )
        says.setWordWrap(True)
        deeds = QHBoxLayout()
        for words, keys, deed in (
            (_("Replace"), "Ctrl+Return", self.replace_selected),
            (_("Leave as it is"), "Ctrl+L", self.keep_selected),
            (_("Decide later"), "Ctrl+Backspace", self.take_back_selected),
        ):
            deeds.addWidget(self._button(words, keys, deed))
        deeds.addStretch(1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(says)
        column.addLayout(deeds)
        column.addWidget(self.table, 1)
        column.addWidget(self.contexts)
        column.addWidget(buttons)

    def _button(self, words: str, keys: str, deed: Callable[[], None]) -> QPushButton:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{words}  ({shown})", self)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        QShortcut(QKeySequence(keys), self, deed).setContext(Qt.ShortcutContext.WindowShortcut)
        return button


def _begun(before: str) -> str:
    """Begin what stands before with a whole word, where it was cut."""
    return f"… {before.partition(' ')[2]}" if len(before) == CONTEXT else before


def _ended(after: str) -> str:
    """End what stands after with a whole word, where it was cut."""
    return f"{after.rpartition(' ')[0]} …" if len(after) == CONTEXT else after
