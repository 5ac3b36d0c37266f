"""Texts go out as Word to someone who installs nothing, and their comments come back as codings."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from ect_coder import files
from ect_coder.ui import faults
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence

    from ect_coder.study import Study
    from ect_coder.study.coding_copies import Returned
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.names.reviewing import Names
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


class WordCopies:
    """Asks what goes out and to whom, and makes codings once a person has read what was understood."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, status: Status, names: Names) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self._names = names

    def send(self) -> None:
        """Ask for whom and which documents; write a folder of copies."""
        self._pages.settle()
        from ect_coder.ui.sharing.word_copy_dialog import WordCopyDialog

        asked = WordCopyDialog(self._study.documents(), self._study.names.display, self._pages.window())
        if asked.exec():
            write = partial(self._write, asked.documents(), asked.person())
            self._names.before_export(asked.display(), write)

    def _write(self, documents: Sequence[int], person: str) -> None:
        title = _("Where to put the folder of copies")
        chosen = QFileDialog.getExistingDirectory(self._pages.window(), title, str(self._study.path.parent))
        if not chosen:
            return
        name = _("{study} – to be coded by {person}").format(study=self._study.path.stem, person=person)
        path, copies = files.free(Path(chosen) / files.fit(name)), self._study.coding_copies

        def work(task: Task) -> tuple[Path, int]:
            from ect_coder.exchange import coding_copy

            made = (copies.copy(each, person) for each in documents)
            coding_copy.write_all(made, len(documents), path, task.cancelled, task.progress)
            return path, len(documents)

        self._work.run(work, _("Writing the copies…"), self._written)

    def _written(self, outcome: tuple[Path, int]) -> None:
        path, count = outcome
        words = ngettext("{n} copy to code in {name}", "{n} copies to code in {name}", count, name=path.name)
        self._status.say(words)

    def read(self) -> None:
        """Ask for copies that came back, and read their comments."""
        self._pages.settle()
        title, kinds = _("Read the comments of a Word copy"), _("Word documents (*.docx *.docm);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileNames(self._pages.window(), title, str(self._study.path.parent), kinds)
        if chosen:
            paths, copies = [Path(each) for each in chosen], self._study.coding_copies
            self._work.run(
                lambda task: copies.read(paths, task.cancelled, task.progress), _("Reading the comments…"), self._found
            )

    def _found(self, found: list[Returned]) -> None:
        """Go on once the reading has ended: the next job is another."""
        QTimer.singleShot(0, self._pages.window(), partial(self._show, found))

    def _show(self, found: list[Returned]) -> None:
        if len(found) == 1 and found[0].refusal is not None:
            faults.show(self._pages.window(), found[0].refusal)
            return
        from ect_coder.ui.sharing.comments_window import CommentsWindow

        asked = CommentsWindow(found, self._study, self._pages.window())
        if not asked.exec():
            self._status.say(_("Nothing was brought in."))
            return
        deed = partial(self._study.coding_copies.take_in, asked.readings, asked.people, asked.rest)
        self._work.run(lambda _task: deed(), _("Making the codings…"), self._made, stoppable=False)

    def _made(self, made: Counter[str]) -> None:
        said: dict[str, Callable[[int], str]] = {
            "codings": lambda n: ngettext("{n} coding", "{n} codings", n),
            "memos": lambda n: ngettext("{n} memo", "{n} memos", n),
            "discussions": lambda n: ngettext("{n} passage to discuss", "{n} passages to discuss", n),
        }
        parts = [words(made[name]) for name, words in said.items() if made[name]]
        told = _("From the comments: {things}").format(things=", ".join(parts)) if parts else _("Nothing new came in.")
        self._status.say(told, undoable=bool(parts))
