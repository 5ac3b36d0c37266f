"""Which project a tab shows: one of the study, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from ect_coder.corpus.canonical import collated
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.library import Project


class ProjectChoice(QComboBox):
    """Lists projects as French sorts names; `everything` is what choosing none is called, if one may."""

    def __init__(self, parent: QWidget, width: int, everything: str = "") -> None:
        super().__init__(parent)
        self._everything = everything
        self.setAccessibleName(_("Project"))
        self.setMinimumWidth(width)

    def show_projects(self, projects: Iterable[Project]) -> None:
        """List the projects as they are now; the one that is chosen stays so, and nothing is told."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        if self._everything:
            self.addItem(self._everything, None)
        for name in sorted((each.name for each in projects), key=collated):
            self.addItem(name, name)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)

    def names(self) -> list[str]:
        """Give the names of the projects, in order."""
        return [self.itemData(rank) for rank in range(self.count()) if self.itemData(rank) is not None]
