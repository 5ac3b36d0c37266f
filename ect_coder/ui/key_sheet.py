"""The sheet of keys: every action with its keys, found by a few letters, and changed by pressing others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.errors import EctError
from ect_coder.folding import folded
from ect_coder.ui import key_rows
from ect_coder.ui.codebook_pane import FAVOURITE_KEYS
from ect_coder.ui.key_editor import KeyEditor
from ect_coder.ui.key_rows import Heading, KeyRowDelegate, Row
from ect_coder.ui.keymap import check, native
from ect_coder.ui.rows import VALUE
from ect_coder.wording import _, explain, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.ui.keymap import Keymap
    from ect_coder.ui.theme import Palette

_WIDTH = 760
_HEIGHT = 660
_PAGE = 8


class KeySheet(QDialog):
    """Lists and changes keys. `keys_changed` carries what differs from the table, by action; favourites are wished."""

    keys_changed = Signal(object)
    favourite_wished = Signal(str, str)

    def __init__(
        self,
        actions: Mapping[str, Mapping[str, str]],
        keymap: Keymap,
        favourites: Mapping[str, str],
        variables: Mapping[str, str],
        palette: Palette,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._texts = {name: text for texts in actions.values() for name, text in texts.items()}
        self._keymap = keymap
        self._favourites = dict(favourites)
        self._variables = variables
        self.setWindowTitle(_("Keyboard shortcuts"))
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(_("Search an action or keys"))
        self._search.setAccessibleName(_("Search an action or keys"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setItemDelegate(KeyRowDelegate(palette, self._list))
        self._list.setAccessibleName(_("Keyboard shortcuts"))
        self._list.currentItemChanged.connect(self._pointed)
        self._list.itemActivated.connect(self._edit)
        self._editor = KeyEditor(variables, self)
        self._editor.keys_wished.connect(self._wish)
        self._editor.reset_wished.connect(self._reset)
        self._editor.variable_wished.connect(self._wish_favourite)
        self._editor.left.connect(self._search.setFocus)
        self._reset_all = QPushButton(_("Reset all"), self)
        self._reset_all.setAutoDefault(False)
        self._reset_all.clicked.connect(self._all_reset)
        close = QPushButton(_("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addWidget(self._editor)
        column.addLayout(foot)
        self.resize(_WIDTH, min(_HEIGHT, parent.height() - 40))
        self._fill()
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the search keeps the keyboard."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self._walk(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._edit(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    # The list

    def _groups(self) -> dict[str, list[Row]]:
        found = {_("In the text"): key_rows.of_the_text()}
        if self._variables:
            found[_("Favourites")] = key_rows.of_favourites(FAVOURITE_KEYS, self._favourites, self._variables)
        found[_("While a variable is looked for")] = key_rows.of_the_picker()
        for menu, texts in self._actions.items():
            found[menu] = key_rows.of_actions(texts, self._keymap)
        return found

    def _fill(self) -> None:
        """List everything again, with the same row current."""
        row = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for title, rows in self._groups().items():
            self._add(Heading(title), title, Qt.ItemFlag.NoItemFlags)
            for each in rows:
                self._add(each, each.spoken(), Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._list.blockSignals(False)
        self._reset_all.setEnabled(bool(self._keymap.changed))
        self._list.setCurrentRow(max(1, row))
        self._narrow(self._search.text())

    def _add(self, value: Heading | Row, words: str, flags: Qt.ItemFlag) -> None:
        item = QListWidgetItem(words, self._list)
        item.setData(VALUE, value)
        item.setFlags(flags)

    def _narrow(self, typed: str) -> None:
        """Hide the rows that what was typed does not mean, and the headings of none."""
        wanted, menu, heading = folded(typed).split(), "", None
        for item in self._items():
            value = item.data(VALUE)
            if isinstance(value, Heading):
                menu, heading = value.text, item
                item.setHidden(True)
                continue
            words = folded(f"{value.spoken()} {'+'.join(value.caps)} {menu}")
            item.setHidden(not all(each in words for each in wanted))
            if heading is not None and not item.isHidden():
                heading.setHidden(False)
        current = self._list.currentItem()
        rows = self._rows()
        if rows and current not in rows:
            self._list.setCurrentItem(rows[0])

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _rows(self) -> list[QListWidgetItem]:
        """List the rows in sight that can be current."""
        return [each for each in self._items() if not each.isHidden() and isinstance(each.data(VALUE), Row)]

    def _walk(self, step: int) -> None:
        rows, current = self._rows(), self._list.currentItem()
        if rows:
            place = rows.index(current) + step if current in rows else 0
            self._list.setCurrentItem(rows[min(len(rows) - 1, max(0, place))])

    # Changing

    def _row(self) -> Row | None:
        item = self._list.currentItem()
        value = item.data(VALUE) if item is not None else None
        return value if isinstance(value, Row) else None

    def _pointed(self, _item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        row = self._row()
        if row is not None and row.action:
            usual, now = self._keymap.usual(row.action), self._keymap.keys[row.action]
            self._editor.show_action(row.text, now, usual)
        elif row is not None and row.favourite:
            self._editor.show_favourite(row.favourite, self._favourites.get(row.favourite, ""))
        else:
            self._editor.show_fixed(row.text if row is not None else "")

    def _edit(self, _item: QListWidgetItem | None) -> None:
        self._editor.edit()

    def _wish(self, keys: str) -> None:
        """Give the current action the keys that were pressed, if they can be pressed everywhere and nobody has them."""
        try:
            check(keys)
        except EctError as refusal:
            self._editor.say(explain(refusal))
        else:
            self._offer(keys)

    def _reset(self) -> None:
        row = self._row()
        if row is not None:
            self._offer(self._keymap.usual(row.action))

    def _offer(self, keys: str) -> None:
        """Give keys to the current action; ask first when another has them."""
        row, holder = self._row(), self._keymap.holder(keys)
        if row is None:
            return
        if holder in (None, row.action):
            self._give(row.action, keys)
            return
        words = _("{keys} is already {action}: take it?")
        self._editor.ask(
            words.format(keys=native(keys), action=quoted(self._texts[holder])), partial(self._give, row.action, keys)
        )

    def _give(self, action: str, keys: str) -> None:
        holder = self._keymap.holder(keys)
        self._take(self._keymap.given(action, keys))
        if holder is not None and holder != action:
            self._editor.say(_("{action} has no keys any more.").format(action=quoted(self._texts[holder])))

    def _all_reset(self) -> None:
        self._take(self._keymap.reset())

    def _take(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._fill()
        self._search.setFocus()
        self.keys_changed.emit(keymap.changed)

    def _wish_favourite(self, variable: str) -> None:
        """Put a variable on the current digit key; ask first when it has another."""
        row = self._row()
        if row is None:
            return
        held = next((key for key, other in self._favourites.items() if variable and other == variable), row.favourite)
        if held == row.favourite:
            self._put(row.favourite, variable)
            return
        words = _("{variable} is already on key {held}: move it to key {key}?")
        self._editor.ask(
            words.format(variable=quoted(self._variables[variable]), held=held, key=row.favourite),
            partial(self._put, row.favourite, variable),
        )

    def _put(self, key: str, variable: str) -> None:
        before = self._favourites.get(key, "")
        kept = {each: other for each, other in self._favourites.items() if each != key and other != variable}
        self._favourites = {**kept, key: variable} if variable else kept
        self._fill()
        if variable or before:
            self.favourite_wished.emit(variable or before, key if variable else "")


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
