"""What the mouse does in the text: words, sentences and turns by clicks, edges by their handles, tips by waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ect_coder.values import Span

if TYPE_CHECKING:
    from ect_coder.ui.reader.page import Page


class Mouse(QObject):
    """Stands before Qt at the page's viewport; what it does not take for itself goes on to Qt."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._edge: str | None = None
        self._grip = QPoint()
        self._pressed: QPoint | None = None
        self._double = QPoint()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(QApplication.doubleClickInterval())
        self._waiting.timeout.connect(self._take)
        page.viewport().setMouseTracking(True)
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the events of the mouse that mean more here than in any text."""
        kind, taken = event.type(), False
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if kind == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                taken = self._press(place, event.modifiers())
            elif kind == QEvent.Type.MouseMove:
                taken = self._move(place, event.buttons())
            elif kind == QEvent.Type.MouseButtonRelease:
                taken = self._release(place)
            elif kind == QEvent.Type.MouseButtonDblClick:
                self._double = place
                self._waiting.start()
        elif isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            taken = self._tell(event)
        elif kind == QEvent.Type.Leave:
            self._page.pointed_at.emit(None)
        return taken or super().eventFilter(watched, event)

    def _press(self, place: QPoint, held: Qt.KeyboardModifier) -> bool:
        page, shift = self._page, bool(held & Qt.KeyboardModifier.ShiftModifier)
        self._edge = page.edge_at(QPointF(place))
        if self._edge is not None:
            self._grip = place - page.edge_place(self._edge)
            return True
        for signs, clicked in ((page.questions, page.question_clicked), (page.notes, page.note_clicked)):
            here = signs.at(QPointF(place))
            if here:
                clicked.emit(here[0].id)
                return True
        if page.in_gutter(place):
            return self._select(page.stretch_at(page.position_at(place)), widen=shift)
        near = (place - self._double).manhattanLength() < QApplication.startDragDistance()
        if self._waiting.isActive() and near:
            self._waiting.stop()
            return self._select(page.sentence_at(page.position_at(place)), widen=shift)
        self._pressed = place
        return False

    def _select(self, span: Span | None, *, widen: bool) -> bool:
        if span is not None:
            chosen = self._page.selected_span() if widen else None
            if chosen is not None:
                span = Span(min(span.start, chosen.start), max(span.end, chosen.end))
            self._page.setFocus()
            self._page.select_span(span)
            self._take()
        return True

    def _move(self, place: QPoint, held: Qt.MouseButton) -> bool:
        page = self._page
        if self._edge is not None:
            number = page.current_coding
            if number is not None:
                page.edge_dragged.emit(number, self._edge, page.position_at(place - self._grip))
            return True
        if held == Qt.MouseButton.NoButton:
            self._shape(place)
            here = page.codings_at(page.position_at(place)) if page.holds(place) else []
            page.pointed_at.emit(here[0].id if here else None)
        return False

    def _shape(self, place: QPoint) -> None:
        shape = Qt.CursorShape.IBeamCursor
        if self._page.edge_at(QPointF(place)) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._page.in_gutter(place):
            shape = Qt.CursorShape.PointingHandCursor
        if self._page.viewport().cursor().shape() != shape:
            self._page.viewport().setCursor(shape)

    def _release(self, place: QPoint) -> bool:
        if self._edge is not None:
            self._edge = None
            self._page.edge_dropped.emit()
            return True
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (place - pressed).manhattanLength() >= QApplication.startDragDistance():
            self._take()
        return False

    def _take(self) -> None:
        """Tell that a passage has been taken with the mouse: dragged over, or chosen by clicks."""
        span = self._page.selected_span()
        if span is not None:
            self._page.passage_taken.emit(span)

    def _tell(self, event: QHelpEvent) -> bool:
        """Show what is said where a sign is waited on; elsewhere ask for the cards of the codings there."""
        place = QPointF(event.pos())
        said = self._page.questions.told_at(place) or self._page.notes.told_at(place)
        if said:
            QToolTip.showText(event.globalPos(), said, self._page)
            return True
        here = self._page.codings_at(self._page.position_at(event.pos())) if self._page.holds(event.pos()) else []
        if here:
            self._page.tip_wished.emit([each.id for each in here], event.globalPos())
        return bool(here)
