"""The margin: a stripe in a lane for each coding in sight, its label beside it, linked by hovering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ect_coder.ui.reader.highlights import LANES
from ect_coder.ui.reader.stripes import GAP, LANE, ROW, STRIPE, Lettering, paint_crowd, paint_stripe
from ect_coder.wording import _, number

if TYPE_CHECKING:
    from ect_coder.ui.reader.highlights import Painted
    from ect_coder.ui.reader.page import Page
    from ect_coder.ui.theme import Palette

_WIDTH = 212
_LEFT = 10
_MANY = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """A label as it is placed: its coding, box and words; without a coding, the number of those that find no room."""

    coding: Painted | None
    box: QRectF
    words: str


class Margin(QWidget):
    """Stripes and labels of the codings in sight of a page."""

    coding_clicked = Signal(int)
    tip_wished = Signal(object, QPoint)
    rest_wished = Signal(object, QPoint)

    def __init__(self, page: Page, palette: Palette) -> None:
        super().__init__()
        self._page = page
        self._palette = palette
        self._hovered: int | None = None
        self._lit: int | None = None
        self._stripes: list[tuple[Painted, QRectF]] = []
        self._rows: list[_Row] = []
        self._seen: tuple[int, int, QSize] | None = None
        self._kept: dict[int, QRectF] = {}
        self._from = 0
        self._lettering = Lettering(self.font())
        self.setMouseTracking(True)
        self.setAccessibleName(_("Codings in the margin"))
        self.setMinimumWidth(150)
        page.scrolled.connect(self.update)
        page.relaid.connect(self._relaid)

    def sizeHint(self) -> QSize:
        """Room for lanes and a short label."""
        return QSize(_WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stripes, then the labels that find room."""
        area = QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(0, 0, 0, self.height())
        self._look()
        crowd = []
        for coding, box in self._stripes:
            if box.intersects(area):
                if self._page.highlights.lane(coding.id) == LANES and coding.id != self._hovered:
                    crowd.append(box)
                else:
                    thick = box.adjusted(-1, 0, 1, 0) if coding.id == self._hovered else box
                    paint_stripe(painter, coding, thick, self._palette)
        paint_crowd(painter, crowd, self._palette)
        for row in self._rows:
            if row.box.intersects(area):
                self._paint_label(painter, row)
        painter.end()

    def _look(self) -> None:
        """Find what lies where, unless nothing has moved since."""
        scrolled = self._page.verticalScrollBar().value()
        seen = (scrolled, self._page.viewport().height(), self.size())
        if seen != self._seen:
            self._seen = seen
            codings = self._page.highlights.in_blocks(self._page.visible_blocks())
            self._stripes = [(each, self._stripe(each, scrolled)) for each in codings[:_MANY]]
            self._rows = self._placed(len(codings))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Link label, stripe and passage."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Link nothing."""
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at a coding, or list those whose labels find no room."""
        found = self._at(event.position())
        if found is not None:
            self.coding_clicked.emit(found)
        elif any(row.coding is None and row.box.contains(event.position()) for row in self._rows):
            self.rest_wished.emit(self.rest(), event.globalPosition().toPoint())

    def rest(self) -> list[int]:
        """List the codings in sight whose labels find no room, from the top."""
        self._look()
        shown = {row.coding.id for row in self._rows if row.coding is not None}
        here = self._page.highlights.in_blocks(self._page.visible_blocks())
        return [each.id for each in here if each.id not in shown]

    def light(self, number: int | None) -> None:
        """Show which label belongs to the coding under the mouse in the text."""
        if number != self._lit:
            self._lit = number
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another font."""
        if event.type() == QEvent.Type.FontChange:
            self._lettering = Lettering(self.font())
            self._relaid()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ask for the card of the coding that the mouse waits on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            if found is not None:
                self.tip_wished.emit([found], event.globalPos())
                return True
        return super().event(event)

    def _relaid(self) -> None:
        self.forget()
        self.update()

    def _hover(self, found: int | None) -> None:
        if found != self._hovered:
            self._hovered = found
            self._page.hover(found)
            self.setCursor(Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def _at(self, place: QPointF) -> int | None:
        for row in self._rows:
            if row.coding is not None and row.box.contains(place):
                return row.coding.id
        for coding, box in self._stripes:
            if box.adjusted(-3, 0, 3, 0).contains(place):
                return coding.id
        return None

    def _stripe(self, coding: Painted, scrolled: int) -> QRectF:
        """Find where a coding's stripe lies; its place in the document is kept until something moves."""
        kept = self._kept.get(coding.id)
        if kept is None:
            top = self._page.place(coding.start) + GAP + scrolled
            bottom = self._page.line_bottom(coding.end - 1) + scrolled
            left = _LEFT + self._page.highlights.lane(coding.id) * LANE
            kept = QRectF(left, top, STRIPE, max(6.0, bottom - top))
            self._kept[coding.id] = kept
        return kept.translated(0, -scrolled)

    def forget(self, number: int | None = None) -> None:
        """Look anew where a coding lies, or all of them."""
        self._seen = None
        if number is None:
            self._kept.clear()
        else:
            self._kept.pop(number, None)

    def redraw(self, coding: Painted) -> None:
        """Draw again where a coding lies, with the labels that it may push down; all labels if a lane is new."""
        self.forget(coding.id)
        self._page.highlights.lane(coding.id)
        if self._labels_from() != self._from:
            self.update()
            return
        top = int(self._page.place(coding.start)) - 2 * ROW
        bottom = int(self._page.line_bottom(coding.end - 1)) + 8 * ROW
        self.update(0, top, self.width(), max(0, bottom - top))

    def _labels_from(self) -> int:
        return _LEFT + max(2, self._page.highlights.width()) * LANE + 6

    def _placed(self, count: int) -> list[_Row]:
        """Put each label at the height of its passage, pushed down by those above; what finds no room is counted."""
        rows: list[_Row] = []
        low = 2.0
        left_over = count - len(self._stripes)
        left = self._from = self._labels_from()
        width = self.width() - left - 6
        for coding, stripe in self._stripes:
            wanted = max(2.0, stripe.top())
            top = max(wanted, low)
            if top - wanted > 5 * ROW or top > self.height() - ROW:
                left_over += 1
                continue
            box = QRectF(left, top, width, ROW)
            rows.append(_Row(coding, box, self._lettering.words(coding, box)))
            low = top + ROW
        if left_over:
            words = f"+{number(left_over)}"
            wide = self._lettering.width(words)
            box = QRectF(self.width() - 8 - wide, self.height() - ROW - 4, wide, ROW)
            rows = [row for row in rows if not row.box.intersects(box.adjusted(-width, 0, 0, 0))]
            rows.append(_Row(None, box, words))
        return rows

    def _paint_label(self, painter: QPainter, row: _Row) -> None:
        if row.coding is None:
            self._lettering.write(painter, row.words, row.box, self._palette.muted)
            return
        if row.coding.id in (self._hovered, self._lit):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._palette.hover))
            painter.drawRoundedRect(row.box.adjusted(-3, 0, 2, 0), 5, 5)
        self._lettering.paint(painter, row.coding, row.words, row.box, self._palette)
