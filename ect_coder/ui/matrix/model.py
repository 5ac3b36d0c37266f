"""The matrix as a table: a project a row; a pillar, or one of its variables where it is opened, a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ect_coder.analysis.answers import Answer
from ect_coder.corpus.canonical import collated
from ect_coder.ui.matrix.narrowing import Narrowing
from ect_coder.ui.matrix.said import factor_said, row_said
from ect_coder.ui.tip import tip
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.matrix import Factor, Row
    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.library import Project

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Row or Factor of a cell."""
PROJECTS = -1
"""The column to sort by for the names of the projects."""
_ORDER = {answer: rank for rank, answer in enumerate(Answer)}
_Index = QModelIndex | QPersistentModelIndex
_ASCENDING = Qt.SortOrder.AscendingOrder
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_Key = tuple[int, str]


class Column(NamedTuple):
    """What a column is of: a pillar, one of its variables, or a transversal code (no pillar)."""

    key: str
    pillar: str | None
    label: str

    @property
    def is_pillar(self) -> bool:
        """Whether it can be opened."""
        return self.key == self.pillar


class CellsModel(QAbstractTableModel):
    """Projects × columns; the display text says a cell whole, for copying and for screen readers."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.columns: list[Column] = []
        self._every: Sequence[Project] = ()
        self._projects: list[Project] = []
        self._cells: Mapping[_Key, Any] = {}
        self._narrowing = Narrowing()
        self._sorted_by: str | None = None
        self._order = _ASCENDING

    # What is shown

    def show(self, cells: Mapping[_Key, Any], projects: Sequence[Project]) -> None:
        """Hold these cells, in the order last asked for: by name until a column is chosen."""
        self._cells, self._every = cells, projects
        self._arrange()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only some projects."""
        self._narrowing = narrowing
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Put the projects in the order of their cells in a column, or of their names (PROJECTS)."""
        self._sorted_by = self.columns[column].key if 0 <= column < len(self.columns) else None
        self._order = order
        self._arrange()

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """The column that the rows are sorted by, PROJECTS for their names, and which way."""
        return (PROJECTS if self._sorted_by is None else self.column_of(self._sorted_by)), self._order

    def project(self, row: int) -> Project:
        """Give the project of a row."""
        return self._projects[row]

    @property
    def projects(self) -> Sequence[Project]:
        """The projects that are shown, from the top."""
        return self._projects

    def row_of(self, project: int) -> int:
        """Give the row of a project, -1 if it has none."""
        return next((row for row, each in enumerate(self._projects) if each.id == project), -1)

    def column_of(self, key: str) -> int:
        """Give the column of a pillar, variable or code, -1 if it has none."""
        return next((rank for rank, each in enumerate(self.columns) if each.key == key), -1)

    def provisional(self, project: int) -> bool:
        """Say whether a project's answers are provisional."""
        return any(getattr(self._cells.get((project, column.key)), "provisional", False) for column in self.columns[:1])

    # What a table asks

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the projects."""
        return 0 if parent is not None and parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give a cell, or its words."""
        if not index.isValid() or index.row() >= len(self._projects) or index.column() >= len(self.columns):
            return None
        cell = self._cells.get((self._projects[index.row()].id, self.columns[index.column()].key))
        if cell is None:
            return None
        if role == ROW_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.said(cell))
        return self.said(cell) if role in _SAID else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name columns and projects."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._column_said(self.columns[section], role) if section < len(self.columns) else None
        name = self._projects[section].name if section < len(self._projects) else ""
        return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def _column_said(self, column: Column, role: int) -> str:
        if role == Qt.ItemDataRole.ToolTipRole and column.is_pillar:
            words = _("{pillar}: a click, or the space bar on a cell, opens and closes its variables")
            return tip(words.format(pillar=column.label))
        return tip(column.label) if role == Qt.ItemDataRole.ToolTipRole else column.label

    def said(self, cell: Any) -> str:
        """Say a cell whole."""
        raise NotImplementedError

    def laid_out(self) -> list[Column]:
        """Give the columns as they are to be."""
        raise NotImplementedError

    def rank(self, cell: Any) -> tuple[int, ...]:
        """Say where a cell stands in the order of its column."""
        raise NotImplementedError

    def _arrange(self) -> None:
        """Put rows and columns in order; where they are as they were, only the cells are new."""
        columns, before = self.laid_out(), self._projects
        if self._sorted_by not in {column.key for column in columns}:
            self._sorted_by = None
        projects = self._in_order([each for each in self._every if self._narrowing.lets(each)])
        if columns == self.columns and [each.id for each in before] == [each.id for each in projects]:
            self._projects = projects
            if projects and columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(projects) - 1, len(columns) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(projects) - 1)
            return
        self.beginResetModel()
        self.columns, self._projects = columns, projects
        self.endResetModel()

    def _in_order(self, projects: list[Project]) -> list[Project]:
        backwards, key = self._order is not _ASCENDING, self._sorted_by
        projects.sort(key=lambda each: collated(each.name), reverse=key is None and backwards)
        if key is not None:
            last = (len(_ORDER),)
            ranks = {
                each.id: self.rank(cell) if (cell := self._cells.get((each.id, key))) else last for each in projects
            }
            projects.sort(key=lambda each: ranks[each.id], reverse=backwards)
        return projects


class MatrixModel(CellsModel):
    """Pillars, and the variables of those that are opened."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(grid, parent)
        self.opened: frozenset[str] = frozenset()

    def open(self, pillars: frozenset[str]) -> None:
        """Show the variables of these pillars, each after its own."""
        self.opened = pillars
        self._arrange()

    def said(self, cell: Row) -> str:
        """Say both states in words, the answer, and whether and why it is to be supported."""
        return row_said(cell)

    def laid_out(self) -> list[Column]:
        """Give each pillar, and its variables where it is opened."""
        columns = []
        for pillar in self.grid.pillars:
            columns.append(Column(pillar.id, pillar.id, pillar.label(language())))
            if pillar.id in self.opened:
                columns += [Column(each.id, pillar.id, each.label(language())) for each in pillar.variables]
        return columns

    def rank(self, cell: Row) -> tuple[int, ...]:
        """Put answers in the rule's own order, those that are to be supported after those that hold."""
        return _ORDER[cell.answer], cell.insufficient


class FactorsModel(CellsModel):
    """Transversal codes: how many voices speak of each at each moment."""

    def said(self, cell: Factor) -> str:
        """Say the voices and excerpts of each moment."""
        return factor_said(cell)

    def laid_out(self) -> list[Column]:
        """Give the transversal codes that are not retired."""
        return [Column(each.id, None, each.label(language())) for each in self.grid.transversal if not each.retired]

    def rank(self, cell: Factor) -> tuple[int, ...]:
        """Put those of which most voices speak first."""
        return (-max(voices for _codings, voices in cell.counts.values()),)
