"""Coding blind begins and ends: how is asked, and that it ends for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMessageBox

from ect_coder.ui.blind.asking import AskBlind
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person


class Blindness:
    """Hides from who codes what they want to judge by themselves, and shows it once they have."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds, person: Person) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds
        self._person = person

    def turn(self) -> None:
        """Begin to code blind, or end it."""
        if self._study.blindness.coder:
            self.lift()
        elif self._person.is_known():
            self._begin()

    def lift(self) -> None:
        """Show everything again, if they are sure."""
        window, question = self._pages.window(), _("Show what is hidden?")
        box = QMessageBox(QMessageBox.Icon.Question, _("Code blind"), question, parent=window)
        box.setInformativeText(
            _(
                "What is hidden comes into sight. It is kept in the history of the study that you have seen it from "
                "now on; undoing does not take that back."
            )
        )
        show = box.addButton(_("Show everything"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Go on coding blind"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is show:
            self._deeds.do(self._study.blindness.lift, _("Everything is in sight again."))

    def _begin(self) -> None:
        self._study.blindness.look_as(self._person.settings.coder)
        asked = AskBlind(self._person.coder, self._pages.window())
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._deeds.do(partial(self._study.blindness.begin, asked.coder()), _("You code blind."))
