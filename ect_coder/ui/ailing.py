"""What is wrong with a study, in plain words, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout

from ect_coder.exchange import findings
from ect_coder.storage.health import Ailment, Remedy
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.storage.health import Finding

_WIDTH, _HEIGHT = 760, 440


class Ailing(QDialog):
    """Lists findings. `repair_wished`, `versions_wished` and `salvage_wished` tell what is to be done."""

    repair_wished = Signal()
    versions_wished = Signal()
    salvage_wished = Signal()

    def __init__(self, found: Sequence[Finding], parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check of the study"))
        self._remedies = {each.remedy for each in found}
        said = [findings.record(each) for each in found]
        title = QLabel(_("Something in the study is not as it was written."), self)
        title.setObjectName("cardTitle")
        safe = QLabel(_told(found), self)
        safe.setWordWrap(True)
        listed = QListWidget(self)
        listed.setAccessibleName(_("What is wrong"))
        listed.setWordWrap(True)
        listed.setSpacing(3)
        listed.addItems([f"{each['place']} · {each['what']}" for each in said])
        listed.setCurrentRow(0)
        helps = QLabel("\n".join(f"•\u00a0 {each}" for each in dict.fromkeys(each["repair"] for each in said)), self)
        helps.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(safe)
        column.addWidget(listed, 1)
        heading = QLabel(_("What helps"), self)
        heading.setObjectName("cardTitle")
        column.addWidget(heading)
        column.addWidget(helps)
        column.addWidget(self._buttons(writable=writable))
        self.resize(_WIDTH, _HEIGHT)

    def _buttons(self, *, writable: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        offers = (
            (_("Repair what can be"), self.repair_wished, Remedy.MEND in self._remedies and writable),
            (_("Versions…"), self.versions_wished, True),
            (_("Save what can be read…"), self.salvage_wished, Remedy.SALVAGE in self._remedies),
        )
        first = True
        for words, wished, possible in offers:
            if not possible:
                continue
            button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(self.accept)
            button.clicked.connect(wished)
            button.setDefault(first)
            first = False
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons


def _told(found: Sequence[Finding]) -> str:
    if any(each.what is Ailment.FILE for each in found):
        return _("Parts of the file cannot be read, so not all could be checked. Nothing was changed.")
    return ngettext(
        "{n} thing was found; all else was checked and is sound. Nothing was changed.",
        "{n} things were found; all else was checked and is sound. Nothing was changed.",
        len(found),
    )
