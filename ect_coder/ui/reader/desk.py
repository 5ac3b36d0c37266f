"""The desk: page, margin and map of one document, kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollBar, QWidget

from ect_coder.ui.reader.margin import Margin
from ect_coder.ui.reader.overview import Overview
from ect_coder.ui.reader.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ect_coder.ui.reader.highlights import Painted, PaintedTurn
    from ect_coder.ui.theme import Palette


_MARGIN_ENOUGH = 330
"""Pixels with which the labels of the margin are shown whole; what is left beyond goes to both sides."""

_MARGIN_LEAST = 150
_FEWEST_LETTERS = 68
"""What a line has room for at least, 60 once it is broken between words: the margin gives way before the text does."""
_LEAST = 420


class Desk(QWidget):
    """Shows one document; positions are code points."""

    coding_clicked = Signal(int)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#desk {{ background: {palette.page}; }}")
        self.page = Page(palette, self)
        self.margin = Margin(self.page, palette)
        self.overview = Overview(self.page, palette)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        row.addWidget(self.page, 10)
        row.addWidget(self.margin, 4)
        row.addWidget(self.overview)
        row.addWidget(self._bar)
        self.page.relaid.connect(self._centre)
        inner = self.page.verticalScrollBar()
        inner.rangeChanged.connect(self._range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self.margin.coding_clicked.connect(self.coding_clicked)
        self.overview.position_wished.connect(self.page.go_to)
        self.page.pointed_at.connect(self.margin.light)
        self.margin.tip_wished.connect(self.page.tip_wished)

    def load(self, text: str, turns: Sequence[PaintedTurn], marks: Sequence[tuple[int, int, str]]) -> None:
        """Show a text, without codings."""
        self.page.load(text, turns, marks)
        self.overview.load(len(text))
        self.margin.update()

    def show_codings(self, codings: Iterable[Painted]) -> None:
        """Show these codings and no others."""
        self.page.show_codings(codings)
        self.overview.redraw()
        self.margin.forget()
        self.margin.update()

    def add_coding(self, coding: Painted) -> None:
        """Show one coding more."""
        self.page.add_coding(coding)
        self.overview.add(coding)
        self.margin.redraw(coding)

    def change_coding(self, coding: Painted) -> None:
        """Show a coding as it is now."""
        self.page.add_coding(coding)
        self.overview.redraw()
        self.margin.forget(coding.id)
        self.margin.update()

    def remove_coding(self, number: int) -> None:
        """Show one coding less."""
        self.page.remove_coding(number)
        self.overview.redraw()
        self.margin.forget(number)
        self.margin.update()

    def minimumSizeHint(self) -> QSize:
        """Leave the room at the sides out: it gives way first when the window gets smaller."""
        return QSize(_LEAST, _LEAST // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep text and margin together, in the middle of what room there is."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        column = self.page.comfortable()
        sides = self.overview.width() + self._bar.sizeHint().width()
        narrow = min(self.page.width_of(_FEWEST_LETTERS), self.width() - sides - _MARGIN_LEAST)
        self.page.setMaximumWidth(column)
        self.page.setMinimumWidth(max(0, min(narrow, column)))
        spare = max(0, self.width() - sides - column - _MARGIN_ENOUGH)
        self._row.setContentsMargins(spare // 2, 0, 0, 0)
        self._row.activate()  # at once: waiting for the next turn of the loop would show a frame at the old place

    def _range_changed(self, least: int, most: int) -> None:
        inner = self.page.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setValue(inner.value())

    def paragraph_at(self, position: int) -> int:
        """Return the number of the paragraph that holds a code point."""
        return self.page.gutter.paragraph_at(position)
