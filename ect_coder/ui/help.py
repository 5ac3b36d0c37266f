"""What helps with or without a study: all actions, their keys, the logs, what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ect_coder import settings, wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.actions import Actions
    from ect_coder.ui.look import Look
    from ect_coder.ui.person import Person
    from ect_coder.ui.sitting import Sitting


class Help:
    """Opens dialogs over the window, and does what is chosen there."""

    def __init__(
        self, window: QWidget, actions: Actions, person: Person, look: Look, sitting: Callable[[], Sitting | None]
    ) -> None:
        self._window = window
        self._actions = actions
        self._person = person
        self._look = look
        self._sitting = sitting

    def commands(self) -> None:
        """Ask for any action by a few letters, and do it."""
        from ect_coder.ui.commands import Commands

        asked = Commands(self._actions.commands(), self._look.colours, self._window)
        if asked.exec() and asked.chosen is not None:
            self._actions[asked.chosen].trigger()

    def shortcuts(self) -> None:
        """Show the sheet of keys, where they are changed."""
        from ect_coder.ui.key_sheet import KeySheet

        sitting = self._sitting()
        codes = sitting.study.grid.codes if sitting is not None else ()
        variables = {code.id: code.label(wording.language()) for code in codes if not code.retired}
        groups, keymap, favourites = self._actions.groups(), self._actions.keymap, self._person.settings.favourites
        sheet = KeySheet(groups, keymap, favourites, variables, self._look.colours, self._window)
        sheet.keys_changed.connect(self._change_keys)
        if sitting is not None:
            sheet.favourite_wished.connect(sitting.pages.read.hand.set_favourite)
        sheet.exec()

    def _change_keys(self, changed: dict[str, str]) -> None:
        self._person.keep(shortcuts=changed)
        self._actions.use_keys(changed)
        sitting = self._sitting()
        if sitting is not None:
            sitting.pages.name_keys(self._actions.keys)

    def logs(self) -> None:
        """Show the folder of the logs in the system's own way."""
        folder = settings.logs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def about(self) -> None:
        """Say what this is, and what it is built of."""
        from ect_coder.ui.about import About

        About(self._window).exec()
