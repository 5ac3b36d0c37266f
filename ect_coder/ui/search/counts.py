"""Beside the hits: which forms were found, and how many hits each document and project has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ect_coder.ui.choices import Choices
from ect_coder.ui.tip import tip
from ect_coder.wording import _, number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ROW = 26
_TALLIES = ("forms", "documents", "projects")


class Counts(QWidget):
    """One tally in sight at a time. Forms can be unchecked: `left_out_changed` carries those that are."""

    left_out_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tallies: dict[str, Mapping[str, int]] = {name: {} for name in _TALLIES}
        self._left_out: set[str] = set()
        self._choices = Choices(
            [("forms", _("Forms"), None), ("documents", _("Documents"), None), ("projects", _("Projects"), None)],
            _("Counts"),
        )
        self._choices.choose("forms")
        self._choices.chosen.connect(self._show)
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(_("Counts"))
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemChanged.connect(self._checked)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list, 1)

    def show_counts(
        self,
        forms: Mapping[str, int],
        documents: Mapping[str, int],
        projects: Mapping[str, int],
        left_out: Collection[str],
    ) -> None:
        """Show how many hits each has; forms that are left out are unchecked."""
        name, before = self._choices.current(), (self._tallies, self._left_out)
        self._tallies = {"forms": forms, "documents": documents, "projects": projects}
        self._left_out = set(left_out)
        if (self._tallies[name], self._left_out) != (before[0][name], before[1]):
            self._show(name)

    def _show(self, name: str) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for words, count in self._tallies[name].items():
            item = QTreeWidgetItem(self._list, [words, number(count)])
            item.setToolTip(0, tip(words))
            item.setSizeHint(0, QSize(0, _ROW))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if name == "forms":
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                left_out = words in self._left_out
                item.setCheckState(0, Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked)
        self._list.blockSignals(False)

    def _checked(self, item: QTreeWidgetItem, _column: int) -> None:
        form = item.text(0)
        if item.checkState(0) is Qt.CheckState.Checked:
            self._left_out.discard(form)
        else:
            self._left_out.add(form)
        self.left_out_changed.emit(frozenset(self._left_out))
