"""Documents: a row each, with what the program knows of it and every attribute that people gave it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QPushButton

from ect_coder.corpus.attributes import Owner
from ect_coder.ui.records.records_tab import RecordsTab
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence


class DocumentsTab(RecordsTab):
    """The table of documents: code and name stay in sight, Enter on the name opens the text."""

    owner = Owner.DOCUMENT
    frozen = 2
    opening = 1

    def title(self) -> str:
        """Name the table."""
        return _("Documents")

    def nothing(self) -> str:
        """Say how to begin."""
        return _("There is no document yet. Import some: menu Study, Import documents, or drop files here.")

    def buttons(self) -> list[QPushButton]:
        """Define, import, export."""
        define, take, give = (QPushButton(words, self) for words in (_("Attributes…"), _("Import"), _("Export…")))
        define.clicked.connect(partial(_without, self.edit_attributes))
        give.clicked.connect(partial(_without, self.export_table))
        menu = QMenu(take)
        menu.addAction(_("Attributes from a table…"), self.import_table)
        menu.addAction(_("Attributes from file names…"), self.read_file_names)
        take.setMenu(menu)
        for button in (define, take):
            button.setEnabled(self.study.writable)
        return [define, take, give]

    def read_file_names(self) -> None:
        """Take values out of the names of the files, once it was seen what that changes."""
        from ect_coder.ui.records.file_names import FileNames

        asked = FileNames(self.columns(), self.documents, self.window())
        if asked.exec() and asked.plan:
            self.enter(asked.plan.entries(), _("read the file names"), _("File names read"))

    def removal(self, rows: Sequence[Any]) -> None:
        """Wish that documents are taken out, with their codings."""
        words = ngettext(
            "{n} document removed, with its codings", "{n} documents removed, with their codings", len(rows)
        )
        self.deed_wished.emit(partial(self.study.attributes.remove_documents, [each.id for each in rows]), words)


def _without(deed: Any, _checked: bool = False) -> None:
    deed()
