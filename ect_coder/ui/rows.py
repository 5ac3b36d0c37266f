"""Rows of a list that a person types in front of: one height, a rounded ground under the one that Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette

ROW = 30
"""Pixels of a row."""
VALUE = Qt.ItemDataRole.UserRole + 1
"""The role of what a row stands for."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def walk(rows: QListWidget, step: int) -> None:
    """Move the current row, and stop at both ends."""
    if rows.count():
        rows.setCurrentRow(min(rows.count() - 1, max(0, rows.currentRow() + step)))


class RowDelegate(QStyledItemDelegate):
    """Draws each row by `draw`, which says what stands in it."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.colours = palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self.colours.selection))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.colours.accent), 1.4))
            painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 6, 6)
        painter.setFont(option.font)
        self.draw(painter, box, index.data(VALUE))
        painter.restore()

    def draw(self, painter: QPainter, box: QRectF, value: Any) -> None:
        """Draw what a row stands for."""
        raise NotImplementedError

    def words(self, painter: QPainter, box: QRectF, text: str, aside: str) -> None:
        """Write a text from the left of `box`, cut if it must be, and a quiet one at its right."""
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QPen(QColor(self.colours.muted)))
        painter.drawText(box, _RIGHT, aside)
        room = box.width() - metrics.horizontalAdvance(aside) - 16
        painter.setPen(QPen(QColor(self.colours.text)))
        painter.drawText(box, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
