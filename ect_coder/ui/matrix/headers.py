"""The headers of the matrix: pillars that open, columns that sort, projects that stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.excerpts_model import wrapped
from ect_coder.ui.matrix.chips import font_of
from ect_coder.ui.matrix.delegate import CAPTION, FACTS
from ect_coder.ui.matrix.model import PROJECTS, CellsModel, Column
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ect_coder.corpus.library import Project
    from ect_coder.ui.theme import Palette

_SIDE = 26
"""What stands on either side of a name: the sign that opens, the sign that sorts."""
_TOP = 12
_TALL = 90
"""A row taller than this has room for a third line of a name."""


class ColumnHeader(QHeaderView):
    """Names on two lines. A click opens or closes a pillar, sorts by another column; the sign on its right sorts."""

    opening_wished = Signal(int)
    sorting_wished = Signal(int)

    def __init__(self, cells: CellsModel, palette: Palette, parent: QWidget, own: Mapping[Moment, str]) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self._palette = palette
        self._moments = " → ".join(labels.moment(each, own) for each in (Moment.EMERGENCE, Moment.SUPPORT))
        self.opened: Collection[str] = ()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Two lines of words, a line of facts, and a line of colour."""
        return QSize(self.minimumSectionSize(), 68)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or sort, as the place says."""
        super().mouseReleaseEvent(event)
        index = self.logicalIndexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or index < 0:
            return
        right = self.sectionViewportPosition(index) + self.sectionSize(index)
        if self._cells.columns[index].is_pillar and event.position().x() < right - _SIDE:
            self.opening_wished.emit(index)
        else:
            self.sorting_wished.emit(index)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one name."""
        if index >= len(self._cells.columns):
            return
        column = self._cells.columns[index]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        box = QRectF(rect)
        left = _SIDE if column.is_pillar else 8
        self._name(painter, box.adjusted(left, 5, -_SIDE, -8), column)
        self._signs(painter, box, index, column)
        self._colour(painter, rect, index, column)
        painter.restore()

    def _signs(self, painter: QPainter, box: QRectF, index: int, column: Column) -> None:
        middle = box.center().y() - 2
        if column.is_pillar:
            _draw_opening(
                painter, self._palette.text, QPointF(box.left() + 14, middle), opened=column.key in self.opened
            )
        sorted_by, order = self._cells.sorting
        right = QPointF(box.right() - 13, middle)
        if sorted_by == index:
            _draw_order(painter, self._palette.accent, right, order)
        else:
            _draw_sortable(painter, self._palette.muted, right)

    def _colour(self, painter: QPainter, rect: QRect, index: int, column: Column) -> None:
        """Draw the pillar's line of colour, one for all its columns."""
        left = 0 if self._same_pillar(index - 1, column) else 8
        right = 0 if self._same_pillar(index + 1, column) else 8
        line = QRect(rect.left() + left, rect.bottom() - 3, rect.width() - left - right, 3)
        painter.fillRect(line, self._palette.ink(column.pillar))

    def _same_pillar(self, index: int, column: Column) -> bool:
        columns = self._cells.columns
        return column.pillar is not None and 0 <= index < len(columns) and columns[index].pillar == column.pillar

    def _name(self, painter: QPainter, box: QRectF, column: Column) -> None:
        name, facts = QFont(QApplication.font()), font_of(CAPTION)
        name.setBold(column.is_pillar)
        below = self._below(column)
        lines = wrapped(column.label, name, box.width(), 2 if below else 3)
        tall, low = QFontMetricsF(name).lineSpacing(), QFontMetricsF(facts).lineSpacing() if below else 0
        top = box.top() + (box.height() - len(lines) * tall - low - 2) / 2
        painter.setFont(name)
        painter.setPen(QColor(self._palette.text))
        for rank, line in enumerate(lines):
            painter.drawText(QRectF(box.left(), top + rank * tall, box.width(), tall), _CENTRE, line)
        painter.setFont(facts)
        painter.setPen(QColor(self._palette.muted))
        place = QRectF(box.left(), top + len(lines) * tall + 2, box.width(), low).adjusted(-9, 0, 9, 0)
        shown = QFontMetricsF(facts).elidedText(below, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _CENTRE, shown)

    def _below(self, column: Column) -> str:
        """Say what is read below a pillar's name: its moments; below a variable's, its pillar."""
        if column.is_pillar:
            return self._moments
        return self._cells.grid.pillar(column.pillar).label(language()) if column.pillar else ""


