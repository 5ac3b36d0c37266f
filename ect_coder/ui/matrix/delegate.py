"""How a cell of the matrix is drawn: two chips with what they count, an arrow between, the answer in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.analysis.profiles import profile
from ect_coder.ui.excerpts_model import wrapped
from ect_coder.ui.matrix.chips import CHIP, draw_chip, font_of
from ect_coder.ui.matrix.model import ROW_ROLE
from ect_coder.ui.matrix.said import FACTOR_MOMENTS, answer_words, counted, counted_briefly
from ect_coder.ui.shapes import draw_moment
from ect_coder.values import Moment
from ect_coder.wording import number

if TYPE_CHECKING:
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import Factor, PillarCell, Row
    from ect_coder.ui.theme import Palette

FACTS, CAPTION = 0.92, 0.85
"""Sizes of the words below the chips, beside the application's font."""
_ARROW = 11
_TOP = 9
_GAP = 3
_LINES = 4
_SHAPE = 9
_Index = QModelIndex | QPersistentModelIndex
_CENTRE = Qt.AlignmentFlag.AlignCenter


class CellDelegate(QStyledItemDelegate):
    """Draws the ground of a cell, and frames the one that is explained; `least` is the least width of a column."""

    least = 164

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.colours = palette
        self.caption = font_of(CAPTION)
        self.facts = font_of(FACTS)
        self.caption_height = QFontMetricsF(self.caption).lineSpacing()
        self.facts_height = QFontMetricsF(self.facts).lineSpacing()

    @property
    def height(self) -> int:
        """The height of every row."""
        raise NotImplementedError

    def draw(self, painter: QPainter, cell: object, box: QRectF) -> None:
        """Draw what a cell says."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every cell the same size."""
        return QSize(self.least, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        cell = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        painter.fillRect(box, QColor(self.colours.page))
        painter.setPen(QColor(self.colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if cell is not None:
            self.draw(painter, cell, box)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.colours.accent), 2.4 if focused else 1.2))
            painter.drawRect(box.adjusted(1.2, 1.2, -1.7, -1.7))
        painter.restore()


