"""The interview guide as a table: a question a row, then an interview a column, checked where it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ect_coder.analysis import labels
from ect_coder.ui.records.cells import OPTIONS_ROLE
from ect_coder.ui.tip import for_role, tip
from ect_coder.values import Moment
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ect_coder.corpus.interview_guide import Question, Tick
    from ect_coder.corpus.library import Document

TEXT, ABOUT, MOMENT = range(3)
_HEADINGS = (N_("Question"), N_("About"), N_("Moment"))
_Index = QModelIndex | QPersistentModelIndex
_MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH, Moment.AFTER)


class GuideModel(QAbstractTableModel):
    """Questions × interviews. Emits what is wished: a field of a question, or checks; keeps nothing."""

    edit_wished = Signal(int, str, object)
    tick_wished = Signal(object, bool)

    def __init__(self, names: Mapping[str, str], parent: QObject | None = None, *, writable: bool) -> None:
        super().__init__(parent)
        self._names = names
        self._writable = writable
        self._questions: list[Question] = []
        self._interviews: list[Document] = []
        self._ticks: Collection[Tick] = ()

    def show(self, questions: Sequence[Question], interviews: Sequence[Document], ticks: Collection[Tick]) -> None:
        """Hold a guide; where its rows and columns are the same, they stay where they are."""
        same = self._shape() == ([each.id for each in questions], [each.id for each in interviews])
        if not same:
            self.beginResetModel()
        self._questions, self._interviews, self._ticks = list(questions), list(interviews), ticks
        if not same:
            self.endResetModel()
        elif self._questions:
            self.dataChanged.emit(self.index(0, 0), self.index(len(questions) - 1, self.columnCount() - 1))

    def question(self, row: int) -> Question:
        """Give the question of a row."""
        return self._questions[row]

    def row_of(self, number: int) -> int:
        """Give the row of a question, -1 if it has none."""
        return next((row for row, each in enumerate(self._questions) if each.id == number), -1)

    def pair(self, index: _Index) -> Tick:
        """Give the question and the interview of a cell that is checked."""
        return self._questions[index.row()].id, self._interviews[index.column() - len(_HEADINGS)].id

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the questions."""
        return 0 if parent is not None and parent.isValid() else len(self._questions)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count what is said of a question, and the interviews."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS) + len(self._interviews)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give what a cell says, or whether it is checked."""
        if not index.isValid():
            return None
        if index.column() >= len(_HEADINGS):
            return self._check(index, role)
        question = self._questions[index.row()]
        if role == OPTIONS_ROLE and index.column() == MOMENT:
            return [(None, _("whole time")), *((each, labels.moment(each)) for each in _MOMENTS)]
        if role == Qt.ItemDataRole.EditRole:
            return {TEXT: question.text, MOMENT: question.moment}.get(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return for_role(self._said(question, index.column()), role)
        return None

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Wish that a question says something else, or that it was asked."""
        if not index.isValid():
            return False
        if role == Qt.ItemDataRole.CheckStateRole and index.column() >= len(_HEADINGS):
            self.tick_wished.emit([self.pair(index)], Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        field = {TEXT: "text", MOMENT: "moment"}.get(index.column())
        if role != Qt.ItemDataRole.EditRole or field is None:
            return False
        question = self._questions[index.row()]
        if getattr(question, field) == value:
            return False
        self.edit_wished.emit(question.id, field, value)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Text and moment are written, interviews are checked; what a question is about is asked for."""
        flags = super().flags(index)
        if not self._writable or not index.isValid():
            return flags
        if index.column() >= len(_HEADINGS):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.column() == ABOUT else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name the columns: an interview by its code, and by its name and projects in its tip."""
        if orientation is Qt.Orientation.Vertical or section >= self.columnCount():
            return None
        if section < len(_HEADINGS):
            return _(_HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None
        interview = self._interviews[section - len(_HEADINGS)]
        if role == Qt.ItemDataRole.DisplayRole:
            return interview.code
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join([interview.name, *interview.projects]))
        return None

    def _said(self, question: Question, column: int) -> str:
        if column == TEXT:
            return question.text
        if column == ABOUT:
            return ", ".join(self._names[key] for key in question.targets if key in self._names)
        return labels.moment(question.moment) if question.moment else _("whole time")

    def _check(self, index: _Index, role: int) -> Any:
        asked = self.pair(index) in self._ticks
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("asked") if asked else _("not asked")
        return None

    def _shape(self) -> tuple[list[int], list[int]]:
        return [each.id for each in self._questions], [each.id for each in self._interviews]
