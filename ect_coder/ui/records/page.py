"""Projects and documents: the project database, a tab for each table; a tab is made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.wording import N_

if TYPE_CHECKING:
    from ect_coder.study import Study
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
    PASSED_ON = ("deed_wished", "document_wished", "passage_wished", "event_wished")

    deed_wished = Signal(object, str)
    document_wished = Signal(int)
    passage_wished = Signal(int, int)
    event_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.show_tab(self.shown)
