"""The right side of the desk: the passage, what each person read there, and what one may do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ect_coder.exchange import settlement_words
from ect_coder.ui.elided import Elided
from ect_coder.ui.robustness.desk.cards import Cards
from ect_coder.ui.robustness.desk.docket import Docket, standing
from ect_coder.ui.robustness.desk.passage import Passage
from ect_coder.ui.text_field import TextField
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.study import Study
    from ect_coder.study.desk import Case
    from ect_coder.ui.theme import Palette

_NOTE = 54
_NAMED = 3
"""People whose names there is room for on buttons; of more, their letters."""


class Bench(QWidget):
    """Shows the disagreement one stands on, and emits what is wished for all that are selected."""

    keeping_wished = Signal(str)
    """Whose reading is to be kept."""
    anew_wished = Signal()
    leaving_wished = Signal()
    reopening_wished = Signal()
    opening_wished = Signal()
    note_wished = Signal(int, str)
    left = Signal()
    """The keyboard is to go back to the list."""

    def __init__(self, study: Study, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._case: Case | None = None
        self._docket = Docket()
        self._before = ""
        self.title, self.settled = Elided(self), QLabel(self)
        self.title.setObjectName("cardTitle")
        self.settled.setObjectName("cardNote")
        for label in (self.title, self.settled):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.settled.setWordWrap(True)
        self.passage = Passage(palette, self)
        self.cards = Cards(palette, self)
        self.keeping: dict[str, QPushButton] = {}
        self.anew = QPushButton(_("Code anew… (N)"), self)
        self.leaving = QPushButton(_("Both stay (2)"), self)
        self.reopening = QPushButton(_("Reopen (R)"), self)
        self.opening = QPushButton(_("Open in the text"), self)
        self.note = TextField(_("Why"), self)
        self.note.setPlaceholderText(_("Why: kept with what is settled (optional)"))
        self.note.setFixedHeight(_NOTE)
        self.note.installEventFilter(self)
        self._lay_out()
        self.anew.clicked.connect(self.anew_wished)
        self.leaving.clicked.connect(self.leaving_wished)
        self.reopening.clicked.connect(self.reopening_wished)
        self.opening.clicked.connect(self.opening_wished)

    def show_cases(self, cases: Sequence[Case], docket: Docket) -> None:
        """Show the first of some disagreements; what is done is done to all of them."""
        case = cases[0] if cases else None
        same = case is not None and self._case is not None and case.key == self._case.key
        self._case, self._docket = case, docket
        text = self._study.text(case.disagreement.document) if case is not None else ""
        self.passage.show_passage(text, _stretches(case, docket))
        self.cards.show_case(case, docket, self._study.grid, self._study.conventions().own_labels())
        self.title.setText(_title(case, docket, len(cases)))
        self._tell(case)
        self._offer(cases)
        written = case.settlement.note if case is not None and case.settlement is not None else ""
        if not same or written != self._before:
            self._before = written
            self.note.setPlainText(written)

    def written(self) -> str:
        """Give the note that goes with what is settled."""
        return self.note.written().strip()

    def keep(self) -> None:
        """Tell the note of what is settled, if it is another one now."""
        settled = self._case.settlement if self._case is not None else None
        if settled is not None and self.written() != self._before and self._study.writable:
            self._before = self.written()
            self.note_wished.emit(settled.id, self._before)

    def forget_note(self) -> None:
        """Take what is written for kept: it goes with a deed."""
        self._before = self.written()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note when the keyboard leaves it, or with Ctrl+Enter, which goes back to the list."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.keep()
        if watched is self.note and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier) or event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _tell(self, case: Case | None) -> None:
        settled = case.settlement if case is not None else None
        self.settled.setVisible(settled is not None)
        if case is not None and settled is not None:
            self.settled.setText(settlement_words.settled(settled, standing(case, self._docket.codings)))

    def _offer(self, cases: Sequence[Case]) -> None:
        """Offer a button for each reading, and the others as far as they are possible."""
        people = {each.coder for case in cases for each in case.disagreement.readings}
        for coder in self._docket.coders:
            button = self.keeping.get(coder) or self._keeper(coder)
            button.setVisible(coder in people)
            button.setEnabled(self._study.writable)
            if coder in people:
                button.setText(self._named(coder, cases))
        self.leaving.setText(_("Both stay (2)") if len(people) == 2 else _("All stay (2)"))
        writable = self._study.writable and bool(cases)
        self.anew.setEnabled(writable and len(cases) == 1)
        self.leaving.setEnabled(writable)
        self.reopening.setEnabled(writable and any(case.settlement is not None for case in cases))
        self.opening.setEnabled(len(cases) == 1)
        self.note.setReadOnly(not writable)

    def _keeper(self, coder: str) -> QPushButton:
        button = self.keeping[coder] = QPushButton(self)
        button.clicked.connect(partial(self.keeping_wished.emit, coder))
        self._deeds.insertWidget(len(self.keeping) - 1, button)
        return button

    def _named(self, coder: str, cases: Sequence[Case]) -> str:
        """Say what keeping a reading does: of one who coded nothing, it sets the others aside."""
        letter = self._docket.letter(coder)
        if len(cases) > 1 and len(self._docket.coders) == 2:
            return ngettext(
                "Keep {letter} for the {n} selected", "Keep {letter} for the {n} selected", len(cases), letter=letter
            )
        readings = cases[0].disagreement.readings
        if len(cases) > 1 or len(readings) > _NAMED:
            return _("Keep {letter}").format(letter=letter)
        silent = not any(each.marks for each in readings if each.coder == coder)
        words = _("Set aside ({letter})") if silent else _("Keep {coder} ({letter})")
        return words.format(coder=coder, letter=letter).replace("&", "&&")

    def _lay_out(self) -> None:
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(8)
        for button in (self.anew, self.leaving, self.reopening):
            self._deeds.addWidget(button)
        self._deeds.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.opening)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.passage)
        split.addWidget(self.cards)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.setStyleSheet("QSplitter::handle { background: transparent; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addWidget(self.settled)
        column.addWidget(self.note)
        column.addLayout(self._deeds)


def _stretches(case: Case | None, docket: Docket) -> list[tuple[str, int, int]]:
    if case is None:
        return []
    return [
        (docket.letter(each.coder), mark.start, mark.end) for each in case.disagreement.readings for mark in each.marks
    ]


def _title(case: Case | None, docket: Docket, selected: int) -> str:
    """Say where it is, in what the readings differ, and how many are selected with it."""
    if case is None:
        return ""
    document = next((docket.codings[each].document_name for each in case.disagreement.codings), "")
    what = settlement_words.differences(case.disagreement.differs)
    many = ngettext("{n} selected", "{n} selected", selected) if selected > 1 else ""
    return "  ·  ".join(filter(None, (case.reference, document, what, many)))
