"""A page with several tables, one in sight at a time, each under a tab of its own."""

from __future__ import annotations

import pkgutil
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ect_coder.ui.choices import Choices
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


class Tab(StudyPage):
    """What a page asks of each of its tabs: a page of its own. What it wishes for, the page passes on."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.study = study
        self.colours = palette


class TabbedPage(StudyPage):
    """One tab in sight; a tab is made when it is first shown, and looks again at what changed when it is in sight."""

    TABS: ClassVar[tuple[tuple[str, str, str], ...]]
    """Name, label, and where the tab is made (module of `PACKAGE`:class)."""
    PACKAGE: ClassVar[str]
    PASSED_ON: ClassVar[tuple[str, ...]]
    """The signals of tabs that are the page's too."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._tabs: dict[str, Any] = {}
        self._stale: dict[str, Changed] = {}
        self._choices = Choices([(name, _(label), None) for name, label, _where in self.TABS], _("Table"))
        self._choices.chosen.connect(self.show_tab)
        self._inside = QStackedWidget(self)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(18, 10, 18, 0)
        self.head.addWidget(self._choices)
        self.head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        column.addWidget(self._inside, 1)
        self.shown = self.TABS[0][0]

    def tab(self, name: str) -> Any:
        """Give a tab, made now if it was not yet."""
        if name not in self._tabs:
            where = next(where for each, _label, where in self.TABS if each == name)
            made = pkgutil.resolve_name(f"{self.PACKAGE}.{where}")(self._study, self._palette)
            for wish in self.PASSED_ON:
                getattr(made, wish).connect(getattr(self, wish))
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
        """Look again at what changed: the tab in sight now, the others when they are shown."""
        for name in self._stale:
            self._stale[name] |= changed
        self._freshen()

    def settle(self) -> None:
        """Hand over what is only on the screen so far."""
        for each in self._tabs.values():
            each.settle()

    def leave(self) -> None:
        """Stop what is under way in any tab."""
        for each in self._tabs.values():
            each.leave()

    def take_keyboard(self) -> None:
        """Give the keyboard to the tab in sight."""
        self.tab(self.shown).take_keyboard()

    def _freshen(self) -> None:
        changed, self._stale[self.shown] = self._stale[self.shown], Changed.NOTHING
        if changed:
            self.tab(self.shown).refresh(changed)
