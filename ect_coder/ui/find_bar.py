"""Find in the text: a line above it, with the count of hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ect_coder.wording import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QWidget):
    """Emits the words and a step: 0 while typing, 1 for the next hit, -1 for the one before."""

    searched = Signal(str, int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(_("Find in the text (accents and case don't matter)"))
        self._line.setAccessibleName(_("Find in the text"))
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._line, 1)
        row.addWidget(self._count)
        for words, slot in (("‹", self.previous), ("›", self.next), ("×", self.close_bar)):
            button = QToolButton(self)
            button.setText(words)
            button.setAutoRaise(True)
            button.setMinimumSize(26, 26)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._line.textChanged.connect(self._typed)
        self.hide()

    def open_bar(self) -> None:
        """Show the line and take the keyboard."""
        self.show()
        self._line.setFocus()
        self._line.selectAll()

    def close_bar(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next hit."""
        self.searched.emit(self._line.text(), 1)

    def previous(self) -> None:
        """Go to the hit before."""
        self.searched.emit(self._line.text(), -1)

    def tell(self, rank: int, count: int) -> None:
        """Say which hit of how many is shown."""
        if not self._line.text().strip():
            self._count.setText("")
        elif count:
            self._count.setText(_("{rank} of {count}").format(rank=number(rank), count=number(count)))
        else:
            self._count.setText(_("no hit"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.searched.emit(self._line.text(), -1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _typed(self, words: str) -> None:
        self.searched.emit(words, 0)
