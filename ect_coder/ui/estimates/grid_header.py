"""The headers of the cells to decide on: a name over its two moments, with their shapes and the pillar's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ect_coder.analysis import estimate_words, labels
from ect_coder.analysis.deciding import MOMENTS
from ect_coder.ui.estimates.grid_delegate import CELL
from ect_coder.ui.excerpts_model import wrapped
from ect_coder.ui.shapes import draw_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.ui.estimates.grid_model import GridModel
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

_HEIGHT = 84
_SHAPE = 8
_SMALLEST = 0.8
"""The part of its size to which the name of a moment shrinks before it is cut."""


class TargetHeader(QHeaderView):
    """Each column draws its part of what stands over both."""

    def __init__(
        self, grid: Grid, model: GridModel, palette: Palette, own: Mapping[Moment, str], parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = grid
        self._cells = model
        self._palette = palette
        self._own = own
        self.setMinimumSectionSize(CELL.width())
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Two lines of names, one of moments."""
        return QSize(CELL.width(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one column's part."""
        target, moment = self._cells.column(index)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.line))
        if index % len(MOMENTS):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        self._name(painter, self._both(rect, index), target)
        self._moment(painter, QRectF(rect).adjusted(8, _HEIGHT - 36, -3, -5), moment)
        painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, self._palette.ink(self._cells.pillar(index)))
        painter.restore()

    def _both(self, rect: QRect, index: int) -> QRectF:
        """Give the room over both moments of a target."""
        first = index - index % len(MOMENTS)
        left = self.sectionViewportPosition(first)
        width = sum(self.sectionSize(first + each) for each in range(len(MOMENTS)))
        return QRectF(left + 10, rect.top() + 5, width - 16, _HEIGHT - 43)

    def _name(self, painter: QPainter, box: QRectF, target: str) -> None:
        font = QFont(QApplication.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        tall = QFontMetricsF(font).lineSpacing()
        lines = wrapped(estimate_words.target(target, self._grid), font, box.width(), 2)
        top = box.top() + (box.height() - tall * len(lines)) / 2
        for rank, line in enumerate(lines):
            place = QRectF(box.left(), top + rank * tall, box.width(), tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _moment(self, painter: QPainter, box: QRectF, moment: Moment) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        shape = QRectF(box.left() + 2, box.top(), _SHAPE, _SHAPE)
        draw_moment(painter, moment, shape, QColor(self._palette.muted))
        place = box.adjusted(0, _SHAPE + 2, 0, 0)
        words = labels.moment(moment, self._own)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > place.width():
            font.setPointSizeF(font.pointSizeF() * max(_SMALLEST, 0.97 * place.width() / wide))
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(self._palette.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
