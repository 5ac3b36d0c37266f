"""Confidence in a cell: the computed one with its grounds, or a person's own, which needs a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ect_coder.analysis import estimate_words
from ect_coder.analysis.confidence import Confidence
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.deciding import Case


class ConfidenceRow(QWidget):
    """Emits a person's own confidence with its reason, or None for the computed one."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._before: tuple[Confidence | None, str] = None, ""
        self._list = QComboBox(self)
        self._list.setAccessibleName(_("Confidence"))
        self._grounds = QLabel(self)
        self._grounds.setObjectName("cardNote")
        self._grounds.setWordWrap(True)
        self._why = QLineEdit(self)
        self._why.setAccessibleName(_("Why this confidence"))
        self._why.setPlaceholderText(_("Why not the computed one? It is kept once you say so."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self._list, self._why, self._grounds):
            column.addWidget(widget)
        self._list.activated.connect(self._picked)
        self._why.editingFinished.connect(self.keep)

    def show_case(self, case: Case, *, writable: bool) -> None:
        """Show what holds; only an estimate can have a confidence of its own."""
        self._case = case
        computed = estimate_words.confidence(case.judgement.confidence)
        own = case.estimate.confidence if case.estimate is not None else None
        self._list.clear()
        self._list.addItem(_("Computed: {confidence}").format(confidence=computed), None)
        for each in Confidence:
            self._list.addItem(_("My own: {confidence}").format(confidence=estimate_words.confidence(each)), each)
        self._list.setCurrentIndex(max(0, self._list.findData(own)))
        self._list.setEnabled(writable and case.mark is not None)
        self._why.setText(case.estimate.confidence_why if case.estimate is not None else "")
        self._why.setVisible(own is not None)
        self._before = own, self._why.text().strip()
        self._grounds.setText(_("Computed from: {grounds}.").format(grounds=estimate_words.grounds(case)))

    def keep(self) -> None:
        """Tell the own confidence that was chosen, once it has a reason."""
        if self._case is None or self._case.estimate is None or self._why.isHidden():
            return
        wanted, why = self._list.currentData(), self._why.text().strip()
        if why and (wanted, why) != self._before:
            self._before = wanted, why
            self.chosen.emit(wanted, why)

    def _picked(self, _rank: int) -> None:
        own = self._list.currentData() is not None
        self._why.setVisible(own)
        if own:
            self._why.setFocus()
            self.keep()
        elif self._case is not None and self._case.estimate is not None and self._case.estimate.confidence is not None:
            self.chosen.emit(None, "")
