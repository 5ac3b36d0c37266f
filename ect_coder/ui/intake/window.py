"""The import window: all that was found in one table, corrected one by one or many at once, before it comes in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.corpus.shapes import ReadAs
from ect_coder.corpus.speaking import Speaks
from ect_coder.ui import faults
from ect_coder.ui.intake import said
from ect_coder.ui.intake.model import ProposalsModel
from ect_coder.ui.intake.preview import Preview
from ect_coder.ui.intake.said import Column
from ect_coder.ui.intake.speakers import does
from ect_coder.ui.intake.table import ProposalsTable
from ect_coder.ui.tip import tip
from ect_coder.values import Kind
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.corpus.intake import Proposal
    from ect_coder.ui.theme import Palette

_SIZE = QSize(1300, 680)
_NARROW = 1000
"""Pixels of a window in which the table needs all the room."""
_PREVIEW = 350


class ImportWindow(QDialog):
    """Shows what was found; `proposals` and `keeps` are what is agreed after `exec`.

    `shape_wished(ranks, read_as)` asks that texts be read anew; nothing is agreed before `settle`.
    """

    shape_wished = Signal(list, object)

    def __init__(
        self,
        proposals: Sequence[Proposal],
        refused: Sequence[str],
        projects: Sequence[str],
        palette: Palette,
        parent: QWidget | None,
        *,
        keeps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self.setWindowTitle(_("Import documents"))
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size() - QSize(30, 60)))
        self.found = ProposalsModel(proposals, palette, self)
        self.table = ProposalsTable(self.found, projects, self)
        self.preview = Preview(palette, self)
        self._told = QLabel(self)
        self._told.setObjectName("cardTitle")
        self._unread = QLabel("\n".join(refused[:3]), self)
        self._unread.setTextFormat(Qt.TextFormat.PlainText)
        self._unread.setWordWrap(True)
        self._unread.setToolTip(tip("\n".join(refused)))
        self._unread.setStyleSheet(f"color: {palette.warning};")
        self._unread.setVisible(bool(refused))
        self._doubtful = QCheckBox(self)
        self._keeps = QCheckBox(_("Keep the original files in the study"), self)
        self._keeps.setToolTip(_("So that each can be opened again from its document; files over 20 MB are not kept."))
        self._keeps.setChecked(keeps)
        self._menus = {
            name: self._menu(words)
            for name, words in (
                ("project", _("Project")),
                ("kind", _("Kind")),
                ("speakers", _("Speakers")),
            )
        }
        self._date = QPushButton(_("Date…"), self)
        self._go = QPushButton(self)
        self._go.setObjectName("primary")
        self._go.setDefault(True)
        self._lay_out()
        self._connect()
        self.settle()
        self.table.setFocus()
        self.table.setCurrentIndex(self.found.index(self.found.row_of(0), Column.NAME))

    @property
    def proposals(self) -> list[Proposal]:
        """The proposals as they were corrected."""
        return self.found.proposals

    @property
    def keeps(self) -> bool:
        """Whether the files themselves are kept."""
        return self._keeps.isChecked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the table where there is little."""
        self.preview.setVisible(event.size().width() >= _NARROW)
        super().resizeEvent(event)

    # How it is laid out

    def _menu(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setMenu(QMenu(button))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._told, 1)
        selected = QLabel(_("Selected rows:"), self)
        selected.setObjectName("cardNote")
        for widget in (selected, self._menus["project"], self._menus["kind"], self._date, self._menus["speakers"]):
            head.addWidget(widget)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.table)
        split.addWidget(self.preview)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([_SIZE.width() - _PREVIEW, _PREVIEW])
        note = QLabel(_("Space: take in or leave out · Enter: type in the cell · Ctrl+Enter: import"), self)
        note.setObjectName("cardNote")
        leave = QPushButton(_("Cancel"), self)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        for box in (self._doubtful, self._keeps):
            foot.addWidget(box)
        foot.addStretch(1)
        for button in (leave, self._go):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._unread)
        column.addWidget(split, 1)
        column.addWidget(note)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.found.corrected.connect(self._corrected)
        self.found.refused.connect(partial(faults.show, self))
        self.table.selectionModel().currentRowChanged.connect(self._pointed)
        self.preview.told.connect(self._say_who)
        self.preview.read_as.connect(self._read_shown)
        self._doubtful.toggled.connect(self._filter)
        self._date.clicked.connect(self._ask_date)
        self._go.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go.click)
        for name, fill in (
            ("project", self._offer_projects),
            ("kind", self._offer_kinds),
            ("speakers", self._offer_speakers),
        ):
            self._menus[name].menu().aboutToShow.connect(fill)

    # What is said of what is seen

    @Slot()
    def _corrected(self) -> None:
        self.settle()
        self._show(self.table.currentIndex())

    def settle(self) -> None:
        """Say how much was found, and how much would come in."""
        texts, taken, doubtful = len(self.found.proposals), self.found.included(), self.found.doubtful()
        self._told.setText(ngettext("{n} text found", "{n} texts found", texts))
        self._go.setText(ngettext("Import {n} document", "Import {n} documents", taken))
        self._go.setEnabled(taken > 0)
        self._doubtful.setText(_("Only what is to be looked at ({n})").format(n=number(doubtful)))
        self._doubtful.setEnabled(doubtful > 0 or self._doubtful.isChecked())

    @Slot(QModelIndex, QModelIndex)
    def _pointed(self, here: QModelIndex, _before: QModelIndex) -> None:
        self._show(here)

    def _show(self, here: QModelIndex) -> None:
        ranks = self.found.ranks_at(here.row()) if here.isValid() else ()
        self.preview.show_proposal(self.found.proposals[ranks[0]] if ranks else None)

    @Slot(bool)
    def _filter(self, alone: bool) -> None:
        ranks = self.table.chosen()
        self.found.show_doubtful(alone)
        row = next((row for rank in ranks if (row := self.found.row_of(rank)) >= 0), 0)
        self.table.setCurrentIndex(self.found.index(row, Column.NAME))
        self._show(self.table.currentIndex())
        self.settle()

    # What is corrected in all selected rows

    def _offer_projects(self) -> None:
        menu = self._menus["project"].menu()
        menu.clear()
        for name in self.table.projects():
            menu.addAction(name).triggered.connect(partial(self._write, Column.PROJECT, name))
        menu.addSeparator()
        menu.addAction(_("Other…")).triggered.connect(self._ask_project)
        menu.addAction(_("No project")).triggered.connect(partial(self._write, Column.PROJECT, ""))

    def _offer_kinds(self) -> None:
        menu = self._menus["kind"].menu()
        menu.clear()
        for kind in Kind:
            menu.addAction(labels.kind(kind)).triggered.connect(partial(self._write, Column.KIND, kind.value))

    def _offer_speakers(self) -> None:
        """Offer the speakers of the selected texts, each with what they may do."""
        menu = self._menus["speakers"].menu()
        menu.clear()
        ranks = self.table.chosen()
        names = list(dict.fromkeys(name for rank in ranks for name in self.found.proposals[rank].speaking))
        for name in names:
            inside = menu.addMenu(name)
            here = {
                each.speaking[name] for each in map(self.found.proposals.__getitem__, ranks) if name in each.speaking
            }
            for what in Speaks:
                action = inside.addAction(does(what))
                action.setCheckable(True)
                action.setChecked(here == {what})
                action.triggered.connect(partial(self._say_all, ranks, name, what))
        if not names:
            menu.addAction(_("No one speaks in these texts")).setEnabled(False)
        menu.addSeparator()
        inside = menu.addMenu(_("Who speaks is read as"))
        read = {self.found.proposals[rank].read_as for rank in ranks}
        for shape in ReadAs:
            action = inside.addAction(said.shape(shape))
            action.setCheckable(True)
            action.setChecked(read == {shape})
            action.triggered.connect(partial(self._read_all, ranks, shape))

    def _write(self, column: Column, value: str, _checked: bool = False) -> None:
        self.found.write(self.table.chosen(), column, value)

    def _ask_project(self) -> None:
        name, agreed = QInputDialog.getText(self, _("Project"), _("Name of the project"))
        if agreed and name.strip():
            self._write(Column.PROJECT, name)

    def _ask_date(self) -> None:
        words = _("Date of the selected documents (2019, 2019-04, 2019-04-12, 2019~; may stay empty)")
        date, agreed = QInputDialog.getText(self, _("Date"), words)
        if agreed:
            self._write(Column.DATE, date)

    def _say_who(self, name: str, what: Speaks) -> None:
        """Take what is said of a speaker beside, in the text that is shown."""
        here = self.table.currentIndex()
        if here.isValid():
            self._say_all(self.found.ranks_at(here.row())[:1], name, what)

    def _read_shown(self, read_as: ReadAs) -> None:
        """Read the text that is shown as is said beside."""
        here = self.table.currentIndex()
        if here.isValid():
            self._read_all(self.found.ranks_at(here.row())[:1], read_as)

    def _read_all(self, ranks: Sequence[int], read_as: ReadAs, _checked: bool = False) -> None:
        if ranks:
            self._go.setEnabled(False)
            self.shape_wished.emit(list(ranks), read_as)

    def _say_all(self, ranks: Iterable[int], name: str, what: Speaks, _checked: bool = False) -> None:
        self.found.say_who(ranks, {name: what})
