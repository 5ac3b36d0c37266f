"""The names of a study as a table: what was proposed, what was decided, what leaves instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ect_coder.names.decisions import Decision, category, replacing
from ect_coder.names.found import Label, Name, kind
from ect_coder.names.matching import alike
from ect_coder.ui.records.cells import OPTIONS_ROLE
from ect_coder.wording import _, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns."""

    NAME = 0
    KIND = 1
    TIMES = 2
    STATE = 3
    PSEUDONYM = 4
    CATEGORY = 5


_EDITED = (Column.KIND, Column.PSEUDONYM, Column.CATEGORY)


@dataclass(frozen=True, slots=True)
class Row:
    """A name, and what was decided on it, if anything was."""

    name: Name
    decision: Decision | None


class NamesModel(QAbstractTableModel):
    """One row for each name; typing in one decides on it. `decided` carries what a person decided."""

    decided = Signal(object)

    def __init__(self, names: Sequence[Name], decisions: Sequence[Decision], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decisions = tuple(decisions)
        self._names = [*names, *_no_longer_there(names, decisions)]
        self.rows = self._matched()

    def take(self, decisions: Sequence[Decision]) -> None:
        """Show what is decided now; the rows stay where they are."""
        self._decisions = tuple(decisions)
        self.rows = self._matched()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))

    def undecided(self) -> int:
        """Count the names that no one has decided on."""
        return sum(row.decision is None for row in self.rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the names."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Name"), _("Kind"), _("Times"), _("Decision"), _("Pseudonym"), _("Category"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let one say what a name is and what leaves instead."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() in _EDITED else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what stands in a cell."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return _value(row, column)
        dressed = {
            (OPTIONS_ROLE, Column.KIND): [(each, kind(each)) for each in Label],
            (Qt.ItemDataRole.TextAlignmentRole, Column.TIMES): Qt.AlignmentFlag.AlignRight
            | Qt.AlignmentFlag.AlignVCenter,
        }
        return dressed.get((role, column))

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Decide that a name is replaced, as was said in a cell."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _EDITED:
            return False
        row, column = self.rows[index.row()], Column(index.column())
        if value == _value(row, column):
            return False
        field = {Column.KIND: "label", Column.PSEUDONYM: "pseudonym", Column.CATEGORY: "category"}[column]
        before = row.decision or replacing(row.name, self._decisions)
        said: Any = Label(value) if column is Column.KIND else " ".join(str(value).split())
        wish: dict[str, Any] = {field: said}
        self.decided.emit([replace(before, kept=False, **wish)])
        return True

    def _matched(self) -> list[Row]:
        by_form = {alike(form): each for each in self._decisions for form in each.forms}
        return [Row(name, by_form.get(alike(name.text))) for name in self._names]


def _no_longer_there(names: Iterable[Name], decisions: Iterable[Decision]) -> list[Name]:
    """Give the names that were decided on and that nothing proposes now: they are replaced all the same."""
    seen = {alike(form) for each in names for form in (each.text, *each.variants)}
    return [Name(each.text, each.label, each.variants, ()) for each in decisions if alike(each.text) not in seen]


def _words(row: Row, column: Column) -> str:
    decision = row.decision
    replaced = decision is not None and not decision.kept
    return {
        Column.NAME: " · ".join((row.name.text, *row.name.variants)),
        Column.KIND: kind(decision.label if decision else row.name.label),
        Column.TIMES: number(len(row.name.places)),
        Column.STATE: _state(decision),
        Column.PSEUDONYM: decision.pseudonym if decision and replaced else "",
        Column.CATEGORY: category(decision) if decision and replaced else "",
    }[column]


def _state(decision: Decision | None) -> str:
    if decision is None:
        return _("to decide")
    return _("stays") if decision.kept else _("replaced")


def _value(row: Row, column: Column) -> Any:
    if column is Column.KIND:
        return row.decision.label if row.decision else row.name.label
    if row.decision is None:
        return ""
    return {Column.PSEUDONYM: row.decision.pseudonym, Column.CATEGORY: row.decision.category}.get(column)
