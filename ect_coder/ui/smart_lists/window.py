"""Where a smart list is made: rows of conditions, what they say as a sentence, and how many excerpts that is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis.condition_words import sentence
from ect_coder.corpus.canonical import clean_name
from ect_coder.errors import EmptyName, TakenName
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.coding_choices import CodingChoices
from ect_coder.ui.latest import Latest
from ect_coder.ui.smart_lists.lines import condition_of, lines_of
from ect_coder.ui.smart_lists.row import ConditionRow
from ect_coder.wording import _, explain, ngettext

if TYPE_CHECKING:
    from ect_coder.coding.conditions import Condition
    from ect_coder.errors import EctError
    from ect_coder.search.saved import Saved
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task

_SIZE = QSize(1060, 520)
_WAIT = 160
"""Milliseconds after the last change before the excerpts are counted."""


class SmartListWindow(QDialog):
    """Asks for the conditions of a new list, or of one that is kept; `answers` gives them after `exec`.

    Raises BadSmartList or NotInRows for a list that cannot be shown.
    """

    def __init__(self, study: Study, before: Saved | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._own = study.conventions().own_labels()
        self._choices = CodingChoices(study)
        self._taken = {each.name for each in study.smart_lists.kept()} - {before.name if before is not None else ""}
        self._rows: list[ConditionRow] = []
        self.setWindowTitle(_("Smart list") if before is not None else _("New smart list"))
        self.resize(_SIZE)
        self._name = QLineEdit(before.name if before is not None else "", self)
        self._name.setPlaceholderText(_("Name of the list"))
        self._name.setAccessibleName(_("Name of the list"))
        self._name.setMinimumHeight(30)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("conditionSentence")
        self._sentence.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._told = QLabel(self)
        self._told.setObjectName("cardNote")
        self._told.setWordWrap(True)
        self._add = QPushButton(_("Add a condition"), self)
        self._add.setAutoDefault(False)
        self._latest = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._connect()
        for line in lines_of(before.condition) if before is not None else (None,):
            row = self._add_row()
            if line is not None:
                self._settle()
                row.show_line(line)
        self._changed()
        self._name.setFocus()

    def answers(self) -> tuple[str, Condition]:
        """Give the name and what is asked; to be called once the window was accepted."""
        condition = self.condition()
        assert condition is not None
        return self._name.text(), condition

    def condition(self) -> Condition | None:
        """Give what the rows ask; those without a value are left aside."""
        return condition_of(line for row in self._rows if (line := row.line()) is not None)

    # Making

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(2, 2, 10, 2)
        self._column.setSpacing(8)
        adding = QHBoxLayout()
        adding.addWidget(self._add)
        adding.addStretch(1)
        self._column.addLayout(adding)
        self._column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._sentence)
        said.addWidget(self._count)
        buttons, self._keep = agreeing(self, _("Keep the list"))
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addWidget(self._name)
        column.addLayout(said)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._name.textChanged.connect(self._tell)
        self._add.clicked.connect(self._begin_row)
        self._timer.timeout.connect(self._ask)
        self._latest.refused.connect(self._refused)

    # Rows

    def _add_row(self) -> ConditionRow:
        row = ConditionRow(self._choices, self)
        row.changed.connect(self._changed)
        row.removal_wished.connect(partial(self._remove, row))
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self._follow(row)
        return row

    def _follow(self, row: ConditionRow) -> None:
        """Let Tab go through the rows in their order, then to what adds one."""
        if len(self._rows) > 1:
            QWidget.setTabOrder(self._rows[-2].remove, row)
        QWidget.setTabOrder(row.remove, self._add)

    def _begin_row(self, _checked: bool = False) -> None:
        row = self._add_row()
        self._changed()
        row.take_keyboard()
        QTimer.singleShot(0, row, partial(self._area.ensureWidgetVisible, row))

    def _remove(self, row: ConditionRow) -> None:
        rank = self._rows.index(row)
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._rows:
            self._rows[min(rank, len(self._rows) - 1)].take_keyboard()
        else:
            self._add.setFocus()
        self._changed()

    def _settle(self) -> None:
        """Let each row offer what fits its place."""
        neighbour = False
        for rank, row in enumerate(self._rows):
            row.stand(first=rank == 0, after_neighbour=neighbour)
            neighbour = row.speaks_of_another()

    def _changed(self) -> None:
        self._settle()
        condition = self.condition()
        said = sentence(condition, self._study.grid, self._own) if condition is not None else ""
        self._sentence.setText(said or _("Choose what the excerpts of this list have in common."))
        self._count.setText("" if condition is None else self._count.text() or " ")
        self._timer.start()
        self._tell()

    # Counting

    def _ask(self) -> None:
        condition = self.condition()
        if condition is None:
            return
        study = self._study

        def work(_task: Task) -> int:
            return study.smart_lists.count(condition)

        self._latest.ask(work, self._counted)

    def _counted(self, count: int) -> None:
        self._count.setText(ngettext("{n} excerpt", "{n} excerpts", count) if self.condition() is not None else "")

    def _refused(self, refusal: EctError) -> None:
        self._count.setText(explain(refusal))

    # Keeping

    def _tell(self, _name: str = "") -> None:
        """Say what is missing, as long as it is."""
        problem = self._problem()
        self._keep.setEnabled(not problem)
        waiting = any(row.line() is None for row in self._rows)
        self._told.setText(problem or (_("A condition without a value is left aside.") if waiting else ""))

    def _problem(self) -> str:
        if self.condition() is None:
            return _("Choose at least one value.")
        try:
            if clean_name(self._name.text()) in self._taken:
                return explain(TakenName(name=self._name.text()))
        except EmptyName as refusal:
            return explain(refusal)
        return ""
