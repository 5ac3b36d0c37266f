"""Study files: made, opened, remembered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from ect_coder import wording
from ect_coder.errors import DamagedStudy, EctError, NotAStudy, QuarrelLeft, ReadOnlyStudy, StudyHeld
from ect_coder.storage import surroundings
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ect_coder.storage.surroundings import Keeper
    from ect_coder.study import Study
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.person import Person

_RECENT = 8


class Studies(QObject):
    """Asks for study files; `opening` tells which comes, `opened` carries the Study that is to be shown."""

    opening = Signal(object)
    opened = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget, person: Person, work: LongWork) -> None:
        super().__init__(window)
        self._window = window
        self._person = person
        self._work = work
        self.folder = Path.home()
        """Where studies are asked for: beside the one that is open."""

    def new(self) -> None:
        """Make a new study file where the person says."""
        from ect_coder.study import Study

        proposed = self.folder / (_("My study") + ".ect")
        path = ask_path(self._window, _("New study"), proposed, _("Study (*.ect)"), ".ect")
        if path is not None and self._person.is_known():
            made = faults.attempt(self._window, partial(Study.create, path, language=wording.language()))
            if made is not None:
                self.opened.emit(made)

    def ask(self) -> None:
        """Ask for a study file, and open it."""
        name, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Open a study"), str(self.folder), _("Study (*.ect);;All files (*)")
        )
        if name and self._person.is_known():
            self.open(Path(name))

    def example(self) -> None:
        """Make the example study in the person's documents, and open it."""
        from ect_coder import demo

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
        if self._person.is_known():
            target = Path(folder) / "ECT Coder"
            self._work.run(lambda _task: demo.make(target), _("Making the example study…"), self._example_made)

    def _example_made(self, made: Any) -> None:
        self.open(made.study)

    def open(self, path: Path) -> None:
        """Open a study file; one that cannot be written opens for reading."""
        self.opening.emit(path)
        from ect_coder.study import Study

        found: Study | None
        keeper = surroundings.keeper_of(path)
        try:
            found = Study.open_shared(path) if keeper is not None else Study.open(path)
        except ReadOnlyStudy as refusal:
            found = faults.attempt(self._window, partial(Study.open, path, writable=False))
            if found is not None and isinstance(refusal, StudyHeld):
                faults.show(self._window, refusal)
        except (DamagedStudy, NotAStudy) as refusal:
            self._offer_help(path, refusal)
            return
        except EctError as refusal:
            faults.show(self._window, refusal)
            return
        if found is not None:
            self.opened.emit(found)
            self._tell_of_others(path, keeper if found.writable else None)

    def _offer_help(self, path: Path, refusal: EctError) -> None:
        """Show ways out of a damaged study; a file that never was one of ours is only refused."""
        from ect_coder.study import copies

        newest = copies.newest_sound(path)
        if newest is None and isinstance(refusal, NotAStudy):
            faults.show(self._window, refusal)
            return
        from ect_coder.ui import damaged, salvaging

        chosen = damaged.ask(self._window, refusal, newest)
        if chosen == damaged.RESTORE and faults.attempt(self._window, partial(copies.restore, path)) is not None:
            self.open(path)
        elif chosen == damaged.SALVAGE:
            salvaging.salvage(self._window, self._work, path, self._open_saved)

    def _open_saved(self, path: Path, words: str, more: str) -> None:
        faults.tell(self._window, _("What was saved"), words, more)
        self.open(path)

    def _tell_of_others(self, path: Path, keeper: Keeper | None) -> None:
        """Say that a study lies in a folder that others touch too, and what their quarrels have left beside it."""
        if keeper is not None:
            words = _(
                "{keeper} touches this folder too: you work on a copy of your own, given back whole each half hour and "
                "as you close the study."
            )
            self.told.emit(words.format(keeper=keeper.value))
        left = surroundings.conflicts(path)
        if left:
            faults.show(self._window, QuarrelLeft(path=path.name, others=", ".join(each.name for each in left[:3])))

    def remember(self, study: Study) -> None:
        """Put a study first among those that were open of late."""
        path = str(study.path)
        others = (each for each in self._person.settings.recent_studies if each != path)
        self._person.keep(recent_studies=(path, *others)[:_RECENT])

    def forget(self, path: str) -> None:
        """Leave a study out of those that were open of late."""
        kept = tuple(each for each in self._person.settings.recent_studies if each != path)
        self._person.keep(recent_studies=kept)
