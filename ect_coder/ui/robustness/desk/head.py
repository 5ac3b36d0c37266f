"""What stands above the desk: who is compared, which disagreements are listed, how many of them are settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ect_coder.analysis.agreement.disagreements import Differs
from ect_coder.exchange import settlement_words
from ect_coder.ui.choices import Choices
from ect_coder.ui.robustness.desk.docket import ALL, OPEN, SETTLED, Narrowing
from ect_coder.ui.robustness.tab import EVERY, fill
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.study.desk import Case
    from ect_coder.ui.robustness.desk.docket import Docket

_WIDEST = 200
_BETWEEN = "\n"
"""What stands between two names in a choice of people: no name has it."""


class Head(QWidget):
    """Emits `narrowed` for another choice of disagreements, `people_chosen` where other people are compared."""

    narrowed = Signal()
    people_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrowing = Narrowing()
        self.people = self._combo(_("Who is compared"))
        self.documents = self._combo(_("Document"))
        self.variables = self._combo(_("Variable"))
        self.kinds = self._combo(_("What differs"))
        self.state = Choices(
            [(OPEN, _("To settle"), None), (SETTLED, _("Settled"), None), (ALL, _("All"), None)], _("Show")
        )
        self.state.choose(OPEN)
        self.those = QPushButton(_("Those of a figure of the agreement ✕"), self)
        self.progress, self._bar = QLabel(self), QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(110, 6)
        self._lay_out()
        self.people.activated.connect(self.people_chosen)
        for box in (self.documents, self.variables, self.kinds):
            box.activated.connect(self._read)
        self.state.chosen.connect(self._read)
        self.those.clicked.connect(self._widen)

    def compared(self) -> tuple[str, ...]:
        """Give the two people who are compared; nobody's names for all."""
        chosen = str(self.people.currentData() or EVERY)
        return tuple(chosen.split(_BETWEEN)) if chosen else ()

    def offer(self, docket: Docket, grid: Grid) -> None:
        """Offer the people, documents and variables that there are."""
        everyone = docket.everyone
        pairs = [f"{one}{_BETWEEN}{other}" for rank, one in enumerate(everyone) for other in everyone[rank + 1 :]]
        fill(self.people, [(EVERY, _("All coders")), *((each, each.replace(_BETWEEN, " – ")) for each in pairs)])
        self.people.setVisible(len(everyone) > 2)
        marks = [mark for case in docket.cases for mark in case.disagreement.marks]
        named = {mark.document: docket.codings[mark.id].document_code for mark in marks}
        fill(self.documents, [(EVERY, _("All documents")), *((str(each), code) for each, code in named.items())])
        used = {mark.variable for mark in marks}
        codes = [(code.id, code.label(language())) for code in grid.codes if code.id in used]
        fill(self.variables, [(EVERY, _("All variables")), *codes])
        kinds = [(each.value, settlement_words.differs(each)) for each in Differs]
        fill(self.kinds, [(EVERY, _("All differences")), *kinds])
        self._choose()

    def narrow_to(self, codings: Collection[int]) -> None:
        """Want the disagreements of some codings alone, settled or not."""
        for box in (self.documents, self.variables, self.kinds):
            box.setCurrentIndex(0)
        self.state.choose(ALL)
        self.narrowing = Narrowing(numbers=frozenset(codings), state=ALL)
        self.narrowed.emit()

    def tell(self, concerned: Sequence[Case]) -> None:
        """Say how many of those that are chosen are settled."""
        done = sum(case.settlement is not None for case in concerned)
        self.progress.setText(settlement_words.progress(done, len(concerned)))
        self._bar.setRange(0, max(1, len(concerned)))
        self._bar.setValue(done)
        self.those.setVisible(bool(self.narrowing.numbers))

    def _choose(self) -> None:
        document = str(self.documents.currentData() or EVERY)
        self.narrowing = replace(
            self.narrowing,
            document=int(document) if document else None,
            variable=str(self.variables.currentData() or EVERY),
            differs=str(self.kinds.currentData() or EVERY),
            state=self.state.current(),
        )

    def _read(self, _value: object = None) -> None:
        self._choose()
        self.narrowed.emit()

    def _widen(self) -> None:
        self.narrowing = Narrowing()
        self.state.choose(OPEN)
        self._read()

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox(self)
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.setMaximumWidth(_WIDEST)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.people, self.state, self.documents, self.variables, self.kinds, self.those):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self._bar)
