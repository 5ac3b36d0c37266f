"""A tab of the project database: what the page asks of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ect_coder.ui import tabbed_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.table_looks import TableLook


class Tab(tabbed_page.Tab):
    """Shows a part of the database. It wishes for deeds, each with the words that tell it was done, and does none."""

    deed_wished = Signal(object, str)
    entries_wished = Signal(object, str, str, bool)
    """A deed that takes long: it is told the task it is, to say how far it has come, and to stop."""
    document_wished = Signal(int)
    passage_wished = Signal(int, int)
    """A document, and a code point in it."""
    event_wished = Signal(object)
    """An event to be noted, in the name of who is coding."""

    def look(self) -> TableLook | None:
        """Say how one looks at its table, if it is one that remembers."""
        return None

    def restore_look(self, _look: TableLook) -> None:
        """Show its table as one looked at it before."""

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
