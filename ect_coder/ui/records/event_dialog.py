"""Asking for an event: which project, what happened, when, and how one knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import clean_date
from ect_coder.errors import BadDate
from ect_coder.ui.agreeing import agreeing
from ect_coder.values import Happening
from ect_coder.wording import _, explain, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.events import Event
    from ect_coder.values import Span

_WIDTH = 460
_QUOTE = 240
"""Characters of a passage that are shown: enough to know it."""


class EventDialog(QDialog):
    """`wish()` says after `exec` what is to be noted. A known event keeps its project; `quote` is what says it."""

    def __init__(
        self,
        projects: Sequence[str],
        parent: QWidget,
        *,
        event: Event | None = None,
        project: str | None = None,
        quote: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change the event") if event is not None else _("Note a date"))
        self.setMinimumWidth(_WIDTH)
        self._project = QComboBox(self)
        self._project.addItems(list(projects))
        self._project.setCurrentText((event.project if event is not None else project) or "")
        self._project.setEnabled(event is None)
        self._what = QComboBox(self)
        for each in Happening:
            self._what.addItem(labels.happening(each), each)
        self._name, self._date, self._how = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self._date.setPlaceholderText(_("2019, 2019-04, 2019-04-12 or 2019~"))
        self._how.setPlaceholderText(_("said in an interview, date of a report, guessed…"))
        if event is not None:
            self._what.setCurrentIndex(self._what.findData(event.happening))
            self._name.setText(event.name)
            self._date.setText(event.date or "")
            self._how.setText(event.how)
        self._quote = QLabel(quoted(_shortened(quote)), self)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setObjectName("quote")
        self._quote.setWordWrap(True)
        self._quote.setVisible(bool(quote))
        self._told = QLabel(self)
        self._told.setObjectName("cardNote")
        self._told.setWordWrap(True)
        self._lay_out()
        for widget in (self._name, self._date):
            widget.textChanged.connect(self._check)
        self._what.currentIndexChanged.connect(self._check)
        self._check()
        self._date.setFocus()

    def wish(self, document: int | None = None, span: Span | None = None) -> NewEvent:
        """Give the event as it was described."""
        return NewEvent(self._project.currentText(), document=document, span=span, **self.values())

    def values(self) -> dict[str, Any]:
        """Give what was said of the event, by its fields."""
        return {
            "happening": Happening(self._what.currentData()),
            "name": self._name.text(),
            "date": self._date.text(),
            "how": self._how.text(),
        }

    def _check(self, _value: object = None) -> None:
        """Say what is missing, as long as it is."""
        self._told.setText(self._problem())
        self._keep.setEnabled(not self._told.text())

    def _problem(self) -> str:
        try:
            clean_date(self._date.text())
        except BadDate as refusal:
            return explain(refusal)
        if self._what.currentData() == Happening.OTHER and not self._name.text().strip():
            return _("Another event needs a name.")
        return "" if self._project.currentText() else _("Make a project first: an event is about one.")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(_("Project"), self._project)
        form.addRow(_("What happened"), self._what)
        form.addRow(_("Name"), self._name)
        form.addRow(_("Date"), self._date)
        form.addRow(_("How one knows"), self._how)
        buttons, self._keep = agreeing(self, _("Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._quote)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(buttons)


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE else f"{line[:_QUOTE]}…"
