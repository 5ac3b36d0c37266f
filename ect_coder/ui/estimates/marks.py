"""The scale, with its anchors at hand: a button for each mark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ect_coder.analysis import estimate_words, labels
from ect_coder.ui.estimates.grid_delegate import draw_mark
from ect_coder.values import Mark
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette

ORDER = (Mark.ZERO, Mark.ONE, Mark.TWO, Mark.THREE, Mark.NR, Mark.C)
_ROW = QSize(200, 28)
_CHIP = QSize(32, 20)


class Marks(QWidget):
    """Emits the mark that was chosen."""

    chosen = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Estimate"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.buttons = {mark: _MarkButton(mark, palette, self) for mark in ORDER}
        for mark, button in self.buttons.items():
            button.clicked.connect(partial(self._picked, mark))
            column.addWidget(button)

    def show_mark(self, mark: Mark | None) -> None:
        """Show which one holds."""
        for each, button in self.buttons.items():
            button.setChecked(each == mark)

    def _picked(self, mark: Mark, _checked: bool = False) -> None:
        self.chosen.emit(mark)


class _MarkButton(QAbstractButton):
    """A mark in its chip and what it means."""

    def __init__(self, mark: Mark, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self._palette = palette
        self.setText(estimate_words.anchor(mark))
        self.setAccessibleName(f"{labels.mark(mark)} – {self.text()}")
        self.setToolTip(self.text())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Ask for a row."""
        return _ROW

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; on a ground of its own where it holds, framed where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(self._palette.accent), 1.6) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = self._palette.selection if self.isChecked() else self._palette.hover
        painter.setBrush(QColor(ground) if self.isChecked() or self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        painter.setOpacity(1 if self.isEnabled() else 0.6)
        chip = QRectF(box.left() + 6, box.center().y() - _CHIP.height() / 2, _CHIP.width(), _CHIP.height())
        draw_mark(painter, self._palette, chip, self._mark)
        painter.setFont(self.font())
        painter.setPen(QColor(self._palette.text))
        place = QRectF(chip.right() + 9, box.top(), box.right() - chip.right() - 12, box.height())
        words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
