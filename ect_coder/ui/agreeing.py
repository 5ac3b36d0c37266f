"""The two buttons that end a dialog: one does what it asks for, and Enter does too; Cancel does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def agreeing(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Make the buttons of a dialog that accept and reject it; the first, on which `words` stand, is given too."""
    buttons = QDialogButtonBox(dialog)
    agree = QPushButton(words, dialog)
    agree.setObjectName("primary")  # before it is in the box, which has it painted by the name it then has
    agree.setDefault(True)
    buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, agree
