"""What the window says of what was done: the line at its foot, and the words that go by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from ect_coder.ui.progress_line import ProgressLine
from ect_coder.ui.tallies import Tallies
from ect_coder.ui.toast import Toast
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from ect_coder.study import Study


class Status:
    """The status bar of a window, with the progress of what goes on beside, and its toast."""

    def __init__(self, window: QMainWindow) -> None:
        self._saved = QLabel(window)
        self._told = QLabel(window)
        self._undoable = QLabel(window)
        self.progress = ProgressLine(window)
        self.tallies = Tallies(window)
        bar = window.statusBar()
        for label in (self._saved, self._told):
            bar.addWidget(label)
        bar.addWidget(self.progress)
        for widget in (self.tallies, self._undoable):
            bar.addPermanentWidget(widget)
        bar.setSizeGripEnabled(False)
        self.toast = Toast(window)
        self._counted: tuple[Study, str] | None = None
        self._counting = QTimer(window)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)

    def say(self, words: str, *, undoable: bool = False) -> None:
        """Say something for a few seconds."""
        self.toast.say(words, undoable=undoable)

    def tell(self, words: str) -> None:
        """Show what is selected, until it no longer is."""
        self._told.setText(words)

    def say_saved(self) -> None:
        """Show since when all is on disk."""
        from ect_coder.analysis import labels

        self._saved.setText(_("Saved at {time}").format(time=labels.time_now()))

    def show_study(self, study: Study, coder: str) -> None:
        """Show what undo would take back, what there is to count, and whether nothing can be written."""
        undo = study.undo_label
        self._undoable.setText(_("Undo: {deed}").format(deed=undo) if undo else "")
        self._counted = study, coder
        self._counting.start()
        if not study.writable:
            self._saved.setText(_("Read only"))

    def show_no_study(self) -> None:
        """Show nothing of the study that was open."""
        self._undoable.setText("")
        self._counted = None
        self._count()
        self._saved.setText("")

    def _count(self) -> None:
        """Show what there is to count: a turn of the loop after the deed shows, several deeds counted once."""
        if self._counted is None:
            self.tallies.show_counts(0, 0)
        else:
            study, coder = self._counted
            self.tallies.show_counts(study.coded_today(coder), study.to_discuss())
