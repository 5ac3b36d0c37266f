"""The quiet queue: suggestions of the text that is open, one at a time, worked out off the window's thread.

Nothing is coded but what is in sight: accepting a suggestion whose passage is elsewhere goes there first.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ect_coder.ui.jobs import Job, Task
from ect_coder.ui.reader.suggestion_bar import SuggestionBar
from ect_coder.values import Changed, Moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.suggesting.suggestions import Suggestion
    from ect_coder.ui.reader.desk import Desk
    from ect_coder.ui.reader.hand import Hand
    from ect_coder.ui.theme import Palette

_FELT = (
    Changed.CODINGS
    | Changed.DOCUMENTS
    | Changed.PROJECTS
    | Changed.CODEBOOK
    | Changed.SETTINGS
    | Changed.RECORDS
    | Changed.SUGGESTIONS
)


class SuggestionQueue(QObject):
    """Holds the suggestions of a document and shows one; emits what a person decides of it."""

    acceptance_wished = Signal(object, object)
    """A suggestion, and the project it is of or None for the document's own."""
    refusal_wished = Signal(object)
    project_needed = Signal()
    pointed = Signal(str)
    """The variable of a suggestion that is gone to, whose card may be shown."""

    def __init__(self, study: Study, desk: Desk, hand: Hand, palette: Palette) -> None:
        super().__init__(desk)
        self.bar = SuggestionBar(study.grid, palette, study.conventions().own_labels())
        self._study, self._desk, self._hand = study, desk, hand
        self._document: Document | None = None
        self._left: list[Suggestion] = []
        self._rank = 0
        self._decided: Suggestion | None = None
        self._job: Job | None = None
        self._again = False
        self.bar.accepted.connect(self.accept)
        self.bar.refused.connect(self.refuse)
        self.bar.stepped.connect(self.step)

    @property
    def on(self) -> bool:
        """Say whether the study wants suggestions."""
        return self._study.writable and self._study.conventions().suggestions == "yes"

    def begin(self, document: Document) -> None:
        """Look through a document that opens."""
        self._document = document
        self._left = []
        self.bar.hide()
        self._look()

    def refresh(self, changed: Changed, document: Document | None) -> None:
        """Look again where a deed may have changed what is suggested of the document, if it is still there."""
        self._document = document
        if changed & _FELT:
            self._look()

    def forget(self) -> None:
        """Wait no more for what is being looked for."""
        self._again = False
        self._document = None

    def step(self, by: int) -> None:
        """Go to the next suggestion (1) or the one before (-1), and select its passage; from the caret at first."""
        if not self._left:
            return
        if self._in_sight():
            self._rank = (self._rank + by) % len(self._left)
        self._show()
        self._go()

    def accept(self) -> None:
        """Wish for the coding that is suggested, once its passage is in sight."""
        if self._may_decide():
            project = self._hand.habits.project
            if self._document is not None and len(self._document.projects) > 1 and project is None:
                self.project_needed.emit()
            else:
                self._decide(partial(self.acceptance_wished.emit, self._as_coded(), project))

    def refuse(self) -> None:
        """Wish that the suggestion does not come back, once its passage is in sight."""
        if self._may_decide():
            self._decide(partial(self.refusal_wished.emit, self._left[self._rank]))

    def _may_decide(self) -> bool:
        if not self._left or not self.on:
            return False
        if self._in_sight():
            return True
        self.step(0)
        return False

    def _decide(self, wish: Callable[[], None]) -> None:
        """Let a wish be granted; once it is, the suggestion that follows is gone to."""
        self._decided = self._left[self._rank]
        wish()

    def _as_coded(self) -> Suggestion:
        """Give the suggestion with the moment in hand, where its own words do not tell."""
        chosen = self._left[self._rank]
        return replace(chosen, moment=self._hand.habits.moment) if chosen.moment is Moment.UNDETERMINED else chosen

    def _in_sight(self) -> bool:
        return bool(self._left) and self._desk.page.selected_span() == self._left[self._rank].span

    def _look(self) -> None:
        """Look through the document, once what is being looked through has ended."""
        if self._document is None or not self.on:
            self._again = False
            self._left = []
            self.bar.hide()
            return
        self._again = True
        if self._job is None:
            self._start(self._document.id)

    def _start(self, document: int) -> None:
        self._again = False
        self._job = Job(partial(_work, self._study, document))
        self._job.done.connect(self._found)
        self._job.refused.connect(self._broke)
        self._job.failed.connect(self._broke)
        self._job.ended.connect(self._ended)
        self._job.start()

    @Slot()
    def _ended(self) -> None:
        self._job = None
        if self._again and self._document is not None:
            self._start(self._document.id)

    @Slot(object)
    def _found(self, found: list[Suggestion]) -> None:
        """Take what was found, unless the text has been left or something has changed meanwhile."""
        if not self._again and self._document is not None and self.on:
            self._took(found)

    @Slot(object)
    def _broke(self, problem: BaseException) -> None:
        if not self._again and self._document is not None:
            raise problem

    def _took(self, found: list[Suggestion]) -> None:
        """Show what is left, at the suggestion that was shown or the next one after the caret."""
        shown = self._left[self._rank] if self._left else None
        self._left = found
        here = shown.span.start if shown is not None else self._desk.page.caret()
        self._rank = (
            found.index(shown)
            if shown in found
            else min(bisect_left(found, here, key=lambda each: each.span.start), max(0, len(found) - 1))
        )
        self._show()
        if self._decided is not None and self._decided not in found and found:
            self._go()
        self._decided = None

    def _go(self) -> None:
        """Select the passage of the suggestion that is shown."""
        self._desk.page.go_to_span(self._left[self._rank].span)
        self.pointed.emit(self._left[self._rank].variable)

    def _show(self) -> None:
        if self._left:
            self.bar.show_suggestion(self._left[self._rank], self._rank + 1, len(self._left))
        else:
            self.bar.show_none()
        self.bar.setVisible(self.on)


def _work(study: Study, document: int, _task: Task) -> list[Suggestion]:
    return [each for each in study.suggestions.of(document) if each.likely]
