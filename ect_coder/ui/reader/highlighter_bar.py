"""The line that says that the highlighter is on, and with which variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ect_coder.ui.elided import Elided
from ect_coder.ui.shapes import badge
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette


class HighlighterBar(QWidget):
    """Shows a variable that stays on; `stopped` when it is to be put away."""

    stopped = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._palette = palette
        self._badge = QLabel(self)
        self._words = Elided(self)
        stop = QPushButton(_("Put the highlighter away"), self)
        stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addWidget(self._words, 1)
        row.addWidget(stop)
        self.hide()

    def show_variable(self, pillar: str | None, letter: str, label: str) -> None:
        """Say that what the mouse selects is coded with this variable."""
        shade, ink = self._palette.pillar(pillar), self._palette.badge_ink(pillar)
        self._badge.setPixmap(badge(letter, QColor(shade), QColor(ink)))
        self._words.setText(
            _("Highlighter: what the mouse selects is coded “{variable}”. Esc puts it away.").format(variable=label)
        )
        self.show()
