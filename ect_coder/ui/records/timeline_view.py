"""A project in time, drawn: years across, a lane for its dates, one for each kind of document, one for its codings.

Arrows walk the items, Enter opens one. Nothing is told by colour alone: what is exact is filled, a range is as wide as
it is, « about » fades; a document from before the pivot is full, one from after it is hollow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ect_coder.ui.records.timeline_marks import BAR, LEFT, RIGHT, Look, Mark, drawing
from ect_coder.ui.tip import tip
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QResizeEvent

    from ect_coder.analysis.timeline import Timeline
    from ect_coder.ui.theme import Palette

_LINE = 20
_FADE = 14.0
_YEAR = 34
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LANES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TimelineView(QWidget):
    """Draws a timeline. Emits the item that is pointed at, and the one that is to be opened."""

    pointed = Signal(object)
    opening_wished = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = palette
        self._timeline: Timeline | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Timeline"))

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Draw a project, or nothing."""
        same = self._timeline is not None and timeline is not None and self._timeline.project == timeline.project
        self._timeline = timeline
        self._place()
        self.point_at(self._current if same else 0)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn, lane by lane, each from left to right."""
        return self._drawing.marks if self._drawing is not None else ()

    @property
    def current(self) -> Mark | None:
        """The item that is pointed at."""
        return self.marks[self._current] if self.marks else None

    def point_at(self, rank: int) -> None:
        """Point at an item, by its rank; stop at both ends."""
        self._current = max(0, min(rank, len(self.marks) - 1))
        mark = self.current
        project = self._timeline.project if self._timeline is not None else ""
        name = _("Timeline of {project}").format(project=project) if project else _("Timeline")
        self.setAccessibleName(f"{name} – {mark.said}" if mark is not None else name)
        self.pointed.emit(mark)
        self.update()

    # Events

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(700, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again over the new width."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End; open with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.point_at(self._current + _STEPS[key])
        elif key in _LANES:
            self._change_lane(_LANES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(0 if key is Qt.Key.Key_Home else len(self.marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opening_wished.emit(self.current.item)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at what is clicked."""
        rank = self._rank_at(event)
        if rank is not None:
            self.point_at(rank)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is double-clicked."""
        rank = self._rank_at(event)
        if rank is not None:
            self.opening_wished.emit(self.marks[rank].item)

    def event(self, event: QEvent) -> bool:
        """Say an item whole while the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip:
            self._tip(event)  # type: ignore[arg-type]
            return True
        return super().event(event)

    def _tip(self, event: QHelpEvent) -> None:
        place = event.pos()
        said = next((each.said for each in self.marks if each.box.contains(place.x(), place.y())), "")
        QToolTip.showText(event.globalPos(), tip(said), self)

    def _rank_at(self, event: QMouseEvent) -> int | None:
        place = event.position()
        return next((rank for rank, each in enumerate(self.marks) if each.box.contains(place)), None)

    def _change_lane(self, step: int) -> None:
        """Go to what lies nearest in the next lane that has something."""
        here = self.current
        lanes = sorted({each.lane for each in self.marks})
        if here is None or not 0 <= lanes.index(here.lane) + step < len(lanes):
            return
        lane = lanes[lanes.index(here.lane) + step]
        there = [rank for rank, each in enumerate(self.marks) if each.lane == lane]
        self.point_at(min(there, key=lambda rank: abs(self.marks[rank].bar.left() - here.bar.left())))

    def _place(self) -> None:
        metrics = QFontMetricsF(self.font())
        timeline = self._timeline
        self._drawing = drawing(timeline, self.width(), metrics.horizontalAdvance) if timeline is not None else None
        self.setMinimumHeight(int(self._drawing.height) if self._drawing is not None else 0)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the years, the pivot, the lanes and what lies in them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._drawing is not None:
            self._paint_lanes(painter)
            self._paint_years(painter)
            self._paint_pivot(painter)
            for rank, mark in enumerate(self.marks):
                self._paint_mark(painter, mark, current=rank == self._current)
        painter.end()

    def _paint_lanes(self, painter: QPainter) -> None:
        assert self._drawing is not None
        for lane in self._drawing.lanes:
            painter.setPen(QPen(QColor(self._colours.line)))
            painter.drawLine(0, round(lane.top), self.width(), round(lane.top))
            painter.setPen(QColor(self._colours.muted))
            box = QRectF(4, lane.top + 8, LEFT - 16, _LINE)
            words = QFontMetricsF(painter.font()).elidedText(lane.name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _VCENTER, words)

    def _paint_years(self, painter: QPainter) -> None:
        assert self._drawing is not None
        scale = self._drawing.scale
        if scale is None:
            return
        widest = (scale.right - LEFT) / max(1, len(scale.years) - 1)
        every = max(1, round(_YEAR / widest + 0.5))
        for rank, year in enumerate(scale.years):
            left = scale.year(year)
            painter.setPen(QPen(QColor(self._colours.line)))
            painter.drawLine(round(left), _LINE, round(left), round(self._dated_bottom()))
            if rank % every == 0 and year != scale.years[-1]:
                painter.setPen(QColor(self._colours.muted))
                painter.drawText(QRectF(left + 4, 2, widest * every, _LINE), _VCENTER, str(year))

    def _paint_pivot(self, painter: QPainter) -> None:
        """Draw where the support begins, as wide as its date is vague, and say what lies on its sides."""
        assert self._drawing is not None
        if self._drawing.pivot is None or self._drawing.scale is None:
            return
        left, right = self._drawing.pivot
        bottom = self._dated_bottom()
        veil = QColor(self._colours.accent)
        veil.setAlphaF(0.14)
        painter.fillRect(QRectF(left, _LINE, right - left, bottom - _LINE), veil)
        painter.setPen(QPen(QColor(self._colours.accent), 2))
        painter.drawLine(round(left), _LINE, round(left), round(bottom))
        if self._drawing.end is not None:
            painter.setPen(QPen(QColor(self._colours.accent), 1, Qt.PenStyle.DashLine))
            painter.drawLine(round(self._drawing.end), _LINE, round(self._drawing.end), round(bottom))
        painter.setPen(QColor(self._colours.text))
        metrics = QFontMetricsF(painter.font())
        before, since = _("◂ before: contemporary"), _("since: retrospective ▸")
        room = QRectF(LEFT, _LINE + 4, left - LEFT - 8, _LINE)
        if metrics.horizontalAdvance(before) <= room.width():
            painter.drawText(room, _VCENTER | Qt.AlignmentFlag.AlignRight, before)
        room = QRectF(left + 8, _LINE + 4, self.width() - RIGHT - left - 8, _LINE)
        if metrics.horizontalAdvance(since) <= room.width():
            painter.drawText(room, _VCENTER | Qt.AlignmentFlag.AlignLeft, since)

    def _dated_bottom(self) -> float:
        """Give where the lanes end in which time runs across."""
        assert self._drawing is not None
        undated = {each.lane for each in self.marks if not each.dated}
        dated = [lane.bottom for rank, lane in enumerate(self._drawing.lanes) if rank not in undated]
        return max(dated, default=float(_LINE))

    def _paint_mark(self, painter: QPainter, mark: Mark, *, current: bool) -> None:
        if current:
            painter.setBrush(QColor(self._colours.selection))
            focused = self.hasFocus()
            painter.setPen(QPen(QColor(self._colours.accent), 1.4) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(mark.box, 6, 6)
        words = QRectF(mark.box.left() + 4, mark.box.top() + 1, mark.box.width(), _LINE)
        ground = QRectF(words.left() - 2, words.top() + 2, self._width_of(mark) + 4, _LINE - 3)
        painter.fillRect(ground, QColor(self._colours.selection if current else self._colours.panel))
        painter.setPen(QColor(self._colours.text))
        painter.drawText(words, _VCENTER, mark.words)
        if mark.dated:
            self._paint_bar(painter, mark)

    def _width_of(self, mark: Mark) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(mark.words)

    def _paint_bar(self, painter: QPainter, mark: Mark) -> None:
        ink = QColor(self._colours.text if mark.look is Look.EVENT else self._colours.accent)
        pen = QPen(ink, 1.4)
        if mark.look is Look.UNKNOWN:
            pen.setStyle(Qt.PenStyle.DashLine)
        bar, radius = mark.bar, BAR / 2
        if mark.look is Look.CODINGS:
            bar, radius = QRectF(mark.bar.left() + 1, mark.bar.center().y() - 2, mark.bar.width() - 2, 4), 2
        if mark.vague:
            self._paint_vague(painter, bar, ink)
            return
        full = mark.look in (Look.EVENT, Look.BEFORE, Look.CODINGS)
        painter.setPen(pen)
        painter.setBrush(ink if full else QColor(self._colours.page))
        painter.drawRoundedRect(bar.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius)

    def _paint_vague(self, painter: QPainter, bar: QRectF, ink: QColor) -> None:
        """Draw a range whose ends fade out beyond its days."""
        wide = bar.adjusted(-_FADE, 0, _FADE, 0)
        nothing = QColor(ink)
        nothing.setAlpha(0)
        fade = QLinearGradient(wide.topLeft(), wide.topRight())
        edge = min(0.45, 2 * _FADE / wide.width())
        for at, colour in ((0.0, nothing), (edge, ink), (1 - edge, ink), (1.0, nothing)):
            fade.setColorAt(at, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        painter.drawRect(wide)
