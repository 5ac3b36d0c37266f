"""Projects and documents: the project database, a tab for each table; a tab is made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.wording import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.study import Study
    from ect_coder.ui.table_looks import TableLook
    from ect_coder.ui.theme import Palette


class RecordsPage(TabbedPage):
    """The tables of what is known of projects and documents."""

    TABS = (
        ("projects", N_("Projects"), "projects_tab:ProjectsTab"),
        ("documents", N_("Documents"), "documents_tab:DocumentsTab"),
        ("inventory", N_("Inventory"), "inventory_tab:InventoryTab"),
        ("timeline", N_("Timeline"), "timeline_tab:TimelineTab"),
        ("resources", N_("Resources"), "resources_tab:ResourcesTab"),
        ("guide", N_("Interview guide"), "guide_tab:GuideTab"),
    )
    PACKAGE = "ect_coder.ui.records"
    PASSED_ON = ("deed_wished", "document_wished", "passage_wished", "event_wished", "entries_wished")

    deed_wished = Signal(object, str)
    document_wished = Signal(int)
    passage_wished = Signal(int, int)
    event_wished = Signal(object)
    entries_wished = Signal(object, str, str, bool)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._looks: dict[str, TableLook] = {}
        self.show_tab(self.shown)

    def tab(self, name: str) -> Any:
        """Give a tab, made now if it was not yet, as one looked at its table before."""
        fresh = name not in self._tabs
        made = super().tab(name)
        if fresh and name in self._looks:
            made.restore_look(self._looks[name])
        return made

    def looks(self) -> dict[str, TableLook]:
        """Say how one looks at the tables that were shown."""
        return {name: look for name, each in self._tabs.items() if (look := each.look()) is not None}

    def look_as(self, looks: Mapping[str, TableLook]) -> None:
        """Show the tables as one looked at them before, now or when they are made."""
        self._looks = dict(looks)
        for name in self._tabs.keys() & looks.keys():
            self._tabs[name].restore_look(looks[name])
