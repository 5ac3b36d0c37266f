"""How a cell to decide on looks: the mark in a chip, dots for confidence, below what is suggested or to be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.analysis import labels
from ect_coder.analysis.confidence import Confidence
from ect_coder.analysis.evidence import State
from ect_coder.ui.estimates.grid_model import CASE, WANTED
from ect_coder.ui.theme import mixed, readable_on
from ect_coder.values import Mark
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.deciding import Case
    from ect_coder.ui.theme import Palette

CELL = QSize(98, 58)
_CHIP = QSize(38, 24)
_DOT = 5.0
_DOTS = {Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}
_FADED = 0.28


def draw_mark(painter: QPainter, palette: Palette, box: QRectF, mark: Mark | None) -> None:
    """Draw an estimate to fill a box: deeper with the scale, an outline for 0, hatched for C, dashes for none."""
    ink = _ground(painter, palette, box, mark)
    font = QFont(QApplication.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, labels.mark(mark))


def _ground(painter: QPainter, palette: Palette, box: QRectF, mark: Mark | None) -> str:
    """Draw the chip itself and return the colour of what is written on it."""
    levels = {
        Mark.ONE: palette.present_weak,
        Mark.TWO: mixed(palette.present_weak, palette.present_strong, 0.5),
        Mark.THREE: palette.present_strong,
        Mark.NR: palette.silent,
        Mark.C: palette.contested,
    }
    inside = box.adjusted(0.7, 0.7, -0.7, -0.7)
    if mark in levels:
        painter.setPen(QPen(QColor(palette.warning), 1) if mark is Mark.C else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(levels[mark]))
        painter.drawRoundedRect(inside, 5, 5)
        if mark is Mark.C:
            stripes = QColor(palette.page)
            stripes.setAlpha(130)
            painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(inside, 5, 5)
            return palette.contested_text
        return palette.text if mark is Mark.NR else readable_on(levels[mark])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if mark is None else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(palette.muted if mark is None else palette.text), 1.2, style))
    painter.drawRoundedRect(inside, 5, 5)
    return palette.text


class EstimateDelegate(QStyledItemDelegate):
    """Draws a cell; one that is not looked for stands back."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every cell the same size."""
        return CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        case: Case | None = index.data(CASE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(self._palette.selection if chosen else self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if index.column() % 2:
            painter.drawLine(box.topRight(), box.bottomRight())
        if case is not None:
            painter.setOpacity(1 if index.data(WANTED) else _FADED)
            self._draw(painter, box, case)
            painter.setOpacity(1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._palette.accent), 2.4))
            painter.drawRect(box.adjusted(1.2, 1.2, -1.7, -1.7))
        painter.restore()

    def _draw(self, painter: QPainter, box: QRectF, case: Case) -> None:
        chip = QRectF(box.left() + 10, box.top() + 7, _CHIP.width(), _CHIP.height())
        draw_mark(painter, self._palette, chip, case.mark)
        if case.cell.codings:
            self._dots(painter, QRectF(chip.right() + 9, chip.top(), 30, chip.height()), _DOTS[case.confidence])
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.warning if case.stale else self._palette.muted))
        place = QRectF(box.left() + 10, chip.bottom() + 2, box.width() - 14, box.bottom() - chip.bottom() - 6)
        words = QFontMetricsF(font).elidedText(below(case), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _dots(self, painter: QPainter, box: QRectF, filled: int) -> None:
        """Draw three dots, the more of them filled the surer one may be."""
        painter.setPen(QPen(QColor(self._palette.muted), 1))
        for rank in range(3):
            painter.setBrush(QColor(self._palette.muted) if rank < filled else Qt.BrushStyle.NoBrush)
            left = box.left() + rank * (_DOT + 4)
            painter.drawEllipse(QRectF(left, box.center().y() - _DOT / 2, _DOT, _DOT))


def below(case: Case) -> str:
    """Say in two or three words what a person should know of a cell: to review, or what is suggested."""
    if case.stale:
        return _("to review")
    if case.suggestion is None:
        return _("present, to judge")
    if case.cell.state is State.SILENT:
        return _("not said")
    if case.cell.state is State.UNDOCUMENTED:
        return _("not doc.")
    return _("suggested: {mark}").format(mark=labels.mark(case.suggestion))
