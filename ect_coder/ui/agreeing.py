"""The two buttons that end a dialog: one does what it asks for, and Enter does too; Cancel does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QPushButton


def agreeing(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Make the buttons of a dialog that accept and reject it; the first, on which `words` stand, is given too."""
    buttons = QDialogButtonBox(dialog)
    agree = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    agree.setObjectName("primary")
    agree.setDefault(True)
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, agree
