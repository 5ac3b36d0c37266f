"""Asking what a question of the guide is about: pillars and variables, checked in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.rows import VALUE
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtWidgets import QWidget

    from ect_coder.codebook.grid import Grid

_SIZE = QSize(460, 520)
_INDENT = "    "


class Targets(QDialog):
    """`chosen()` says after `exec` what the question is about, by keys, in the codebook's order."""

    def __init__(self, grid: Grid, question: str, targets: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What the question is about"))
        self.resize(_SIZE)
        title = QLabel(question, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("cardTitle")
        title.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Pillars and variables"))
        for key, words in _entries(grid):
            item = QListWidgetItem(words, self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in targets else Qt.CheckState.Unchecked)
            item.setData(VALUE, key)
        buttons, _agree = agreeing(self, _("Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self._list, 1)
        column.addWidget(buttons)
        self._list.setFocus()

    def chosen(self) -> list[str]:
        """List the keys that are checked."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item.data(VALUE) for item in items if item.checkState() is Qt.CheckState.Checked]


def names(grid: Grid) -> dict[str, str]:
    """Name pillars and variables by their keys."""
    return {key: words.strip() for key, words in _entries(grid)}


def _entries(grid: Grid) -> Iterator[tuple[str, str]]:
    for pillar in grid.pillars:
        yield pillar.id, pillar.label(language())
        for each in pillar.variables:
            yield each.id, _INDENT + each.label(language())
    for each in grid.transversal:
        yield each.id, each.label(language())
