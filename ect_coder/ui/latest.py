"""Questions that overtake each other: one is worked on at a time, and only the last one asked is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ect_coder.ui.jobs import Job, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.errors import EctError


class Latest(QObject):
    """Works off the window's thread; a question asked meanwhile waits, and takes the place of one that waits."""

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: Callable[[Task], Any] | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is asked."""
        return self._job is None

    def ask(self, work: Callable[[Task], Any]) -> None:
        """Ask, once an earlier question that is still at work has ended."""
        self._next = work
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        self._job = Job(work)
        self._job.done.connect(self._answered)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _answered(self, answer: Any) -> None:
        if self._next is None:
            self.answered.emit(answer)

    def _refused(self, refusal: EctError) -> None:
        if self._next is None:
            self.refused.emit(refusal)

    def _failed(self, problem: Exception) -> None:
        raise problem

    def _ended(self) -> None:
        self._job = None
        self._begin()
