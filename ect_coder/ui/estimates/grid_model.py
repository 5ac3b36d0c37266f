"""The cells to decide on as a table: a project a row, a pillar or variable at a moment a column."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ect_coder.analysis import estimate_words, labels
from ect_coder.analysis.deciding import MOMENTS
from ect_coder.ui.tip import tip
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.deciding import Case
    from ect_coder.codebook.grid import Grid
    from ect_coder.values import Moment

CASE = Qt.ItemDataRole.UserRole + 1
WANTED = Qt.ItemDataRole.UserRole + 2
"""Whether a cell is among those that are looked for."""
_Index = QModelIndex | QPersistentModelIndex
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Wanted(StrEnum):
    """Which cells are looked for."""

    ALL = "all"
    WAITING = "waiting"
    STALE = "stale"

    def lets(self, case: Case) -> bool:
        """Say whether a cell is among them."""
        if self is Wanted.ALL:
            return True
        return case.mark is None if self is Wanted.WAITING else case.stale


class GridModel(QAbstractTableModel):
    """Cells by project and target; the columns of a target stand side by side, emergence first."""

    def __init__(self, grid: Grid, own: Mapping[Moment, str], parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid
        self._own = own
        self._projects: list[str] = []
        self._targets: list[str] = []
        self._cases: dict[tuple[str, str, Moment], Case] = {}
        self.wanted = Wanted.ALL

    def show(self, cases: Sequence[Case]) -> None:
        """Hold these cells; those of the same places are changed in place, so that one stays where one is."""
        projects = list(dict.fromkeys(each.project for each in cases))
        targets = list(dict.fromkeys(each.target for each in cases))
        held = {each.place: each for each in cases}
        if (projects, targets) != (self._projects, self._targets):
            self.beginResetModel()
            self._projects, self._targets, self._cases = projects, targets, held
            self.endResetModel()
        elif held:
            self._cases = held
            self.dataChanged.emit(self.index(0, 0), self.index(len(projects) - 1, self.columnCount() - 1))

    def want(self, wanted: Wanted) -> None:
        """Look for some of the cells."""
        self.wanted = wanted
        if self._cases:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def case(self, index: _Index) -> Case | None:
        """Give the cell at an index."""
        if not index.isValid() or index.row() >= len(self._projects) or index.column() >= self.columnCount():
            return None
        return self._cases.get((self._projects[index.row()], *self.column(index.column())))

    def column(self, section: int) -> tuple[str, Moment]:
        """Give the target and moment of a column."""
        return self._targets[section // len(MOMENTS)], MOMENTS[section % len(MOMENTS)]

    def pillar(self, section: int) -> str:
        """Give the pillar that a column belongs to."""
        key = self.column(section)[0]
        return key if key in {each.id for each in self._grid.pillars} else self._grid.code(key).pillar or ""

    def index_of(self, place: tuple[str, str, Moment]) -> QModelIndex:
        """Give the index of a cell; of the first one if it is not here."""
        project, target, moment = place
        if project not in self._projects or target not in self._targets:
            return self.index(0, 0)
        column = self._targets.index(target) * len(MOMENTS) + MOMENTS.index(moment)
        return self.index(self._projects.index(project), column)

    def next_after(self, index: _Index) -> QModelIndex:
        """Give the next cell that is looked for (to be estimated, where all are), project by project, round the end."""
        wanted = Wanted.WAITING if self.wanted is Wanted.ALL else self.wanted
        wide = self.columnCount()
        places = wide * self.rowCount()
        start = index.row() * wide + index.column() if index.isValid() else -1
        for step in range(1, places + 1):
            row, column = divmod((start + step) % places, wide)
            case = self.case(self.index(row, column))
            if case is not None and wanted.lets(case):
                return self.index(row, column)
        return QModelIndex()

    def has_wanted(self, row: int) -> bool:
        """Say whether a project has cells that are looked for."""
        project = self._projects[row]
        return any(self.wanted.lets(each) for each in self._cases.values() if each.project == project)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the projects."""
        return 0 if parent is not None and parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the targets, at both moments."""
        return 0 if parent is not None and parent.isValid() else len(self._targets) * len(MOMENTS)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give a cell, or say it whole."""
        case = self.case(index)
        if case is None:
            return None
        if role == CASE:
            return case
        if role == WANTED:
            return self.wanted.lets(case)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said(case))
        return said(case) if role in _SAID else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name projects; targets with their moment."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            name = self._projects[section] if section < len(self._projects) else ""
            return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name
        if section >= self.columnCount():
            return None
        target, moment = self.column(section)
        name = f"{estimate_words.target(target, self._grid)} · {labels.moment(moment, self._own)}"
        return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name


def said(case: Case) -> str:
    """Say a cell whole: what was decided, what is suggested, and how sure one may be."""
    decided = labels.mark(case.mark) or _("to estimate")
    parts = [
        _("to review: its codings have changed") if case.stale else "",
        estimate_words.suggested(case),
        _("Confidence: {confidence}.").format(confidence=estimate_words.confidence(case.confidence)),
    ]
    return " · ".join([decided, *filter(None, parts)])
