"""A narrow map of the whole document: where it is coded, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.ui.reader.highlights import Painted
    from ect_coder.ui.reader.page import Page
    from ect_coder.ui.theme import Palette

_WIDTH = 10


class Overview(QWidget):
    """Draws each coding at its share of the text; a click goes there."""

    position_wished = Signal(int)

    def __init__(self, page: Page, palette: Palette) -> None:
        super().__init__()
        self._page = page
        self._palette = palette
        self._length = 1
        self._map: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._forget)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Where the document is coded"))

    def load(self, length: int) -> None:
        """Forget all; the text now has `length` code points."""
        self._length = max(1, length)
        self._forget()

    def add(self, coding: Painted) -> None:
        """Draw one coding more."""
        if self._map is not None:
            painter = QPainter(self._map)
            painter.fillRect(self._box(coding.start, coding.end), self._palette.ink(coding.pillar))
            painter.end()
        self.update()

    def redraw(self) -> None:
        """Draw all again, a little later: several changes cost one drawing."""
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the map."""
        if self._map is None:
            self._map = QPixmap(self.size())
            self._map.fill(QColor(self._palette.panel))
            painter = QPainter(self._map)
            painter.setPen(Qt.PenStyle.NoPen)
            for pillar, spans in _stretches(self._page.highlights.all()).items():
                painter.setBrush(self._palette.ink(pillar))
                painter.drawRects([self._box(start, end) for start, end in spans])
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._map)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new height."""
        self._map = None
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
        share = min(1.0, max(0.0, event.position().y() / max(1, self.height())))
        self.position_wished.emit(int(share * (self._length - 1)))

    def _forget(self) -> None:
        self._map = None
        self.update()

    def _box(self, start: int, end: int) -> QRect:
        scale = self.height() / self._length
        top = int(start * scale)
        return QRect(2, top, _WIDTH - 4, max(2, int(end * scale) - top))


def _stretches(codings: Iterable[Painted]) -> dict[str | None, list[list[int]]]:
    """Gather, for each pillar, the [start, end] stretches in which it is coded, from codings in order."""
    found: dict[str | None, list[list[int]]] = {}
    last: dict[str | None, list[int]] = {}
    for coding in codings:
        stretch = last.get(coding.pillar)
        if stretch is None or coding.start > stretch[1]:
            last[coding.pillar] = stretch = [coding.start, coding.end]
            found.setdefault(coding.pillar, []).append(stretch)
        elif coding.end > stretch[1]:
            stretch[1] = coding.end
    return found
