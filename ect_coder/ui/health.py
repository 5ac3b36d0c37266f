"""What the window does for the health of a study: checks it, tells what is wrong, repairs, saves what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ect_coder.ui import faults
from ect_coder.ui.jobs import Job
from ect_coder.ui.salvaging import salvage
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.coding.mending import Mended
    from ect_coder.storage.health import Finding
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


class Health:
    """Checks a study on demand, and beside the work where it was not closed; does what is chosen against its ills."""

    def __init__(
        self, study: Study, pages: Pages, work: LongWork, status: Status, show_versions: Callable[[], None]
    ) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self._show_versions = show_versions
        self._job: Job | None = None

    def check(self) -> None:
        """Check everything that can be checked, and say in plain words what is wrong."""
        self._pages.settle()
        self._work.run(self._look, _("Checking the study…"), self._tell)

    def look_after_a_crash(self) -> None:
        """Check a study that was not closed, or could not be copied, beside the work; say what is wrong, if any."""
        if self._study.writable and self._study.health.deserves_a_look:
            self._job = Job(self._look, self._pages)
            self._job.done.connect(self._looked)
            self._job.start()

    def leave(self) -> None:
        """Check no more: the study closes."""
        if self._job is not None:
            self._job.cancel()

    def _look(self, task: Task) -> list[Finding]:
        return self._study.health.check(task.progress, task.cancelled)

    def _looked(self, found: list[Finding]) -> None:
        if found:
            self._tell(found)
        elif not self._study.closed_cleanly:
            self._status.say(_("The study had not been closed. Everything was checked: nothing is missing."))
        else:
            self._status.say(_("No copy of the study could be kept: see that the disk has room. The study is sound."))

    def _tell(self, found: list[Finding]) -> None:
        if not found:
            QMessageBox(
                QMessageBox.Icon.Information,
                _("Check of the study"),
                _("The study is sound: the file, every text, every coding’s words and every link were checked."),
                QMessageBox.StandardButton.Ok,
                self._pages.window(),
            ).exec()
            return
        from ect_coder.ui.ailing import Ailing

        dialog = Ailing(found, self._pages.window(), writable=self._study.writable)
        dialog.repair_wished.connect(self._mend)
        dialog.versions_wished.connect(self._show_versions)
        dialog.salvage_wished.connect(self._salvage)
        dialog.exec()

    def _mend(self) -> None:
        def work(task: Task) -> tuple[Mended, list[Finding]]:
            return self._study.health.mend(), self._look(task)

        self._work.run(work, _("Repairing the study…"), self._mended, stoppable=False)

    def _mended(self, outcome: tuple[Mended, list[Finding]]) -> None:
        done, left = outcome
        words = ngettext("{n} thing repaired", "{n} things repaired", done.moved + done.reworded + done.unlinked)
        self._status.say_saved()
        self._status.say(words, undoable=bool(done))
        if left:
            self._tell(left)

    def _salvage(self) -> None:
        salvage(self._pages.window(), self._work, self._study.path, self._tell_saved)

    def _tell_saved(self, _path: Path, words: str, more: str) -> None:
        faults.tell(self._pages.window(), _("What was saved"), words, more)
