"""What one writes about the passage in hand: memos, questions, corrections, dated facts; each on a sheet below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal

from ect_coder.coding.memos import About, Subject
from ect_coder.ui.reader.correcting import Corrector
from ect_coder.ui.reader.gutter import GUTTER
from ect_coder.ui.sheet import Sheet
from ect_coder.values import Span
from ect_coder.wording import _, language, quoted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ect_coder.study import Study
    from ect_coder.ui.reader.desk import Desk
    from ect_coder.ui.reader.hand import Hand
    from ect_coder.ui.reader.sight import Sight
    from ect_coder.ui.theme import Palette


class Writing(QObject):
    """Emits what is asked of others: to see a question (its number), to note an event; sheets tell what was written.

    `settling` comes before a sheet opens: what is only on the screen so far is to be kept.
    """

    discussion_wished = Signal(int)
    event_wished = Signal(object)
    settling = Signal()

    def __init__(self, study: Study, sight: Sight, desk: Desk, hand: Hand, palette: Palette, over: QWidget) -> None:
        super().__init__(over)
        self._study = study
        self._sight = sight
        self._desk = desk
        self._hand = hand
        self._over = over
        self.memo = Sheet(palette, over, _("Memo"), _("Esc keeps it and closes. An empty memo is taken away."))
        self.question = Sheet(
            palette, over, _("Question"), _("Esc keeps it and closes. Without a question, nothing is kept.")
        )
        self.corrector = Corrector(desk, palette, over)
        for sheet in self._sheets():
            sheet.closed.connect(desk.page.setFocus)
        desk.page.question_clicked.connect(self.discussion_wished)
        desk.page.note_clicked.connect(self.open_note)

    def keep(self) -> None:
        """Keep what stands on the sheets."""
        for sheet in self._sheets():
            sheet.keep()

    # Memos

    def write_memo(self) -> None:
        """Open the memo on the selection, on the coding or passage under the caret, or on the document."""
        page, current, document = self._desk.page, self._sight.pointed(self._desk.page), self._sight.document
        chosen, note = page.selected_span(), page.notes.holding(page.caret())
        if chosen is not None:
            self.note_passage(chosen)
        elif current is not None:
            label = self._study.grid.code(current.variable).label(language())
            self.edit_memo(Subject(About.CODING, str(current.id)), label)
        elif note is not None:
            self.open_note(note.id)
        elif document is not None:
            self.edit_memo(Subject(About.DOCUMENT, str(document.id)), f"{document.code} · {document.name}")

    def note_passage(self, span: Span) -> None:
        """Open the memo on a passage, or a new one."""
        known = self._desk.page.notes.on(span)
        if known is not None:
            self.open_note(known.id)
        elif self._sight.document is not None and self._study.writable:
            self.settling.emit()
            title = self._memo_title(self._words(span))
            self.memo.write((self._sight.document.id, span), title, "", self._lines_of(span))

    def open_note(self, number: int) -> None:
        """Open the memo on a passage by its number, to change it; an empty one is taken away."""
        note = self._desk.page.notes[number]
        if self._study.writable:
            self.settling.emit()
            subject = Subject(About.PASSAGE, str(number))
            self.memo.write(subject, self._memo_title(self._words(note.span)), note.text, self._lines_of(note.span))

    def edit_memo(self, subject: Subject, title: str) -> None:
        """Open the memo on anything, under its name."""
        if not self._study.writable:
            return
        self.settling.emit()
        self.memo.write(subject, self._memo_title(title), self._study.memo(subject), self._passage_in_hand())

    # The rest

    def correct(self) -> None:
        """Open the sheet on which the paragraphs in hand are corrected."""
        span, document = self.corrector.lines(), self._sight.document
        if document is not None and span is not None and self._study.writable:
            self.settling.emit()
            self.corrector.open(document, span, self._lines_of(span))

    def discuss(self) -> None:
        """Open the sheet for a question about the passage in hand, or show what is asked already at the caret."""
        page, span, document = self._desk.page, self._passage(), self._sight.document
        asked = page.questions.holding(page.caret()) if page.selected_span() is None else None
        if asked is not None:
            self.discussion_wished.emit(asked.id)
        elif document is not None and span is not None and self._study.writable:
            self.settling.emit()
            title = _("To discuss: {passage}").format(passage=self._words(span))
            self.question.write((document.id, span), title, "", self._lines_of(span))

    def note_event(self) -> None:
        """Ask for a dated fact of a project that the passage in hand tells of."""
        span, document = self._passage(), self._sight.document
        if document is None or span is None or not self._study.writable:
            return
        from ect_coder.ui.records.event_dialog import EventDialog

        self.settling.emit()
        project = self._hand.habits.project or next(iter(document.projects), None)
        quote = self._sight.text[span.start : span.end]
        asked = EventDialog(self._sight.projects, self._over, project=project, quote=quote)
        if asked.exec():
            self.event_wished.emit(asked.wish(document.id, span))

    # Where and what

    def _sheets(self) -> tuple[Sheet, ...]:
        return self.memo, self.question, self.corrector.sheet

    def _memo_title(self, words: str) -> str:
        return _("Memo: {subject}").format(subject=words)

    def _words(self, span: Span) -> str:
        return quoted(" ".join(self._sight.text[span.start : span.end].split()))

    def _passage(self) -> Span | None:
        """Give the selection, or else the coding or the paragraph at the caret."""
        page, current = self._desk.page, self._sight.pointed(self._desk.page)
        whole = Span(current.start, current.end) if current is not None else page.line_at(page.caret())
        return page.selected_span() or whole

    def _passage_in_hand(self) -> QRect:
        """Find where the lines of the coding under the caret, or of the selection or caret, lie."""
        page, current = self._desk.page, self._sight.pointed(self._desk.page)
        if current is not None:
            return self._lines_of(Span(current.start, current.end))
        lines = page.selection_rectangle()
        return QRect(page.viewport().mapTo(self._over, QPoint(GUTTER, lines.top())), lines.size())

    def _lines_of(self, span: Span) -> QRect:
        """Find where the lines of a passage lie."""
        page = self._desk.page
        top, bottom = page.place(span.start), page.line_bottom(span.end - 1)
        return QRect(page.viewport().mapTo(self._over, QPoint(GUTTER, int(top))), QSize(1, int(bottom - top)))