class AnswerDelegate(CellDelegate):
    """Draws an answer: two chips, an arrow, and some air; with `estimated` there is a line for estimates."""

    least = 203

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(palette, parent)
        self.estimated = False

    @property
    def height(self) -> int:
        """Chips, what they count, and four lines of words."""
        captions = (2 if self.estimated else 1) * self.caption_height
        return int(_TOP + CHIP.height() + 2 + captions + _GAP + _LINES * self.facts_height + 5)

    def draw(self, painter: QPainter, cell: Row, box: QRectF) -> None:  # type: ignore[override]
        """Draw both moments and the answer."""
        left = box.center().x() - CHIP.width() - _ARROW / 2
        first = QRectF(left, box.top() + _TOP, CHIP.width(), CHIP.height())
        second = first.translated(CHIP.width() + _ARROW, 0)
        self._moment(painter, first, cell.emergence, Moment.EMERGENCE)
        self._moment(painter, second, cell.support, Moment.SUPPORT)
        self._arrow(painter, first.right() + 2, second.left() - 2, first.center().y())
        captions = (2 if self.estimated else 1) * self.caption_height
        top = first.bottom() + 2 + captions + _GAP
        self._answer(painter, cell, QRectF(box.left() + 9, top, box.width() - 18, box.bottom() - top))

    def _moment(self, painter: QPainter, box: QRectF, cell: VariableCell | PillarCell, moment: Moment) -> None:
        draw_chip(painter, self.colours, box, cell.state, moment)
        painter.setFont(self.caption)
        below = QRectF(box.left() - 5, box.bottom() + 2, box.width() + 10, self.caption_height)
        if cell.state not in (State.SILENT, State.UNDOCUMENTED):
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(below, _CENTRE, self._counted(cell, below.width()))
        if cell.estimate is not None:
            painter.setPen(QColor(self.colours.warning if cell.stale else self.colours.text))
            said = QFontMetricsF(self.caption).elidedText(
                labels.estimated(cell.estimate, stale=cell.stale), Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below.translated(0, self.caption_height), _CENTRE, said)

    def _counted(self, cell: VariableCell | PillarCell, room: float) -> str:
        said = counted(cell.voices, cell.codings)
        fits = QFontMetricsF(self.caption).horizontalAdvance(said) <= room - 6
        return said if fits else counted_briefly(cell.voices, cell.codings)

    def _arrow(self, painter: QPainter, start: float, end: float, y: float) -> None:
        painter.setPen(QPen(QColor(self.colours.muted), 1.2))
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        painter.drawLine(QPointF(end - 3, y - 3), QPointF(end, y))
        painter.drawLine(QPointF(end - 3, y + 3), QPointF(end, y))

    def _answer(self, painter: QPainter, row: Row, box: QRectF) -> None:
        font = font_of(FACTS)
        font.setBold(row.answer is Answer.EMERGED_WITH_SUPPORT)
        told = profile(row.profile, 2) if row.profile is not None else []
        lines = wrapped(answer_words(row), font, box.width(), _LINES - bool(told))
        painter.setFont(font)
        painter.setPen(QColor(answer_shade(row, self.colours)))
        for rank, words in enumerate(lines):
            painter.drawText(self._line(box, rank), _CENTRE, words)
        if told:
            painter.setFont(self.caption)
            painter.setPen(QColor(self.colours.muted))
            said = QFontMetricsF(self.caption).elidedText(", ".join(told), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(self._line(box, len(lines)), _CENTRE, said)

    def _line(self, box: QRectF, rank: int) -> QRectF:
        return QRectF(box.left(), box.top() + rank * self.facts_height, box.width(), self.facts_height)


class FactorDelegate(CellDelegate):
    """Draws how many voices speak of a factor at each moment."""

    @property
    def height(self) -> int:
        """Room for the name of a project on two lines, with two facts."""
        return int(2 * _TOP + 4 * self.facts_height + 8)

    def draw(self, painter: QPainter, cell: Factor, box: QRectF) -> None:  # type: ignore[override]
        """Draw a shape and a number of voices for each moment that is spoken of."""
        told = [(moment, cell.counts[moment]) for moment in FACTOR_MOMENTS if cell.counts[moment][0]]
        if not told:
            painter.setFont(self.caption)
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(box, _CENTRE, "–")
            return
        width = min(46.0, (box.width() - 12) / len(told))
        left = box.center().x() - width * len(told) / 2
        for rank, (moment, (codings, voices)) in enumerate(told):
            self._voices(
                painter, QRectF(left + rank * width, box.center().y() - 20, width, 20), moment, voices, codings
            )

    def _voices(self, painter: QPainter, box: QRectF, moment: Moment, voices: int, codings: int) -> None:
        font = font_of(1)
        font.setBold(True)
        said = number(voices)
        room = QFontMetricsF(font).horizontalAdvance(said) + _SHAPE + 4
        left = box.center().x() - room / 2
        shape = QRectF(left, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
        draw_moment(painter, moment, shape, QColor(self.colours.accent))
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(box.adjusted(shape.right() + 4 - box.left(), 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, said)
        painter.setFont(self.caption)
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(
            QRectF(box.left(), box.bottom() + 3, box.width(), self.caption_height), _CENTRE, f"({codings})"
        )


def answer_shade(row: Row, palette: Palette) -> str:
    """Give the colour of an answer in words: a warning where it is to be supported, paler where nothing is said."""
    if row.answer in (Answer.NOT_MENTIONED, Answer.UNDOCUMENTED, Answer.UNDETERMINED):
        return palette.muted
    if row.insufficient:
        return palette.warning
    return palette.accent if row.answer is Answer.EMERGED_WITH_SUPPORT else palette.text
