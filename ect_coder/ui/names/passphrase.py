"""Asking for the passphrase of a key, or for one that a new key will have, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.names.key import SHORTEST, SUFFIX
from ect_coder.ui.asking import ask_path
from ect_coder.wording import _

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 520


class PassphraseDialog(QDialog):
    """`path`, `passphrase` and `new` say after `exec` which key is to be opened or made."""

    def __init__(self, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Key of names"))
        self.setMinimumWidth(_WIDTH)
        self.path = path
        self._says = QLabel(self)
        self._place = QLabel(self)
        self._problem = QLabel(self)
        self._problem.setObjectName("cardNote")
        for label in (self._says, self._place, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._first = _secret(_("Passphrase"), self)
        self._again = _secret(_("Once more"), self)
        self._form = QFormLayout()
        self._lay_out()
        for line in (self._first, self._again):
            line.textChanged.connect(self._tell)
        self._show_place()
        self._first.setFocus()

    @property
    def new(self) -> bool:
        """Whether the key is to be made."""
        return not self.path.exists()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._first.text()

    def _show_place(self) -> None:
        self._place.setText(str(self.path))
        self._form.setRowVisible(self._again, self.new)
        self._says.setText(
            _(
                "What stands for each name is kept in a file of its own, outside the study, encrypted with a "
                "passphrase. Nobody can open it without: keep the passphrase in a safe place."
            )
            if self.new
            else _("What stands for each name is kept in this file. Type its passphrase to open it.")
        )
        self._tell()

    def _tell(self) -> None:
        """Say what is missing, and let go only what can be."""
        problem = ""
        if self.new and len(self.passphrase) < SHORTEST:
            problem = _("At least {n} characters: a few words are easier to remember.").format(n=SHORTEST)
        elif self.new and self.passphrase != self._again.text():
            problem = _("Type the same passphrase once more.")
        self._problem.setText(problem)
        self._go.setEnabled(bool(self.passphrase) and not problem)
        self._go.setText(_("Make the key") if self.new else _("Open"))

    def _elsewhere(self) -> None:
        kind = _("Key of names (*{suffix})").format(suffix=SUFFIX)
        chosen = ask_path(
            self, _("Where the key lies"), self.path, kind, SUFFIX, QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen is not None:
            self.path = chosen
            self._show_place()

    def _lay_out(self) -> None:
        elsewhere = QPushButton(_("Elsewhere…"), self)
        elsewhere.setAutoDefault(False)
        elsewhere.clicked.connect(self._elsewhere)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(elsewhere)
        self._form.setHorizontalSpacing(18)
        self._form.addRow(_("File"), place)
        self._form.addRow(_("Passphrase"), self._first)
        self._form.addRow(_("Once more"), self._again)
        buttons = QDialogButtonBox(self)
        self._go = QPushButton(self)
        self._go.setObjectName("primary")
        self._go.setDefault(True)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self._says)
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addWidget(buttons)


def _secret(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line
