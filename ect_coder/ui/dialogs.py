"""The dialogs that open on a study: what they are told, and what is done with their answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from ect_coder.coding.excerpts import Filter
from ect_coder.ui import faults
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.exports import Exports
    from ect_coder.ui.guide import Guide
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.person import Person
    from ect_coder.ui.wishes import Wishes


class Dialogs:
    """Opens them over the pages, once what is only on the screen so far is written."""

    def __init__(
        self,
        study: Study,
        pages: Pages,
        person: Person,
        *,
        deeds: Deeds,
        wishes: Wishes,
        exports: Exports,
        guide: Guide,
    ) -> None:
        self._study = study
        self._pages = pages
        self._person = person
        self._deeds = deeds
        self._wishes = wishes
        self._exports = exports
        self._guide = guide

    def history(self) -> None:
        """Show the deeds since the study was opened, and go to just after the one that is chosen."""
        self._pages.settle()
        from ect_coder.ui.history import History

        asked = History(self._study.past_deeds(), self._pages.colours, self._pages.window())
        if asked.exec() and asked.away:
            faults.attempt(self._pages.window(), partial(self._study.travel, asked.away))

    def memos(self) -> None:
        """Show every memo, and open the passage of the one that is chosen."""
        self._pages.settle()
        from ect_coder.ui.memo_centre import MemoCentre

        centre = MemoCentre(self._study, self._pages.colours, self._pages.window())
        centre.written.connect(self._wishes.write_memo)
        centre.export_wished.connect(self._exports.memos)
        if centre.exec() and centre.chosen is not None:
            self._guide.to_memo(centre.chosen)

    def inbox(self, number: int | None = None) -> None:
        """Show the passages to discuss, from one of them on, and open the one that is chosen."""
        self._pages.settle()
        if not self._person.is_known():
            return
        from ect_coder.ui.inbox import Inbox

        inbox = Inbox(self._study, self._pages.colours, self._person.coder, self._pages.window(), number)
        inbox.deed_wished.connect(self._deeds.do)
        inbox.undo_wished.connect(self._deeds.undo)
        if inbox.exec() and inbox.chosen is not None:
            self._guide.to_passage(inbox.chosen)

    def codebook(self, key: str = "") -> None:
        """Edit the codebook, from a code on; go to the codings to review if that is chosen there."""
        self._pages.settle()
        from ect_coder.ui.codebook_editor import CodebookEditor

        editor = CodebookEditor(self._study, self._pages.colours, self._pages.window(), key)
        editor.deed_wished.connect(self._wishes.edit_codebook)
        if editor.exec() and editor.review_chosen:
            self._guide.to_excerpts(Filter(to_review=True))

    def import_codebook(self) -> None:
        """Take another codebook in."""
        self._pages.settle()
        from ect_coder.ui.codebook_files import import_codebook

        deed = import_codebook(self._study, self._pages.window())
        if deed is not None:
            self._wishes.edit_codebook(deed, _("Codebook imported"))

    def rename_study(self) -> None:
        """Ask for the study's title; its file keeps its name."""
        title, agreed = QInputDialog.getText(
            self._pages.window(),
            _("Rename the study"),
            _("Title of the study"),
            text=self._study.conventions().title,
        )
        if agreed:
            self._deeds.do(partial(self._study.agree, "title", title), _("Study renamed"))

    def add_project(self) -> None:
        """Ask for a project's name and pivot date."""
        window = self._pages.window()
        name, agreed = QInputDialog.getText(window, _("New project"), _("Name of the project"))
        if not agreed or not name.strip():
            return
        pivot, agreed = QInputDialog.getText(
            window,
            _("New project"),
            _("When did its support begin? (2019, 2019-04, 2019-04-12, 2019~; may stay empty)"),
        )
        if agreed:
            self._deeds.do(partial(self._study.add_project, name, pivot or None), _("Project added"))

    def rename_project(self, name: str) -> None:
        """Ask for a project's new name."""
        new_name, agreed = QInputDialog.getText(self._pages.window(), _("Rename the project"), _("Name"), text=name)
        if agreed:
            self._deeds.do(partial(self._study.rename_project, name, new_name))
