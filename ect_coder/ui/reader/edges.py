"""An edge of a coding on the move: seen at once, told once, when it rests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ect_coder.corpus.snapping import dragged_edge, moved_edge
from ect_coder.values import Span

if TYPE_CHECKING:
    from ect_coder.ui.reader.desk import Desk

_RESTS = 700
"""Milliseconds after which an edge that was moved by keys is told."""


class Edges(QObject):
    """Moves edges of painted codings by words or to a place; `moved` carries number and Span of one that rests."""

    moved = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._before: tuple[int, Span] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS)
        self._rest.timeout.connect(self.settle)
        desk.page.edge_dragged.connect(self.drag)
        desk.page.edge_dropped.connect(self.settle)

    @property
    def moving(self) -> bool:
        """Whether an edge has moved that does not rest yet."""
        return self._before is not None

    def step(self, number: int, edge: str, step: int) -> None:
        """Move an edge ("start" or "end") of a coding by a word: 1 on, -1 back."""
        before = self._taken(number)
        self._show(number, moved_edge(self._desk.page.text, before, edge, step))
        self._rest.start()

    def drag(self, number: int, edge: str, position: int) -> None:
        """Move an edge to the word boundary nearest to a code point."""
        before = self._taken(number)
        self._show(number, dragged_edge(self._desk.page.text, before, edge, position))

    def settle(self) -> None:
        """Tell where the coding lies that was moved, if one was."""
        self._rest.stop()
        if self._before is None:
            return
        (number, before), self._before = self._before, None
        if number in self._desk.page.highlights:
            after = self._span(number)
            if after != before:
                self.moved.emit(number, after)

    def _taken(self, number: int) -> Span:
        """Remember where a coding lay before it moves, and return where it lies now."""
        if self._before is not None and self._before[0] != number:
            self.settle()
        if self._before is None:
            self._before = number, self._span(number)
        return self._span(number)

    def _span(self, number: int) -> Span:
        coding = self._desk.page.highlights[number]
        return Span(coding.start, coding.end)

    def _show(self, number: int, after: Span) -> None:
        coding = self._desk.page.highlights[number]
        self._desk.change_coding(replace(coding, start=after.start, end=after.end))
        self._desk.page.keep_pointed(number)
