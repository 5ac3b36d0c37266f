"""Read and code: corpus, text, codebook; and the few keys with which most of the work is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.coding.codings import NewCoding, both_sides
from ect_coder.coding.excerpts import Filter
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.canonical import paragraphs
from ect_coder.corpus.library import Description
from ect_coder.corpus.snapping import moved_edge
from ect_coder.corpus.turns import asks
from ect_coder.ui.choices import Choices
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER, CodebookPane
from ect_coder.ui.coding_card import CodingCard
from ect_coder.ui.corpus_pane import CorpusPane
from ect_coder.ui.elided import Elided
from ect_coder.ui.find_bar import FindBar
from ect_coder.ui.keys import physical_digit
from ect_coder.ui.memo_editor import MemoEditor
from ect_coder.ui.passage_menu import PassageMenu
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.highlights import Painted, PaintedTurn
from ect_coder.ui.reader.page import GUTTER
from ect_coder.ui.reader.picker import Picker, Wish
from ect_coder.ui.reader.ranking import Choice
from ect_coder.ui.shapes import moment_icon
from ect_coder.values import Changed, Moment, Polarity, Span, Status
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_RECENT = 8
_EDGE_RESTS = 700
"""Milliseconds after which an edge that was moved by keys is written."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the next coding takes over: the sticky moment, the project in hand, the last variables."""

    moment: Moment = Moment.UNDETERMINED
    project: str | None = None
    recents: tuple[str, ...] = ()


