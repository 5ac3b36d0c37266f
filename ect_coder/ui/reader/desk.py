"""The desk: page, margin and map of one document, kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from ect_coder.ui.reader.margin import Margin
from ect_coder.ui.reader.overview import Overview
from ect_coder.ui.reader.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.ui.reader.highlights import Painted, PaintedTurn
    from ect_coder.ui.theme import Palette


class Desk(QWidget):
    """Shows one document; positions are code points."""

    coding_clicked = Signal(int)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.page = Page(palette, self)
        self.margin = Margin(self.page, palette)
        self.overview = Overview(self.page, palette)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        row.addWidget(self.page, 10)
        row.addWidget(self.margin, 4)
        row.addWidget(self.overview)
        row.addWidget(self._bar)
        inner = self.page.verticalScrollBar()
        inner.rangeChanged.connect(self._range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self.page.coding_clicked.connect(self.coding_clicked)
        self.margin.coding_clicked.connect(self.coding_clicked)
        self.overview.position_wished.connect(self.page.go_to)

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

    def _range_changed(self, least: int, most: int) -> None:
        inner = self.page.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setValue(inner.value())

    def paragraph_at(self, position: int) -> int:
        """Return the number of the paragraph that holds a code point."""
        return self.page.paragraph_at(position)
