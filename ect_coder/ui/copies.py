"""What the window does with the copies of a study."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from ect_coder.analysis import labels
from ect_coder.errors import CannotCopy
from ect_coder.storage.backup import Reason
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.ui.keeper import Keeper
from ect_coder.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from ect_coder.errors import EctError
    from ect_coder.storage.backup import Copy
    from ect_coder.study import Study
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


class Copies:
    """Keeps versions, lists them, opens one beside the present."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, status: Status) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._status = status
        self.keeper = Keeper(study, pages)
        self.keeper.refused.connect(self._refuse)

    def name(self) -> None:
        """Ask for a name, and keep the study as it stands under it."""
        self._pages.settle()
        words, agreed = QInputDialog.getText(
            self._pages.window(),
            _("Keep a version"),
            _("All is on disk already. A version keeps the study as it stands now, under a name:"),
        )
        if agreed and words.strip():
            keep = partial(self._study.copies.keep, Reason.NAMED, words)
            self._work.run(lambda _task: keep(), _("Keeping a version…"), self._kept, stoppable=False)

    def show(self) -> None:
        """List the copies, and open the one that is chosen in a file of its own."""
        self._pages.settle()
        from ect_coder.ui.versions import Versions

        dialog = Versions(self._study.copies.all(), self._pages.colours, self._pages.window())
        dialog.opening_wished.connect(self._bring_back)
        dialog.exec()

    def leave(self) -> None:
        """Make no more copies: the study closes."""
        self.keeper.leave()

    def _refuse(self, refusal: EctError) -> None:
        faults.show(self._pages.window(), refusal)

    def _kept(self, copy: Copy | None) -> None:
        if copy is None:
            faults.show(self._pages.window(), CannotCopy(path=self._study.path.name))
        else:
            self._status.say(_("Version kept: {name}").format(name=copy.name))

    def _bring_back(self, copy: Copy) -> None:
        stem = f"{self._study.path.stem} {copy.at:%Y-%m-%d %Hh%M}"
        proposed = self._study.path.with_name(f"{stem}.ect")
        window = self._pages.window()
        path = ask_path(window, _("Open a version beside the present"), proposed, _("Study (*.ect)"), ".ect")
        if path is not None:
            done = faults.attempt(window, partial(self._written, copy, path))
            if done:
                self._status.say(_("The version of {time} is in {name}.").format(
                    time=labels.date_time(copy.at), name=path.name
                ))  # fmt: skip

    def _written(self, copy: Copy, path: Path) -> bool:
        self._study.copies.bring_back(copy, path)
        return True
