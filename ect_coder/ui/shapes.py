"""The shapes of the moments and the badges of the pillars, drawn, so that no font decides how they look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ect_coder.values import Moment

_SCALE = 2.0


def draw_moment(painter: QPainter, moment: Moment, box: QRectF, colour: QColor) -> None:
    """Draw ▲ emergence, ● support, ◆ both, ■ after or ○ undetermined to fill a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    middle = box.center()
    if moment is Moment.EMERGENCE:
        painter.drawPolygon(QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom), QPointF(left, bottom)]))
    elif moment is Moment.SUPPORT:
        painter.drawEllipse(box)
    elif moment is Moment.BOTH:
        corners = [(middle.x(), top), (right, middle.y()), (middle.x(), bottom), (left, middle.y())]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    elif moment is Moment.AFTER:
        inset = box.width() * 0.08
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    else:
        width = max(1.4, box.width() * 0.16)
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    painter.restore()


def moment_icon(moment: Moment, colour: QColor, size: int = 10, *, chosen: QColor | None = None) -> QIcon:
    """Give a moment's shape as an icon, in another colour where it is the chosen one and stands on the accent."""
    icon = QIcon(_moment(moment, colour, size))
    if chosen is not None:
        icon.addPixmap(_moment(moment, chosen, size), QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _moment(moment: Moment, colour: QColor, size: int) -> QPixmap:
    pixmap = _blank(size)
    painter = QPainter(pixmap)
    draw_moment(painter, moment, QRectF(0.5, 0.5, size - 1, size - 1), colour)
    painter.end()
    return pixmap


def draw_question(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw a speech bubble with a question mark in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bubble = box.adjusted(0.5, 0.5, -0.5, -box.height() * 0.2)
    outline, tail = QPainterPath(), QPainterPath()
    outline.addRoundedRect(bubble, bubble.height() * 0.4, bubble.height() * 0.4)
    foot = bubble.bottom() - 1
    tail.addPolygon(
        QPolygonF(
            [
                QPointF(box.left() + part * box.width(), y)
                for part, y in ((0.25, foot), (0.3, box.bottom()), (0.6, foot))
            ]
        )
    )
    tail.closeSubpath()
    painter.setPen(QPen(colour, 1.1))
    painter.drawPath(outline.united(tail))
    font = QFont()
    font.setPixelSize(round(bubble.height() * 0.82))
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


def draw_note(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw a sheet with a folded corner and two lines on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = box.adjusted(2.5, 1.5, -2.5, -1.5)
    fold = sheet.width() * 0.36
    corner = QPointF(sheet.right() - fold, sheet.top() + fold)
    painter.setPen(QPen(colour, 1.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    edges = (QPointF(sheet.right() - fold, sheet.top()), QPointF(sheet.right(), sheet.top() + fold))
    painter.drawPolygon(QPolygonF([sheet.topLeft(), *edges, sheet.bottomRight(), sheet.bottomLeft()]))
    painter.drawPolyline(QPolygonF([edges[0], corner, edges[1]]))
    for part in (0.58, 0.8):
        height = sheet.top() + sheet.height() * part
        painter.drawLine(QPointF(sheet.left() + 2.2, height), QPointF(sheet.right() - 2.2, height))
    painter.restore()


def badge(letter: str, colour: QColor, ink: QColor, size: int = 20) -> QPixmap:
    """Give a pillar's letter on its colour."""
    pixmap = _blank(size)
    painter = QPainter(pixmap)
    draw_badge(painter, letter, QRectF(0, 0, size, size), colour, ink)
    painter.end()
    return pixmap


def draw_badge(painter: QPainter, letter: str, box: QRectF, colour: QColor, ink: QColor) -> None:
    """Draw a pillar's letter on its colour, to fill a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, box.width() * 0.25, box.width() * 0.25)
    font = QFont()
    font.setPixelSize(round(box.width() * 0.6))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _blank(size: int) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * _SCALE), round(size * _SCALE)))
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
