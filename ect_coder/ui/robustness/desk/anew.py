"""Coding a passage anew, where no reading of it is to stand: from one of them, with what is said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.coding.codings import NewCoding
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.values import Moment, Polarity, Span
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.study import Study

_WIDTH = 560


class Anew(QDialog):
    """`wish()` says after `exec` what is to be coded; `readings` are those that it stands for, with their letters."""

    def __init__(self, study: Study, readings: Sequence[tuple[str, Coding]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Code anew"))
        self.setMinimumWidth(_WIDTH)
        self._readings = readings
        first = readings[0][1]
        self._variable = QComboBox(self)
        for code in study.grid.codes:
            if not code.retired or code.id == first.variable:
                self._variable.addItem(code.label(language()), code.id)
        self._variable.setCurrentIndex(self._variable.findData(first.variable))
        own = study.conventions().own_labels()
        self._moment = Choices([(each, labels.moment(each, own), None) for each in Moment], _("Moment"))
        self._moment.choose(first.moment)
        self._polarity = Choices([(each, labels.polarity(each), None) for each in Polarity], _("Constat"))
        self._polarity.choose(first.polarity)
        places = [
            (str(rank), _("Passage of {letter}").format(letter=letter), None)
            for rank, (letter, _c) in enumerate(readings)
        ]
        self._place = Choices([*places, ("", _("Both together"), None)] if len(places) > 1 else places, _("Passage"))
        self._place.choose("0")
        self._lay_out()
        self._variable.setFocus()

    def wish(self) -> NewCoding:
        """Give the coding as it was described; who makes it is said later."""
        like = self._readings[int(self._place.current() or "0")][1]
        codings = [each for _letter, each in self._readings]
        whole = Span(min(each.start for each in codings), max(each.end for each in codings))
        return NewCoding(
            document=like.document,
            span=Span(like.start, like.end) if self._place.current() else whole,
            variable=self._variable.currentData(),
            moment=Moment(self._moment.current()),
            polarity=Polarity(self._polarity.current()),
            project=like.project,
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setVerticalSpacing(10)
        form.addRow(_("Variable"), self._variable)
        for name, choices in ((_("Moment"), self._moment), (_("Constat"), self._polarity), (_("Passage"), self._place)):
            row = QHBoxLayout()
            row.addWidget(choices)
            row.addStretch(1)
            form.addRow(name, row)
        buttons, _agree = agreeing(self, _("Code anew"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(buttons)
