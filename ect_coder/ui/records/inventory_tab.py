"""The inventory: what each project has, by kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.ui.records.tab import Tab
from ect_coder.values import Changed, Kind
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


class InventoryTab(Tab):
    """Counts the documents of each project by kind."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._table = QTableWidget(0, 1 + len(Kind), self)
        self._table.setHorizontalHeaderLabels([_("Project"), *map(labels.kind, Kind)])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(_("Inventory"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 6, 18, 12)
        column.addWidget(self._table)
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Count again."""
        if not changed & (Changed.DOCUMENTS | Changed.PROJECTS):
            return
        projects, documents = self.study.projects(), self.study.documents()
        self._table.setRowCount(len(projects))
        for row, project in enumerate(projects):
            own = [each.kind for each in documents if project.name in each.projects]
            for column, words in enumerate([project.name, *(str(own.count(kind)) for kind in Kind)]):
                self._table.setItem(row, column, QTableWidgetItem(words))

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self._table.setFocus()
