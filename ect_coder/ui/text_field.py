"""A field for several lines that gives back each character that was put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_PARAGRAPH_END = "\u2029"


class TextField(QPlainTextEdit):
    """Plain text, named for those who cannot see it; Tab leaves it.

    Ask `written`, not `toPlainText`: that makes a plain space of each non-breaking one, so that French text that was
    only looked at would come back changed.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, not files: those are dropped on the window, to be imported."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def written(self) -> str:
        """Give the text as it stands, lines ended by a line feed."""
        return self.document().toRawText().replace(_PARAGRAPH_END, "\n")
