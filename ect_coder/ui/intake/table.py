"""The table of what was found: how wide it is, what its keys do, and what one chooses in its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.intake.cells import ChoiceDelegate, NameDelegate, Table
from ect_coder.ui.intake.said import Column
from ect_coder.values import Kind
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ect_coder.ui.intake.model import ProposalsModel

_WIDTHS = {
    Column.NAME: 200,
    Column.FORMAT: 86,
    Column.KIND: 118,
    Column.PROJECT: 80,
    Column.DATE: 90,
    Column.SPEAKERS: 112,
    Column.WORDS: 54,
}


class ProposalsTable(Table):
    """The table of what was found; Space takes the selected texts in, or leaves them out."""

    def __init__(self, found: ProposalsModel, projects: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self._projects = projects
        self.setModel(found)
        self.setAccessibleName(_("What was found"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        kinds = [(kind.value, labels.kind(kind)) for kind in Kind]
        self.setItemDelegateForColumn(Column.KIND, ChoiceDelegate(kinds, self))
        self.setItemDelegateForColumn(Column.PROJECT, NameDelegate(self.projects, self))
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.REMARKS, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(56)
        found.modelReset.connect(self._span)
        self._span()

    def projects(self) -> list[str]:
        """List the projects of the study, and those named here."""
        named = (name for each in self._found.proposals for name in each.projects)
        return list(dict.fromkeys([*self._projects, *named]))

    def chosen(self) -> list[int]:
        """Give the ranks of the selected texts, those under a selected heading included."""
        stretches = self.selectionModel().selection().toList()
        rows = sorted({row for each in stretches for row in range(each.top(), each.bottom() + 1)})
        return list(dict.fromkeys(rank for row in rows for rank in self._found.ranks_at(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, all that is selected alike."""
        if event.key() == Qt.Key.Key_Space and self.state() is not QAbstractItemView.State.EditingState:
            ranks = self.chosen()
            self._found.include(ranks, not all(self._found.proposals[rank].included for rank in ranks))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _span(self) -> None:
        self.clearSpans()
        for row in self._found.headings():
            self.setSpan(row, Column.NAME, 1, len(Column))
