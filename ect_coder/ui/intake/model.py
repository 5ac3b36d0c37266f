"""What was found, as a table: a row for each text, under a heading where a file holds several."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from ect_coder.corpus import written
from ect_coder.corpus.canonical import clean_name
from ect_coder.corpus.library import clean_date
from ect_coder.errors import EctError
from ect_coder.ui.intake import said
from ect_coder.ui.intake.said import Column
from ect_coder.ui.tip import tip
from ect_coder.values import Kind
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from ect_coder.corpus.intake import Proposal
    from ect_coder.corpus.speaking import Speaks
    from ect_coder.ui.theme import Palette

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_TYPED = (Column.NAME, Column.KIND, Column.PROJECT, Column.DATE)
_SEEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TICKED = _SEEN | Qt.ItemFlag.ItemIsUserCheckable
_EDITED = _SEEN | Qt.ItemFlag.ItemIsEditable
_FLAGS = [_TICKED | _EDITED if column is Column.NAME else _EDITED if column in _TYPED else _SEEN for column in Column]
"""What can be done in the cells of a text: Qt asks of all cells that are selected, so that it must be quick to tell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the texts of a file that holds several."""

    file: int
    path: Path
    texts: tuple[int, ...]


class ProposalsModel(QAbstractTableModel):
    """Proposals and their corrections; `corrected` is told after each, `refused` of what cannot be written."""

    corrected = Signal()
    refused = Signal(object)

    def __init__(self, proposals: Sequence[Proposal], palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._bold = QFont(QApplication.font())
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.proposals = list(proposals)
        self._doubtful_only = False
        self._rows: list[int | Heading] = []
        self._places: dict[int, int] = {}
        self._lay_out()

    # What a person does

    def correct(self, ranks: Iterable[int], change: Callable[[Proposal], Proposal]) -> None:
        """Change proposals, by their ranks."""
        for rank in ranks:
            self.proposals[rank] = change(self.proposals[rank])
        self._tell()

    def include(self, ranks: Sequence[int], wanted: bool) -> None:
        """Take texts in, or leave them out."""
        self.correct(ranks, lambda each: replace(each, included=wanted))

    def say_who(self, ranks: Iterable[int], told: Mapping[str, Speaks]) -> None:
        """Say what speakers do, in all of these texts in which they speak."""
        self.correct(ranks, lambda each: _told(each, told))

    def replace_all(self, ranks: Sequence[int], anew: Sequence[Proposal]) -> None:
        """Put texts that were read anew in the places of these."""
        for rank, each in zip(ranks, anew, strict=True):
            self.proposals[rank] = each
        self._tell()

    def confirm_voice(self, rank: int, wanted: bool) -> None:
        """Say that texts which say the same are one voice, or are not."""
        alike = self.proposals[rank].alike
        ranks = [other for other, each in enumerate(self.proposals) if each.alike == alike]
        self.correct(ranks, lambda each: replace(each, one_voice=wanted))

    def show_doubtful(self, alone: bool) -> None:
        """Show only the texts to look at, as they are now, or all."""
        self._doubtful_only = alone
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    # What it holds

    def included(self) -> int:
        """Count what would come in."""
        return sum(each.included for each in self.proposals)

    def doubtful(self) -> int:
        """Count the texts to look at."""
        return sum(each.to_look_at for each in self.proposals)

    def ranks_at(self, row: int) -> tuple[int, ...]:
        """Give the ranks of what a row stands for: one text, or all of a heading's."""
        each = self._rows[row]
        return each.texts if isinstance(each, Heading) else (each,)

    def headings(self) -> list[int]:
        """Give the rows that are headings."""
        return [row for row, each in enumerate(self._rows) if isinstance(each, Heading)]

    def row_of(self, rank: int) -> int:
        """Give the row of a text, -1 if it is not shown."""
        return self._places.get(rank, -1)

    def _tell(self) -> None:
        last = len(self._rows) - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(Column) - 1))
        self.corrected.emit()

    def _lay_out(self) -> None:
        shown = [rank for rank, each in enumerate(self.proposals) if each.to_look_at or not self._doubtful_only]
        several = Counter(each.file for each in self.proposals)
        self._rows, file = [], -1
        for rank in shown:
            each = self.proposals[rank]
            if each.file != file and several[each.file] > 1:
                texts = tuple(other for other in shown if self.proposals[other].file == each.file)
                self._rows.append(Heading(each.file, each.path, texts))
            file = each.file
            self._rows.append(rank)
        self._places = {each: row for row, each in enumerate(self._rows) if isinstance(each, int)}

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the rows; nothing lies below one."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _RIGHT if section == Column.WORDS else None
        return said.heads()[section] if role == _Role.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say what can be typed and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        each, column = self._rows[index.row()], index.column()
        if isinstance(each, Heading):
            return _TICKED if column == Column.NAME else _SEEN
        if column == Column.REMARKS and self.proposals[each].alike is not None:
            return _TICKED
        return _FLAGS[column]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Give what stands in a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        each, column = self._rows[index.row()], Column(index.column())
        if isinstance(each, Heading):
            return self._of_heading(each, role) if column is Column.NAME else None
        return self._of_text(self.proposals[each], column, role)

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tick or write; what cannot be written is refused in words."""
        if not index.isValid():
            return False
        ranks, column = self.ranks_at(index.row()), Column(index.column())
        if role == _Role.CheckStateRole:
            wanted = Qt.CheckState(value) is Qt.CheckState.Checked
            if column is Column.REMARKS:
                self.confirm_voice(ranks[0], wanted)
            else:
                self.include(ranks, wanted)
            return True
        if role != _Role.EditRole or column not in _TYPED:
            return False
        return self.write(ranks, column, value)

    def write(self, ranks: Iterable[int], column: Column, value: Any) -> bool:
        """Write a name, kind, date or projects (parted by semicolons) in the rows of texts; say whether it could be."""
        try:
            change = _correction(column, value)
        except EctError as refusal:
            self.refused.emit(refusal)
            return False
        self.correct(ranks, change)
        return True

    def _of_heading(self, heading: Heading, role: int) -> Any:
        if role == _Role.CheckStateRole:
            taken = {self.proposals[rank].included for rank in heading.texts}
            return Qt.CheckState.PartiallyChecked if len(taken) > 1 else _ticked(True in taken)
        if role == _Role.DisplayRole:
            count = ngettext("{n} text", "{n} texts", len(heading.texts))
            return f"{heading.path.name}\u2002·\u2002{count}"
        values = {
            _Role.BackgroundRole: QColor(self._palette.hover),
            _Role.FontRole: self._bold,
            _Role.ToolTipRole: tip(str(heading.path)),
        }
        return values.get(_Role(role)) if role in values else None

    def _of_text(self, each: Proposal, column: Column, role: int) -> Any:
        give = _CELLS.get(role)
        return self._ink(each, column) if role == _Role.ForegroundRole else give(each, column) if give else None

    def _ink(self, each: Proposal, column: Column) -> QColor | None:
        """Give a quiet ink to what stays out, and one that is seen to what is to be looked at."""
        if not each.included:
            return QColor(self._palette.muted)
        doubtful = column is Column.REMARKS or (column is Column.SPEAKERS and each.unsure)
        return QColor(self._palette.warning) if doubtful else None


def _correction(column: Column, value: Any) -> Callable[[Proposal], Proposal]:
    if column is Column.KIND:
        kind = Kind(value)
        return lambda each: replace(each, kind=kind)
    if column is Column.DATE:
        date = clean_date(str(value))
        return lambda each: replace(each, date=date)
    if column is Column.PROJECT:
        projects = tuple(dict.fromkeys(clean_name(name) for name in written.parted(str(value))))
        return lambda each: replace(each, projects=projects)
    name = clean_name(str(value))
    return lambda each: replace(each, name=name)


def _told(proposal: Proposal, told: Mapping[str, Speaks]) -> Proposal:
    here = {name: each for name, each in told.items() if name in proposal.speaking}
    return replace(proposal, speaking={**proposal.speaking, **here}, said=proposal.said | here.keys())


def _check(each: Proposal, column: Column) -> Qt.CheckState | None:
    if column is Column.NAME:
        return _ticked(each.included)
    return _ticked(each.one_voice) if column is Column.REMARKS and each.alike is not None else None


def _align(_each: Proposal, column: Column) -> Qt.AlignmentFlag | None:
    return _RIGHT if column is Column.WORDS else None


def _typed(each: Proposal, column: Column) -> str | None:
    return said.written(each, column) if column in _TYPED else None


def _ticked(yes: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if yes else Qt.CheckState.Unchecked


def _tip(each: Proposal, column: Column) -> str:
    return tip(said.tip(each, column))


_CELLS: dict[int, Callable[[Proposal, Column], Any]] = {
    _Role.DisplayRole: said.shown,
    _Role.EditRole: _typed,
    _Role.ToolTipRole: _tip,
    _Role.CheckStateRole: _check,
    _Role.TextAlignmentRole: _align,
}
