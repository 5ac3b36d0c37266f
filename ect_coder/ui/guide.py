"""Going from place to place in the study."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from ect_coder.coding.excerpts import Filter
from ect_coder.coding.memos import About
from ect_coder.ui import faults
from ect_coder.values import Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.coding.discussions import Discussion
    from ect_coder.coding.memos import Memo
    from ect_coder.coding.search import Hit
    from ect_coder.study import Study
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person
    from ect_coder.ui.status import Status


class Guide:
    """Leads to codings, passages, documents and hits; says so where there is nothing more to find."""

    def __init__(self, study: Study, pages: Pages, person: Person, status: Status) -> None:
        self._study = study
        self._pages = pages
        self._person = person
        self._status = status

    def to_coding(self, number: int) -> None:
        """Show a coding in its text."""
        coding = faults.attempt(self._pages.window(), partial(self._study.coding, number))
        if coding is not None:
            self._pages.show_page("read")
            self._pages.read.open_document(coding.document, coding.start, coding.id)

    def to_memo(self, memo: Memo) -> None:
        """Show what a memo is about, if it is of a text."""
        if memo.document is not None:
            self._pages.show_page("read")
            coding = int(memo.subject.name) if memo.subject.about is About.CODING else None
            self._pages.read.open_document(memo.document, memo.start, coding)
            if memo.subject.about is About.PASSAGE and memo.start is not None:
                self._pages.read.desk.page.select_span(Span(memo.start, memo.start + len(memo.quote)))

    def to_passage(self, chosen: Discussion | Hit) -> None:
        """Show a passage to discuss or a hit, selected."""
        self._pages.show_page("read")
        self._pages.read.open_document(chosen.document, chosen.start)
        self._pages.read.desk.page.select_span(Span(chosen.start, chosen.end))

    def to_document(self, number: int) -> None:
        """Open a document where it was left."""
        self.to_place(number, None)

    def to_place(self, document: int, position: int | None) -> None:
        """Open a document at a code point."""
        self._pages.show_page("read")
        self._pages.read.open_document(document, position)

    def to_excerpts(self, wanted: Filter) -> None:
        """List the excerpts that a filter lets through."""
        self._pages.show_page("excerpts")
        self._pages.page("excerpts").show_filter(wanted)

    def search(self, words: str) -> None:
        """List the excerpts in which some words stand, the last perhaps not yet whole."""
        self.to_excerpts(Filter(words=words, open_end=True))

    def find(self) -> None:
        """Open the find line above the text."""
        self._pages.show_page("read")
        self._pages.read.find_bar.open_bar()

    def resume(self) -> None:
        """Go to the last passage that this person coded, whichever document it is in."""
        number = self._study.last_coding(self._person.coder)
        if number is not None:
            self.to_coding(number)
        else:
            self._status.say(_("You have coded nothing in this study yet."))

    def next_uncoded(self) -> None:
        """Go to the next turn that nobody has coded."""
        if not self._pages.read.next_uncoded():
            self._status.say(_("Every turn below has a coding."))

    def step_document(self, step: int) -> None:
        """Open the document so many further on in the corpus."""
        read = self._pages.read
        document = read.corpus.neighbour(read.document.id if read.document is not None else None, step)
        if document is not None:
            if self._pages.shown != "read":
                self._pages.show_page("read")
            read.open_document(document)

    def ask_paragraph(self) -> None:
        """Ask for the number of a paragraph, as citations give it, of a turn, or for a time; go there."""
        if self._pages.read.document is None:
            return
        page = self._pages.read.desk.page
        words, agreed = QInputDialog.getText(
            self._pages.window(),
            _("Go to a paragraph"),
            _("Paragraph (42), turn (t12) or time (12:30)"),
            text=str(page.gutter.paragraph_at(page.caret())),
        )
        if not agreed:
            return
        self._pages.show_page("read")
        page.setFocus()
        if not page.go_to_named(words):
            self._status.say(_("There is no “{words}” in this text.").format(words=words.strip()))

    def say_project_needed(self) -> None:
        """Say why nothing can be coded yet."""
        self._status.say(_("This document is about several projects: choose which one first."))
