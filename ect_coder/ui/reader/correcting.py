"""Correcting the text itself: the paragraphs in hand on a sheet below them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from ect_coder.ui.sheet import Sheet
from ect_coder.values import Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.library import Document
    from ect_coder.ui.reader.desk import Desk
    from ect_coder.ui.theme import Palette

_SIZE = QSize(600, 270)


class Corrector(QObject):
    """Emits the number of a document and its whole text as it is to be; the study decides what follows."""

    wished = Signal(int, str)

    def __init__(self, desk: Desk, palette: Palette, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        told = _("Esc keeps the corrected text and closes. Codings, memos and questions follow their words.")
        self.sheet = Sheet(palette, over, _("Text"), told, _SIZE)
        self.sheet.written.connect(self._written)
        self._last: tuple[tuple[int, Span], str, str, QRect] | None = None

    def lines(self) -> Span | None:
        """Give the paragraphs that the selection touches, or the one at the caret; None on an empty line."""
        page, chosen = self._desk.page, self._desk.page.selected_span()
        first = page.line_at(chosen.start if chosen is not None else page.caret())
        last = page.line_at(chosen.end - 1) if chosen is not None else first
        return Span(first.start, last.end) if first is not None and last is not None else None

    def open(self, document: Document, span: Span, anchor: QRect) -> None:
        """Open the sheet on some paragraphs, below where they are seen."""
        title = _("Correct the text: {reference}").format(
            reference=f"{document.code}, §\u00a0{self._desk.paragraph_at(span.start)}"
        )
        words = self._desk.page.text[span.start : span.end]
        self._last = ((document.id, span), title, words, anchor)
        self.sheet.write_as(self._desk.page.document().defaultFont())
        self.sheet.write((document.id, span), title, words, anchor)

    def open_again(self) -> None:
        """Open it once more on what was written last, which is dropped if nothing is changed of it."""
        if self._last is not None:
            QTimer.singleShot(0, self, partial(self.sheet.write, *self._last))

    def _written(self, subject: tuple[int, Span], words: str) -> None:
        (document, span), text = subject, self._desk.page.text
        if self._last is not None:
            self._last = (subject, self._last[1], words, self._last[3])
        self.wished.emit(document, text[: span.start] + words + text[span.end :])
