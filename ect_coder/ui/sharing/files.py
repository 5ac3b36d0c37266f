"""Copies of the study go to other people and are brought back: what would come in is shown before it does."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from ect_coder.merging import words
from ect_coder.ui.asking import ask_path
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.merging.report import Report
    from ect_coder.study import Study
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person
    from ect_coder.ui.status import Status


class Sharing:
    """Hands copies on, and brings them in once a person has read what that does."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, status: Status, person: Person) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self._person = person

    def hand_on(self) -> None:
        """Ask for whom, which documents and whether blind; then write the copy."""
        self._pages.settle()
        from ect_coder.ui.sharing.handing import Handing

        asked = Handing(self._study.documents(), self._pages.window())
        if not asked.exec():
            return
        name = _("{study} – for {person}").format(study=self._study.path.stem, person=asked.person()) + ".ect"
        title, kind = _("Prepare a copy"), _("Study (*.ect)")
        path = ask_path(self._pages.window(), title, self._study.path.parent / name, kind, ".ect")
        if path is None:
            return
        deed = partial(self._study.merging.hand_on, path, asked.documents(), blind=asked.blind())
        said = _("Copy ready: {name}").format(name=path.name)
        self._work.run(lambda _task: deed(), _("Preparing the copy…"), partial(self._say, said), stoppable=False)

    def bring(self) -> None:
        """Ask for a copy, and try what bringing it in does."""
        self._pages.settle()
        if not self._person.is_known():
            return
        title, kinds = _("Bring a copy in"), _("Study (*.ect);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self._pages.window(), title, str(self._study.path.parent), kinds)
        if chosen:
            path = Path(chosen)
            trial = partial(self._study.merging.trial, path, self._person.coder)
            self._work.run(
                lambda _task: trial(), _("Comparing the two studies…"), partial(self._tried, path), stoppable=False
            )

    def _tried(self, path: Path, report: Report) -> None:
        """Go on once the trial has ended: the next job is another."""
        QTimer.singleShot(0, self._pages.window(), partial(self._show, path, report))

    def _show(self, path: Path, report: Report) -> None:
        from ect_coder.ui.sharing.coming import Coming

        asked = Coming(report, path.stem, self._pages.window())
        if not asked.exec():
            self._status.say(_("Nothing was brought in."))
            return
        deed = partial(self._study.merging.bring, path, self._person.coder)
        self._work.run(lambda _task: deed(), _("Bringing the copy in…"), partial(self._brought, path), stoppable=False)

    def _brought(self, path: Path, report: Report) -> None:
        self._status.say(words.sentences(report, path.stem, done=True)[0], undoable=bool(report))

    def _say(self, said: str, _outcome: object) -> None:
        self._status.say(said)
