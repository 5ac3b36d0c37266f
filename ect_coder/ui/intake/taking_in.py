"""Documents come in beside one's own work: they are read, looked at together, and taken in; originals open again."""

from __future__ import annotations

import tempfile
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ect_coder import files
from ect_coder.corpus import readers
from ect_coder.errors import Cancelled
from ect_coder.ui import faults
from ect_coder.ui.long_work import LongWork
from ect_coder.wording import _, explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.intake import Proposal, Reading, Report
    from ect_coder.corpus.shapes import ReadAs
    from ect_coder.errors import EctError
    from ect_coder.study import Study
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.intake.window import ImportWindow
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person
    from ect_coder.ui.status import Status


class Intake:
    """Asks for documents, shows what was found in them, imports what is agreed, and tells what became of each file."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds, status: Status, person: Person) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds
        self._status = status
        self._person = person
        self._opened: tempfile.TemporaryDirectory[str] | None = None

    def import_files(self) -> None:
        """Ask for files to import."""
        known = " ".join(f"*{suffix}" for suffix in sorted(readers.suffixes()))
        documents, everything = _("Documents"), _("All files")
        kinds = f"{documents} ({known});;{everything} (*)"
        names, _chosen = QFileDialog.getOpenFileNames(
            self._pages.window(), _("Import documents"), str(self._study.path.parent), kinds
        )
        self.take_in([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder to import."""
        name = QFileDialog.getExistingDirectory(
            self._pages.window(), _("Import a folder"), str(self._study.path.parent)
        )
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read files while one goes on, then show what was found in them."""
        if not paths or not self._study.writable:
            return
        if self._status.progress.busy:
            self._status.say(_("An import is under way: wait for its end, or cancel it."))
            return
        study = self._study

        def work(task: Task) -> tuple[Reading, tuple[Proposal, ...]]:
            reading = study.intake.read(paths, task.progress, task.cancelled)
            task.progress(1, 1, "")
            for each in ("window", "report"):  # not in the window's thread, which would stand still for 20 ms
                import_module(f"ect_coder.ui.intake.{each}")
            return reading, study.intake.propose(reading)

        words = _("Reading: {done} of {total} – {name}"), _("Reading: looking at what was found…")
        self._status.progress.begin(work, self._look, self._refused, words)

    def leave(self) -> None:
        """Stop what is under way, and put away the files that were opened: the study closes."""
        self._status.progress.leave()
        if self._opened is not None:
            self._opened.cleanup()

    def _look(self, found: tuple[Reading, tuple[Proposal, ...]]) -> None:
        """Show what was found, and take in what is agreed."""
        from ect_coder.ui.intake.window import ImportWindow

        reading, proposed = found
        if not proposed:
            self._shelve(reading, proposed)
            return
        refused = [explain(each.reason) for each in reading.files if each.reason is not None]
        asked = ImportWindow(
            proposed,
            refused,
            [each.name for each in self._study.projects()],
            self._pages.colours,
            self._pages.window(),
            keeps=self._study.conventions().keep_originals == "yes",
        )
        asked.shape_wished.connect(partial(self._read_as, asked, LongWork(asked)))
        if asked.exec():
            self._shelve(reading, asked.proposals, keeps=asked.keeps)
        else:
            reading.close()
            self._status.say(_("Nothing was imported."))

    def _read_as(self, asked: ImportWindow, works: LongWork, ranks: list[int], shape: ReadAs) -> None:
        """Read texts anew, while the import waits."""
        study, texts = self._study, [asked.proposals[rank] for rank in ranks]

        def work(task: Task) -> list[Proposal]:
            return study.intake.read_as(texts, shape, task.progress, task.cancelled)

        works.run(work, _("Reading who speaks…"), partial(asked.found.replace_all, ranks))
        if works.job is not None:
            works.job.ended.connect(asked.settle)

    def _shelve(self, reading: Reading, agreed: Sequence[Proposal], *, keeps: bool | None = None) -> None:
        study, coder = self._study, self._person.coder

        def work(task: Task) -> tuple[list[Report], dict[int, str]]:
            try:
                reports = study.intake.shelve(reading, agreed, coder, task.progress, task.cancelled, keeps=keeps)
            finally:
                reading.close()
            return reports, {each.id: f"{each.code} · {each.name}" for each in study.documents()}

        words = _("Import: {done} of {total} – {name}"), _("Import: putting what was read into the study…")
        self._status.progress.begin(work, self._imported, self._refused, words)

    def _imported(self, told: tuple[list[Report], dict[int, str]]) -> None:
        from ect_coder.ui.intake.report import ImportReports

        reports, named = told
        ImportReports(reports, named, self._study.path.parent, self._pages.window()).exec()
        first = next((each.documents[0] for each in reports if each.documents), None)
        if first is not None and self._pages.read.document is None:
            self._pages.read.open_document(first)

    def _refused(self, refusal: EctError) -> None:
        if isinstance(refusal, Cancelled):
            self._status.say(explain(refusal))
        else:
            faults.show(self._pages.window(), refusal)

    # What came in

    def open_original(self, document: int) -> None:
        """Open the file that a document came from, with the program that the system has for it.

        It opens as a copy that goes when the study closes; only kinds that are read here, none that could run.
        """
        found = faults.attempt(self._pages.window(), partial(self._study.intake.original, document))
        if found is None or Path(found[0]).suffix.lower() not in readers.suffixes():
            return
        if self._opened is None:
            self._opened = tempfile.TemporaryDirectory(prefix="ect-coder-", ignore_cleanup_errors=True)
        name, content = found
        copy = Path(self._opened.name) / files.fit(name)
        copy.write_bytes(content)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def ask_speakers(self, document: int) -> None:
        """Ask who asks in a document."""
        from ect_coder.ui.intake.speakers import SpeakersDialog

        found = faults.attempt(self._pages.window(), partial(self._study.intake.speakers, document))
        if found is None:
            return
        name = next(each.name for each in self._study.documents() if each.id == document)
        asked = SpeakersDialog(name, *found, self._pages.colours, self._pages.window())
        if asked.exec():
            self._deeds.do(partial(self._study.intake.say_who_speaks, document, asked.said), _("Speakers kept"))
