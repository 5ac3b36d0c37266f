"""A folder for an archive: asked for whom and with what, written; then what is not in it is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from ect_coder import files
from ect_coder.ui import faults
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.exchange.deposit import Wish
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.names.reviewing import Names
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status

_LONGEST = 60
"""Characters of a study's title in the folder's name: a whole path may have 260 on Windows."""


class Deposits:
    """Asks what goes into a deposit and where to, and writes it."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, status: Status, names: Names) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self._names = names

    def ask(self) -> None:
        """Ask for whom it is and what is in it; write it."""
        self._pages.settle()
        from ect_coder.ui.deposit_dialog import DepositDialog

        asked = DepositDialog(self._study.names.display, self._pages.window())
        if asked.exec():
            self._names.before_export(asked.display(), partial(self._write, asked.wish()))

    def _write(self, wish: Wish) -> None:
        study, title = self._study, _("Where to put the deposit folder")
        chosen = QFileDialog.getExistingDirectory(self._pages.window(), title, str(study.path.parent))
        if not chosen:
            return

        def work(task: Task) -> tuple[Path, list[str]]:
            from ect_coder.exchange import deposit

            whole = study.whole()
            packed = partial(study.foreign.packed, whole.quoting)
            material = deposit.Material(whole, packed, study.processing.read(), study.path.name)
            name = _("Deposit – {study} – {date}").format(
                study=whole.quoting.renaming.text(whole.conventions.title)[:_LONGEST], date=whole.made
            )
            path = files.free(Path(chosen) / files.fit(name))
            return path, deposit.write(material, wish, path, task.cancelled, task.progress)

        self._work.run(work, _("Writing the deposit…"), self._written)

    def _written(self, outcome: tuple[Path, list[str]]) -> None:
        """Go on once the writing has ended: what is not there is read before anything else."""
        QTimer.singleShot(0, self._pages.window(), partial(self._tell, *outcome))

    def _tell(self, path: Path, withheld: list[str]) -> None:
        self._status.say(_("Deposit written to {name}").format(name=path.name))
        title, words = _("Deposit folder"), _("{name} is ready. What is not in it:").format(name=path.name)
        faults.tell(self._pages.window(), title, words, "\n".join(f"• {each}" for each in withheld))
