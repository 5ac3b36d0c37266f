"""The inventory as a table: a project a row, a kind of document a column, counts on each side of the pivot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ect_coder.analysis import labels
from ect_coder.ui.rows import VALUE, RowDelegate
from ect_coder.ui.tip import for_role
from ect_coder.values import Kind, Moment
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.inventory import Line

_Index = QModelIndex | QPersistentModelIndex
_ALWAYS = (Kind.INTERVIEW, Kind.PRESS, Kind.REPORT)
"""What is looked for in any case: its absence is to be seen."""
_SIGNS = {Moment.EMERGENCE: "▲", Moment.SUPPORT: "●", Moment.BOTH: "◆", Moment.AFTER: "■", Moment.UNDETERMINED: "○"}


class InventoryModel(QAbstractTableModel):
    """Projects × kinds, then all documents, the codings by moment, and how much is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._projects: list[str] = []
        self._lines: dict[tuple[str, Kind | None], Line] = {}
        self._kinds: list[Kind | None] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Hold an inventory."""
        self.beginResetModel()
        self._projects = list(dict.fromkeys(line.project for line in lines))
        self._lines = {(line.project, line.kind): line for line in lines}
        held = {line.kind for line in lines}
        self._kinds = [*(kind for kind in Kind if kind in _ALWAYS or kind in held), None]
        self.endResetModel()

    def whole(self, row: int) -> Line:
        """Give the line that sums a project up."""
        return self._lines[self._projects[row], None]

    def row_of(self, project: str) -> int:
        """Give the row of a project, the first one if it has none."""
        return self._projects.index(project) if project in self._projects else 0

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the projects."""
        return 0 if parent is not None and parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the kinds, and the three columns after them."""
        return 0 if parent is not None and parent.isValid() else len(self._kinds) + 2

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give the two lines of a cell (VALUE), or say it whole."""
        if not index.isValid():
            return None
        project, column = self._projects[index.row()], index.column()
        if role == VALUE:
            return self._cell(project, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return for_role(", ".join(part for part in self._cell(project, column) if part), role)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name kinds and projects."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return for_role(self._projects[section], role) if section < len(self._projects) else None
        heads = [labels.kind(each) if each else _("Documents") for each in self._kinds]
        named = [*heads, _("Codings"), _("Missing")]
        return named[section][:1].upper() + named[section][1:] if section < len(named) else None

    def _cell(self, project: str, column: int) -> tuple[str, str]:
        if column < len(self._kinds):
            line = self._lines.get((project, self._kinds[column]))
            return (str(line.documents), sides(line)) if line is not None else ("–", "")
        whole = self._lines[project, None]
        if column == len(self._kinds):
            return str(whole.codings), " ".join(f"{_SIGNS[moment]}{n}" for moment, n in whole.moments.items() if n)
        return str(len(whole.gaps)), ""


def sides(line: Line) -> str:
    """Say how many documents lie on each side of the pivot, and of how many that is not known."""
    unknown = line.documents - line.before_pivot - line.after_pivot
    counts = (
        (line.before_pivot, ngettext("{n} before", "{n} before", line.before_pivot)),
        (line.after_pivot, ngettext("{n} since", "{n} since", line.after_pivot)),
        (unknown, ngettext("{n} undated", "{n} undated", unknown)),
    )
    return " · ".join(words for count, words in counts if count)


class CellsDelegate(RowDelegate):
    """Draws a count, and below it, quieter, what it is made of."""

    def draw(self, painter: QPainter, box: QRectF, value: tuple[str, str]) -> None:
        """Draw both lines."""
        inside = box.adjusted(8, 5, -6, -5)
        above, below = value
        painter.setPen(QPen(QColor(self.colours.line)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QPen(QColor(self.colours.muted if above in ("–", "0") else self.colours.text)))
        half = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        painter.drawText(half if below else inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, above)
        if below:
            metrics = QFontMetricsF(painter.font())
            words = metrics.elidedText(below, Qt.TextElideMode.ElideRight, half.width())
            painter.setPen(QPen(QColor(self.colours.muted)))
            painter.drawText(half.translated(0, half.height()), Qt.AlignmentFlag.AlignVCenter, words)
