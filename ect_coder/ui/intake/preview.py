"""What a text would be, beside the table: who speaks in it, and its words, each speaker's in a colour of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from ect_coder.corpus.shapes import ReadAs
from ect_coder.corpus.speaking import Speaks, turns
from ect_coder.ui import theme
from ect_coder.ui.elided import Elided
from ect_coder.ui.intake import said
from ect_coder.ui.intake.said import remarks
from ect_coder.ui.intake.speakers import SpeakersModel, SpeakersTable, hue
from ect_coder.ui.tip import tip
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.corpus.intake import Proposal
    from ect_coder.ui.theme import Palette

_LONGEST = 8_000
"""Code points of a text that are shown: enough to see what it is."""
_MOST_SPEAKERS = 6
"""Speakers that are seen without scrolling."""
_TINT = 0.9


class Preview(QWidget):
    """Shows one proposal. Emits what is said of its speakers, `told(name, does)`, and of how they are `read_as`."""

    told = Signal(str, object)
    read_as = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._shown: Proposal | None = None
        self._title = Elided(self)
        self._title.setObjectName("cardTitle")
        self._remarks = QLabel(self)
        self._remarks.setTextFormat(Qt.TextFormat.PlainText)
        self._remarks.setWordWrap(True)
        self._remarks.setStyleSheet(f"color: {palette.warning};")
        self._speakers = SpeakersModel(palette, self)
        self._speakers.told.connect(self.told)
        self.table = SpeakersTable(self._speakers, self)
        self._shape = QComboBox(self)
        for each in ReadAs:
            self._shape.addItem(said.shape(each), each)
        self._shape.activated.connect(self._read_as)
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setAcceptDrops(False)
        self._text.setTabChangesFocus(True)
        self._text.setStyleSheet(
            f"QTextEdit {{ background: {palette.field}; border: 1px solid {palette.line}; border-radius: 6px; }}"
            f"QTextEdit:focus {{ border: 1px solid {palette.accent}; }}"
        )
        self._text.setAccessibleName(_("Text"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._cut = QLabel(self)
        self._cut.setObjectName("cardNote")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._remarks, self._shapes(), self.table):
            column.addWidget(widget)
        column.addWidget(self._text, 1)
        column.addWidget(self._cut)

    def show_proposal(self, each: Proposal | None) -> None:
        """Show a text as it would come in, or nothing."""
        before, self._shown = self._shown, each
        self._shape.setEnabled(each is not None)
        if each is None:
            for widget in (self._title, self._remarks, self._text, self._cut):
                widget.clear()
            self.table.hide()
            return
        self._title.setText(each.name)
        self._title.setToolTip(tip(str(each.path)))
        self._shape.setCurrentIndex(self._shape.findData(each.read_as))
        self._remarks.setText("\n".join(remarks(each)))
        self._remarks.setVisible(bool(remarks(each)))
        same = before is not None and (before.entry, before.speaking, before.unsure) == (
            each.entry,
            each.speaking,
            each.unsure,
        )
        if not same:
            self._show_speakers(each)
            self._show_text(each)

    def _shapes(self) -> QWidget:
        line = QWidget(self)
        name = QLabel(_("&Who speaks:"), line)
        name.setBuddy(self._shape)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._shape, 1)
        return line

    def _read_as(self, row: int) -> None:
        self.read_as.emit(self._shape.itemData(row))

    def _show_speakers(self, each: Proposal) -> None:
        here = self.table.currentIndex().row()
        self._speakers.show(each.speakers, each.speaking, each.unsure)
        self.table.setVisible(bool(each.speakers))
        if each.speakers:
            rows = min(len(each.speakers), _MOST_SPEAKERS)
            head = self.table.horizontalHeader().sizeHint().height()
            self.table.setFixedHeight(head + rows * self.table.verticalHeader().defaultSectionSize() + 4)
            self.table.setCurrentIndex(self._speakers.index(max(0, min(here, len(each.speakers) - 1)), 3))

    def _show_text(self, each: Proposal) -> None:
        self._text.clear()
        self._text.setFont(theme.reading_font(11))
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        for words, look in self._dressed(each):
            cursor.insertText(words, look)
        cursor.endEditBlock()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        rest = len(each.entry.source.text) - _LONGEST
        self._cut.setVisible(rest > 0)
        self._cut.setText(ngettext("… and {n} more character", "… and {n} more characters", max(0, rest)))

    def _dressed(self, each: Proposal) -> Iterator[tuple[str, QTextCharFormat]]:
        """Give the text in stretches, with how each looks."""
        text, done = each.entry.source.text[:_LONGEST], 0
        ranks = {speaker.name: rank for rank, speaker in enumerate(each.speakers)}
        for turn in turns(each.entry.source.turns, each.speaking):
            if turn.start >= len(text):
                break
            label, speech = self._looks(ranks[turn.speaker], each.speaking[turn.speaker])
            yield text[done : turn.start], QTextCharFormat()
            yield text[turn.start : turn.label_end], label
            yield text[turn.label_end : turn.end], speech
            done = turn.end
        yield text[done:], QTextCharFormat()

    def _looks(self, rank: int, what: Speaks) -> tuple[QTextCharFormat, QTextCharFormat]:
        colour = hue(self._palette, rank)
        label, speech = QTextCharFormat(), QTextCharFormat()
        label.setForeground(QColor(colour))
        label.setFontWeight(QFont.Weight.Bold)
        label.setFontFamilies(QApplication.font().families())
        if what is Speaks.ASKS:
            speech.setForeground(QColor(self._palette.quiet))
        else:
            speech.setBackground(QColor(theme.mixed(colour, self._palette.field, _TINT)))
        return label, speech
