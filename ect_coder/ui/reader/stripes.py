"""The marks of codings in a margin, on the screen and on paper alike: stripes and labels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ect_coder.ui.shapes import draw_moment
from ect_coder.values import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.ui.reader.highlights import Painted
    from ect_coder.ui.theme import Palette

LANE = 8
STRIPE = 4
GAP = 3
"""How far below the top of its first line a stripe begins: two in one lane do not touch."""
ROW = 21
"""The height of a label on the screen, for which the sizes here are given."""
_SHAPE = 9
_SIGNS = {Polarity.PRESENT: "", Polarity.ABSENT: "∅ ", Polarity.MIXED: "± "}


def paint_stripe(painter: QPainter, coding: Painted, box: QRectF, palette: Palette) -> None:
    """Draw a coding's stripe: whole if present, dotted if absent, dashed if mixed."""
    colour = palette.ink(coding.pillar)
    if coding.polarity is Polarity.PRESENT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 2, 2)
        return
    dash = Qt.PenStyle.DotLine if coding.polarity is Polarity.ABSENT else Qt.PenStyle.DashLine
    painter.setPen(QPen(colour, 2, dash))
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))


def paint_crowd(painter: QPainter, boxes: Iterable[QRectF], palette: Palette) -> None:
    """Draw one quiet line where codings lie for which no lane was free: their stripes would fuse."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.muted))
    low = -math.inf
    for box in sorted(boxes, key=QRectF.top):
        top = max(low, box.top())
        if box.bottom() > top:
            painter.drawRect(QRectF(box.left() + 1, top, 2, box.bottom() - top))
            low = box.bottom()


def paint_label(painter: QPainter, coding: Painted, box: QRectF, font: QFont, palette: Palette) -> None:
    """Write a coding's label into a box: its moment's shape, its pillar's letter, sign and variable."""
    scale = box.height() / ROW
    side = _SHAPE * scale
    shape = QRectF(box.left(), box.center().y() - side / 2, side, side)
    draw_moment(painter, coding.moment, shape, palette.ink(coding.pillar))
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    left = shape.right() + 6 * scale
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(left, box.top(), 16 * scale, box.height()), middle, coding.letter)
    left += QFontMetricsF(bold).horizontalAdvance(coding.letter) + 5 * scale
    painter.setFont(font)
    room = QRectF(left, box.top(), box.right() - left, box.height())
    words = _SIGNS[coding.polarity] + coding.label
    painter.drawText(room, middle, QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
