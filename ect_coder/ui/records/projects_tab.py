"""Projects: a row each, with its pivot date, its origin and every attribute that people gave it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QInputDialog, QPushButton

from ect_coder.corpus.attributes import Owner
from ect_coder.ui.records.records_tab import RecordsTab
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProjectsTab(RecordsTab):
    """The table of projects."""

    owner = Owner.PROJECT

    def title(self) -> str:
        """Name the table."""
        return _("Projects")

    def nothing(self) -> str:
        """Say how to begin."""
        return _("There is no project yet. Add one, or import a table of projects (Excel or CSV).")

    def buttons(self) -> list[QPushButton]:
        """Add, define, import, export."""
        made = {
            _("Attributes…"): self.edit_attributes,
            _("Import…"): self.import_table,
            _("Export…"): self.export_table,
            _("New project"): self.add,
        }
        found = []
        for words, deed in made.items():
            button = QPushButton(words, self)
            button.clicked.connect(partial(_without, deed))
            button.setEnabled(self.study.writable or deed == self.export_table)
            found.append(button)
        found[-1].setObjectName("primary")
        return found

    def add(self) -> None:
        """Ask for a project's name and add it; the rest is written in its row."""
        name, agreed = QInputDialog.getText(self.window(), _("New project"), _("Name of the project"))
        if agreed and name.strip():
            self.deed_wished.emit(partial(self.study.add_project, name), _("Project added"))
            place = self.model.rowCount() - 1
            self.table.go_to(self.model.index(place, 1))
            self.table.setFocus()

    def removal(self, rows: Sequence[Any]) -> None:
        """Wish that projects are taken out; their codings stay."""
        words = ngettext(
            "{n} project removed; its codings stay, without a project",
            "{n} projects removed; their codings stay, without a project",
            len(rows),
        )
        self.deed_wished.emit(partial(self.study.attributes.remove_projects, [each.name for each in rows]), words)


def _without(deed: Any, _checked: bool = False) -> None:
    deed()
