"""Studies leave for other programs, and theirs come in: which file, what its codes become, what could not travel."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ect_coder.errors import Cancelled
from ect_coder.study.foreign import SUFFIXES
from ect_coder.ui import faults
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.corpus.intake import Report
    from ect_coder.exchange.refi.found import Found
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.names.reviewing import Names
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person
    from ect_coder.ui.status import Status


class ForeignFiles:
    """Asks for files of other programs, shows what they hold, and says what became of them."""

    def __init__(
        self, study: Study, pages: Pages, work: LongWork, status: Status, person: Person, names: Names
    ) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self._person = person
        self._names = names
        self._waiting: list[Path] = []

    def export(self) -> None:
        """Write the study as a project, or its codebook alone."""
        kinds = {_("Project for other programs (*.qdpx)"): ".qdpx", _("Codebook for other programs (*.qdc)"): ".qdc"}
        wanted = self._study.path.with_suffix(".qdpx")
        title = _("Export to another program (REFI-QDA)")
        chosen, kind = QFileDialog.getSaveFileName(self._pages.window(), title, str(wanted), ";;".join(kinds))
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(path.name + kinds.get(kind, ".qdpx"))
        study = self._study

        def work(task: Task) -> tuple[Path, list[str]]:
            from ect_coder.exchange.export import export_project

            return path, export_project(study.foreign.packed(study.quoting()), path, _telling(task))

        write = partial(self._work.run, work, _("Exporting…"), self._exported)
        self._names.before_export(study.names.display, write)

    def ask(self) -> None:
        """Ask for a file of another program, and take it in."""
        kinds = _("Projects and codebooks (*.qdpx *.qdc *.qda *.sqlite3);;All files (*)")
        title = _("Import from another program (REFI-QDA, QualCoder, Taguette)")
        chosen, _kind = QFileDialog.getOpenFileName(self._pages.window(), title, str(self._study.path.parent), kinds)
        if chosen:
            self.take_in([Path(chosen)], _nothing)

    def take_in(self, paths: Sequence[Path], otherwise: Callable[[Sequence[Path]], None]) -> None:
        """Take files in that were dropped: those of other programs one after the other, `otherwise` documents."""
        theirs = [each for each in paths if each.suffix.lower() in SUFFIXES]
        others = [each for each in paths if each not in theirs]
        if others:
            otherwise(others)
        if self._study.writable:
            self._waiting = theirs
            self._next()

    def _next(self) -> None:
        """Read the file that comes, off the window's thread, then show what it holds."""
        if not self._waiting:
            return
        path = self._waiting.pop(0)
        self._pages.settle()
        study = self._study
        self._work.run(
            lambda task: study.foreign.read(path, task.cancelled),
            _("Reading {name}…").format(name=path.name),
            self._read,
        )

    def _read(self, found: Found) -> None:
        """Go on once the reading has ended: the next job is another."""
        QTimer.singleShot(0, self._pages.window(), partial(self._ask_codes, found))

    def _ask_codes(self, found: Found) -> None:
        from ect_coder.ui.foreign.mapping_window import MappingWindow

        window, foreign = self._pages.window(), self._study.foreign
        proposed = faults.attempt(window, lambda: (foreign.propose(found), foreign.grid(found)))
        if proposed is None:
            self._next()
            return
        asked = MappingWindow(found, *proposed, self._study.conventions().language, window)
        if not asked.exec():
            self._status.say(_("Nothing was imported."))
            self._next()
            return
        deed = partial(foreign.take_in, found, asked.choices, self._person.coder)
        self._work.run(lambda task: deed(tell=_telling(task)), _("Importing…"), self._imported)

    def _imported(self, report: Report) -> None:
        from ect_coder.ui.intake.report import ImportReports

        named = {each.id: f"{each.code} · {each.name}" for each in self._study.documents()}
        ImportReports([report], named, self._study.path.parent, self._pages.window()).exec()
        if report.documents and self._pages.read.document is None:
            self._pages.read.open_document(report.documents[0])
        QTimer.singleShot(0, self._pages.window(), self._next)

    def _exported(self, outcome: tuple[Path, list[str]]) -> None:
        path, lost = outcome
        self._status.say(_("Exported to {name}").format(name=path.name))
        if lost:
            box = QMessageBox(self._pages.window())
            box.setWindowTitle(_("Export to another program (REFI-QDA)"))
            box.setText(_("Exported to {name}").format(name=path.name))
            box.setInformativeText("\n".join(lost))
            box.exec()


def _telling(task: Task) -> Callable[[int, int], None]:
    """Give what a long work tells how far it is, and is stopped by."""

    def tell(done: int, total: int) -> None:
        if task.cancelled():
            raise Cancelled
        task.progress(done, total, "")

    return tell


def _nothing(_paths: Sequence[Path]) -> None:
    """Do nothing with documents: none was asked for."""
