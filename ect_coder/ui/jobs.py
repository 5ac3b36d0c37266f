"""Work off the window's thread: values in, values out, with progress and Cancel."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from ect_coder.errors import Cancelled, EctError

log = logging.getLogger(__name__)

Report = Callable[[int, int, str], None]
Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Task:
    """What a job is told of: how to report progress, and whether to stop."""

    progress: Report
    cancelled: Asked

    def heed(self) -> None:
        """Raise Cancelled if it is to stop."""
        if self.cancelled():
            raise Cancelled

    def tell(self, done: int, total: int) -> None:
        """Report progress by numbers alone; raise Cancelled if it is to stop."""
        self.heed()
        self.progress(done, total, "")


class Job(QObject):
    """One piece of work. Its signals reach the window's thread; keep a reference until it has `ended`."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[[Task], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin in a thread of the pool."""
        QThreadPool.globalInstance().start(_Run(self))

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it decides when it can."""
        self._stop.set()

    def run(self) -> None:
        """Do the work in the calling thread and tell how it ended."""
        try:
            value = self._work(Task(self.progressed.emit, self._stop.is_set))
        except EctError as refusal:
            self.refused.emit(refusal)
        except Exception as problem:
            log.error("A job failed: %s", type(problem).__name__)  # noqa: TRY400 - a traceback may hold a verbatim
            self.failed.emit(problem)
        else:
            self.done.emit(value)
        self.ended.emit()


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
