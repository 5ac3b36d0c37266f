"""What is being written beside a text: a small sheet under the passage, which keeps what is on it when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ect_coder.ui.elided import Elided
from ect_coder.ui.text_field import TextField

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette

_SIZE, _EDGE = QSize(420, 190), 12


class Sheet(QFrame):
    """A sheet over `over` for one kind of writing. `told` says, below, what becomes of it.

    Emits `written(subject, text)` when it closes on another text than it opened with.
    """

    written = Signal(object, str)
    closed = Signal()

    def __init__(self, palette: Palette, over: QWidget, name: str, told: str, size: QSize = _SIZE) -> None:
        super().__init__(over)
        self._over = over
        self._size = size
        self._subject: object | None = None
        self._before = ""
        self.setObjectName("sheet")
        self._title = Elided(self)
        self._title.setObjectName("cardTitle")
        self._text = TextField(name, self)
        self._text.installEventFilter(self)
        note = QLabel(told, self)
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addWidget(note)
        self.setStyleSheet(
            f"#sheet {{ background: {palette.field}; border: 1px solid {palette.line}; border-radius: 8px; }}"
        )
        self.hide()

    def write_as(self, font: QFont) -> None:
        """Write in another font than the window's."""
        self._text.setFont(font)

    def write(self, subject: object, title: str, text: str, anchor: QRect) -> None:
        """Open on what is written of a subject, under `anchor` (pixels of what it lies over) or above."""
        self.keep()
        self._subject, self._before = subject, text
        self._title.setText(title)
        self._text.setPlainText(text)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self.resize(min(self._size.width(), self._over.width() - 2 * _EDGE), self._size.height())
        self.move(self._place(anchor))
        self.show()
        self.raise_()
        self._text.setFocus()

    def keep(self) -> None:
        """Close, and tell what was written if it is new."""
        if self._subject is None:
            return
        subject, self._subject = self._subject, None
        self.hide()
        if self._text.written().strip() != self._before.strip():
            self.written.emit(subject, self._text.written())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Esc or Ctrl+Enter, or when the keyboard goes elsewhere in the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _closes(event):
            self.keep()
            self.closed.emit()
            return True
        if event.type() == QEvent.Type.FocusOut and self.window().isActiveWindow():
            self.keep()
        return super().eventFilter(watched, event)

    def _place(self, anchor: QRect) -> QPoint:
        left = max(_EDGE, min(anchor.left(), self._over.width() - self.width() - _EDGE))
        top = anchor.bottom() + 8
        if top + self.height() > self._over.height() - _EDGE:
            top = anchor.top() - self.height() - 8
        return QPoint(left, max(_EDGE, top))


def _closes(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
