"""The tab where disagreements of coders are settled, one after the other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ect_coder.coding.excerpts import Filter
from ect_coder.coding.settlements import Verdict
from ect_coder.exchange import settlement_words
from ect_coder.ui.robustness.desk.anew import Anew
from ect_coder.ui.robustness.desk.bench import Bench
from ect_coder.ui.robustness.desk.case_list import CaseList, Cases
from ect_coder.ui.robustness.desk.counting import Counting
from ect_coder.ui.robustness.desk.docket import OPEN, Docket, keeping, leaving
from ect_coder.ui.robustness.desk.head import Head
from ect_coder.ui.robustness.tab import Computed
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.study.desk import Case
    from ect_coder.ui.robustness.ground import Ground
    from ect_coder.ui.theme import Palette

_LIST, _BENCH, _LEAST = 430, 880, 300


class DeskTab(Computed):
    """Disagreements in a list, the one pointed at beside it. What is settled leaves, and the next one comes."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._docket = Docket()
        self._model = Cases(study.grid, study.conventions().own_labels(), self)
        self.choices = Head(self)
        self.list = CaseList(self._model, palette, self)
        self.bench = Bench(study, palette, self)
        self.counting = Counting(study, self)
        self.export = QPushButton(_("Export the trace…"), self)
        self._told = QLabel(
            _("A, B…: keep that reading · N: code anew · 2: all stay · R: reopen · Enter: open in the text"), self
        )
        self._told.setObjectName("cardNote")
        self._told.setWordWrap(True)
        self._empty = QLabel(self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show()

    # What is shown

    def asked(self) -> Callable[[Ground], Docket]:
        """Give how the disagreements of those who are chosen are found."""
        return partial(_docket, self.choices.compared())

    def show_table(self, matter: Docket) -> None:
        """Show what was found, the keyboard where it was."""
        self._docket = matter
        self.choices.offer(matter, self.study.grid)
        self._show()

    def renew(self) -> None:
        """Offer anew who codes."""
        self.counting.renew()

    def refresh(self, _changed: Any) -> None:
        """Leave it to the page, which asks for all of it again."""

    def narrow_to(self, codings: Collection[int]) -> None:
        """Show the disagreements of some codings alone, settled or not."""
        self.choices.narrow_to(codings)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus()

    def settle(self) -> None:
        """Hand over the note that is only on the screen so far."""
        self.bench.keep()

    def _show(self) -> None:
        """List what the choices let through; stay on the same disagreement, or where the list stood."""
        before, rank = self._selected(), max(0, self.list.currentIndex().row())
        narrowing, cases = self.choices.narrowing, self._docket.cases
        concerned, shown = narrowing.concerned(cases), narrowing.shown(cases)
        self._model.show(shown, self._docket)
        known = {case.key for case in before}
        rows = [row for row, case in enumerate(shown) if case.key in known]
        self._select(rows or ([min(rank, len(shown) - 1)] if shown else []))
        self.choices.tell(concerned)
        self.export.setEnabled(any(case.settlement is not None for case in cases))
        self._empty.setText(self.nothing())
        self._empty.setVisible(not shown)
        self._split.setVisible(bool(shown))

    def _select(self, rows: Iterable[int]) -> None:
        chosen = self.list.selectionModel()
        chosen.blockSignals(True)
        for rank, row in enumerate(rows):
            index = self._model.index(row)
            if rank == 0:
                self.list.setCurrentIndex(index)
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select)
        chosen.blockSignals(False)
        self._point()

    def _selected(self) -> list[Case]:
        return [self._model.cases[row] for row in self.list.selected_rows()]

    def _point(self) -> None:
        """Show the disagreement that is pointed at, beside the list."""
        selected, current = self._selected(), self.list.currentIndex().row()
        if len(selected) > 1 and 0 <= current < len(self._model.cases):
            selected.sort(key=lambda case: case is not self._model.cases[current])
        self.bench.show_cases(selected, self._docket)

    def _pointed(self) -> None:
        self.bench.keep()
        self._point()

    def nothing(self) -> str:
        """Say why no disagreement is listed."""
        if not self.study.document_counts():
            return super().nothing()
        if len(self._docket.everyone) < 2:
            return _("No document was coded by two people yet: there is nothing to reconcile.")
        narrowing = self.choices.narrowing
        if narrowing.state == OPEN and narrowing.concerned(self._docket.cases):
            return _("All is settled here. Below, choose which codings count in the answers.")
        return _("No disagreement here.")

    # What is wished

    def _keep_letter(self, letter: str) -> None:
        people = {self._docket.letter(each): each for each in self._docket.coders}
        if letter in people:
            self._keep(people[letter])

    def _keep(self, coder: str) -> None:
        note = self.bench.written()
        self._settle([each for case in self._selected() if (each := keeping(case, coder, note)) is not None])

    def _leave(self) -> None:
        note = self.bench.written()
        self._settle([leaving(case, note) for case in self._selected()])

    def _code_anew(self) -> None:
        selected = self._selected()
        if len(selected) != 1 or not self.study.writable:
            return
        found = selected[0].disagreement
        readings = [
            (self._docket.letter(each.coder), self._docket.codings[mark.id])
            for each in found.readings
            for mark in each.marks
        ]
        asking = Anew(self.study, readings, self)
        if asking.exec():
            self._settle([Verdict((), found.codings, asking.wish(), self.bench.written())])

    def _settle(self, verdicts: Sequence[Verdict]) -> None:
        if verdicts and self.study.writable:
            words = ngettext("{n} disagreement settled", "{n} disagreements settled", len(verdicts))
            self._do(partial(_settled, self.study, verdicts), len(verdicts), words)

    def _reopen(self) -> None:
        numbers = list(dict.fromkeys(case.settlement.id for case in self._selected() if case.settlement is not None))
        if numbers and self.study.writable:
            words = ngettext("{n} disagreement reopened", "{n} disagreements reopened", len(numbers))
            self._do(partial(_reopened, self.study, numbers), len(numbers), words)

    def _do(self, deed: Callable[[str], Any], many: int, words: str) -> None:
        """Ask for a deed; where it is done, point at the next disagreement that is open."""
        mark = self.study.mark
        self.bench.forget_note()
        self.settling_wished.emit(deed, many, words)
        if self.study.mark == mark:
            return
        rows, open_only = self.list.selected_rows(), self.choices.narrowing.state == OPEN
        self._docket = replace(self._docket, cases=self.study.desk.again(self._docket.cases))
        self._show()
        if rows and not open_only:
            self.list.setCurrentIndex(self._model.index(self._next_open(rows[-1])))

    def _next_open(self, row: int) -> int:
        """Give the next row that is open, or the next one."""
        last = len(self._model.cases) - 1
        after = (each for each in range(row + 1, last + 1) if self._model.cases[each].settlement is None)
        return next(after, min(row + 1, last))

    def _rewrite(self, number: int, text: str) -> None:
        self.deed_wished.emit(partial(self.study.desk.note, number, text), _("Note kept"))

    def _open(self) -> None:
        selected = self._selected()
        if selected:
            self.passage_wished.emit(selected[0].disagreement.codings[0])

    def _export(self) -> None:
        self.export_wished.emit(partial(_trace, self.study))

    # Putting it together

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setMinimumWidth(_LEAST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self._told)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(left)
        self._split.addWidget(self.bench)
        self._split.setSizes([_LIST, _BENCH])
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.counting)
        foot.addStretch(1)
        foot.addWidget(self.export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 10, 18, 12)
        whole.setSpacing(10)
        whole.addWidget(self.choices)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._empty, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.choices.people_chosen.connect(self.asked_again)
        self.choices.narrowed.connect(self._show)
        self.export.clicked.connect(self._export)
        self.counting.deed_wished.connect(self.deed_wished)
        self.list.current_changed.connect(self._pointed)
        self.list.letter_pressed.connect(self._keep_letter)
        self.bench.keeping_wished.connect(self._keep)
        self.bench.note_wished.connect(self._rewrite)
        self.bench.left.connect(self.take_keyboard)
        for side in (self.list, self.bench):
            side.anew_wished.connect(self._code_anew)
            side.leaving_wished.connect(self._leave)
            side.reopening_wished.connect(self._reopen)
            side.opening_wished.connect(self._open)


