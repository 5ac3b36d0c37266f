"""A line in the status bar for work that one goes on beside: how far it is, how long it still takes, and Cancel."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ect_coder.ui.elided import Elided
from ect_coder.ui.jobs import Job, Task
from ect_coder.ui.tip import tip
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.errors import EctError

_BEFORE_GUESSING = 2.0
"""Seconds of work from which the rest can be guessed."""
_WIDTH = 420


class ProgressLine(QWidget):
    """Runs one work at a time and shows itself as long as it lasts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._done: Callable[[Any], None] | None = None
        self._refused: Callable[[EctError], None] | None = None
        self._began = 0.0
        self._told = ("", "")
        self._words = Elided(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(QSize(110, 6))
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("tally")
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.setMinimumWidth(_WIDTH)
        self.hide()

    @property
    def busy(self) -> bool:
        """Say whether a work is under way."""
        return self._job is not None

    def begin(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        refused: Callable[[EctError], None],
        words: tuple[str, str],
    ) -> None:
        """Run a work off the window's thread; `done` or `refused` is told in the window's how it ended.

        `words` say how far it is, with `{done}`, `{total}` and `{name}`, and what goes on at its end, which cannot
        be stopped.
        """
        job = Job(work, self)
        job.progressed.connect(self._tell)
        job.done.connect(self._succeeded)
        job.refused.connect(self._stopped)
        job.failed.connect(self._broke)
        self._job, self._began = job, time.monotonic()
        self._done, self._refused, self._told = done, refused, words
        self._cancel.setText(_("Cancel"))
        self._cancel.setEnabled(True)
        self._words.setText(_("Importing…"))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("Importing…"))
        self.show()
        job.start()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)

    def leave(self) -> None:
        """Ask the work to stop, and tell no one how it ended."""
        self.cancel()
        self._rest()

    @Slot(int, int, str)
    def _tell(self, done: int, total: int, name: str) -> None:
        if self.sender() is not self._job:
            return
        self._bar.setRange(0, total if name else 0)
        self._bar.setValue(done)
        self._cancel.setEnabled(self._cancel.isEnabled() and bool(name))
        self._words.setText(
            " · ".join(each for each in (self._far(done, total, name), self._left(done, total)) if each)
        )
        self._words.setToolTip(tip(name))

    def _far(self, done: int, total: int, name: str) -> str:
        each, last = self._told
        return each.format(done=done + 1, total=total, name=name) if name else last

    def _left(self, done: int, total: int) -> str:
        """Guess how long the rest takes, once there is something to guess from."""
        took = time.monotonic() - self._began
        if took < _BEFORE_GUESSING or not 0 < done < total:
            return ""
        seconds = round(took / done * (total - done)) or 1
        if seconds < 60:
            return ngettext("{n} second left", "{n} seconds left", seconds)
        return ngettext("{n} minute left", "{n} minutes left", round(seconds / 60))

    @Slot(object)
    def _succeeded(self, value: object) -> None:
        done = self._done
        if self.sender() is self._job and done is not None:
            self._rest()
            done(value)

    @Slot(object)
    def _stopped(self, refusal: EctError) -> None:
        refused = self._refused
        if self.sender() is self._job and refused is not None:
            self._rest()
            refused(refusal)

    @Slot(object)
    def _broke(self, problem: BaseException) -> None:
        if self.sender() is self._job:
            self._rest()
            raise problem

    def _rest(self) -> None:
        self._job = self._done = self._refused = None
        self.hide()
