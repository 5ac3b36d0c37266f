"""How a cell of the matrix looks: two chips with an arrow, and the answer in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.analysis.matrix import PillarCell
from ect_coder.ui.matrix_model import ROW_ROLE
from ect_coder.ui.shapes import draw_moment
from ect_coder.values import Moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import Row
    from ect_coder.ui.theme import Palette

CHIP = QSize(78, 24)
_ARROW = 20
_SHAPE = 8
_HEIGHT = 84


def draw_chip(
    painter: QPainter, palette: Palette, box: QRectF, cell: VariableCell | PillarCell, moment: Moment
) -> None:
    """Draw a state: its colour, its sign and its number of voices, or its words where nothing is said."""
    ink = draw_ground(painter, palette, box, cell)
    painter.setPen(QColor(ink))
    font = QFont(QApplication.font())
    if cell.state in (State.SILENT, State.UNDOCUMENTED):
        font.setPointSizeF(font.pointSizeF() * 0.84)
        painter.setFont(font)
        words = _("not said") if cell.state is State.SILENT else _("not doc.")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return
    painter.setFont(font)
    words = _signed(cell)
    width = QFontMetricsF(font).horizontalAdvance(words)
    left = box.center().x() - (width + _SHAPE + 6) / 2
    shape = QRectF(left, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    draw_moment(painter, moment, shape, QColor(ink))
    place = QRectF(shape.right() + 6, box.top(), width + 4, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _signed(cell: VariableCell | PillarCell) -> str:
    if cell.state is State.ABSENT:
        return f"∅ {cell.voices}"
    if cell.state is State.CONTESTED:
        if isinstance(cell, PillarCell):
            return f"± {cell.voices}"
        return f"± {cell.affirming + cell.nuancing} | {cell.denying}"
    return str(cell.voices)


def draw_ground(painter: QPainter, palette: Palette, box: QRectF, cell: VariableCell | PillarCell) -> str:
    """Draw the chip itself and return the colour of what is written on it."""
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.state is State.PRESENT:
        painter.setBrush(QColor(palette.present_strong))
        painter.drawRoundedRect(box, 5, 5)
        return palette.present_strong_text
    if cell.state is State.WEAKLY_PRESENT:
        painter.setBrush(QColor(palette.present_weak))
        painter.drawRoundedRect(box, 5, 5)
        return palette.present_weak_text
    if cell.state is State.CONTESTED:
        painter.setBrush(QColor(palette.contested))
        painter.drawRoundedRect(box, 5, 5)
        stripes = QColor(palette.page)
        stripes.setAlpha(150)
        painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(palette.warning), 1))
        painter.drawRoundedRect(box, 5, 5)
        return palette.contested_text
    if cell.state is State.ABSENT:
        painter.setBrush(QColor(palette.page))
        painter.setPen(QPen(QColor(palette.text), 1.3))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
        return palette.text
    if cell.state is State.SILENT:
        painter.setBrush(QColor(palette.silent))
        painter.drawRoundedRect(box, 5, 5)
        return palette.muted
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.muted), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    return palette.muted


class AnswerDelegate(QStyledItemDelegate):
    """Draws a cell of the matrix."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for chips and two lines of words."""
        return QSize(210, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        row: Row | None = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        painter.fillRect(box, QColor(self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if row is not None:
            self._chips(painter, row, box)
            self._words(painter, row, box)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1.5, -1.5))
        painter.restore()

    def _chips(self, painter: QPainter, row: Row, box: QRectF) -> None:
        width = 2 * CHIP.width() + _ARROW
        left = box.center().x() - width / 2
        top = box.top() + 11
        first = QRectF(left, top, CHIP.width(), CHIP.height())
        second = first.translated(CHIP.width() + _ARROW, 0)
        draw_chip(painter, self._palette, first, row.emergence, Moment.EMERGENCE)
        draw_chip(painter, self._palette, second, row.support, Moment.SUPPORT)
        painter.setPen(QPen(QColor(self._palette.muted), 1.2))
        y = first.center().y()
        start, end = first.right() + 5, second.left() - 5
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        painter.drawLine(QPointF(end - 3, y - 3), QPointF(end, y))
        painter.drawLine(QPointF(end - 3, y + 3), QPointF(end, y))

    def _words(self, painter: QPainter, row: Row, box: QRectF) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        font.setBold(row.answer is Answer.EMERGED_WITH_SUPPORT)
        painter.setFont(font)
        words = labels.answer_said(row.answer, insufficient=row.insufficient)
        shade = self._palette.warning if row.insufficient else self._palette.text
        if row.answer in (Answer.NOT_MENTIONED, Answer.UNDOCUMENTED, Answer.UNDETERMINED):
            shade = self._palette.muted
        elif row.answer is Answer.EMERGED_WITH_SUPPORT and not row.insufficient:
            shade = self._palette.accent
        painter.setPen(QColor(shade))
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        place = QRectF(box.left() + 8, box.top() + 40, box.width() - 16, box.height() - 42)
        painter.drawText(place, words, option)
