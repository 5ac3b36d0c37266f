"""The codes of a file beside what each becomes, as a table in which one chooses."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ect_coder.wording import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.refi.mapping import Choice

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DEEPER = "\u2003"
NEW, OUT = ":new", ":out"
"""What stands for a new transversal code and for a code that is left out, beside the keys of ours."""


class Column(IntEnum):
    """The columns."""

    NAME = 0
    USES = 1
    BECOMES = 2


class MappingModel(QAbstractTableModel):
    """One row for each code of the file; `choices` is what was chosen so far."""

    def __init__(self, choices: Sequence[Choice], grid: Grid, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = list(choices)
        self.options = options(grid, language)
        self._labels = dict(self.options)
        self._depths = _depths(choices)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the codes."""
        return 0 if parent.isValid() else len(self.choices)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Code in the file"), _("Codings"), _("Becomes"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let one choose what a code becomes."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == Column.BECOMES else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what stands in a cell; its description as a tip."""
        if not index.isValid() or index.row() >= len(self.choices):
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(choice, Column(index.column()), self._depths[index.row()])
        if role == Qt.ItemDataRole.EditRole and index.column() == Column.BECOMES:
            return _value(choice)
        if role == Qt.ItemDataRole.ToolTipRole:
            return choice.code.description or choice.code.name
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.USES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose what a code becomes."""
        if role != Qt.ItemDataRole.EditRole or value not in self._labels:
            return False
        target = None if value in (NEW, OUT) else value
        self.choices[index.row()] = replace(self.choices[index.row()], target=target, left_out=value == OUT)
        self.dataChanged.emit(index, index)
        return True

    def _words(self, choice: Choice, column: Column, depth: int) -> str:
        if column is Column.NAME:
            return _DEEPER * depth + choice.code.name
        if column is Column.USES:
            return number(choice.code.uses) if choice.code.uses else "–"
        return self._labels[_value(choice)]


def options(grid: Grid, language: str) -> list[tuple[str, str]]:
    """List what a code can become, each with its label: new, left out, or one of ours, by pillar."""
    ours = [
        (code.id, f"{pillar.letter} · {code.label(language)}") for pillar in grid.pillars for code in pillar.variables
    ]
    transversal = [(code.id, f"T · {code.label(language)}") for code in grid.transversal]
    return [(NEW, _("A new transversal code")), (OUT, _("Nothing: it is left out")), *ours, *transversal]


def _value(choice: Choice) -> str:
    return OUT if choice.left_out else choice.target or NEW


def _depths(choices: Sequence[Choice]) -> list[int]:
    """Say how deep each code stands below others of the table."""
    depths: dict[str, int] = {}
    for each in choices:
        depths[each.code.guid] = depths.get(each.code.parent or "", -1) + 1
    return [depths[each.code.guid] for each in choices]
