"""Projects and documents: the project database, a tab for each table; a tab is made when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ect_coder.ui.choices import Choices
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.study import Study
    from ect_coder.ui.records.tab import Tab
    from ect_coder.ui.table_looks import TableLook
    from ect_coder.ui.theme import Palette

TABS: tuple[tuple[str, str, str], ...] = (
    ("projects", N_("Projects"), "projects_tab:ProjectsTab"),
    ("documents", N_("Documents"), "documents_tab:DocumentsTab"),
    ("inventory", N_("Inventory"), "inventory_tab:InventoryTab"),
    ("timeline", N_("Timeline"), "timeline_tab:TimelineTab"),
    ("resources", N_("Resources"), "resources_tab:ResourcesTab"),
    ("guide", N_("Interview guide"), "guide_tab:GuideTab"),
)
"""Name, label, and where the tab is made (module of this package, class)."""


class RecordsPage(StudyPage):
    """One tab in sight at a time; the others look again at what changed when they are shown."""

    deed_wished = Signal(object, str)
    long_deed_wished = Signal(object, str)
    document_wished = Signal(int)
    passage_wished = Signal(int, int)
    event_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._tabs: dict[str, Tab] = {}
        self._stale: dict[str, Changed] = {}
        self._looks: dict[str, TableLook] = {}
        self._choices = Choices([(name, _(label), None) for name, label, _where in TABS], _("Table"))
        self._choices.chosen.connect(self.show_tab)
        self._inside = QStackedWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 0)
        head.addWidget(self._choices)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._inside, 1)
        self.shown = TABS[0][0]
        self.show_tab(self.shown)

    def tab(self, name: str) -> Tab:
        """Give a tab, made now if it was not yet."""
        if name not in self._tabs:
            where = next(where for each, _label, where in TABS if each == name)
            module, kind = where.split(":")
            made: Tab = getattr(import_module(f"ect_coder.ui.records.{module}"), kind)(self._study, self._palette)
            made.deed_wished.connect(self.deed_wished)
            made.long_deed_wished.connect(self.long_deed_wished)
            made.document_wished.connect(self.document_wished)
            made.passage_wished.connect(self.passage_wished)
            made.event_wished.connect(self.event_wished)
            self._tabs[name] = made
            self._stale[name] = Changed.NOTHING
            self._inside.addWidget(made)
            if name in self._looks:
                made.look_as(self._looks[name])
        return self._tabs[name]

    def show_tab(self, name: str) -> None:
        """Put a tab in sight, with what changed meanwhile."""
        self._inside.setCurrentWidget(self.tab(name))
        self.shown = name
        self._choices.choose(name)
        self._freshen()

    def refresh(self, changed: Changed) -> None:
        """Look again at what changed: the tab in sight now, the others when they are shown."""
        for name in self._stale:
            self._stale[name] |= changed
        self._freshen()

    def settle(self) -> None:
        """Write what is only on the screen so far."""
        for each in self._tabs.values():
            each.settle()

    def looks(self) -> dict[str, TableLook]:
        """Say how one looks at the tables that were shown."""
        return {name: look for name, each in self._tabs.items() if (look := each.look()) is not None}

    def look_as(self, looks: Mapping[str, TableLook]) -> None:
        """Show the tables as one looked at them before, now or when they are made."""
        self._looks = dict(looks)
        for name in self._tabs.keys() & looks.keys():
            self._tabs[name].look_as(looks[name])

    def take_keyboard(self) -> None:
        """Give the keyboard to the tab in sight."""
        self.tab(self.shown).take_keyboard()

    def _freshen(self) -> None:
        changed, self._stale[self.shown] = self._stale[self.shown], Changed.NOTHING
        if changed:
            self.tab(self.shown).refresh(changed)
