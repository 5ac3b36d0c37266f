"""Names beside or above a table, on as many lines as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ect_coder.ui.excerpts_model import wrapped

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette

WIDTH = 176
_HEIGHT = 46


class NameHeader(QHeaderView):
    """Draws what its model calls a row or a column."""

    def __init__(self, orientation: Qt.Orientation, palette: Palette, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._palette = palette
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Ask for two lines of words."""
        return QSize(WIDTH, _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one name."""
        painter.save()
        painter.fillRect(rect, QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = QFont(QApplication.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        box, tall = QRectF(rect).adjusted(10, 4, -8, -5), QFontMetricsF(font).lineSpacing()
        words = str(self.model().headerData(index, self.orientation()) or "")
        lines = wrapped(words, font, box.width(), max(1, int(box.height() // tall)))
        top = box.top() + (box.height() - tall * len(lines)) / 2
        for rank, line in enumerate(lines):
            place = QRectF(box.left(), top + rank * tall, box.width(), tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        painter.restore()