class ReadPage(QWidget):
    """Three panes. Emits wishes; `refresh` shows what came of them."""

    coding_wished = Signal(object)
    codings_wished = Signal(object)
    change_wished = Signal(object, object)
    removal_wished = Signal(object)
    project_needed = Signal()
    recents_changed = Signal(object)
    favourites_changed = Signal(object)
    selection_told = Signal(str)

    def __init__(
        self,
        study: Study,
        palette: Palette,
        coder: str,
        recents: tuple[str, ...],
        favourites: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._coder = coder
        self._habits = Habits(recents=tuple(each for each in recents if self._knows(each)))
        self._favourites = dict(favourites)
        self._document: Document | None = None
        self._codings: dict[int, Coding] = {}
        self._projects: list[str] = []
        self._text = ""
        self._stretches: list[Span] = []
        self._moving: tuple[int, Span] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_EDGE_RESTS)
        self._rest.timeout.connect(self.settle)
        self.corpus = CorpusPane(study, palette)
        self.codebook = CodebookPane(study.grid, palette)
        self.card = CodingCard(study.grid, palette)
        self.desk = Desk(palette)
        self.find_bar = FindBar(self)
        self._picker = Picker(palette, self.desk)
        self.memo_editor = MemoEditor(palette, self)
        self._head = QWidget(self)
        self._head.setObjectName("deskHead")
        self._title = Elided(self._head)
        self._title.setObjectName("deskTitle")
        self._about = Elided(self._head)
        self._about.setObjectName("cardNote")
        self._moments = Choices(
            [(each.value, labels.moment(each), moment_icon(each, QColor(palette.text))) for each in Moment], _("Moment")
        )
        self._project = QComboBox(self._head)
        self._project.setAccessibleName(_("Current project"))
        self._empty = QLabel(self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._right = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        self._show_head()
        self.codebook.show_favourites(self._favourites)
        self.refresh(Changed.ALL)

    # What is shown

    @property
    def document(self) -> Document | None:
        """The document being read."""
        return self._document

    @property
    def recents(self) -> tuple[str, ...]:
        """The last variables used, newest first."""
        return self._habits.recents

    def open_document(self, document: int, position: int | None = None, coding: int | None = None) -> None:
        """Show a document, at a code point if one is given; the moment goes back to undetermined."""
        known = {each.id: each for each in self._study.documents()}
        if document not in known:
            return
        if self._document is None or self._document.id != document:
            self._load(known[document])
        if position is not None:
            self.desk.page.go_to(position)
        if coding is not None:
            self._show_coding(coding)
        self.desk.page.setFocus()

    def refresh(self, changed: Changed) -> None:
        """Look again at what a deed changed; a memo that is being typed is kept first."""
        self.card.keep_memo()
        if changed & (Changed.DOCUMENTS | Changed.PROJECTS):
            self.corpus.refresh()
            self._refresh_document()
        elif changed & Changed.CODINGS:
            self.corpus.show_counts(self._study.document_counts())
        if changed & Changed.CODINGS:
            self._refresh_codings()
        self._show_empty()

    def _refresh_document(self) -> None:
        self._projects = [each.name for each in self._study.projects()]
        if self._document is None:
            return
        known = {each.id: each for each in self._study.documents()}
        if self._document.id not in known:
            self._document = None
            self._codings = {}
            self.card.show_coding(None, [], writable=False)
        else:
            self._document = known[self._document.id]
            self._show_under_caret()
        self._show_head()

    def _refresh_codings(self) -> None:
        counts: dict[str, int] = self._study.counts()
        self.codebook.show_counts(counts)
        if self._document is None:
            return
        found = {each.id: each for each in self._study.excerpts(Filter(documents=[self._document.id]))}
        self._repaint(found)
        self._codings = found
        self._show_head()
        self._show_under_caret()

    def _repaint(self, found: dict[int, Coding]) -> None:
        gone, new = self._codings.keys() - found.keys(), found.keys() - self._codings.keys()
        changed = {each for each in found.keys() & self._codings.keys() if found[each] != self._codings[each]}
        if len(gone) + len(new) + len(changed) > _RECENT:
            self.desk.show_codings([self._painted(each) for each in found.values()])
            return
        for number in gone:
            self.desk.remove_coding(number)
        for number in new:
            self.desk.add_coding(self._painted(found[number]))
        for number in changed:
            self.desk.change_coding(self._painted(found[number]))

    def _load(self, document: Document) -> None:
        self.settle()
        self._picker.hide()
        self.find_bar.hide()
        self._document = document
        self._text = self._study.text(document.id)
        layout = self._study.layout(document.id)
        first = layout.turns[0].speaker if layout.turns else ""
        turns = [
            PaintedTurn(turn.start, turn.end, turn.label_end, turn.speaker, interviewer=asks(turn.speaker, first))
            for turn in layout.turns
        ]
        marks = [(mark.start, mark.end, mark.kind.value) for mark in layout.marks]
        self._stretches = [Span(turn.label_end, turn.end) for turn in turns if _speaks(turn)] or [
            Span(each.start, each.end) for each in paragraphs(self._text)
        ]
        self.desk.load(self._text, turns, marks)
        self._codings = {each.id: each for each in self._study.excerpts(Filter(documents=[document.id]))}
        self.desk.show_codings([self._painted(each) for each in self._codings.values()])
        self._habits = replace(self._habits, moment=Moment.UNDETERMINED, project=None)
        self._show_under_caret()
        self.corpus.choose(document.id)
        self._show_head()
        self._show_empty()

    def _painted(self, coding: Coding) -> Painted:
        letter = self._study.grid.pillar(coding.pillar).letter if coding.pillar else TRANSVERSAL_LETTER
        label = self._study.grid.code(coding.variable).label(language())
        return Painted(
            coding.id,
            coding.start,
            coding.end,
            coding.pillar,
            letter,
            label,
            coding.moment,
            coding.polarity,
            coding.coder,
        )

    def _show_head(self) -> None:
        self._head.setVisible(self._document is not None)
        if self._document is None:
            return
        document = self._document
        self._title.setText(f"{document.code} · {document.name}")
        parts = [
            labels.status(document.status),
            labels.kind(document.kind),
            labels.date(document.date) if document.date else "",
            ", ".join(document.projects),
        ]
        parts.append(ngettext("{n} coding", "{n} codings", len(self._codings)))
        self._about.setText("  ·  ".join(part for part in parts if part))
        self._about.setToolTip(self._about.text())
        self._moments.choose(self._habits.moment.value)
        for each in Moment:
            ink = self._palette.accent_text if each is self._habits.moment else self._palette.text
            self._moments.set_icon(each.value, moment_icon(each, QColor(ink)))
        self._moments.setEnabled(self._study.writable)
        self._show_projects(document)

    def _show_projects(self, document: Document) -> None:
        self._project.setVisible(len(document.projects) > 1)
        self._project.blockSignals(True)
        self._project.clear()
        self._project.addItem(_("Which project?"), None)
        for name in document.projects:
            self._project.addItem(name, name)
        self._project.setCurrentIndex(max(0, self._project.findData(self._habits.project)))
        self._project.blockSignals(False)

    def _show_empty(self) -> None:
        nothing = self._document is None
        self.desk.setVisible(not nothing)
        self._empty.setVisible(nothing)
        if nothing and self._study.documents():
            self._empty.setText(_("Choose a document on the left to read it."))
        elif nothing:
            self._empty.setText(_("The study is empty. Drag Word or text files here, or press Ctrl+I to import them."))

    # Coding

    def code_selection(self, typed: str = "") -> None:
        """Open the picker at the selection, with what was typed already."""
        span = self.desk.page.selected_span()
        if span is None or not self._study.writable:
            return
        self._picker.offer(
            self._choices(),
            recents=(*self._habits.recents, *self._favourites.values()),
            wish=Wish(self._habits.moment, Polarity.PRESENT, None),
            anchor=self.desk.page.selection_rectangle(),
            typed=typed,
        )

    def repeat(self) -> None:
        """Code the selection with the last variable, or ask for one."""
        if self._habits.recents:
            self.code_with(self._habits.recents[0])
        else:
            self.code_selection()

    def code_with(self, variable: str, wish: Wish | None = None) -> None:
        """Code the selection with a variable; nothing happens without a selection."""
        span = self.desk.page.selected_span()
        if span is None or not self._may_code():
            return
        chosen = wish or Wish(self._habits.moment, Polarity.PRESENT, None)
        new = self._new(span, variable, chosen)
        if chosen.two_sided:
            self._code_fresh(both_sides(replace(new, moment=Moment.SUPPORT)))
            self.desk.page.clear_selection()
            return
        twin = self._twin(new)
        if twin is not None:
            self._show_coding(twin)
            return
        self._use(variable)
        self.coding_wished.emit(new)
        self.desk.page.clear_selection()

    def code_two_sides(self) -> None:
        """Code the selection with the last variable at both moments, or give the coding under the caret its other side.

        « Au début personne… ; après ils ont signé »: absent at emergence, present with the support.
        """
        span, current = self.desk.page.selected_span(), self.current()
        if span is not None and self._habits.recents:
            self.code_with(self._habits.recents[0], Wish(Moment.BOTH, Polarity.PRESENT, None, two_sided=True))
        elif span is not None:
            self.code_selection()
        elif current is not None and self._study.writable:
            whole = Span(current.start, current.end)
            made = self._new(whole, current.variable, Wish(current.moment, current.polarity, None))
            sides = both_sides(replace(made, project=current.project))
            self._code_fresh([each for each in sides if each.moment != current.moment])

    def _code_fresh(self, wishes: list[NewCoding]) -> None:
        """Make in one step those of the codings that are not there yet."""
        fresh = [each for each in wishes if self._twin(each) is None]
        if fresh:
            self._use(fresh[0].variable)
            self.codings_wished.emit(fresh)

    def _may_code(self) -> bool:
        """Say whether a coding can be made now; where the project is not clear, ask for it."""
        if self._document is None or not self._study.writable:
            return False
        if len(self._document.projects) > 1 and self._habits.project is None:
            self.project_needed.emit()
            self._project.setFocus()
            self._project.showPopup()
            return False
        return True

    def _new(self, span: Span, variable: str, wish: Wish) -> NewCoding:
        document = self._document.id if self._document is not None else 0
        return NewCoding(
            document,
            span,
            variable,
            wish.moment,
            wish.polarity,
            wish.intensity,
            project=self._habits.project,
            coder=self._coder,
        )

    def move_edge(self, edge: str, step: int) -> None:
        """Move an edge of the coding under the caret by a word: on the screen at once, on disk when it rests."""
        current = self.current()
        if current is None or not self._study.writable:
            return
        if self._moving is not None and self._moving[0] != current.id:
            self.settle()
        before = self._moving[1] if self._moving is not None else Span(current.start, current.end)
        after = moved_edge(self._text, before, edge, step)
        self._moving = (current.id, after)
        self.desk.change_coding(replace(self._painted(current), start=after.start, end=after.end))
        self.desk.page.keep_pointed(current.id)
        self._show_under_caret()
        self._rest.start()

    def settle(self) -> None:
        """Write what is only on the screen so far: a memo, an edge that was moved (one deed, however many words)."""
        self._rest.stop()
        self.memo_editor.keep()
        self.card.keep_memo()
        if self._moving is None:
            return
        (number, span), self._moving = self._moving, None
        coding = self._codings.get(number)
        if coding is not None and (span.start, span.end) != (coding.start, coding.end):
            self.change_wished.emit([number], {"span": span})

    def next_uncoded(self) -> bool:
        """Go to the next turn, or paragraph of a text without turns, that has no coding; say whether there is one."""
        here = self.desk.page.caret()
        lying = self.desk.page.highlights
        for span in self._stretches:
            near = lying.in_blocks(lying.blocks_of(span.start, span.end)) if span.start > here else ()
            if span.start > here and not any(span.overlaps(Span(each.start, each.end)) for each in near):
                self.desk.page.go_to(span.start)
                return True
        return False

    def toggle_panes(self) -> None:
        """Hide corpus and codebook so that the text stands alone, or show them again."""
        shown = self.corpus.isHidden()
        self.corpus.setVisible(shown)
        self._right.setVisible(shown)
        self.desk.page.setFocus()

    def choose_moment(self, moment: Moment) -> None:
        """Make a moment the sticky one of this document."""
        self._habits = replace(self._habits, moment=moment)
        self._show_head()

    def next_moment(self) -> None:
        """Turn the moment of the coding under the caret, or else the sticky one."""
        current = self.current()
        if current is not None:
            self.change_wished.emit([current.id], {"moment": _after(Moment, current.moment)})
        else:
            self.choose_moment(_after(Moment, self._habits.moment))

    def next_polarity(self) -> None:
        """Turn the constat of the coding under the caret."""
        current = self.current()
        if current is not None:
            self.change_wished.emit([current.id], {"polarity": _after(Polarity, current.polarity)})

    def write_memo(self) -> None:
        """Open the memo on the coding under the caret, or else on the document, under the passage."""
        current = self.current()
        if current is not None:
            label = self._study.grid.code(current.variable).label(language())
            self._edit_memo(Subject(About.CODING, str(current.id)), label)
        elif self._document is not None:
            self._edit_memo(Subject(About.DOCUMENT, str(self._document.id)), self._title.text())

    def _edit_memo(self, subject: Subject, title: str) -> None:
        if not self._study.writable:
            return
        self.settle()
        title = _("Memo: {subject}").format(subject=title)
        self.memo_editor.write(subject, title, self._study.memo(subject), self._passage_in_hand())

    def _passage_in_hand(self) -> QRect:
        """Find where the lines of the coding under the caret, or of the selection or caret, lie in this page."""
        page, current = self.desk.page, self.current()
        if current is None:
            lines = page.selection_rectangle()
        else:
            top, bottom = page.place(current.start), page.line_bottom(current.end - 1)
            lines = QRect(0, int(top), 1, int(bottom - top))
        return QRect(page.viewport().mapTo(self, QPoint(GUTTER, lines.top())), lines.size())

    def next_status(self) -> None:
        """Turn the document's status: to code, in progress, coded, reviewed."""
        if self._document is not None and self._study.writable:
            change = Description(status=_after(Status, self._document.status))
            self.corpus.description_wished.emit(self._document.id, change)

    def remove_current(self) -> None:
        """Take the coding under the caret away."""
        current = self.current()
        if current is not None:
            self.removal_wished.emit([current.id])

    def current(self) -> Coding | None:
        """Return the coding that is pointed at; a selection is to be coded, whatever lies under it."""
        number = self.desk.page.current_coding if self.desk.page.selected_span() is None else None
        return self._codings.get(number) if number is not None else None

    def step_coding(self, step: int) -> None:
        """Go to the next coding (1) or the one before (-1)."""
        order = sorted(self._codings.values(), key=attrgetter("start", "end", "id"))
        if not order:
            return
        current = self.current()
        if current is not None:
            place = (order.index(current) + step) % len(order)
        else:
            here = self.desk.page.caret()
            later = [rank for rank, each in enumerate(order) if each.start > here]
            place = (later[0] if later else 0) if step > 0 else (later[0] if later else len(order)) - 1
        self._show_coding(order[place].id)

    def copy_reference(self) -> str | None:
        """Give the selected passage, or the coding under the caret, in quotation marks with its reference."""
        span = self.desk.page.selected_span()
        current = self.current()
        if span is None and current is not None:
            span = Span(current.start, current.end)
        if span is None or self._document is None:
            return None
        return self._study.cited(self._document.id, span)

    def take_keyboard(self) -> None:
        """Give the keyboard to the text, or to the corpus while there is none."""
        if self._document is not None:
            self.desk.page.setFocus()
        else:
            self.corpus.focus_list()

    def next_pane(self) -> None:
        """Give the keyboard to the next of the three panes; the text keeps it where it stands alone."""
        if self.desk.page.hasFocus() and self.codebook.isVisible():
            self.codebook.focus_list()
        elif self.codebook.isAncestorOf(self.focusWidget() or self) and self.corpus.isVisible():
            self.corpus.focus_list()
        else:
            self.desk.page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the text: letters open the picker, digits choose the moment, Enter repeats."""
        if watched is self.desk.page and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not plain or self._document is None:
            return False
        digit = physical_digit(event)
        if digit is not None and 1 <= digit <= len(Moment):
            self.choose_moment(list(Moment)[digit - 1])
            return True
        if digit is not None:
            self._favourite(str(digit))
            return True
        selected = self.desk.page.selected_span() is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if selected:
                self.repeat()
            return True
        if selected and event.text().isalpha():
            self.code_selection(event.text())
            return True
        return False

    def _favourite(self, key: str) -> None:
        """Code the selection with the favourite of a key, or say how a key gets one."""
        variable = self._favourites.get(key)
        if variable is None or not self._knows(variable):
            self.selection_told.emit(
                _("Key {key} has no favourite: give it one in the codebook’s menu.").format(key=key)
            )
        elif self.desk.page.selected_span() is None:
            self._pointed(variable)
        else:
            self.code_with(variable)

    def set_favourite(self, variable: str, key: str) -> None:
        """Give a variable a key, which no other has then; an empty key takes its own away."""
        kept = {each: other for each, other in self._favourites.items() if other != variable and each != key}
        self._favourites = {**kept, key: variable} if key else kept
        self.codebook.show_favourites(self._favourites)
        self.favourites_changed.emit(dict(self._favourites))

    def _twin(self, wish: NewCoding) -> int | None:
        """Find the same coding, already there."""
        same = (wish.span.end, wish.variable, wish.moment, wish.polarity, wish.coder)
        for each in self._codings.values():
            if each.start != wish.span.start:
                continue
            if (each.end, each.variable, each.moment, each.polarity, each.coder) == same:
                return each.id
        return None

    def _use(self, variable: str) -> None:
        recents = (variable, *(each for each in self._habits.recents if each != variable))[:_RECENT]
        self._habits = replace(self._habits, recents=recents)
        self.recents_changed.emit(recents)

    def _choices(self) -> list[Choice]:
        grid, tongue = self._study.grid, language()
        names = {pillar.id: (pillar.letter, pillar.label(tongue)) for pillar in grid.pillars}
        found = []
        for code in grid.codes:
            if code.retired:
                continue
            letter, pillar = names[code.pillar] if code.pillar else (TRANSVERSAL_LETTER, _("Transversal codes"))
            card = code.card(tongue)
            found.append(Choice(code.id, card.label, code.pillar, letter, pillar, card.definition, code.hints))
        return found

    def _knows(self, variable: str) -> bool:
        return any(code.id == variable for code in self._study.grid.codes)

    def _show_coding(self, number: int) -> None:
        coding = self._codings.get(number)
        if coding is None:
            return
        self.desk.page.point_at(number)
        self._show_card(coding)

    def _show_under_caret(self) -> None:
        self._show_card(self.current())

    def _show_card(self, coding: Coding | None) -> None:
        self.card.show_coding(coding, self._projects, writable=self._study.writable)
        self.codebook.card.setVisible(coding is None)

    # Putting it together

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 8, 12, 8)
        head.addLayout(words, 1)
        head.addWidget(self._project)
        head.addWidget(self._moments, 0, Qt.AlignmentFlag.AlignVCenter)
        centre = QWidget(self)
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.find_bar)
        column.addWidget(self.desk, 1)
        column.addWidget(self._empty, 1)
        self._right.addWidget(self.codebook)
        self._right.addWidget(self.card)
        self._right.setStretchFactor(0, 1)
        self._right.setChildrenCollapsible(False)
        for widget in (self.corpus, centre, self._right):
            self.splitter.addWidget(widget)
        self.splitter.setSizes([226, 850, 290])
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _connect(self) -> None:
        page = self.desk.page
        page.installEventFilter(self)
        page.menu_wished.connect(self._menu)
        page.selection_changed.connect(self._selection_changed)
        page.position_changed.connect(self._position_changed)
        self.desk.coding_clicked.connect(self._show_coding)
        self.corpus.document_wished.connect(self.open_document)
        self.codebook.coding_wished.connect(self.code_with)
        self.card.change_wished.connect(self._card_changed)
        self.card.removal_wished.connect(self._card_removal)
        self.codebook.favourite_wished.connect(self.set_favourite)
        self.codebook.memo_wished.connect(self._edit_memo)
        self.corpus.memo_wished.connect(self._edit_memo)
        self.memo_editor.closed.connect(page.setFocus)
        self._picker.chosen.connect(self._picked)
        self._picker.pointed.connect(self._pointed)
        self.codebook.variable_pointed.connect(self._pointed)
        self._moments.chosen.connect(self._moment_chosen)
        self._project.activated.connect(self._project_chosen)
        self.find_bar.searched.connect(self._find)
        self.find_bar.closed.connect(self._find_closed)

    def _picked(self, variable: str, wish: Wish) -> None:
        self._habits = replace(self._habits, moment=wish.moment)
        self.code_with(variable, wish)
        self._show_head()
        self.desk.page.setFocus()

    def _pointed(self, variable: str) -> None:
        self.codebook.point(variable)
        self.card.hide()
        self.codebook.card.show()

    def _moment_chosen(self, value: str) -> None:
        self.choose_moment(Moment(value))
        self.desk.page.setFocus()

    def _project_chosen(self, _row: int) -> None:
        self._habits = replace(self._habits, project=self._project.currentData())
        self.desk.page.setFocus()

    def _card_changed(self, number: int, field: str, value: Any) -> None:
        self.change_wished.emit([number], {field: value})

    def _card_removal(self, number: int) -> None:
        self.removal_wished.emit([number])

    def _selection_changed(self, span: Span | None) -> None:
        self._show_under_caret()
        if span is None:
            self.selection_told.emit("")
            return
        words = len(self._text[span.start : span.end].split())
        told = ngettext("{n} word selected", "{n} words selected", words)
        self.selection_told.emit(f"§\u00a0{self.desk.paragraph_at(span.start)} · {told}")

    def _position_changed(self, _position: int) -> None:
        self._show_under_caret()

    def _find(self, query: str, step: int) -> None:
        self.find_bar.tell(*self.desk.page.find_words(query, step))

    def _find_closed(self) -> None:
        self.desk.page.clear_hits()
        self.desk.page.setFocus()

    def _menu(self, place: QPoint, span: Span | None, numbers: list[int]) -> None:
        here = [self._codings[number] for number in numbers if number in self._codings]
        recents = self._habits.recents[:3] if span is not None else ()
        selected, writable = span is not None, self._study.writable
        menu = PassageMenu(self._study.grid, here, recents, self, selected=selected, writable=writable)
        menu.variable_wished.connect(self.code_with)
        menu.picker_wished.connect(self.code_selection)
        menu.details_wished.connect(self._show_coding)
        menu.change_wished.connect(self.change_wished)
        menu.removal_wished.connect(self.removal_wished)
        menu.exec(place)
        menu.deleteLater()


def _speaks(turn: PaintedTurn) -> bool:
    """Say whether someone interviewed says something in a turn."""
    return not turn.interviewer and turn.label_end < turn.end


def _after(kind: Any, value: Any) -> Any:
    members = list(kind)
    return members[(members.index(value) + 1) % len(members)]
