"""The line above the text that says that one codes blind, and lets one lift that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ect_coder.ui.elided import Elided
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study


class BlindBar(QWidget):
    """In sight as long as something is hidden from who codes."""

    lifting_wished = Signal()

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.setObjectName("blindBar")
        blindness = study.blindness
        words = Elided(self)
        words.setText(said(blindness.coder, blindness.person))
        lift = QPushButton(_("Show everything…"), self)
        lift.setEnabled(study.writable)
        lift.clicked.connect(self._lift)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(words, 1)
        row.addWidget(lift)
        self.setVisible(bool(blindness.coder))

    def _lift(self, _checked: bool = False) -> None:
        self.lifting_wished.emit()


def said(coder: str, person: str) -> str:
    """Say what is hidden from a person who codes blind under a name."""
    if coder == person:
        return _("You code blind: the codings of others are hidden.")
    return _("You code blind, as {coder}: earlier codings are hidden.").format(coder=coder)
