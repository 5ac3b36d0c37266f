"""A list of documents to choose from; all of them unless some are unchecked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ect_coder.ui.rows import VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.library import Document


class DocumentList(QListWidget):
    """Shows documents with a box each; `itemChanged` tells that one was checked or unchecked."""

    def __init__(self, documents: Iterable[Document], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSpacing(3)
        for each in documents:
            item = QListWidgetItem(f"{each.code} · {each.name}", self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(VALUE, each.id)
        self.setCurrentRow(0)

    def chosen(self) -> list[int]:
        """Give the numbers of the documents that are checked, in their order."""
        rows = (self.item(row) for row in range(self.count()))
        return [row.data(VALUE) for row in rows if row.checkState() is Qt.CheckState.Checked]
