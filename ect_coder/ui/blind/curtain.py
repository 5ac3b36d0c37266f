"""What stands before the pages that add everybody's codings up, as long as one codes blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from ect_coder.ui.study_page import StudyPage
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.values import Changed


class Curtain(StudyPage):
    """Says why nothing is shown, and lets one lift that."""

    lifting_wished = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QLabel(
            _("You code blind: this page adds up everybody’s codings. It opens once nothing is hidden any more."),
            self,
        )
        words.setObjectName("emptyState")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lift = QPushButton(_("Show everything…"), self)
        self._lift.setEnabled(writable)
        self._lift.clicked.connect(self._wish)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(self._lift, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def refresh(self, _changed: Changed) -> None:
        """Stay as it is: the pages are made anew when the curtain rises."""

    def take_keyboard(self) -> None:
        """Give the keyboard to the button."""
        self._lift.setFocus()

    def _wish(self, _checked: bool = False) -> None:
        self.lifting_wished.emit()
