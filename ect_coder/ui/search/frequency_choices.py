"""What is counted, what the cells say, and which lemmas are in sight: the three lines above the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ect_coder.analysis.frequencies import Counting, Split
from ect_coder.search.asking import Asked
from ect_coder.ui.choices import Choices
from ect_coder.ui.search.filters import Filters
from ect_coder.ui.search.frequency_model import Measure
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study

_LEAST = 2
"""Occurrences from which a lemma is shown, unless a person says otherwise."""
_HEIGHT = 28


class FrequencyChoices(QWidget):
    """Emits what a person changed: what is counted, what the cells say, or which lemmas are shown."""

    asked_again = Signal()
    measure_chosen = Signal(str)
    narrowed = Signal()

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self.split = Choices(
            [
                (Split.MOMENT, _("By moment"), None),
                (Split.PILLAR, _("By pillar"), None),
                (Split.ROLE, _("By role"), None),
            ],
            _("Columns"),
        )
        self.split.choose(Split.MOMENT)
        self.measure = Choices(
            [
                (Measure.WORDS, _("Occurrences"), None),
                (Measure.SHARE, _("Per 1,000 words"), None),
                (Measure.SPECIFICITY, _("Specificity"), None),
                (Measure.DOCUMENTS, _("Documents"), None),
            ],
            _("What the cells say"),
        )
        self.measure.choose(Measure.WORDS)
        self.filters = Filters(study, self)
        self.interviewers = QCheckBox(_("With the interviewer’s words"), self)
        self.words = _line(self)
        self.least = _least(self)
        self.basis = QLabel(self)
        self.basis.setObjectName("cardNote")
        self.basis.setTextFormat(Qt.TextFormat.PlainText)
        self.basis.setWordWrap(True)
        self.basis.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self._lay_out()
        self._connect()

    def asked(self) -> Counting:
        """Give what is counted."""
        among = self.filters.applied(Asked(""))
        return Counting(Split(self.split.current()), among, self.interviewers.isChecked())

    def _lay_out(self) -> None:
        self.head.setSpacing(10)
        self.head.addWidget(self.split)
        self.head.addWidget(self.measure)
        self.head.addStretch(1)
        among, shown = QHBoxLayout(), QHBoxLayout()
        among.addWidget(self.filters, 1)
        among.addWidget(self.interviewers)
        shown.setSpacing(8)
        label = QLabel(_("said at least"), self)
        label.setObjectName("cardNote")
        label.setBuddy(self.least)
        shown.addWidget(self.words)
        shown.addSpacing(8)
        shown.addWidget(label)
        shown.addWidget(self.least)
        shown.addWidget(self.basis, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (self.head, among, shown):
            column.addLayout(row)

    def _connect(self) -> None:
        self.split.chosen.connect(self._asked_again)
        self.filters.changed.connect(self.asked_again)
        self.interviewers.toggled.connect(self._asked_again)
        self.measure.chosen.connect(self.measure_chosen)
        self.words.textChanged.connect(self._narrowed)
        self.least.valueChanged.connect(self._narrowed)

    def _asked_again(self, _choice: object) -> None:
        self.asked_again.emit()

    def _narrowed(self, _choice: object) -> None:
        self.narrowed.emit()


def _line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(_("Lemmas or forms to show"))
    line.setPlaceholderText(_("a lemma or a form"))
    line.setClearButtonEnabled(True)
    line.setFixedWidth(240)
    line.setMinimumHeight(_HEIGHT)
    return line


def _least(parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(1, 9_999)
    box.setValue(_LEAST)
    box.setSuffix(_(" times"))
    box.setAccessibleName(_("Fewest occurrences"))
    box.setMinimumSize(96, _HEIGHT)
    return box
