"""How one wants to code blind: beside others, or a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QRadioButton, QVBoxLayout

from ect_coder.ui.agreeing import agreeing
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 560


class AskBlind(QDialog):
    """Asks what is to be hidden; of a second pass, under which name it is kept."""

    def __init__(self, person: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Code blind"))
        self._person = person
        self._others = QRadioButton(_("Code without seeing what others coded"), self)
        self._again = QRadioButton(_("Code my own documents again, without seeing my first codings"), self)
        self._others.setChecked(True)
        self._name = QLineEdit(_("{coder} (2nd pass)").format(coder=person), self)
        self._name.setAccessibleName(_("Name of the second pass"))
        buttons, self._go = agreeing(self, _("Code blind"))
        self._lay_out(buttons)
        self._again.toggled.connect(self._allow)
        self._name.textChanged.connect(self._allow)
        self._allow()

    def coder(self) -> str:
        """Give the name under which they code."""
        return " ".join(self._name.text().split()) if self._again.isChecked() else self._person

    def choose_second_pass(self) -> None:
        """Choose to code again what one coded oneself."""
        self._again.setChecked(True)

    def _allow(self, _change: object = None) -> None:
        self._name.setEnabled(self._again.isChecked())
        self._go.setEnabled(bool(self.coder()) and (self._others.isChecked() or self.coder() != self._person))

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        note = QLabel(
            _(
                "Until you show everything again, the codings of others, their memos on passages, their discussions, "
                "estimates and counts are hidden from you in this study, and the pages that add codings up stay "
                "closed. The codebook and the memos on documents, projects and variables stay in sight. "
                "Beginning and ending are kept in the history of the study, with your name and the time."
            ),
            self,
        )
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        second = QVBoxLayout()
        second.setContentsMargins(24, 0, 0, 0)
        second.addWidget(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._others)
        column.addWidget(self._again)
        column.addLayout(second)
        column.addWidget(note)
        column.addWidget(buttons)
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))
