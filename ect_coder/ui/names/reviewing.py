"""Opening the key and the table of names, and making sure before an export that no name leaves by oversight."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ect_coder.names.key import beside
from ect_coder.names.renaming import Display
from ect_coder.ui import faults
from ect_coder.ui.names.passphrase import PassphraseDialog
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.names.found import Name, Place
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person

_LISTED = 12
"""Names that are listed before an export; the table has them all."""


class Names:
    """Asks for the key, shows the table, and asks before undecided names leave."""

    def __init__(self, study: Study, pages: Pages, work: LongWork, person: Person) -> None:
        self._study = study
        self._pages = pages
        self._work = work
        self._person = person

    def review(self) -> None:
        """Show the table of names, once the key is open and the texts are read."""
        self._pages.settle()
        if self.open_key():
            self._work.run(self._proposed, _("Looking for names…"), self._show)

    def open_key(self) -> bool:
        """Make sure that the key is open; say whether it is."""
        while self._study.names.key is None:
            asked = PassphraseDialog(self._where(), self._pages.window())
            if not asked.exec():
                return False
            start = self._study.names.create_key if asked.new else self._study.names.open_key
            faults.attempt(self._pages.window(), partial(start, asked.path, asked.passphrase))
            self._remember(asked.path)
        return True

    def before_export(self, display: Display, go_on: Callable[[], None]) -> None:
        """Let names leave as chosen; where some are undecided, list them and ask first."""
        if display is Display.REAL and self._study.names.key is None:
            go_on()
            return
        if not self.open_key():
            return
        self._study.names.show(display)
        if display is Display.REAL:
            go_on()
            return
        names = self._study.names
        self._work.run(
            lambda task: names.left_over(task.cancelled), _("Looking for names…"), partial(self._checked, go_on)
        )

    def _checked(self, go_on: Callable[[], None], left: list[Name]) -> None:
        if not left or self._agrees(left):
            go_on()

    def _agrees(self, left: list[Name]) -> bool:
        """List the names that would leave, and ask; say whether they may."""
        listed = ", ".join(each.text for each in left[:_LISTED])
        said = ngettext(
            "{n} name is undecided and would leave as it is: {names}",
            "{n} names are undecided and would leave as they are: {names}",
            len(left),
            names=listed + ("…" if len(left) > _LISTED else ""),
        )
        box = QMessageBox(QMessageBox.Icon.Question, _("Export"), said, parent=self._pages.window())
        review = box.addButton(_("Decide first"), QMessageBox.ButtonRole.RejectRole)
        anyway = box.addButton(_("Export anyway"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(review)
        box.exec()
        if box.clickedButton() is review:
            self.review()
        return box.clickedButton() is anyway

    def _proposed(self, task: Task) -> list[Name]:
        return self._study.names.proposed(task.cancelled, lambda done, total: task.progress(done, total, ""))

    def _show(self, found: list[Name]) -> None:
        from ect_coder.ui.names.window import NamesWindow

        window = NamesWindow(self._study, found, self._pages.colours, self._pages.window())
        window.place_wished.connect(self._go)
        window.exec()

    def _go(self, place: Place) -> None:
        self._pages.show_page("read")
        self._pages.read.open_document(place.document, place.mention.span.start)

    def _where(self) -> Path:
        known = self._person.settings.name_keys.get(str(self._study.path))
        return Path(known) if known else beside(self._study.path)

    def _remember(self, path: Path) -> None:
        if self._study.names.key is not None:
            self._person.keep(name_keys={**self._person.settings.name_keys, str(self._study.path): str(path)})
