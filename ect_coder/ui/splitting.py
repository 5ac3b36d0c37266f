"""The question before a split: what the new code is called, and which codings go to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.coding.excerpts import Filter
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.rows import VALUE
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Code
    from ect_coder.study import Study

_LONGEST = 400


class Splitting(QDialog):
    """Lists the codings of a code, to be checked with the space bar."""

    def __init__(self, study: Study, code: Code, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Split…"))
        self.resize(640, 460)
        told = QLabel(_("Part of {code} becomes a code of its own.").format(code=quoted(code.label(language))), self)
        told.setWordWrap(True)
        self._label = QLineEdit(self)
        self._label.setPlaceholderText(_("Label of the new code"))
        self._label.setAccessibleName(_("Label of the new code"))
        self._label.textChanged.connect(self._typed)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Codings that go to the new code"))
        self._list.setWordWrap(True)
        self._list.setSpacing(3)
        found = study.excerpts(Filter(variables=[code.id]))
        places = study.references(found)
        for each in found:
            words = " ".join(each.text.split())[:_LONGEST]
            item = QListWidgetItem(f"{quoted(words)}  ({places[each.id]})", self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(VALUE, each.id)
        buttons, self._go = agreeing(self, _("Split"))
        self._go.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(told)
        column.addWidget(self._label)
        column.addWidget(QLabel(_("Codings that go to the new code"), self))
        column.addWidget(self._list, 1)
        column.addWidget(buttons)

    def answers(self) -> tuple[str, list[int]]:
        """Give the new label, and the numbers of the codings that go."""
        rows = (self._list.item(row) for row in range(self._list.count()))
        return self._label.text(), [row.data(VALUE) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def _typed(self, label: str) -> None:
        self._go.setEnabled(bool(label.strip()))