_CENTRE = Qt.AlignmentFlag.AlignCenter


class ProjectHeader(QHeaderView):
    """Names of projects, with their pivot, number of documents, and whether they are still being read."""

    def __init__(self, cells: CellsModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._cells = cells
        self._palette = palette
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Room for a name on three lines."""
        return QSize(160, 80)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one project."""
        if index >= len(self._cells.projects):
            return
        project = self._cells.project(index)
        painter.save()
        painter.fillRect(rect, QColor(self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        name = QFont(QApplication.font())
        name.setBold(True)
        box = QRectF(rect).adjusted(12, _TOP, -8, -6)
        facts, most = font_of(FACTS), 3 if rect.height() > _TALL else 2
        box.setTop(self._write(painter, wrapped(project.name, name, box.width(), most), name, self._palette.text, box))
        box.setTop(self._write(painter, [_facts(project)], facts, self._palette.muted, box))
        if self._cells.provisional(project.id):
            self._write(painter, [_("reading in progress")], facts, self._palette.warning, box)
        painter.restore()

    def _write(self, painter: QPainter, lines: list[str], font: QFont, shade: str, box: QRectF) -> float:
        """Write lines from the top of a box; return where what follows begins."""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(shade))
        for rank, line in enumerate(lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QPointF(box.left(), box.top() + rank * metrics.lineSpacing() + metrics.ascent()), shown)
        return box.top() + len(lines) * metrics.lineSpacing() + 3


def _facts(project: Project) -> str:
    facts = [labels.date(project.pivot)] if project.pivot else []
    return " · ".join([*facts, ngettext("{n} document", "{n} documents", project.documents)])


class Corner(QAbstractButton):
    """Above the projects: what they are, and a click sorts by their names."""

    def __init__(self, cells: CellsModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = cells
        self._palette = palette
        self.setText(_("Project"))
        self.setToolTip(_("Sort by project"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as the header it is."""
        painter = QPainter(self)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.accent if self.hasFocus() else self._palette.line))
        painter.drawRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        painter.drawText(box.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        column, order = self._cells.sorting
        right = QPointF(box.right() - 13, box.center().y() - 2)
        if column == PROJECTS:
            _draw_order(painter, self._palette.accent, right, order)
        else:
            _draw_sortable(painter, self._palette.muted, right)
        painter.end()


def _draw_opening(painter: QPainter, shade: str, centre: QPointF, *, opened: bool) -> None:
    """Draw what points right where a pillar is closed, down where it is opened."""
    corners = [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)] if opened else [(-2.0, -4.0), (-2.0, 4.0), (3.0, 0.0)]
    _fill(painter, shade, centre, corners)


def _draw_order(painter: QPainter, shade: str, centre: QPointF, order: Qt.SortOrder) -> None:
    """Draw a triangle that points the way the rows are sorted."""
    up = -1 if order is Qt.SortOrder.AscendingOrder else 1
    _fill(painter, shade, centre, [(-4.5, -2.5 * up), (4.5, -2.5 * up), (0.0, 3.0 * up)])


def _draw_sortable(painter: QPainter, shade: str, centre: QPointF) -> None:
    """Draw that one can sort: a small arrow up and one down."""
    painter.setPen(QPen(QColor(shade), 1.1))
    for side in (-1, 1):
        tip = centre + QPointF(0, 5.5 * side)
        painter.drawPolyline(QPolygonF([tip + QPointF(-3, -3 * side), tip, tip + QPointF(3, -3 * side)]))


def _fill(painter: QPainter, shade: str, centre: QPointF, corners: list[tuple[float, float]]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
