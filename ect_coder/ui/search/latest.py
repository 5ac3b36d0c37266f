"""One piece of work at a time, the latest that was asked for: what is under way is told to stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ect_coder.errors import Cancelled
from ect_coder.ui.jobs import Job, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.errors import EctError

    Tell = Callable[[int, int], None]


class Latest(QObject):
    """Runs work off the window's thread; `stopped` says that a person wanted no more of it."""

    under_way = Signal(bool)
    progressed = Signal(int, int)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._next: Callable[[], None] | None = None
        self._shown: Callable[[Any], None] | None = None

    def run(self, work: Callable[[Tell], Any], shown: Callable[[Any], None]) -> None:
        """Let a work begin once the one under way has ended; `shown` is given what it found."""
        if self.job is not None:
            self._next = partial(self.run, work, shown)
            self.job.cancel()
            return
        self.job = Job(lambda task: work(partial(_tell, task)))
        self.job.progressed.connect(self._progressed)
        self._shown = shown
        self.job.done.connect(self._done)
        self.job.refused.connect(self._refused)
        self.job.failed.connect(_raise)
        self.job.ended.connect(self._ended)
        self.under_way.emit(True)
        self.job.start()

    def stop(self) -> None:
        """Stop what is under way, and begin nothing after it."""
        self._next = self._shown = None
        if self.job is not None:
            self.job.cancel()

    def _done(self, found: Any) -> None:
        if self._next is None and self._shown is not None:
            self._shown(found)

    def _refused(self, refusal: EctError) -> None:
        if self._next is not None:
            return
        if isinstance(refusal, Cancelled):
            self.stopped.emit()
        else:
            self.refused.emit(refusal)

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self.progressed.emit(done, total)

    def _ended(self) -> None:
        self.job = None
        self.under_way.emit(False)
        if self._next is not None:
            start, self._next = self._next, None
            start()


def _tell(task: Task, done: int, total: int) -> None:
    if task.cancelled():
        raise Cancelled
    task.progress(done, total, "")


def _raise(problem: Exception) -> None:
    raise problem
