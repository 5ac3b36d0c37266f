"""The interview guide: its questions, what each is about, and in which interviews it was asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QInputDialog, QLabel, QVBoxLayout

from ect_coder.ui.records.cells import CellTable, Waiting
from ect_coder.ui.records.guide_model import ABOUT, MOMENT, TEXT, GuideModel
from ect_coder.ui.records.project_choice import ProjectChoice
from ect_coder.ui.records.tab import Tab
from ect_coder.ui.records.targets import Targets, names
from ect_coder.values import Changed, Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.interview_guide import Tick
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_WIDTHS = {TEXT: 440, ABOUT: 210, MOMENT: 130}
_CHECK = 46


class GuideTab(Tab):
    """A table to write and to check in: Space says that a question was asked, Alt with the arrows moves it."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._project = ProjectChoice(self, 200, _("All interviews"))
        self._waiting = Waiting(self)
        self._model = GuideModel(names(study.grid), self, writable=study.writable)
        self._table = _GuideTable(self._model, palette, self)
        self._note = QLabel(self)
        self._note.setObjectName("cardNote")
        self._note.setWordWrap(True)
        self._buttons = [
            self.button(_("Add questions…"), self._ask_questions),
            self.button(_("What it is about…"), self._ask_targets),
            self.button(_("Up"), partial(self._move, -1)),
            self.button(_("Down"), partial(self._move, 1)),
            self.button(_("Remove"), self._remove),
        ]
        self._lay_out()
        self._connect()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Look again at the questions and at the interviews."""
        if changed & (Changed.RECORDS | Changed.DOCUMENTS | Changed.PROJECTS):
            self._project.show_projects(self.study.projects())
            self._show()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self._table.setFocus()

    def settle(self) -> None:
        """Write the cell that is being typed."""
        self._table.leave_cell()
        self._waiting.flush()

    # What is shown

    def _show(self, _chosen: int = 0) -> None:
        project, here = self._project.currentData(), self._table.currentIndex()
        row, column = here.row(), here.column()
        documents = self.study.documents()
        interviews = [
            each for each in documents if each.kind is Kind.INTERVIEW and (project is None or project in each.projects)
        ]
        interviews.sort(key=lambda each: each.code)
        questions, ticks = self.study.questions.questions(), self.study.questions.ticks()
        self._model.show(questions, interviews, ticks)
        self._table.fit()
        if questions and not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(max(0, min(row, len(questions) - 1)), max(0, column)))
        for button in self._buttons:
            button.setEnabled(self.study.writable and (bool(questions) or button is self._buttons[0]))
        self._note.setText(_told(len(questions), len(interviews)))

    # What is wished

    def _edited(self, number: int, field: str, value: Any) -> None:
        self._waiting.keep(partial(self.study.questions.change, number, {field: value}))

    def _ticked(self, pairs: Sequence[Tick], asked: bool) -> None:
        self._waiting.keep(partial(self.study.questions.tick, pairs, asked=asked))

    def _ask_questions(self) -> None:
        """Ask for questions, one a line: typed, or pasted from a guide that is written elsewhere."""
        self.settle()
        words, agreed = QInputDialog.getMultiLineText(self, _("Add questions"), _("One question a line"))
        texts = [line for line in words.split("\n") if line.strip()]
        if agreed and texts:
            told = ngettext("{n} question added", "{n} questions added", len(texts))
            self.deed_wished.emit(partial(self.study.questions.add, texts), told)
            self._table.setCurrentIndex(self._model.index(self._model.rowCount() - len(texts), TEXT))
            self._table.setFocus()

    def _ask_targets(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0 or not self.study.writable:
            return
        self.settle()
        question = self._model.question(row)
        asked = Targets(self.study.grid, question.text, question.targets, self)
        if asked.exec() and asked.chosen() != list(question.targets):
            deed = partial(self.study.questions.change, question.id, {"targets": asked.chosen()})
            self.deed_wished.emit(deed, "")

    def _move(self, step: int, _checked: bool = False) -> None:
        here = self._table.currentIndex()
        place = here.row() + step
        if here.isValid() and self.study.writable and 0 <= place < self._model.rowCount():
            question = self._model.question(here.row())
            self.deed_wished.emit(partial(self.study.questions.move, question.id, place), "")
            self._table.setCurrentIndex(self._model.index(self._model.row_of(question.id), here.column()))

    def _remove(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0 and self.study.writable:
            deed = partial(self.study.questions.remove, self._model.question(row).id)
            self.deed_wished.emit(deed, _("Question removed"))

    def _open(self, index: QModelIndex) -> None:
        """Edit a cell, check it, or ask what the question is about."""
        if index.column() == ABOUT:
            self._ask_targets()
        elif index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            self._ticked([self._model.pair(index)], not checked)
        elif index.isValid():
            self._table.edit(index)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() == ABOUT:
            self._ask_targets()

    # Putting it together

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._project)
        head.addStretch(1)
        for button in self._buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self._project.currentIndexChanged.connect(self._show)
        self._model.edit_wished.connect(self._edited)
        self._model.tick_wished.connect(self._ticked)
        self._waiting.due.connect(self.deed_wished)
        self._table.opening_wished.connect(self._open)
        self._table.doubleClicked.connect(self._double_clicked)
        up, down = partial(self._move, -1), partial(self._move, 1)
        self.give_keys(self._table, {"Insert": self._ask_questions, "Alt+Up": up, "Alt+Down": down})


class _GuideTable(CellTable):
    """Questions wide enough to be read, interviews as narrow as a check."""

    def __init__(self, model: GuideModel, palette: Palette, parent: Tab) -> None:
        super().__init__(_("Interview guide"), palette, parent)
        self._guide = model
        self.setModel(model)
        self.horizontalHeader().setMinimumSectionSize(_CHECK)

    def fit(self) -> None:
        """Give the columns their widths; the questions take what is left."""
        for column in range(self._guide.columnCount()):
            self.setColumnWidth(column, _WIDTHS.get(column, _CHECK))
        if self._guide.columnCount():
            self.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)

    def checks_wished(self, indexes: Sequence[QModelIndex], state: Qt.CheckState) -> None:
        """Note all that is selected in one deed."""
        pairs = [self._guide.pair(each) for each in indexes]
        self._guide.tick_wished.emit(pairs, state is Qt.CheckState.Checked)


def _told(questions: int, interviews: int) -> str:
    if not questions:
        return _("No question yet. Paste the interview guide, one question a line, then check what was asked of whom.")
    if not interviews:
        return _("No interview yet: once some are imported, check here which questions were asked.")
    return _("Space: asked, or not, in all cells that are selected · Enter: edit · Alt+Up, Alt+Down: move")
