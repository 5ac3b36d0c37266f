"""Below the sheet of keys: what the current row does, and the one field that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.ui.elided import Elided
from ect_coder.ui.keymap import native, portable
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELD = 230


class KeyEditor(QWidget):
    """Emits `keys_wished` with what was pressed (portable text), `variable_wished` with a variable's id, or none."""

    keys_wished = Signal(str)
    reset_wished = Signal()
    variable_wished = Signal(str)
    left = Signal()

    def __init__(self, variables: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._then: Callable[[], object] | None = None
        self._usual = ""
        self._title = Elided(self)
        self._title.setObjectName("cardTitle")
        self._keys = QKeySequenceEdit(self)
        self._keys.setMaximumSequenceLength(1)
        self._keys.setFixedWidth(_FIELD)
        self._keys.setAccessibleName(_("New keys"))
        for line in self._keys.findChildren(QLineEdit):
            line.setAccessibleName(_("New keys"))
        self._variables = QComboBox(self)
        self._variables.setFixedWidth(_FIELD)
        self._variables.setAccessibleName(_("Favourite"))
        self._variables.addItem(_("None"), "")
        for key, label in variables.items():
            self._variables.addItem(label, key)
        self._reset = self._button(_("Reset"), self.reset_wished.emit)
        self._told = QLabel(self)
        self._told.setObjectName("cardNote")
        self._take = self._button(_("Take it"), self._agreed)
        self._keys.keySequenceChanged.connect(self._pressed)
        self._variables.activated.connect(self._chosen)
        self._lay_out()

    def show_action(self, text: str, keys: str, usual: str) -> None:
        """Offer to change the keys of an action."""
        self._show(text, keys=True)
        self._usual = usual
        self._reset.setEnabled(keys != usual)
        self._reset.setToolTip(native(usual) or _("No keys"))

    def show_favourite(self, key: str, variable: str) -> None:
        """Offer to change the variable of a digit key."""
        self._show(_("Favourite, key {key}").format(key=key), variable=True)
        self._variables.setCurrentIndex(max(0, self._variables.findData(variable)))

    def show_fixed(self, text: str) -> None:
        """Say that a key of the text stays as it is."""
        self._show(text)
        self.say(_("These keys belong to reading and coding; they stay as they are.") if text else "")

    def edit(self) -> None:
        """Give the keyboard to the field that changes the row, if one does."""
        for field in (self._keys, self._variables):
            if field.isVisible():
                field.setFocus()

    def say(self, words: str) -> None:
        """Say something below the field."""
        self._then = None
        self._told.setText(words)
        self._take.hide()

    def ask(self, words: str, then: Callable[[], object]) -> None:
        """Ask something below the field, and do `then` when the answer is yes."""
        self.say(words)
        self._then = then
        self._take.show()
        self._take.setFocus()

    def _show(self, title: str, *, keys: bool = False, variable: bool = False) -> None:
        self._title.setText(title)
        self._keys.setVisible(keys)
        self._reset.setVisible(keys)
        self._variables.setVisible(variable)
        self.say("")

    def _pressed(self, pressed: QKeySequence) -> None:
        keys = portable(pressed.toString(QKeySequence.SequenceFormat.PortableText))
        if not keys:
            return
        self._keys.clear()
        if keys == "Esc":
            self.say("")
            self.left.emit()
        else:
            self.keys_wished.emit(keys)

    def _chosen(self, _row: int) -> None:
        self.variable_wished.emit(self._variables.currentData())

    def _agreed(self) -> None:
        if self._then is not None:
            self._then()

    def _button(self, words: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._title, 1)
        for widget in (self._keys, self._variables, self._reset):
            first.addWidget(widget)
        second.addWidget(self._told, 1)
        second.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        for row, height in ((first, self._reset.sizeHint().height()), (second, self._take.sizeHint().height())):
            row.addStrut(height)
