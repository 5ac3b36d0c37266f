"""The verbatims of a cell as cards under headings: for and against, by kind of source, role, and when it was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ect_coder.analysis import labels
from ect_coder.ui.excerpts_model import in_quotes
from ect_coder.values import Moment, Polarity
from ect_coder.wording import N_, _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ect_coder.analysis.verbatims import Group, Verbatims
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 320
_Index = QModelIndex | QPersistentModelIndex
_SIDES = {
    Polarity.PRESENT: N_("{moment} · for ({n})"),
    Polarity.MIXED: N_("{moment} · nuancing ({n})"),
    Polarity.ABSENT: N_("{moment} · against ({n})"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """The heading of a moment and a side."""

    moment: Moment
    words: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The heading of sources alike."""

    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """Someone's words, and below them where they stand and what they show."""

    coding: Coding
    words: str
    facts: str


Entry = Side | Origin | Card


class VerbatimsModel(QAbstractListModel):
    """Headings, which are passed over, and cards."""

    def __init__(self, grid: Grid, parent: QObject | None = None, own: Mapping[Moment, str] | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._labels = {code.id: code.label(language()) for code in grid.codes}
        self.entries: list[Entry] = []

    def show(self, found: Verbatims, references: Mapping[int, str], *, named: bool) -> None:
        """Show verbatims; with `named`, each says its variable."""
        self.beginResetModel()
        self.entries = list(self._laid_out(found, references, named=named))
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Give the row of a coding, -1 if it is not there."""
        found = (row for row, each in enumerate(self.entries) if isinstance(each, Card) and each.coding.id == number)
        return next(found, -1)

    def first(self) -> int:
        """Give the row of the first card, -1 without any."""
        return next((row for row, each in enumerate(self.entries) if isinstance(each, Card)), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count headings and cards."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let cards be pointed at, headings not."""
        card = index.isValid() and isinstance(self.entries[index.row()], Card)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if card else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give an entry, or its words."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.words} – {entry.facts}" if isinstance(entry, Card) else entry.words
        return None

    def _laid_out(self, found: Verbatims, references: Mapping[int, str], *, named: bool) -> Iterator[Entry]:
        before = None
        for group in found.groups:
            side = (group.moment, group.side)
            if side != before:
                yield self._side(group, found.counts[side])
            before = side
            yield Origin(origin_said(group))
            for coding in group.codings:
                yield self._card(coding, references.get(coding.id, coding.document_code), named=named)

    def _side(self, group: Group, count: int) -> Side:
        name = labels.moment(group.moment, self._own)
        return Side(group.moment, _(_SIDES[group.side]).format(moment=name[:1].upper() + name[1:], n=count))

    def _card(self, coding: Coding, reference: str, *, named: bool) -> Card:
        short = coding.text if len(coding.text) <= _LONGEST else f"{coding.text[:_LONGEST].rstrip()}…"
        facts = [reference, self._labels[coding.variable] if named else ""]
        if coding.intensity:
            facts.append(_("intensity {n}").format(n=coding.intensity))
        return Card(coding, in_quotes(short), " · ".join(filter(None, facts)))


def origin_said(group: Group) -> str:
    """Say what sources are alike in: their kind, the speaker's role, when it was told."""
    role = labels.role(group.role) if group.role else ""
    when = labels.telling(group.telling) if group.moment is not Moment.UNDETERMINED else ""
    return " · ".join(filter(None, (labels.kind(group.kind), role, when)))
