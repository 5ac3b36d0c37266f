"""Doing deeds: what is half done on the screen is settled first, what is done is said, a refusal is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.errors import EctError
from ect_coder.ui import faults
from ect_coder.values import MANY
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


class Deeds:
    """Does deeds on a study, takes them back and does them again."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, status: Status) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status

    def do(self, deed: Callable[[], Any], words: str = "") -> bool:
        """Do a deed, say that it is on disk, and offer to take it back; return whether it was done."""
        self._pages.settle()
        try:
            deed()
        except EctError as refusal:
            faults.show(self._pages.window(), refusal)
            return False
        self._done(words)
        return True

    def do_many(self, deed: Callable[[], Any], numbers: Sequence[int], words: str) -> None:
        """Do a deed to codings: at once, or off the window's thread if they are many."""
        if len(numbers) <= MANY:
            self.do(deed, words)
        else:
            self.do_slowly(deed, words)

    def do_slowly(self, deed: Callable[[], Any], words: str) -> None:
        """Do a deed off the window's thread: one that changes much, or keeps a copy of the study before."""
        self._pages.settle()
        self._work.run_whole(deed, partial(self._done, words))

    def do_long(self, deed: Callable[[Task], Any], words: str) -> None:
        """Do a deed off the window's thread, unless another is under way; it tells how far it is, and may stop."""
        self._pages.settle()
        if self._work.job is None:
            self._work.run(deed, _("Writing many cells…"), partial(self._done, words))

    def undo(self) -> None:
        """Take the last deed back."""
        self._pages.settle()
        if self._study.undo_label is not None:
            self._turn(self._study.undo, self._study.distance(-1), _("Undone: {deed}"))

    def redo(self) -> None:
        """Do the last undone deed again."""
        self._pages.settle()
        if self._study.redo_label is not None:
            self._turn(self._study.redo, self._study.distance(1), _("Done again: {deed}"))

    def _done(self, words: str, _outcome: object = None) -> None:
        self._status.say_saved()
        if words:
            self._status.say(words, undoable=self._study.undo_label is not None)

    def _turn(self, turn: Callable[[], str], rows: int, words: str) -> None:
        """Undo or redo: at once, or off the window's thread if it changes many rows."""
        if rows > MANY:
            self._work.run_whole(turn, partial(self._turned, words))
            return
        label = faults.attempt(self._pages.window(), turn)
        if label is not None:
            self._turned(words, label)

    def _turned(self, words: str, label: str) -> None:
        self._status.say(words.format(deed=label))
