"""The margin: a stripe in a lane for each coding in sight, its label beside it, linked by hovering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.reader.highlights import LANES
from ect_coder.ui.reader.stripes import GAP, LANE, ROW, STRIPE, paint_crowd, paint_label, paint_stripe
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
    """A label as it is placed: the coding, its box, or the number of labels for which there is no room."""

    coding: Painted | None
    box: QRectF
    more: int = 0


class Margin(QWidget):
    """Stripes and labels of the codings in sight of a page."""

    coding_clicked = Signal(int)

    def __init__(self, page: Page, palette: Palette) -> None:
        super().__init__()
        self._page = page
        self._palette = palette
        self._hovered: int | None = None
        self._stripes: list[tuple[int, QRectF]] = []
        self._rows: list[_Row] = []
        self._kept: dict[int, QRectF] = {}
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
        blocks = self._page.visible_blocks()
        codings = self._page.highlights.in_blocks(blocks)
        scrolled = self._page.verticalScrollBar().value()
        self._stripes = [(each.id, self._stripe(each, scrolled)) for each in codings[:_MANY]]
        known = {each.id: each for each in codings}
        crowd = []
        for identity, box in self._stripes:
            if box.intersects(area):
                if self._page.highlights.lane(identity) == LANES and identity != self._hovered:
                    crowd.append(box)
                else:
                    thick = box.adjusted(-1, 0, 1, 0) if identity == self._hovered else box
                    paint_stripe(painter, known[identity], thick, self._palette)
        paint_crowd(painter, crowd, self._palette)
        self._rows = self._placed(codings[:_MANY])
        for row in self._rows:
            if row.box.intersects(area):
                self._paint_label(painter, row)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Link label, stripe and passage."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Link nothing."""
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at a coding."""
        found = self._at(event.position())
        if found is not None:
            self.coding_clicked.emit(found)

    def event(self, event: QEvent) -> bool:
        """Show the whole label in a tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), self._tip(self._page.highlights[found]), self)
                return True
        return super().event(event)

    def _relaid(self) -> None:
        self.forget()
        self.update()

    def _tip(self, coding: Painted) -> str:
        words = (coding.label, labels.moment(coding.moment), labels.polarity(coding.polarity), coding.coder)
        return " · ".join(words)

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
        for identity, box in self._stripes:
            if box.adjusted(-3, 0, 3, 0).contains(place):
                return identity
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
        if number is None:
            self._kept.clear()
        else:
            self._kept.pop(number, None)

    def redraw(self, coding: Painted) -> None:
        """Draw again where a coding lies, with the labels that it may push down."""
        self.forget(coding.id)
        top = int(self._page.place(coding.start)) - 2 * ROW
        bottom = int(self._page.line_bottom(coding.end - 1)) + 8 * ROW
        self.update(0, top, self.width(), max(0, bottom - top))

    def _placed(self, codings: list[Painted]) -> list[_Row]:
        """Put each label at the height of its passage, pushed down by those above; what finds no room is counted."""
        rows: list[_Row] = []
        low = 2.0
        left_over = 0
        left = _LEFT + max(2, self._page.highlights.width()) * LANE + 6
        width = self.width() - left - 6
        for coding in codings:
            wanted = max(2.0, self._page.place(coding.start) + GAP)
            top = max(wanted, low)
            if top - wanted > 5 * ROW or top > self.height() - ROW:
                left_over += 1
                continue
            rows.append(_Row(coding, QRectF(left, top, width, ROW)))
            low = top + ROW
        if left_over:
            box = QRectF(self.width() - 54, self.height() - ROW - 4, 48, ROW)
            rows = [row for row in rows if not row.box.intersects(box.adjusted(-width, 0, 0, 0))]
            rows.append(_Row(None, box, left_over))
        return rows

    def _paint_label(self, painter: QPainter, row: _Row) -> None:
        if row.coding is None:
            painter.setFont(self.font())
            painter.setPen(QColor(self._palette.muted))
            painter.drawText(
                row.box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"+{number(row.more)}"
            )
            return
        if row.coding.id == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._palette.hover))
            painter.drawRoundedRect(row.box.adjusted(-3, 0, 2, 0), 5, 5)
        paint_label(painter, row.coding, row.box, self.font(), self._palette)
