"""The syntheses as a table: a project a row, a pillar a column, how each begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.ui.tip import tip
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.syntheses import Synthesis
    from ect_coder.codebook.grid import Pillar
    from ect_coder.ui.theme import Palette

TEXT = Qt.ItemDataRole.UserRole + 1
ROW = 86
_LINES = 4
_Index = QModelIndex | QPersistentModelIndex
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class SynthesisModel(QAbstractTableModel):
    """Projects × pillars."""

    def __init__(self, pillars: Sequence[Pillar], parent: QObject) -> None:
        super().__init__(parent)
        self._pillars = pillars
        self._projects: list[str] = []
        self._written: dict[tuple[str, str], Synthesis] = {}

    def show(self, projects: Sequence[str], syntheses: Sequence[Synthesis]) -> None:
        """Hold these syntheses; of the same projects, one stays where one is."""
        written = {(each.project, each.pillar): each for each in syntheses}
        if list(projects) != self._projects:
            self.beginResetModel()
            self._projects, self._written = list(projects), written
            self.endResetModel()
        elif projects:
            self._written = written
            self.dataChanged.emit(self.index(0, 0), self.index(len(projects) - 1, len(self._pillars) - 1))

    def place(self, index: _Index) -> tuple[str, str] | None:
        """Give the project and pillar of a cell."""
        if not index.isValid() or index.row() >= len(self._projects):
            return None
        return self._projects[index.row()], self._pillars[index.column()].id

    def written(self, place: tuple[str, str]) -> Synthesis | None:
        """Give what is written of a cell."""
        return self._written.get(place)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the projects."""
        return 0 if parent is not None and parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the pillars."""
        return 0 if parent is not None and parent.isValid() else len(self._pillars)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give the text of a cell, or say that there is none."""
        place = self.place(index)
        if place is None:
            return None
        text = self._written[place].text if place in self._written else ""
        if role == TEXT:
            return text
        said = text or _("Nothing written yet.")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        return said if role in _SAID else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Name projects and pillars."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            name = self._projects[section] if section < len(self._projects) else ""
        else:
            name = self._pillars[section].label(language()) if section < len(self._pillars) else ""
        return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name


class SynthesisDelegate(QStyledItemDelegate):
    """Draws how a text begins, on four lines."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every cell the same size."""
        return QSize(150, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        painter.save()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(self._palette.selection if chosen else self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        text = " ".join((index.data(TEXT) or "").split())
        painter.setPen(QColor(self._palette.text if text else self._palette.muted))
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * 0.95)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        inside = box.adjusted(10, 7, -8, -6)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() * (_LINES - 0.6)) or "–"
        option_of_text = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option_of_text.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(inside, words, option_of_text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._palette.accent), 2.4))
            painter.drawRect(box.adjusted(1.2, 1.2, -1.7, -1.7))
        painter.restore()
