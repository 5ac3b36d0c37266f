"""A study that cannot be opened: what is safe, and the ways out: a copy brought back, or what can be read saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ect_coder.analysis import labels
from ect_coder.wording import _, explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ect_coder.errors import EctError
    from ect_coder.storage.backup import Copy

RESTORE, SALVAGE = "restore", "salvage"


def ask(parent: QWidget, refusal: EctError, newest: Copy | None) -> str:
    """Say why a study does not open and what is safe; give RESTORE, SALVAGE or nothing."""
    box = QMessageBox(QMessageBox.Icon.Warning, "ECT Coder", "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join([explain(refusal), _told(newest)]))
    restore = box.addButton(_("Bring this copy back"), QMessageBox.ButtonRole.AcceptRole)
    restore.setVisible(newest is not None)
    salvage = box.addButton(_("Save what can be read…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore if newest is not None else salvage)
    box.exec()
    clicked = box.clickedButton()
    return RESTORE if clicked is restore else SALVAGE if clicked is salvage else ""


def _told(newest: Copy | None) -> str:
    if newest is None:
        return _("No sound copy of it is kept on this machine. The file was left as it is.")
    return _(
        "The newest sound copy is of {time}. It can take the place of the study; the damaged file is set aside, "
        "not lost."
    ).format(time=labels.date_time(newest.at))
