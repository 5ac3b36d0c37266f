"""A row of joined buttons of which one is chosen: moments, constats, intensities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ect_coder.ui.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon


_ALONE, _BESIDE = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Choices(QWidget):
    """Joined buttons; `chosen` carries the value of the one that a person picked."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str, QIcon | None]], name: str, *, icons_alone: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, QToolButton] = {}
        self._icons_alone = icons_alone
        self._tight = False
        for rank, (value, label, icon) in enumerate(options):
            button = QToolButton(self)
            button.setObjectName("segment")
            place = (
                "only"
                if len(options) == 1
                else "first"
                if rank == 0
                else "last"
                if rank == len(options) - 1
                else "middle"
            )
            button.setProperty("place", place)
            button.setText(label)
            button.setAccessibleName(f"{name} : {label}")
            button.setCheckable(True)
            button.setMinimumHeight(28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if icon is not None:
                button.setIcon(icon)
                button.setIconSize(QSize(10, 10))
                button.setToolTip(tip(label))
            button.clicked.connect(partial(self._picked, value))
            row.addWidget(button)
            self._buttons[value] = button
        self._name_buttons()

    def choose(self, value: str) -> None:
        """Show which one holds, without telling anyone."""
        for each, button in self._buttons.items():
            button.setChecked(each == value)
        if self._tight:
            self._name_buttons()

    def tell(self, value: str, words: str) -> None:
        """Say more of one in its tip, and to those who cannot see it."""
        self._buttons[value].setToolTip(tip(words))
        self._buttons[value].setAccessibleName(f"{self.accessibleName()} : {words}")

    def tighten(self, tight: bool) -> None:
        """Name only the choice that holds, the others by their icons alone; or name all again."""
        if tight != self._tight:
            self._tight = tight
            self._name_buttons()

    def current(self) -> str:
        """Return the one that holds, empty if none does."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def _name_buttons(self) -> None:
        for button in self._buttons.values():
            if not button.icon().isNull():
                alone = self._icons_alone or (self._tight and not button.isChecked())
                button.setToolButtonStyle(_ALONE if alone else _BESIDE)

    def _picked(self, value: str, _checked: bool = False) -> None:
        self.choose(value)
        self.chosen.emit(value)
