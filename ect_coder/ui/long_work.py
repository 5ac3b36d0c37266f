"""Work that takes long, off the window's thread, under a progress window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from ect_coder.ui import faults
from ect_coder.ui.jobs import Job, Task
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class LongWork(QObject):
    """Runs work in a job, with its progress before the window; `job` is the one under way."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.job: Job | None = None

    def run(
        self, work: Callable[[Task], Any], words: str, done: Callable[[Any], None], *, stoppable: bool = True
    ) -> None:
        """Run a long work with a progress window, and Cancel where it can be stopped half way."""
        dialog = QProgressDialog(words, _("Cancel"), 0, 0, self.window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(300)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        if not stoppable:
            dialog.setCancelButton(None)
        job = Job(work, self.window)
        self.job = job
        job.progressed.connect(partial(_tell, dialog, words))
        job.done.connect(partial(done))  # keeps who is to be told: their study may close before this arrives
        job.refused.connect(partial(faults.show, self.window))
        job.failed.connect(_raise)
        job.ended.connect(dialog.close)
        job.ended.connect(dialog.deleteLater)
        job.ended.connect(self._at_rest)
        dialog.canceled.connect(job.cancel)
        job.start()

    def run_whole(self, deed: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run a deed on many rows, which cannot be stopped half way; none while another is under way."""
        if self.job is None:
            self.run(lambda _task: deed(), _("Changing many codings…"), done, stoppable=False)

    def _at_rest(self) -> None:
        self.job = None


def _tell(dialog: QProgressDialog, words: str, done: int, total: int, name: str) -> None:
    dialog.setMaximum(total)
    dialog.setValue(done)
    dialog.setLabelText(f"{words}\n{name}" if name else words)


def _raise(problem: BaseException) -> None:
    raise problem
