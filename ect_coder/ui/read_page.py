"""Read and code: corpus, text, codebook; and the few keys with which most of the work is done."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QToolTip, QVBoxLayout, QWidget

from ect_coder.analysis import quoting
from ect_coder.corpus.canonical import paragraphs
from ect_coder.corpus.library import Description
from ect_coder.ui.blind.bar import BlindBar
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER, CodebookPane
from ect_coder.ui.coding_card import CodingCard
from ect_coder.ui.corpus_pane import CorpusPane
from ect_coder.ui.find_bar import FindBar
from ect_coder.ui.passage_menu import PassageMenu
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.dressing import marks_of, painted_turns
from ect_coder.ui.reader.edges import Edges
from ect_coder.ui.reader.hand import Hand
from ect_coder.ui.reader.head import Head
from ect_coder.ui.reader.highlighter_bar import HighlighterBar
from ect_coder.ui.reader.lens import Lens
from ect_coder.ui.reader.painting import Painting
from ect_coder.ui.reader.sight import Sight
from ect_coder.ui.reader.signs import Sign
from ect_coder.ui.reader.suggestion_queue import SuggestionQueue
from ect_coder.ui.reader.tips import cards
from ect_coder.ui.reader.writing import Writing
from ect_coder.ui.shapes import moment_icon
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed, Moment, Span, following
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.reader.highlights import PaintedTurn
    from ect_coder.ui.theme import Palette


class ReadPage(StudyPage):
    """Three panes. Emits wishes; `refresh` shows what came of them."""

    change_wished = Signal(object, object)
    removal_wished = Signal(object)
    selection_told = Signal(str)

    def __init__(
        self,
        study: Study,
        palette: Palette,
        coder: Callable[[], str],
        recents: tuple[str, ...],
        favourites: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self.sight = Sight()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._show_beside)
        self._awaited: int | None = None
        self._stretches: list[Span] = []
        self._places: dict[int, int] = {}
        self._own = own = study.conventions().own_labels()
        self.corpus = CorpusPane(study, palette)
        self.codebook = CodebookPane(study.grid, palette, own)
        self.card = CodingCard(study.grid, palette, own)
        self.desk = Desk(palette)
        self.desk.page.let_edges_move(study.writable)
        self._edges = Edges(self.desk)
        self.hand = Hand(
            study,
            self.desk,
            palette,
            coder=coder,
            recents=recents,
            favourites=favourites,
            lying=self._lying,
        )
        self.lens = Lens(study.grid, palette, own)
        self.head = Head(palette, self.lens, own)
        self.find_bar = FindBar(self)
        self.suggestions = SuggestionQueue(study, self.desk, self.hand, palette)
        self._highlighter = HighlighterBar(palette)
        self.blind_bar = BlindBar(study)
        self.writing = Writing(study, self.sight, self.desk, self.hand, palette, self)
        self._painting = Painting(study, self.sight, self.desk, self.lens)
        self._empty = QLabel(self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._right = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        self._show_head()
        self.codebook.show_favourites(self.hand.favourites)
        self.refresh(Changed.ALL)
        self._count()

    # What is shown

    @property
    def document(self) -> Document | None:
        """The document being read."""
        return self.sight.document

    def places(self) -> dict[int, int]:
        """Give the code point at the top of each document that was read, the present one last."""
        if self.sight.document is None:
            return dict(self._places)
        others = {each: position for each, position in self._places.items() if each != self.sight.document.id}
        return {**others, self.sight.document.id: self.desk.page.first_visible()}

    def return_to(self, places: Mapping[int, int]) -> None:
        """Take up the places of an earlier session, and open the document that was read last."""
        self._places = dict(places)
        if places:
            self.open_document(list(places)[-1])

    def open_document(self, document: int, position: int | None = None, coding: int | None = None) -> None:
        """Show a document, at a code point if one is given or else where it was left; the moment is undetermined."""
        if document not in self.corpus.documents:
            return
        if self.sight.document is None or self.sight.document.id != document:
            self._load(self.corpus.documents[document])
            self.desk.page.start_at(self._places.get(document, 0))
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
        if changed & Changed.CODINGS:
            self._counting.start()
            self._painting.refresh(changed)
        if changed & Changed.DISCUSSIONS:
            self._show_questions()
        if changed & Changed.MEMOS:
            self._show_notes()
        self.suggestions.refresh(changed, self.sight.document)
        self._show_empty()

    def _count(self) -> None:
        """Show how many codings documents and variables have: a turn of the loop after the passage shows its own."""
        self.corpus.show_counts(self._study.document_counts())
        self.codebook.show_counts(self._study.counts())

    def _refresh_document(self) -> None:
        self.sight.projects = [each.name for each in self._study.projects()]
        if self.sight.document is None:
            return
        known = self.corpus.documents
        if self.sight.document.id not in known:
            self.sight.document = None
            self._painting.forget()
            self.card.show_coding(None, [], writable=False)
        else:
            corrected = known[self.sight.document.id].sha256 != self.sight.document.sha256
            self.sight.document = known[self.sight.document.id]
            self.desk.page.keep_back(quoting.notice(self.sight.document.quotability))
            if corrected:
                self._show_corrected(self.sight.document)
        self.hand.renew(self.sight.document)
        if self.sight.document is not None:
            self._show_under_caret()
        self._show_head()

    def _codings_came(self) -> None:
        """Show the coding that was to be shown before the many of its document had been read."""
        if self._awaited is not None:
            self._show_coding(self._awaited)

    def _lying(self) -> Iterable[Coding]:
        return self.sight.codings.values()

    def _show_questions(self) -> None:
        if self.sight.document is not None:
            asked = self._study.discussions(self.sight.document.id)
            self.desk.page.show_questions(
                Sign(each.id, Span(each.start, each.end), each.text) for each in asked if each.settled is None
            )

    def _show_notes(self) -> None:
        if self.sight.document is not None:
            notes = self._study.notes(self.sight.document.id)
            self.desk.page.show_notes(Sign(each.id, Span(each.start, each.end), each.text) for each in notes)

    def _load(self, document: Document) -> None:
        self.settle()
        self._places = self.places()
        self.find_bar.hide()
        self._take_text(document)
        self.hand.take_up(document)
        self._show_under_caret()
        self.suggestions.begin(document)
        self.corpus.choose(document.id)
        self._show_head()
        self._show_empty()

    def _show_corrected(self, document: Document) -> None:
        """Show the corrected text where one is, with the moment and project in hand."""
        page = self.desk.page
        caret, top = page.caret(), page.first_visible()
        self._take_text(document)
        page.start_at(top)
        page.put_caret(caret)

    def _take_text(self, document: Document) -> None:
        self.sight.document = document
        self.sight.text = self._study.text(document.id)
        self.desk.page.keep_back(quoting.notice(document.quotability))
        layout = self._study.layout(document.id)
        turns = painted_turns(layout, self.sight.text)
        self._stretches = [Span(turn.label_end, turn.end) for turn in turns if _speaks(turn)] or [
            Span(each.start, each.end) for each in paragraphs(self.sight.text)
        ]
        self.desk.load(self.sight.text, turns, marks_of(layout))
        self._awaited = None
        self._painting.begin(document)
        self._show_questions()
        self._show_notes()

    def _show_head(self) -> None:
        self.head.setVisible(self.sight.document is not None)
        if self.sight.document is not None:
            count, page = len(self.sight.codings), self.desk.page
            hidden, highlighted = count - len(page.highlights), len(page.swatches.uncoded(page.highlights))
            self.head.show_document(self.sight.document, count, hidden, highlighted)
            self.head.show_habits(self.sight.document, self.hand.habits, writable=self._study.writable)

    def _show_beside(self) -> None:
        """Show what stands beside the text, once for all that a key has moved: a turn of the loop after the text."""
        self._show_hand()
        self._show_under_caret()

    def _show_hand(self) -> None:
        """Show what the next coding takes: moment and project, favourites, the highlighter."""
        self._show_head()
        variable = self.hand.highlighter
        if variable is None:
            self._highlighter.hide()
            return
        code = self._study.grid.code(variable)
        letter = self._study.grid.pillar(code.pillar).letter if code.pillar else TRANSVERSAL_LETTER
        self._highlighter.show_variable(code.pillar, letter, code.label(language()))

    def _show_empty(self) -> None:
        nothing = self.sight.document is None
        self.desk.setVisible(not nothing)
        self._empty.setVisible(nothing)
        if nothing and self.corpus.documents:
            self._empty.setText(_("Choose a document on the left to read it."))
        elif nothing:
            self._empty.setText(
                _("The study is empty. Drag Word or text files here, or import them by the Study menu.")
            )

    # Coding

    def code_two_sides(self) -> None:
        """Code the selection with the last variable at both moments, or complete the coding under the caret."""
        current = self.current()
        if not self.hand.code_both_moments() and current is not None:
            self.hand.add_other_side(current)

    def move_edge(self, edge: str, step: int) -> None:
        """Move an edge of the coding under the caret by a word: on the screen at once, on disk when it rests."""
        current = self.current()
        if current is not None and self._study.writable:
            self._edges.step(current.id, edge, step)
            self._show_under_caret()

    def leave(self) -> None:
        """Wait no more for what is still to be read or counted: the study closes."""
        self._counting.stop()
        self._looking.stop()
        self._painting.forget()
        self.suggestions.forget()

    def settle(self) -> None:
        """Write what is only on the screen so far: a memo, an edge that was moved (one deed, however many words)."""
        self.writing.keep()
        self.card.keep_memo()
        self._edges.settle()

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

    def next_highlighted(self) -> None:
        """Select the next passage that the file had highlighted and that has no coding, from the top after the last."""
        page = self.desk.page
        left, chosen = page.swatches.uncoded(page.highlights), page.selected_span()
        here = chosen.start + 1 if chosen is not None else page.caret()
        span = next((each for each in left if each.start >= here), left[0] if left else None)
        if span is None:
            self.selection_told.emit(_("No highlighted passage is left to code in this text."))
            return
        page.go_to_span(span)

    def toggle_panes(self) -> None:
        """Hide corpus and codebook so that the text stands alone, or show them again."""
        shown = self.corpus.isHidden()
        self.corpus.setVisible(shown)
        self._right.setVisible(shown)
        self.desk.page.setFocus()

    def next_moment(self) -> None:
        """Turn the moment of the coding under the caret, or else the sticky one."""
        current = self.current()
        if current is not None:
            self.change_wished.emit([current.id], {"moment": following(current.moment)})
        else:
            self.hand.choose_moment(following(self.hand.habits.moment))

    def next_polarity(self) -> None:
        """Turn the constat of the coding under the caret."""
        current = self.current()
        if current is not None:
            self.change_wished.emit([current.id], {"polarity": following(current.polarity)})

    def next_status(self) -> None:
        """Turn the document's status: to code, in progress, coded, reviewed."""
        if self.sight.document is not None and self._study.writable:
            change = Description(status=following(self.sight.document.status))
            self.corpus.description_wished.emit(self.sight.document.id, change)

    def remove_current(self) -> None:
        """Take the coding under the caret away."""
        current = self.current()
        if current is not None:
            self.removal_wished.emit([current.id])

    def current(self) -> Coding | None:
        """Return the coding that is pointed at; a selection is to be coded, whatever lies under it."""
        return self.sight.pointed(self.desk.page)

    def step_coding(self, step: int) -> None:
        """Go to the next coding (1) or the one before (-1)."""
        shown = (each for each in self.sight.codings.values() if self.lens.shows(each))
        order = sorted(shown, key=attrgetter("start", "end", "id"))
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
        if span is None or self.sight.document is None:
            return None
        return self._study.cited(self.sight.document.id, span)

    def take_keyboard(self) -> None:
        """Give the keyboard to the text, or to the corpus while there is none."""
        if self.sight.document is not None:
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

    def _show_coding(self, number: int) -> None:
        coding = self.sight.codings.get(number)
        self._awaited = number if self._painting.under_way else None
        if coding is None:
            return
        self.desk.page.point_at(number)
        self._show_card(coding)

    def _show_under_caret(self) -> None:
        self.card.keep_memo()  # first: it may change the coding that is to be shown
        self._show_card(self.current())

    def _show_card(self, coding: Coding | None) -> None:
        self.card.show_coding(coding, self.sight.projects, writable=self._study.writable)
        self.codebook.card.setVisible(coding is None)

    # Putting it together

    def _lay_out(self) -> None:
        centre = QWidget(self)
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.blind_bar)
        column.addWidget(self._highlighter)
        column.addWidget(self.find_bar)
        column.addWidget(self.suggestions.bar)
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
        page.menu_wished.connect(self._menu)
        page.selection_changed.connect(self._selection_changed)
        page.position_changed.connect(self._position_changed)
        page.tip_wished.connect(self._show_tip)
        self._painting.changed.connect(self._looking.start)
        self._painting.came.connect(self._codings_came)
        self.writing.settling.connect(self.settle)
        self.desk.coding_clicked.connect(self._show_coding)
        self.desk.margin.rest_wished.connect(self._offer_codings)
        self._edges.moved.connect(self._edge_moved)
        self.corpus.document_wished.connect(self.open_document)
        self.codebook.coding_wished.connect(self.hand.code_with)
        self.card.change_wished.connect(self._card_changed)
        self.card.removal_wished.connect(self._card_removal)
        self.codebook.favourite_wished.connect(self.hand.set_favourite)
        self.hand.favourites_changed.connect(self.codebook.show_favourites)
        self.codebook.memo_wished.connect(self.writing.edit_memo)
        self.corpus.memo_wished.connect(self.writing.edit_memo)
        self.hand.pointed.connect(self._pointed)
        self.hand.changed.connect(self._looking.start)
        self.hand.told.connect(self.selection_told)
        self.hand.twin_found.connect(self._show_coding)
        self.hand.project_needed.connect(self.head.ask_project)
        self.suggestions.project_needed.connect(self.head.ask_project)
        self.suggestions.pointed.connect(self._pointed)
        self._highlighter.stopped.connect(self.hand.toggle_highlighter)
        self.codebook.variable_pointed.connect(self._pointed)
        self.head.moment_chosen.connect(self._moment_chosen)
        self.head.project_chosen.connect(self._project_chosen)
        self.find_bar.searched.connect(self._find)
        self.find_bar.closed.connect(self._find_closed)

    def _pointed(self, variable: str) -> None:
        self.codebook.point(variable)
        self.card.hide()
        self.codebook.card.show()

    def _moment_chosen(self, value: str) -> None:
        self.hand.choose_moment(Moment(value))
        self.desk.page.setFocus()

    def _project_chosen(self, name: str | None) -> None:
        self.hand.choose_project(name)
        self.desk.page.setFocus()

    def _card_changed(self, number: int, field: str, value: Any) -> None:
        self.change_wished.emit([number], {field: value})

    def _edge_moved(self, number: int, span: Span) -> None:
        self.change_wished.emit([number], {"span": span})

    def _show_tip(self, numbers: list[int], place: QPoint) -> None:
        here = [self.sight.codings[number] for number in numbers if number in self.sight.codings]
        QToolTip.showText(place, cards(here, self._study.grid, self._own), self.desk)

    def _offer_codings(self, numbers: list[int], place: QPoint) -> None:
        """List codings that the margin has no room for; one that is chosen is gone to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number in numbers:
            coding = self.desk.page.highlights[number]
            icon = moment_icon(coding.moment, self._palette.ink(coding.pillar))
            action = menu.addAction(icon, f"{coding.letter}  {coding.label}".replace("&", "&&"))
            action.triggered.connect(partial(self._show_chosen, number))
        menu.popup(place)

    def _show_chosen(self, number: int, _checked: bool = False) -> None:
        self._show_coding(number)

    def _card_removal(self, number: int) -> None:
        self.removal_wished.emit([number])

    def _selection_changed(self, span: Span | None) -> None:
        self._looking.start()
        if span is None:
            self.selection_told.emit("")
            return
        words = len(self.sight.text[span.start : span.end].split())
        told = ngettext("{n} word selected", "{n} words selected", words)
        parts = [f"§\u00a0{self.desk.paragraph_at(span.start)}", told]
        if span in self.desk.page.swatches:
            left = len(self.desk.page.swatches.uncoded(self.desk.page.highlights))
            parts.append(ngettext("{n} highlighted passage to code", "{n} highlighted passages to code", left))
        self.selection_told.emit(" · ".join(parts))

    def _position_changed(self, _position: int) -> None:
        self._looking.start()

    def _find(self, query: str, step: int) -> None:
        self.find_bar.tell(*self.desk.page.find_words(query, step))

    def _find_closed(self) -> None:
        self.desk.page.clear_hits()
        self.desk.page.setFocus()

    def _menu(self, place: QPoint, span: Span | None, numbers: list[int]) -> None:
        here = [self.sight.codings[number] for number in numbers if number in self.sight.codings]
        recents = self.hand.habits.recents[:3] if span is not None else ()
        selected, writable = span is not None, self._study.writable
        menu = PassageMenu(self._study.grid, here, recents, self._own, self, selected=selected, writable=writable)
        menu.variable_wished.connect(self.hand.code_with)
        menu.picker_wished.connect(self.hand.ask)
        menu.discussion_wished.connect(self.writing.discuss)
        menu.memo_wished.connect(self.writing.write_memo)
        menu.correction_wished.connect(self.writing.correct)
        menu.event_wished.connect(self.writing.note_event)
        menu.details_wished.connect(self._show_coding)
        menu.change_wished.connect(self.change_wished)
        menu.removal_wished.connect(self.removal_wished)
        menu.exec(place)
        menu.deleteLater()


def _speaks(turn: PaintedTurn) -> bool:
    """Say whether someone interviewed says something in a turn."""
    return not turn.interviewer and turn.label_end < turn.end
