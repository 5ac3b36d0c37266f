"""A figure on screen: its SVG itself, crisp at any size, on white paper whatever the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from ect_coder.exchange.figures.material import Figure

_STEP = 1.15
_SMALLEST, _LARGEST = 0.3, 4.0
_WIDEST_FIT = 1.5
"""As large as a figure becomes by itself."""
_AIR = 8


class FigureView(QScrollArea):
    """Shows a figure as wide as the window, or at the size a person chose; arrows scroll, Ctrl and the wheel zoom."""

    copy_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paper = QSvgWidget(self)
        self._size = QSize(0, 0)
        self._scale: float | None = None
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setObjectName("figure")

    @property
    def scale(self) -> float:
        """How large the figure is shown; 1 is 96 units to the inch."""
        if self._scale is not None:
            return self._scale
        room = self.viewport().width() - 2 * _AIR
        return max(_SMALLEST, min(room / max(self._size.width(), 1), _WIDEST_FIT))

    def show_figure(self, figure: Figure) -> None:
        """Show a figure, and say it in words to who does not see it."""
        self._paper.load(QByteArray(figure.svg.encode()))
        self._size = QSize(round(figure.width), round(figure.height))
        for each in (self, self._paper):
            each.setAccessibleName(figure.title)
            each.setAccessibleDescription(figure.description)
        self._lay_out()

    def zoom(self, by: int) -> None:
        """Make the figure larger or smaller by some steps, as far as it goes."""
        self._scale = max(_SMALLEST, min(self.scale * _STEP**by, _LARGEST))
        self._lay_out()

    def fit(self) -> None:
        """Make the figure as wide as there is room."""
        self._scale = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._paper.resize(self._size * self.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the figure as wide as there is room, unless a person chose its size."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the figure, or go to its beginning or end; arrows and pages scroll."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
