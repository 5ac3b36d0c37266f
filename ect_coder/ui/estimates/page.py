"""Estimates: what a person decides, cell by cell, and what they write of it; a tab for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ect_coder.ui.choices import Choices
from ect_coder.ui.estimates.deciding_tab import DecidingTab
from ect_coder.ui.estimates.syntheses_tab import SynthesesTab
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.estimates.tab import Tab
    from ect_coder.ui.theme import Palette


class EstimatesPage(StudyPage):
    """One tab in sight at a time; the other is made when it is first shown."""

    estimates_wished = Signal(object, str)
    synthesis_wished = Signal(str, str, str)
    deed_wished = Signal(object, str)
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._tabs: dict[str, Tab] = {}
        self._stale: dict[str, Changed] = {}
        self._choices = Choices([("deciding", _("Estimates"), None), ("syntheses", _("Syntheses"), None)], _("Table"))
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
        self.shown = "deciding"
        self.show_tab(self.shown)

    def tab(self, name: str) -> Tab:
        """Give a tab, made now if it was not yet."""
        if name not in self._tabs:
            made = (DecidingTab if name == "deciding" else SynthesesTab)(self._study, self._palette)
            made.estimates_wished.connect(self.estimates_wished)
            made.synthesis_wished.connect(self.synthesis_wished)
            made.deed_wished.connect(self.deed_wished)
            made.passage_wished.connect(self.passage_wished)
            made.excerpts_wished.connect(self.excerpts_wished)
            self._tabs[name], self._stale[name] = made, Changed.NOTHING
            self._inside.addWidget(made)
        return self._tabs[name]

    def show_tab(self, name: str) -> None:
        """Put a tab in sight, with what changed meanwhile."""
        self.settle()
        self._inside.setCurrentWidget(self.tab(name))
        self.shown = name
        self._choices.choose(name)
        self._freshen()

    def refresh(self, changed: Changed) -> None:
        """Look again at what changed: the tab in sight now, the other when it is shown."""
        for name in self._stale:
            self._stale[name] |= changed
        self._freshen()

    def settle(self) -> None:
        """Write what is only on the screen so far."""
        for each in self._tabs.values():
            each.settle()

    def take_keyboard(self) -> None:
        """Give the keyboard to the tab in sight."""
        self.tab(self.shown).take_keyboard()

    def _freshen(self) -> None:
        changed, self._stale[self.shown] = self._stale[self.shown], Changed.NOTHING
        if changed:
            self.tab(self.shown).refresh(changed)
