"""The register as a table: a resource a row, a field a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ect_coder.analysis import labels
from ect_coder.exchange import register_table
from ect_coder.ui.records.cells import OPEN_ROLE, OPTIONS_ROLE
from ect_coder.ui.tip import for_role
from ect_coder.values import Held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.register import Resource

FIELDS = ("name", "project", "nature", "kind", "holder", "held", "how", "planned", "document", "note")
_WRITTEN = ("nature", "kind", "holder", "how")
"""What is often said again: what was said before is offered."""
_Index = QModelIndex | QPersistentModelIndex


class ResourceModel(QAbstractTableModel):
    """Resources × fields. Emits `edit_wished(number, field, value)` for what is written in a cell; keeps nothing."""

    edit_wished = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None, *, writable: bool) -> None:
        super().__init__(parent)
        self._writable = writable
        self._resources: list[Resource] = []
        self._options: dict[str, list[tuple[Any, str]]] = {}
        self._codes: Mapping[int, str] = {}

    def show(
        self, resources: Sequence[Resource], options: Mapping[str, list[tuple[Any, str]]], codes: Mapping[int, str]
    ) -> None:
        """Hold these resources, with what their cells can be chosen from; the same ones stay where they are."""
        same = [each.id for each in resources] == [each.id for each in self._resources]
        if not same:
            self.beginResetModel()
        self._resources, self._options, self._codes = list(resources), dict(options), codes
        if not same:
            self.endResetModel()
        elif self._resources:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._resources) - 1, len(FIELDS) - 1))

    def resource(self, row: int) -> Resource:
        """Give the resource of a row."""
        return self._resources[row]

    def row_of(self, number: int) -> int:
        """Give the row of a resource, -1 if it has none."""
        return next((row for row, each in enumerate(self._resources) if each.id == number), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the resources."""
        return 0 if parent is not None and parent.isValid() else len(self._resources)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the fields."""
        return 0 if parent is not None and parent.isValid() else len(FIELDS)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give what a cell says, what it can be chosen from, or the value behind it."""
        if not index.isValid():
            return None
        field, resource = FIELDS[index.column()], self._resources[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = register_table.shown(resource, field, self._codes)
            return for_role(labels.date(words) if field == "planned" and words else words, role)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(resource, field)
        if role == OPTIONS_ROLE:
            return self._options.get(field)
        if role == OPEN_ROLE:
            return field in _WRITTEN
        return None

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Wish that a cell says something else."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        field, resource = FIELDS[index.column()], self._resources[index.row()]
        if (getattr(resource, field) or "") == (value or ""):
            return False
        self.edit_wished.emit(resource.id, field, value)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All cells can be written, in a study that can."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and index.isValid() else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name the fields."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal and section < len(FIELDS):
            return register_table.heading(FIELDS[section])
        return None


def options(
    resources: Sequence[Resource], natures: Sequence[str], projects: Sequence[str], documents: Mapping[int, str]
) -> dict[str, list[tuple[Any, str]]]:
    """Give what the cells can be chosen from; `documents` says what each is called in a list, by number."""
    used = {field: [getattr(each, field) for each in resources] for field in _WRITTEN}
    used["nature"] = [*natures, *used["nature"]]
    offered = {field: [(each, each) for each in dict.fromkeys(said) if each] for field, said in used.items()}
    return {
        **offered,
        "project": [(None, "–"), *((each, each) for each in projects)],
        "held": [(each, labels.held(each)) for each in Held],
        "document": [(None, "–"), *documents.items()],
    }
