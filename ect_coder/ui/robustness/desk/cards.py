"""What each person read at a place, side by side: the values that differ stand out, by weight and a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.analysis.agreement.disagreements import Differs
from ect_coder.ui.robustness.desk.inks import ink
from ect_coder.ui.shapes import badge
from ect_coder.ui.theme import readable_on
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ect_coder.analysis.agreement.disagreements import Reading
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.study.desk import Case
    from ect_coder.ui.robustness.desk.docket import Docket
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

_WIDEST = 420
_MEMO = 400


class Cards(QScrollArea):
    """A card for each reading of a disagreement; a last one for what was coded anew."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Readings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(150)

    def show_case(self, case: Case | None, docket: Docket, grid: Grid, own: Mapping[Moment, str]) -> None:
        """Show the readings of a disagreement."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(10)
        for each in case.disagreement.readings if case is not None else ():
            row.addWidget(self._card(each, case, docket, grid, own), 1)
        made = [docket.codings[each] for each in _made(case) if each in docket.codings]
        if made:
            row.addWidget(self._anew(made, grid, own), 1)
        row.addStretch(0)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _card(
        self, reading: Reading, case: Case | None, docket: Docket, grid: Grid, own: Mapping[Moment, str]
    ) -> QFrame:
        assert case is not None
        letter = docket.letter(reading.coder)
        codings = [docket.codings[mark.id] for mark in reading.marks]
        facts = [list(_facts(each, grid, own)) for each in codings]
        return self._framed(letter, reading.coder, _fate(case, reading), facts, case.disagreement.differs)

    def _anew(self, made: list[Coding], grid: Grid, own: Mapping[Moment, str]) -> QFrame:
        facts = [list(_facts(each, grid, own)) for each in made]
        return self._framed("", made[0].coder, _("coded anew"), facts, frozenset())

    def _framed(
        self,
        letter: str,
        coder: str,
        fate: str,
        readings: list[list[tuple[Differs | None, str, str]]],
        differs: frozenset[Differs],
    ) -> QFrame:
        card = QFrame()
        card.setObjectName("verbatim")
        card.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(6)
        column.addLayout(self._title(letter, coder, fate))
        for facts in readings:
            column.addLayout(_table(facts, differs))
        if not readings:
            column.addWidget(_label(_("Coded nothing here."), "cardNote"))
        column.addStretch(1)
        told = "; ".join(f"{name} : {value}" for facts in readings for _what, name, value in facts)
        nothing = _("Coded nothing here.")
        card.setAccessibleName(f"{letter} {coder} {fate} – {told or nothing}")
        return card

    def _title(self, letter: str, coder: str, fate: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if letter:
            colour = ink(self._palette, letter)
            sign = QLabel()
            sign.setPixmap(badge(letter, QColor(colour), QColor(readable_on(colour))))
            row.addWidget(sign)
        row.addWidget(_label(coder, "cardTitle"), 1)
        row.addWidget(_label(fate, "cardNote"))
        return row


def _facts(coding: Coding, grid: Grid, own: Mapping[Moment, str]) -> Iterator[tuple[Differs | None, str, str]]:
    """Give what a coding says, each with what may differ of it."""
    yield Differs.VARIABLE, _("Variable"), grid.code(coding.variable).label(language())
    yield Differs.MOMENT, _("Moment"), labels.moment(coding.moment, own)
    yield Differs.POLARITY, _("Constat"), labels.polarity(coding.polarity)
    if coding.intensity is not None:
        yield None, _("Intensity"), str(coding.intensity)
    yield Differs.PLACE, _("Passage"), ngettext("{n} character", "{n} characters", coding.end - coding.start)
    yield None, _("Coded on"), labels.date(coding.created)
    if coding.memo:
        yield None, _("Memo"), coding.memo if len(coding.memo) <= _MEMO else f"{coding.memo[:_MEMO]}…"


def _table(facts: list[tuple[Differs | None, str, str]], differs: frozenset[Differs]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for row, (what, name, value) in enumerate(facts):
        apart = what in differs
        grid.addWidget(_label(name, "fieldName"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_label(f"≠ {value}" if apart else value, "cardTitle" if apart else ""), row, 1)
    return grid


def _label(words: str, name: str) -> QLabel:
    made = QLabel(words)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def _fate(case: Case, reading: Reading) -> str:
    """Say what became of a reading."""
    if case.settlement is None or not reading.marks:
        return ""
    return _("set aside") if {mark.id for mark in reading.marks} <= set(case.settlement.aside) else _("kept")


def _made(case: Case | None) -> list[int]:
    """List the codings that a settlement made, which are no one's reading."""
    if case is None or case.settlement is None:
        return []
    return [each for each in case.settlement.stands if each not in case.key]
