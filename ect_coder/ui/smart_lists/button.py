"""The button of the smart lists on the page of excerpts: which one is chosen, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu, QPushButton, QWidget

from ect_coder.errors import BadSmartList, NotInRows
from ect_coder.ui import faults
from ect_coder.ui.smart_lists.window import SmartListWindow
from ect_coder.ui.tip import tip
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ect_coder.coding.conditions import Condition
    from ect_coder.search.saved import Saved
    from ect_coder.study import Study

_LONGEST = 18
"""Characters of a list's name that the button shows."""


class SmartListsButton(QPushButton):
    """Holds the list that is `current`, and the `condition` it asks; tells `chosen` when a person took another one.

    What is made, changed or removed it only wishes for.
    """

    chosen = Signal()
    keeping_wished = Signal(str, object, object)
    """A name, a condition, and the number of the list that it takes the place of, or None."""
    deed_wished = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self.current: Saved | None = None
        self.condition: Condition | None = None
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self._name()

    def refresh(self) -> bool:
        """Look again at the chosen list, and say whether it asks for something else now, or is no more."""
        before, number = self.condition, self.current.number if self.current is not None else None
        self._hold(next((each for each in self._study.smart_lists.kept() if each.number == number), None))
        return self.condition != before

    def choose(self, wanted: Saved | None) -> None:
        """Choose a list, or none."""
        self._hold(wanted)
        self.chosen.emit()

    def forget(self) -> None:
        """Choose none, without telling anyone."""
        self._hold(None)

    def _hold(self, wanted: Saved | None) -> None:
        try:
            self.condition = wanted.condition if wanted is not None else None
            self.current = wanted
        except BadSmartList as refusal:
            self.current = self.condition = None
            faults.show(self, refusal)
        self._name()

    def _name(self) -> None:
        name = self.current.name if self.current is not None else ""
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        self.setText(_("List: {name}").format(name=short.replace("&", "&&")) if name else _("Smart lists"))
        self.setAccessibleName(_("Smart list: {name}").format(name=name) if name else _("Smart lists"))
        self.setToolTip(tip(name if len(name) > _LONGEST else ""))

    def _fill(self) -> None:
        menu, kept = self.menu(), self._study.smart_lists.kept()
        menu.clear()
        group = QActionGroup(menu)
        for each in (None, *kept) if kept else ():
            action = menu.addAction(each.name.replace("&", "&&") if each is not None else _("All excerpts"))
            action.setCheckable(True)
            action.setChecked(self._is_current(each))
            action.triggered.connect(partial(self._picked, each))
            group.addAction(action)
        if kept:
            menu.addSeparator()
        making = menu.addAction(_("New smart list…"))
        making.triggered.connect(partial(self._edit, None))
        making.setEnabled(self._study.writable)
        if kept and self._study.writable:
            self._offer(menu, _("Change a list"), kept, self._edit)
            self._offer(menu, _("Rename a list"), kept, self._rename)
            self._offer(menu, _("Remove a list"), kept, self._remove)

    def _offer(self, menu: QMenu, words: str, kept: Iterable[Saved], does: Callable[[Saved, bool], None]) -> None:
        inside = menu.addMenu(words)
        for each in kept:
            inside.addAction(each.name.replace("&", "&&")).triggered.connect(partial(does, each))

    def _is_current(self, saved: Saved | None) -> bool:
        if saved is None or self.current is None:
            return saved is self.current
        return saved.number == self.current.number

    def _picked(self, saved: Saved | None, _checked: bool = False) -> None:
        self.choose(saved)

    def _edit(self, saved: Saved | None, _checked: bool = False) -> None:
        """Ask for the conditions of a list, or of a new one."""
        try:
            dialog = SmartListWindow(self._study, saved, self)
        except (BadSmartList, NotInRows) as refusal:
            faults.show(self, refusal)
            return
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(*dialog.answers(), saved)

    def _rename(self, saved: Saved, _checked: bool = False) -> None:
        name, agreed = QInputDialog.getText(self, _("Rename a list"), _("Name of the list"), text=saved.name)
        if not agreed or name == saved.name:
            return
        condition = faults.attempt(self, partial(getattr, saved, "condition"))
        if condition is not None:
            self._keep(name, condition, saved)

    def _keep(self, name: str, condition: Condition, before: Saved | None) -> None:
        """Wish for a list to be kept, and choose it once it is."""
        self.keeping_wished.emit(name, condition, before.number if before is not None else None)
        kept = [each for each in self._study.smart_lists.kept() if each.name == " ".join(name.split())]
        if kept:
            self.choose(kept[0])

    def _remove(self, saved: Saved, _checked: bool = False) -> None:
        words = _("Smart list {name} removed; its excerpts stay").format(name=quoted(saved.name))
        self.deed_wished.emit(partial(self._study.smart_lists.forget, saved.number), words)
