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


class Lettering:
    """How labels are written: the fonts, and what is measured of them, once for all."""

    def __init__(self, font: QFont) -> None:
        self.plain, self._bold = QFont(font), QFont(font)
        self._bold.setBold(True)
        self._words, self._letters = QFontMetricsF(self.plain), QFontMetricsF(self._bold)
        self._drop = (self._words.ascent() - self._words.descent()) / 2

    def width(self, words: str) -> float:
        """Measure some words."""
        return self._words.horizontalAdvance(words)

    def words(self, coding: Painted, box: QRectF) -> str:
        """Give the sign and variable of a coding, cut where its label's box ends."""
        room = box.right() - self._words_from(coding, box)
        return self._words.elidedText(_SIGNS[coding.polarity] + coding.label, Qt.TextElideMode.ElideRight, room)

    def write(self, painter: QPainter, words: str, box: QRectF, ink: str) -> None:
        """Write some words from the left of a box."""
        painter.setFont(self.plain)
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(box.left(), self._base(box)), words)

    def paint(self, painter: QPainter, coding: Painted, words: str, box: QRectF, palette: Palette) -> None:
        """Write a coding's label into a box: its moment's shape, its pillar's letter, its words."""
        scale = box.height() / ROW
        side = _SHAPE * scale
        shape = QRectF(box.left(), box.center().y() - side / 2, side, side)
        draw_moment(painter, coding.moment, shape, palette.ink(coding.pillar))
        painter.setFont(self._bold)
        painter.setPen(QColor(palette.text))
        painter.drawText(QPointF(shape.right() + 6 * scale, self._base(box)), coding.letter)
        painter.setFont(self.plain)
        painter.drawText(QPointF(self._words_from(coding, box), self._base(box)), words)

    def _words_from(self, coding: Painted, box: QRectF) -> float:
        scale = box.height() / ROW
        return box.left() + (_SHAPE + 11) * scale + self._letters.horizontalAdvance(coding.letter)

    def _base(self, box: QRectF) -> float:
        return box.center().y() + self._drop
