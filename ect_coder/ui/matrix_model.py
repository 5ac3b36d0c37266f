"""The matrix as a table: a project a row, a pillar or variable a column, an answer a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.corpus.canonical import collated
from ect_coder.ui.tip import for_role
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.library import Project
    from ect_coder.study import Answers

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
PILLAR_ROLE = Qt.ItemDataRole.UserRole + 2
PROJECTS = -1
"""The column to sort by for the names of the projects."""
_ORDER = {answer: rank for rank, answer in enumerate(Answer)}
_Index = QModelIndex | QPersistentModelIndex
_ASCENDING = Qt.SortOrder.AscendingOrder


class MatrixModel(QAbstractTableModel):
    """Projects × pillars or variables; the display text says a cell whole, for copying and for screen readers."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._projects: list[Project] = []
        self._columns: list[str] = []
        self._rows: dict[tuple[int, str], Row] = {}
        self._sorted_by: str | None = None
        self._order = _ASCENDING

    def show(self, answers: Answers, projects: Sequence[Project]) -> None:
        """Hold these answers, in the order last asked for: by name until a column is chosen."""
        self.beginResetModel()
        self._projects = list(projects)
        self._columns = list(dict.fromkeys(row.id for row in answers.rows))
        self._rows = {(row.project, row.id): row for row in answers.rows}
        if self._sorted_by not in self._columns:
            self._sorted_by, self._order = None, _ASCENDING
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Put the projects in the order of their answers in a column (the rule's own), or of their names (PROJECTS)."""
        self.beginResetModel()
        self._sorted_by = self._columns[column] if 0 <= column < len(self._columns) else None
        self._order = order
        self._arrange()
        self.endResetModel()

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """The column that the rows are sorted by, PROJECTS for their names, and which way."""
        return (PROJECTS if self._sorted_by is None else self.column_of(self._sorted_by)), self._order

    def project(self, row: int) -> Project:
        """Give the project of a row."""
        return self._projects[row]

    def row_of(self, project: int) -> int:
        """Give the row of a project, -1 if it has none."""
        return next((row for row, each in enumerate(self._projects) if each.id == project), -1)

    def column_of(self, key: str) -> int:
        """Give the column of a pillar or variable, -1 if it has none."""
        return self._columns.index(key) if key in self._columns else -1

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the projects."""
        return 0 if parent is not None and parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the pillars or variables."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give a row of the matrix, or its words."""
        if not index.isValid() or index.row() >= len(self._projects) or index.column() >= len(self._columns):
            return None
        row = self._rows.get((self._projects[index.row()].id, self._columns[index.column()]))
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return said(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name pillars, variables and projects; a column's PILLAR_ROLE is the key of its pillar."""
        if orientation is Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(self._projects):
            return for_role(self._projects[section].name, role)
        return None

    def by_variable(self) -> bool:
        """Say whether the columns are variables, not pillars."""
        return any(row.level == "variable" for row in self._rows.values())

    def _arrange(self) -> None:
        backwards = self._order is not _ASCENDING
        by_name = self._sorted_by is None
        self._projects.sort(key=lambda each: collated(each.name), reverse=by_name and backwards)
        if not by_name:
            self._projects.sort(key=self._rank, reverse=backwards)

    def _rank(self, project: Project) -> tuple[int, bool]:
        row = self._rows.get((project.id, self._sorted_by or ""))
        return (_ORDER[row.answer], row.insufficient) if row is not None else (len(_ORDER), False)

    def _column_header(self, section: int, role: int) -> str | None:
        if section >= len(self._columns):
            return None
        key = self._columns[section]
        pillars = {pillar.id: pillar for pillar in self._grid.pillars}
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            named = pillars[key] if key in pillars else self._grid.code(key)
            return for_role(named.label(language()), role)
        if role == PILLAR_ROLE:
            return key if key in pillars else self._grid.code(key).pillar
        return None


def said(row: Row) -> str:
    """Say a cell whole: both states in words, the answer, and whether it is to be supported."""
    return _("emergence: {emergence}; support: {support}; {answer}").format(
        emergence=cell_said(row.emergence),
        support=cell_said(row.support),
        answer=labels.answer_said(row.answer, insufficient=row.insufficient),
    )


def cell_said(cell: VariableCell | PillarCell) -> str:
    """Say a state with its voices and excerpts."""
    if cell.state in (State.SILENT, State.UNDOCUMENTED):
        return labels.state(cell.state)
    return f"{labels.state(cell.state)} ({counted(cell)})"


def counted(cell: VariableCell | PillarCell) -> str:
    """Count the voices and excerpts of a cell."""
    voices = ngettext("{n} voice", "{n} voices", cell.voices)
    excerpts = ngettext("{n} excerpt", "{n} excerpts", cell.codings)
    return f"{voices}, {excerpts}"
