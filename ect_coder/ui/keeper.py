"""Keeps copies of the study one works in, and gives a shared one back: each half hour, off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ect_coder.storage.backup import Reason
from ect_coder.ui.jobs import Job, Task

if TYPE_CHECKING:
    from ect_coder.storage.backup import Copy
    from ect_coder.study import Study

HALF_HOUR = 30 * 60 * 1000
"""Milliseconds between two copies."""


class Keeper(QObject):
    """Makes copies of a study for as long as it is open. One that equals the last is not kept."""

    refused = Signal(object)

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(HALF_HOUR)
        self._timer.timeout.connect(self.keep)
        if study.writable:
            self._timer.start()

    def keep(self) -> None:
        """Make a copy now, unless one is being made."""
        if self._job is None:
            self._job = Job(partial(_work, self._study), self)
            self._job.refused.connect(self.refused)
            self._job.ended.connect(self._at_rest)
            self._job.start()

    def leave(self) -> None:
        """Make no more copies: the study closes."""
        self._timer.stop()

    def _at_rest(self) -> None:
        self._job = None


def _work(study: Study, _task: Task) -> Copy | None:
    study.hand_back()
    return study.copies.keep(Reason.WORK)