def _docket(compared: Collection[str], ground: Ground) -> Docket:
    """Find the disagreements of some people, or of all who could be compared, off the window's thread."""
    study = ground.study
    everyone = study.desk.coders()
    coders = [each for each in everyone if not compared or each in compared]
    cases = study.desk.cases(coders)
    numbers = {each for case in cases for each in case.disagreement.codings}
    numbers |= {each for case in cases if case.settlement is not None for each in case.settlement.stands}
    codings = study.excerpts(Filter(numbers=sorted(numbers))) if numbers else []
    return Docket(everyone, coders, cases, {each.id: each for each in codings})


def _settled(study: Study, verdicts: Sequence[Verdict], coder: str) -> None:
    """Settle, in the name of a person, who is also the author of what is coded anew."""
    signed = [
        replace(each, made=replace(each.made, coder=coder) if each.made is not None else None) for each in verdicts
    ]
    study.desk.settle(signed, coder)


def _reopened(study: Study, numbers: Sequence[int], _coder: str) -> None:
    study.desk.reopen(numbers)


def _trace(study: Study) -> Table:
    found = study.desk.settlements()
    numbers = sorted({each for settled in found for each in (*settled.stands, *settled.aside)})
    codings = study.excerpts(Filter(numbers=numbers)) if numbers else []
    return settlement_words.trace(
        found,
        {each.id: each for each in codings},
        study.grid,
        language(),
        study.conventions().own_labels(),
        study.quoting().real,
    )
