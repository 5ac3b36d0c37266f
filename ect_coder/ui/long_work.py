"""Work that takes long, off the window's thread: under a progress window, or beside one's own as documents come in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from ect_coder.corpus.readers import suffixes
from ect_coder.errors import Cancelled
from ect_coder.ui import faults
from ect_coder.ui.jobs import Job, Task
from ect_coder.wording import _, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.intake import Report
    from ect_coder.errors import EctError
    from ect_coder.study import Study
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


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


class Intake:
    """Asks for documents, and what they are; imports them, and tells what became of each file."""

    def __init__(self, study: Study, pages: Pages, status: Status) -> None:
        self._study = study
        self._pages = pages
        self._status = status

    def import_files(self) -> None:
        """Ask for files to import, of the kinds that can be read."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(suffixes()))
        names, _chosen = QFileDialog.getOpenFileNames(
            self._pages.window(),
            _("Import documents"),
            str(self._study.path.parent),
            _("Documents ({patterns});;All files (*)").format(patterns=patterns),
        )
        self.take_in([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder to import."""
        name = QFileDialog.getExistingDirectory(
            self._pages.window(), _("Import a folder"), str(self._study.path.parent)
        )
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Ask what the files are, and import them while one reads and codes on."""
        if not paths or not self._study.writable:
            return
        if self._status.progress.busy:
            self._status.say(_("An import is under way: wait for its end, or cancel it."))
            return
        from ect_coder.ui.importing import ImportQuestion

        question = ImportQuestion(len(paths), [each.name for each in self._study.projects()], self._pages.window())
        if question.exec():
            project, kind, date = question.answers()
            study = self._study

            def work(task: Task) -> list[Report]:
                return study.take_in(paths, project, kind, date, task.progress, task.cancelled)

            self._status.progress.begin(work, self._imported, self._refused)

    def leave(self) -> None:
        """Stop what is under way: the study closes."""
        self._status.progress.leave()

    def _imported(self, reports: list[Report]) -> None:
        from ect_coder.ui.importing import ImportReports

        ImportReports(reports, self._pages.window()).exec()
        first = next((each.documents[0] for each in reports if each.documents), None)
        if first is not None and self._pages.read.document is None:
            self._pages.read.open_document(first)

    def _refused(self, refusal: EctError) -> None:
        if isinstance(refusal, Cancelled):
            self._status.say(explain(refusal))
        else:
            faults.show(self._pages.window(), refusal)


def _tell(dialog: QProgressDialog, words: str, done: int, total: int, name: str) -> None:
    dialog.setMaximum(total)
    dialog.setValue(done)
    dialog.setLabelText(f"{words}\n{name}" if name else words)


def _raise(problem: BaseException) -> None:
    raise problem
