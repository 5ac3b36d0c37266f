"""Two quiet counts in the status bar: today's codings, and the passages to discuss, which open by a click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ect_coder.wording import _, ngettext


class Tallies(QWidget):
    """Shows a count only where there is something to count."""

    inbox_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = QLabel(self)
        self._open = QPushButton(self)
        self._open.setObjectName("tally")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is Ctrl+Shift+D
        self._open.setCursor(Qt.CursorShape.PointingHandCursor)
        self._open.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._today)
        row.addWidget(self._open)
        self.show_counts(0, 0)

    def show_counts(self, today: int, to_discuss: int) -> None:
        """Say how many codings were made today, and how many passages wait to be discussed."""
        self._today.setText(ngettext("{n} coding today", "{n} codings today", today))
        self._today.setVisible(today > 0)
        self._open.setText(ngettext("{n} to discuss", "{n} to discuss", to_discuss))
        self._open.setToolTip(_("Passages to discuss") + "  ·  Ctrl+Shift+D")
        self._open.setVisible(to_discuss > 0)

    def _clicked(self, _checked: bool = False) -> None:
        self.inbox_wished.emit()
