"""Questions that overtake each other: one is worked on at a time, and only the last one asked is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ect_coder.errors import Cancelled
from ect_coder.ui.jobs import Job, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.errors import EctError

    Work = Callable[[Task], Any]
    Then = Callable[[Any], None]


class Latest(QObject):
    """Works off the window's thread; a new question stops the one under way, and begins once that has ended.

    `stopped` says that a person wanted no answer any more.
    """

    under_way = Signal(bool)
    progressed = Signal(int, int)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: tuple[Work, Then] | None = None
        self._then: Then | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is asked."""
        return self._job is None

    def ask(self, work: Work, then: Then) -> None:
        """Let `work` find an answer, which `then` is given in the window's thread."""
        if self._job is not None:
            self._next = work, then
            self._job.cancel()
            return
        self._then = then
        self._job = Job(work)
        self._job.progressed.connect(self._progressed)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self.under_way.emit(True)
        self._job.start()

    def stop(self) -> None:
        """Stop what is under way, and begin nothing after it."""
        self._next = self._then = None
        if self._job is not None:
            self._job.cancel()

    def _done(self, answer: Any) -> None:
        if self._next is None and self._then is not None:
            self._then(answer)

    def _refused(self, refusal: EctError) -> None:
        if self._next is not None:
            return
        if isinstance(refusal, Cancelled):
            self.stopped.emit()
        else:
            self.refused.emit(refusal)

    def _failed(self, problem: Exception) -> None:
        raise problem

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self.progressed.emit(done, total)

    def _ended(self) -> None:
        self._job = None
        self.under_way.emit(False)
        if self._next is not None:
            following, self._next = self._next, None
            self.ask(*following)
