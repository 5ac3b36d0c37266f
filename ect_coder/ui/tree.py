"""How the two side panes draw their rows: a label that is cut last, a quiet count on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.values import Status

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ect_coder.ui.theme import Palette

COUNT_ROLE = Qt.ItemDataRole.UserRole + 10
HEADING_ROLE = Qt.ItemDataRole.UserRole + 11
MARK_ROLE = Qt.ItemDataRole.UserRole + 12
BADGE_ROLE = Qt.ItemDataRole.UserRole + 13
KEY_ROLE = Qt.ItemDataRole.UserRole + 14

_HEIGHT = 28
_GAP = 6
_CAP = 17


class CountDelegate(QStyledItemDelegate):
    """Draws badge or status, label, count."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height, large enough for a finger."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 1, -2, -1)
        self._ground(painter, option, box)
        heading = bool(index.data(HEADING_ROLE))
        font = option.font
        font.setBold(heading)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        count = index.data(COUNT_ROLE)
        words = "" if count is None else str(count)
        width = metrics.horizontalAdvance(words)
        painter.setPen(QColor(self._palette.muted))
        painter.drawText(box.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        width += self._key(painter, index, box.adjusted(0, 0, -8 - width - _GAP, 0))
        left = box.left() + 6 + self._sign(painter, index, box)
        label = QRectF(left, box.top(), box.right() - 8 - width - _GAP - left, box.height())
        painter.setPen(QColor(self._palette.text))
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self._palette.selection))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._palette.accent), 1.4))
            painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 6, 6)

    def _key(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, box: QRectF) -> float:
        """Draw the key of a favourite at the right of `box`, as a key cap, and return the room it takes."""
        key = index.data(KEY_ROLE)
        if not key:
            return 0
        cap = QRectF(box.right() - _CAP, box.center().y() - _CAP / 2, _CAP, _CAP)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.muted), 1))
        painter.drawRoundedRect(cap, 3, 3)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return _CAP + _GAP

    def _sign(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, box: QRectF) -> float:
        """Draw what stands before the label and return the room it takes."""
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, QPixmap):
            size = badge.deviceIndependentSize()
            painter.drawPixmap(int(box.left()) + 4, int(box.center().y() - size.height() / 2), badge)
            return size.width() + _GAP
        status = index.data(MARK_ROLE)
        if status is None:
            return 0
        self._status(painter, Status(status), QRectF(box.left() + 4, box.center().y() - 4.5, 9, 9))
        return 9 + _GAP

    def _status(self, painter: QPainter, status: Status, ring: QRectF) -> None:
        """Draw a ring that fills as the reading goes on."""
        painter.setPen(QPen(QColor(self._palette.muted), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        parts = {Status.TO_CODE: 0, Status.IN_PROGRESS: 2, Status.CODED: 4, Status.REVIEWED: 4}[status]
        painter.setBrush(QColor(self._palette.accent if status is Status.REVIEWED else self._palette.muted))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(ring.adjusted(1, 1, -1, -1), 90 * 16, -parts * 90 * 16)
