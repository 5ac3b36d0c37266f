"""By what the excerpts are narrowed: a line for words, and a menu for each thing that a coding says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ect_coder.coding.conditions import Field
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.coding_choices import CodingChoices
from ect_coder.ui.menus import CheckMenu
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.study import Study

_WAIT = 160
"""Milliseconds after the last letter before the search begins."""
_FIELDS = {
    "pillars": Field.PILLAR,
    "variables": Field.VARIABLE,
    "moments": Field.MOMENT,
    "polarities": Field.POLARITY,
    "projects": Field.PROJECT,
    "kinds": Field.KIND,
    "coders": Field.CODER,
}
"""The fields of a filter that have a menu, and what is chosen there."""


class ExcerptFilters(QWidget):
    """Holds the filter that is `wanted`; tells `changed` when a person made it another."""

    changed = Signal()

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self.wanted = Filter()
        self._study = study
        self._choices = CodingChoices(study)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(_("Search in the excerpts"))
        self._words.setAccessibleName(_("Search in the excerpts"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumSize(190, 30)
        self._words.textChanged.connect(self._typed)
        self.setFocusProxy(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.changed)
        self._menus: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        for name in _FIELDS:
            self._menus[name] = self._menu_button(name)
            row.addWidget(self._menus[name])
        self._name_menus()

    @property
    def waiting(self) -> bool:
        """Whether a person may still be typing."""
        return self._timer.isActive()

    def in_words(self) -> bool:
        """Say whether the keyboard is on the words."""
        return self._words.hasFocus()

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter, without telling anyone."""
        self._timer.stop()
        self.wanted = wanted
        self._words.blockSignals(True)
        self._words.setText(wanted.words)
        self._words.blockSignals(False)
        self._name_menus()

    def forget_the_gone(self) -> None:
        """Ask no longer for a project or coder that is no more."""
        wanted = self.wanted
        if wanted.projects or wanted.coders:
            projects, coders = {each.name for each in self._study.projects()}, set(self._study.coders())
            self.wanted = replace(
                wanted,
                projects=[each for each in wanted.projects if each in projects],
                coders=[each for each in wanted.coders if each in coders],
            )
        self._name_menus()

    def chosen(self) -> list[str]:
        """Say which values are chosen, by their labels."""
        by_menu = (self._choices.labels(field, getattr(self.wanted, name)) for name, field in _FIELDS.items())
        chosen = [label for some in by_menu for label in some]
        if self.wanted.reconciled:
            chosen.append(_("the reconciled coding"))
        return [_("to review"), *chosen] if self.wanted.to_review else chosen

    def _menu_button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        menu = CheckMenu(button)
        menu.aboutToShow.connect(partial(self._fill, name, menu))
        button.setMenu(menu)
        return button

    def _fill(self, name: str, menu: CheckMenu) -> None:
        self._choices.fill(menu, _FIELDS[name], getattr(self.wanted, name), partial(self._toggled, name))

    def _toggled(self, name: str, value: Any) -> None:
        chosen = list(getattr(self.wanted, name))
        chosen = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        fields: dict[str, Any] = {name: chosen}
        self.wanted = replace(self.wanted, **fields)
        self._name_menus()
        self._timer.stop()
        self.changed.emit()

    def _typed(self, words: str) -> None:
        self.wanted = replace(self.wanted, words=words, open_end=True)
        self._timer.start()

    def _name_menus(self) -> None:
        """Say on each button how many of its values are chosen."""
        for name, button in self._menus.items():
            count, title = len(getattr(self.wanted, name)), self._choices.title(_FIELDS[name])
            button.setText(f"{title} ({count})" if count else title)
