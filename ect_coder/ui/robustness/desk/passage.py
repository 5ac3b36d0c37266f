"""The passage of a disagreement in its context: the words of each reading on its ground, between its letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ect_coder.ui import theme
from ect_coder.ui.robustness.desk.inks import ground, ink
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.theme import Palette

_AROUND = 420
"""Characters of context on each side, at least up to the end of a paragraph or a word."""
Stretch = tuple[str, int, int]
"""A letter, and code points [start, end)."""


class Passage(QTextBrowser):
    """Text that is only read, at one place of one document."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self._here = 0
        self.setAccessibleName(_("The passage in its context"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(10)
        self.setMinimumHeight(120)

    def show_passage(self, text: str, stretches: Sequence[Stretch]) -> None:
        """Show what lies around some stretches of a text, and bring the first of them into sight."""
        self.clear()
        if not stretches:
            return
        first, last = min(start for _l, start, _end in stretches), max(end for _l, _start, end in stretches)
        begin, end = _context(text, first, last)
        cursor = self.textCursor()
        spaced = QTextBlockFormat()
        spaced.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(spaced)
        if begin and text[begin - 1] != "\n":
            cursor.insertText("… ", self._plain(()))
        here = 0
        for start, stop in pairwise(_cuts(begin, end, stretches)):
            here = cursor.position() if start == first else here
            self._write(cursor, text, start, stop, stretches)
        self._letters(cursor, sorted({letter for letter, _start, stop in stretches if stop == end}), closing=True)
        if end < len(text) and text[end] != "\n":
            cursor.insertText(" …", self._plain(()))
        self._here = here
        self._point()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the passage in sight."""
        super().resizeEvent(event)
        self._point()

    def _write(self, cursor: QTextCursor, text: str, start: int, stop: int, stretches: Sequence[Stretch]) -> None:
        """Write what lies between two edges: first the letters of who ends and who begins there."""
        self._letters(cursor, sorted({letter for letter, _s, end in stretches if end == start}), closing=True)
        self._letters(cursor, sorted({letter for letter, begin, _e in stretches if begin == start}), closing=False)
        over = sorted({letter for letter, begin, end in stretches if begin <= start and stop <= end})
        cursor.insertText(text[start:stop], self._plain(over))

    def _plain(self, letters: Sequence[str]) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.reading_font(11))
        made.setForeground(QColor(self._palette.text if letters else self._palette.muted))
        if letters:
            made.setBackground(QColor(ground(self._palette, letters)))
        return made

    def _letters(self, cursor: QTextCursor, letters: Sequence[str], *, closing: bool) -> None:
        for letter in letters:
            made = QTextCharFormat()
            font = QFont(self.font())
            font.setBold(True)
            made.setFont(font)
            made.setForeground(QColor(ink(self._palette, letter)))
            cursor.insertText(f"◂{letter}\u202f" if closing else f"\u202f{letter}▸", made)

    def _point(self) -> None:
        """Bring the passage near the top, its context around it."""
        cursor = self.textCursor()
        cursor.setPosition(min(self._here, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        place = self.cursorRect().top() - self.viewport().height() // 4
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + place)


def _context(text: str, first: int, last: int) -> tuple[int, int]:
    """Give where the context of a passage begins and ends: at paragraphs where they are near, else at words."""
    begin = text.rfind("\n", 0, max(0, first - _AROUND)) + 1
    if first - begin > 2 * _AROUND:
        begin = text.find(" ", first - _AROUND, first) + 1 or first
    end = text.find("\n", min(len(text), last + _AROUND))
    end = len(text) if end < 0 else end
    if end - last > 2 * _AROUND:
        end = max(last, text.rfind(" ", last, last + _AROUND))
    return begin, end


def _cuts(begin: int, end: int, stretches: Sequence[Stretch]) -> list[int]:
    edges = {edge for _letter, start, stop in stretches for edge in (start, stop)}
    return sorted({begin, end, *edges})
