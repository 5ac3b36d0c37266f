"""The window: the frame around one study at a time, from the welcome to the place to come back to."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ect_coder.ui import faults
from ect_coder.ui.actions import Actions, When
from ect_coder.ui.help import Help
from ect_coder.ui.long_work import LongWork
from ect_coder.ui.look import Look
from ect_coder.ui.person import Person
from ect_coder.ui.status import Status
from ect_coder.ui.studies import Studies
from ect_coder.ui.welcome import Welcome
from ect_coder.values import Changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.study import Study
    from ect_coder.ui.actions import Doer
    from ect_coder.ui.sitting import Sitting

_SELDOM = (20_000, 20, 20)
"""When Python looks for garbage, instead of each 700 objects: what a key does is then seldom stopped by it."""


class Window(QMainWindow):
    """One study at a time, in a sitting, or the welcome screen."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("ECT Coder")
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self.sitting: Sitting | None = None
        self.person = Person(self)
        self.work = LongWork(self)
        self._actions = Actions(self, self._doer)
        self._actions.use_keys(self.person.settings.shortcuts)
        self.studies = Studies(self, self.person, self.work)
        self.studies.opening.connect(self._make_way)
        self.studies.opened.connect(self._adopt)
        self.look = Look(self, self.person, self._present)
        self.look.changed.connect(self._rebuild)
        self.help = Help(self, self._actions, self.person, self.look, self._present)
        QShortcut(QKeySequence("?"), self).activated.connect(self.help.shortcuts)
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.status = Status(self)
        self.studies.told.connect(self.status.say)
        self.status.toast.undo_wished.connect(self._actions["undo"].trigger)
        self.status.tallies.inbox_wished.connect(self._actions["inbox"].trigger)
        self.changed.connect(self._refresh)
        self.look.dress()
        self._actions.fill(self.menuBar())
        self._show_welcome()

    def _present(self) -> Sitting | None:
        return self.sitting

    def _doer(self, when: When) -> Doer | None:
        """Give who does the actions that are possible then."""
        if when is When.ALWAYS:
            return self
        return self.sitting.doer(when) if self.sitting is not None else None

    # Opening and closing

    def open_study(self, path: Path) -> None:
        """Open a study file; one that cannot be written opens for reading."""
        self.studies.open(path)

    def _make_way(self, path: Path) -> None:
        """Close the study that is open if it is to be opened anew: only one at a time may write in it."""
        if self.sitting is not None and self.sitting.study.path.resolve() == path.resolve():
            self.close_study()

    def close_study(self) -> None:
        """Go back to the welcome screen."""
        self._close_sitting()
        self._show_welcome()

    def _adopt(self, opened: Study) -> None:
        from ect_coder.ui.sitting import Sitting

        self._close_sitting()
        self._clear_stack()
        self.sitting = Sitting(opened, self.person, self.work, self.status)
        opened.listen(self.changed.emit)
        self.studies.remember(opened)
        self.studies.folder = opened.path.parent
        pages = self.sitting.pages
        pages.leaving_wished.connect(self.close_study)
        pages.turned.connect(self._show_state)
        self._stack.setCurrentIndex(self._stack.addWidget(pages))
        self._build(self.sitting)
        self.sitting.health.look_after_a_crash()
        gc.set_threshold(*_SELDOM)
        gc.freeze()  # what stays as long as the study is not gone through again and again for garbage: 98 ms, now 33

    def _build(self, sitting: Sitting) -> None:
        """Make the pages, at the last place."""
        layout = self.person.settings.layout
        sitting.pages.build(self.look.colours)
        sitting.pages.name_keys(self._actions.keys)
        sitting.pages.restore_panes(layout)
        if layout.get("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(layout["geometry"].encode()))
        sitting.pages.return_to_place(layout)

    def _close_sitting(self) -> None:
        if self.sitting is None:
            return
        self.sitting.pages.settle()
        self._remember_place(self.sitting)
        self.status.show_no_study()
        faults.attempt(self, self.sitting.close)
        self.sitting = None
        gc.unfreeze()
        self.studies.folder = Path.home()
        self._clear_stack()

    def _remember_place(self, sitting: Sitting) -> None:
        layout = sitting.pages.layout_kept(self.person.settings.layout)
        layout["geometry"] = bytes(self.saveGeometry().toBase64().data()).decode()
        self.person.keep(layout=layout)

    def _clear_stack(self) -> None:
        while (page := self._stack.widget(0)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _show_welcome(self) -> None:
        page = Welcome(self.person.settings.recent_studies)
        page.new_wished.connect(self.studies.new)
        page.open_wished.connect(self.studies.ask)
        page.example_wished.connect(self.studies.example)
        page.study_wished.connect(self._open_recent)
        page.forgetting_wished.connect(self._forget_recent)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_state()

    def _open_recent(self, path: str) -> None:
        self.open_study(Path(path))

    def _forget_recent(self, path: str) -> None:
        self.studies.forget(path)
        self._clear_stack()
        self._show_welcome()

    # What changed

    def _refresh(self, changed: Changed) -> None:
        if self.sitting is None:
            return
        self.sitting.know_who()
        if changed & Changed.CODEBOOK:
            self._show_again()
        else:
            self.sitting.pages.refresh(changed)
            self._show_state()

    def _rebuild(self) -> None:
        """Show everything again in another theme or language."""
        self._actions.fill(self.menuBar())
        self._show_again()

    def _show_again(self) -> None:
        """Make the pages anew, at the same place."""
        if self.sitting is None:
            self._clear_stack()
            self._show_welcome()
            return
        pages, shown = self.sitting.pages, self.sitting.pages.shown
        pages.settle()
        self.sitting.know_who()
        self._remember_place(self.sitting)
        self._build(self.sitting)
        pages.show_page(shown)

    def _show_state(self) -> None:
        if self.sitting is None:
            self._actions.allow({When.ALWAYS})
            self.status.show_no_study()
            self.setWindowTitle("ECT Coder")
            return
        study = self.sitting.study
        self._actions.allow({When.ALWAYS, *self.sitting.possible()})
        self._actions.offer_turns(study.undo_label, study.redo_label)
        self.status.show_study(study, self.person.coder)
        self.setWindowTitle(f"{study.conventions().title} – ECT Coder")

    # Events

    def _take_in(self, paths: Sequence[Path]) -> None:
        if self.sitting is not None:
            self.sitting.foreign.take_in(paths, self.sitting.intake.take_in)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text, the excerpts or the matrix with Escape, from wherever else the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self.sitting is not None:
            self.sitting.pages.take_keyboard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped study, or import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].suffix.lower() == ".ect":
            QTimer.singleShot(0, self, partial(self.open_study, paths[0]))
        else:
            QTimer.singleShot(0, self, partial(self._take_in, paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave one file, and the place to come back to."""
        self._close_sitting()
        event.accept()
