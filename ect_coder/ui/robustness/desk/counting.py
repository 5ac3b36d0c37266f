"""Which codings count: everybody's, one person's, or the reconciled ones; chosen here, held by every answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study

_EVERYBODY, _RECONCILED, _ONE = "", "reconciled", "coder:"


class Counting(QWidget):
    """Emits the deed that is wished for, with the words that tell that it is done."""

    deed_wished = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        told = QLabel(_("Codings that count in the answers:"), self)
        self.box = QComboBox(self)
        self.box.setAccessibleName(_("Codings that count in the answers:"))
        self.box.setMinimumWidth(230)
        self.box.activated.connect(self._chosen)
        told.setBuddy(self.box)
        row.addWidget(told)
        row.addWidget(self.box)
        self.renew()

    def renew(self) -> None:
        """Offer everyone who codes, and show which choice holds."""
        agreed = self._study.conventions()
        self.box.clear()
        self.box.addItem(_("all"), _EVERYBODY)
        self.box.addItem(_("the reconciled coding"), _RECONCILED)
        for coder in self._study.coders():
            self.box.addItem(_("those of {coder}").format(coder=coder), f"{_ONE}{coder}")
        held = f"{_ONE}{agreed.reference_coder}" if agreed.reference_coder else _EVERYBODY
        self.box.setCurrentIndex(self.box.findData(_RECONCILED if agreed.counts_reconciled else held))
        self.box.setEnabled(self._study.writable)

    def _chosen(self, _rank: int) -> None:
        value = str(self.box.currentData())
        words = _("Answers now count: {codings}").format(codings=self.box.currentText())
        name, kept = ("reconciled", "yes") if value == _RECONCILED else ("reference_coder", value.removeprefix(_ONE))
        self.deed_wished.emit(partial(self._study.agree, name, kept), words)
