"""Which documents are searched: a row of menus, and a line of dates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.tip import tip
from ect_coder.values import Kind, Moment, Role
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.search.asking import Asked
    from ect_coder.study import Study

_FIELDS = ("projects", "kinds", "roles", "moments")


class Filters(QWidget):
    """Emits `changed` when a person has chosen; `applied` writes the choices into what is asked."""

    changed = Signal()

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._own = study.conventions().own_labels()
        self._chosen: dict[str, tuple[Any, ...]] = dict.fromkeys(_FIELDS, ())
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name in _FIELDS:
            button = QPushButton(self)
            menu = CheckMenu(button)
            menu.aboutToShow.connect(partial(self._fill, name, menu))
            button.setMenu(menu)
            self._buttons[name] = button
            row.addWidget(button)
        self._since = self._date(_("from"), _("Documents from this date on (2019 or 2019-04)"), row)
        self._until = self._date(_("to"), _("Documents up to this date (2019 or 2019-04)"), row)
        row.addStretch(1)
        self._name_buttons()

    def applied(self, asked: Asked) -> Asked:
        """Give a search with the choices of these menus."""
        chosen: dict[str, Any] = {
            **self._chosen,
            "since": self._since.text().strip(),
            "until": self._until.text().strip(),
        }
        return replace(asked, **chosen)

    def show_choices(self, asked: Asked) -> None:
        """Show the choices of a search, without telling anyone."""
        self._chosen = {name: getattr(asked, name) for name in _FIELDS}
        for line, date in ((self._since, asked.since), (self._until, asked.until)):
            line.setText(date)
        self._name_buttons()

    def forget_projects(self) -> None:
        """Choose no project that is no more."""
        known = {each.name for each in self._study.projects()}
        self._chosen["projects"] = tuple(each for each in self._chosen["projects"] if each in known)
        self._name_buttons()

    def _date(self, words: str, name: str, row: QHBoxLayout) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setToolTip(tip(name))
        line.setPlaceholderText(_("year"))
        line.setFixedWidth(92)
        line.setMinimumHeight(28)
        line.editingFinished.connect(self.changed)
        label = QLabel(words, self)
        label.setObjectName("cardNote")
        label.setBuddy(line)
        row.addSpacing(6)
        row.addWidget(label)
        row.addWidget(line)
        return line

    def _options(self, name: str) -> Sequence[tuple[Any, str]]:
        if name == "projects":
            return [(each.name, each.name) for each in self._study.projects()]
        if name == "kinds":
            return [(each, labels.kind(each)) for each in Kind]
        if name == "roles":
            return [(each, labels.role(each)) for each in Role]
        return [(each, labels.moment(each, self._own)) for each in Moment]

    def _fill(self, name: str, menu: QMenu) -> None:
        menu.clear()
        for value, label in self._options(name):
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self._chosen[name])
            action.triggered.connect(partial(self._toggled, name, value))

    def _toggled(self, name: str, value: Any, _checked: bool = False) -> None:
        chosen = self._chosen[name]
        self._chosen[name] = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        self._name_buttons()
        self.changed.emit()

    def _name_buttons(self) -> None:
        titles = {"projects": _("Project"), "kinds": _("Kind"), "roles": _("Role"), "moments": _("Moment covered")}
        for name, button in self._buttons.items():
            count = len(self._chosen[name])
            button.setText(f"{titles[name]} ({count})" if count else titles[name])
