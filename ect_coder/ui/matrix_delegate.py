"""How the matrix looks: a cell is two chips with an arrow and the answer in words; its headers and its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.analysis.matrix import PillarCell
from ect_coder.ui.excerpts_model import wrapped
from ect_coder.ui.matrix_model import PILLAR_ROLE, PROJECTS, ROW_ROLE, MatrixModel
from ect_coder.ui.shapes import draw_moment
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import Row
    from ect_coder.codebook.grid import Grid
    from ect_coder.ui.theme import Palette

CHIP = QSize(74, 24)
COLUMN = 190
"""The least width of a column: two chips, an arrow, and some air."""
_ARROW = 20
_SHAPE = 8
_TOP = 12
_GAP = 6
_LINES = 3
_UNBREAKABLE = "\u00a0"


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

    @property
    def height(self) -> int:
        """The height of every row: chips, and three lines of words."""
        return _TOP + CHIP.height() + _GAP + int(_LINES * QFontMetricsF(small_font()).lineSpacing()) + 8

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every cell the same size."""
        return QSize(COLUMN, self.height)

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
            self._mark(painter, box, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        painter.restore()

    def _mark(self, painter: QPainter, box: QRectF, *, focused: bool) -> None:
        """Frame the cell that is explained, more strongly where the keyboard is."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.accent), 2.4 if focused else 1.2))
        painter.drawRect(box.adjusted(1.2, 1.2, -1.7, -1.7))

    def _chips(self, painter: QPainter, row: Row, box: QRectF) -> None:
        width = 2 * CHIP.width() + _ARROW
        left = box.center().x() - width / 2
        first = QRectF(left, box.top() + _TOP, CHIP.width(), CHIP.height())
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
        font = small_font()
        font.setBold(row.answer is Answer.EMERGED_WITH_SUPPORT)
        painter.setFont(font)
        painter.setPen(QColor(answer_shade(row, self._palette)))
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        top = _TOP + CHIP.height() + _GAP
        place = QRectF(box.left() + 9, box.top() + top, box.width() - 18, box.height() - top)
        painter.drawText(place, answer_words(row), option)


def small_font() -> QFont:
    """Give the font of the words below the chips and of the facts below names."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font


def answer_shade(row: Row, palette: Palette) -> str:
    """Give the colour of an answer in words: a warning where it is to be supported, paler where nothing is said."""
    if row.answer in (Answer.NOT_MENTIONED, Answer.UNDOCUMENTED, Answer.UNDETERMINED):
        return palette.muted
    if row.insufficient:
        return palette.warning
    return palette.accent if row.answer is Answer.EMERGED_WITH_SUPPORT else palette.text


def answer_words(row: Row) -> str:
    """Say the answer so that « à étayer » is never cut in two lines, nor begins one with its dot."""
    answer, dot, rest = labels.answer_said(row.answer, insufficient=row.insufficient).partition(" · ")
    return f"{answer}{_UNBREAKABLE}· {rest.replace(' ', _UNBREAKABLE)}" if dot else answer


def _draw_order(painter: QPainter, shade: str, centre: QPointF, order: Qt.SortOrder) -> None:
    """Draw a small triangle that points the way the rows are sorted."""
    up = -1 if order is Qt.SortOrder.AscendingOrder else 1
    corners = [(-4.0, -2.5 * up), (4.0, -2.5 * up), (0.0, 2.5 * up)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    painter.restore()


class PillarHeader(QHeaderView):
    """Names of pillars or variables on two lines; variables of one pillar share its name and its line of colour."""

    def __init__(
        self, grid: Grid, model: MatrixModel, palette: Palette, parent: QWidget, own: Mapping[Moment, str]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._matrix = model
        self._palette = palette
        self._pillars = {pillar.id: f"{pillar.letter} · {pillar.label(language())}" for pillar in grid.pillars}
        self._moments = " → ".join(labels.moment(each, own) for each in (Moment.EMERGENCE, Moment.SUPPORT))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(COLUMN)

    def sizeHint(self) -> QSize:
        """Two lines of words, a line of facts, and a line of colour."""
        return QSize(COLUMN, 70)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one name."""
        pillar = self._pillar(index)
        painter.save()
        painter.fillRect(rect, QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._name(painter, QRectF(rect).adjusted(16, 6, -16, -8), index, pillar)
        column, order = self._matrix.sorting
        if column == index:
            centre = QPointF(rect.right() - 9.5, rect.top() + 13.5)
            _draw_order(painter, self._palette.muted, centre, order)
        joined = self._matrix.by_variable()
        left = 0 if joined and self._pillar(index - 1) == pillar else 8
        right = 0 if joined and self._pillar(index + 1) == pillar else 8
        painter.fillRect(
            QRect(rect.left() + left, rect.bottom() - 3, rect.width() - left - right, 3), self._palette.ink(pillar)
        )
        painter.restore()

    def _pillar(self, index: int) -> str | None:
        if not 0 <= index < self._matrix.columnCount():
            return None
        key: str | None = self._matrix.headerData(index, Qt.Orientation.Horizontal, PILLAR_ROLE)
        return key

    def _name(self, painter: QPainter, box: QRectF, index: int, pillar: str | None) -> None:
        name, facts = QFont(QApplication.font()), small_font()
        name.setBold(True)
        words = str(self._matrix.headerData(index, Qt.Orientation.Horizontal) or "")
        lines = wrapped(words, name, box.width(), 2)
        below = self._pillars.get(pillar or "", "") if self._matrix.by_variable() else self._moments
        tall, low = QFontMetricsF(name).lineSpacing(), QFontMetricsF(facts).lineSpacing()
        top = box.top() + (box.height() - len(lines) * tall - low - 2) / 2
        painter.setFont(name)
        painter.setPen(QColor(self._palette.text))
        for rank, line in enumerate(lines):
            place = QRectF(box.left(), top + rank * tall, box.width(), tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
        painter.setFont(facts)
        painter.setPen(QColor(self._palette.muted))
        place = QRectF(box.left(), top + len(lines) * tall + 2, box.width(), low).adjusted(-11, 0, 11, 0)
        shown = QFontMetricsF(facts).elidedText(below, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class ProjectHeader(QHeaderView):
    """Names of projects, with their pivot date and number of documents, always in sight."""

    def __init__(self, model: MatrixModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = model
        self._palette = palette
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Room for a name on three lines."""
        return QSize(184, 80)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one project."""
        project = self._matrix.project(index)
        painter.save()
        painter.fillRect(rect, QColor(self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        name, small = QFont(QApplication.font()), small_font()
        name.setBold(True)
        box = QRectF(rect).adjusted(14, _TOP, -10, -6)
        lines = wrapped(project.name, name, box.width(), 3)
        tall = QFontMetricsF(name).lineSpacing()
        painter.setFont(name)
        painter.setPen(QColor(self._palette.text))
        for rank, line in enumerate(lines):
            painter.drawText(QPointF(box.left(), box.top() + rank * tall + QFontMetricsF(name).ascent()), line)
        facts = [labels.date(project.pivot)] if project.pivot else []
        facts.append(ngettext("{n} document", "{n} documents", project.documents))
        painter.setFont(small)
        painter.setPen(QColor(self._palette.muted))
        below = box.top() + len(lines) * tall + 4 + QFontMetricsF(small).ascent()
        painter.drawText(QPointF(box.left(), below), " · ".join(facts))
        painter.restore()


class Corner(QAbstractButton):
    """Above the projects: what they are, and a click sorts by their names."""

    def __init__(self, model: MatrixModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._matrix = model
        self._palette = palette
        self.setText(_("Project"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as the header it is."""
        painter = QPainter(self)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.accent if self.hasFocus() else self._palette.line))
        painter.drawRect(box)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        painter.drawText(box.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        column, order = self._matrix.sorting
        if column == PROJECTS:
            left = 14 + painter.fontMetrics().horizontalAdvance(self.text()) + 12.5
            _draw_order(painter, self._palette.muted, QPointF(left, box.center().y() + 1.5), order)
        painter.end()


class Legend(QWidget):
    """What the chips mean, on as many lines as it takes."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._words = [labels.state(state) for state in State]
        self._note = _("numbers are voices")
        self.setAccessibleName(", ".join([*self._words, self._note]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width asks for."""
        super().resizeEvent(event)
        self.setFixedHeight(int(self._places()[-1].bottom()) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a small chip and a word for each state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        *places, last = self._places()
        for state, words, place in zip(State, self._words, places, strict=True):
            box = QRectF(place.left(), place.top() + 4, _SWATCH.width(), _SWATCH.height())
            draw_ground(painter, self._palette, box, _bare(state))
            painter.setPen(QColor(self._palette.muted))
            painter.drawText(place.adjusted(_SWATCH.width() + 7, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(last.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, self._note)
        painter.end()

    def _places(self) -> list[QRectF]:
        """Place the states, then the note, one beside the other."""
        metrics, left, top = QFontMetricsF(self.font()), 1.0, 0.0
        places = []
        for words, extra in [*((words, _SWATCH.width() + 7) for words in self._words), (self._note, 0)]:
            width = metrics.horizontalAdvance(words) + extra
            if left > 1 and left + width > self.width():
                left, top = 1.0, top + 28
            places.append(QRectF(left, top, width, 26))
            left += width + 22
        return places


_SWATCH = QSize(30, 18)


def _bare(state: State) -> PillarCell:
    """Give a cell that is nothing but a state."""
    return PillarCell(
        state, weak=False, reasons=(), codings=0, voices=0, present=0, absent=0, contested=0, estimate=None, stale=False
    )
