"""A tab of the project database: what the page asks of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ect_coder.study import Study
    from ect_coder.ui.table_looks import TableLook
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Changed


class Tab(QWidget):
    """Shows a part of the database. It wishes for deeds, each with the words that tell it was done, and does none."""

    deed_wished = Signal(object, str)
    long_deed_wished = Signal(object, str)
    """A deed that takes long: it is told the task it is, to say how far it has come, and to stop."""
    document_wished = Signal(int)
    passage_wished = Signal(int, int)
    """A document, and a code point in it."""
    event_wished = Signal(object)
    """An event to be noted, in the name of who is coding."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.study = study
        self.colours = palette

    def refresh(self, changed: Changed) -> None:
        """Look again at what a deed changed."""
        raise NotImplementedError

    def settle(self) -> None:
        """Write what is only on the screen so far."""

    def look(self) -> TableLook | None:
        """Say how one looks at its table, if it is one that remembers."""
        return None

    def look_as(self, _look: TableLook) -> None:
        """Show its table as one looked at it before."""

    def take_keyboard(self) -> None:
        """Give the keyboard to what one works with first."""
        self.setFocus()

    def button(self, words: str, deed: Callable[..., None]) -> QPushButton:
        """Make a button of the tab."""
        made = QPushButton(words, self)
        made.clicked.connect(deed)
        return made

    def give_keys(self, widget: QWidget, deeds: Mapping[str, Callable[[], None]]) -> None:
        """Let a widget of the tab answer keys while it has the keyboard."""
        for keys, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)
