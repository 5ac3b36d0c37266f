"""Privacy: that the file is not encrypted, how to encrypt the disk, and the sheet on personal data."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ect_coder import settings
from ect_coder.analysis.processing import Processing
from ect_coder.exchange.processing_sheet import FIELDS
from ect_coder.ui.text_field import TextField
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH, _HEIGHT, _FIELD_HEIGHT = 720, 560, 58
_EXAMPLES = {
    "controller": N_("the university or laboratory, and who answers for the study"),
    "contact": N_("dpo@… of the university"),
    "purpose": N_("research on cooperative projects: what they owe to the support they had"),
    "ground": N_("task in the public interest (GDPR, art. 6.1.e), or consent (art. 6.1.a)"),
    "people": N_("people interviewed, people whom they name"),
    "data": N_("recordings and transcripts, functions, opinions; sensitive data, if any"),
    "recipients": N_("the members of the team, by name; nobody else"),
    "duration": N_("recordings: deleted once transcribed; transcripts: until …; then archived or deleted"),
    "security": N_("encrypted disk, pseudonyms in what leaves, key table kept apart"),
    "rights": N_("whom to write to in order to see, correct or withdraw what was said, and until when"),
}


class Privacy(QDialog):
    """Shows what is to be known and the fields of the sheet. `export_wished` carries it as it stands."""

    export_wished = Signal(object)

    def __init__(self, sheet: Processing, study: Path, parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Privacy"))
        self._fields = {name: self._field(name, words, writable=writable) for name, words in asdict(sheet).items()}
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._told(study), _("The file and the disk"))
        self.tabs.addTab(self._form(), _("Sheet on personal data (GDPR)"))
        buttons = QDialogButtonBox(self)
        export = buttons.addButton(_("Export the sheet…"), QDialogButtonBox.ButtonRole.ActionRole)
        export.clicked.connect(self._export)
        if writable:
            buttons.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel") if writable else _("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def sheet(self) -> Processing:
        """Give the sheet as it is filled in."""
        return Processing(**{name: field.written() for name, field in self._fields.items()})

    def _export(self) -> None:
        self.export_wished.emit(self.sheet())

    def _field(self, name: str, words: str, *, writable: bool) -> TextField:
        field = TextField(_(FIELDS[name]), self)
        field.setPlainText(words)
        field.setReadOnly(not writable)
        field.setPlaceholderText(_(_EXAMPLES[name]))
        field.setFixedHeight(_FIELD_HEIGHT)
        return field

    def _told(self, study: Path) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        for heading, words in _chapters(study):
            title = QLabel(heading, page)
            title.setObjectName("cardTitle")
            said = QLabel(words, page)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(title)
            column.addWidget(said)
            column.addSpacing(8)
        column.addStretch(1)
        return page

    def _form(self) -> QWidget:
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(14, 14, 14, 14)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, field in self._fields.items():
            heading = QLabel(_(FIELDS[name]), inside)
            heading.setBuddy(field)
            form.addRow(heading, field)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area


def _chapters(study: Path) -> list[tuple[str, str]]:
    return [
        (
            _("The file is not encrypted"),
            _(
                "Whoever can open this computer’s session, or takes its disk out, can read the interviews. ECT Coder "
                "makes no connection at all, but it does not encrypt: the disk must."
            ),
        ),
        (_("Encrypt the disk"), "\n".join(_ways())),
        (
            _("Where the interviews lie"),
            _("The study: {study}\nIts copies: {copies}\nAnd wherever exports and copies were saved to.").format(
                study=study, copies=settings.backups_folder()
            ),
        ),
        (
            _("Pseudonyms are not anonymity"),
            _(
                "A pseudonymised interview remains personal data: its turns of phrase, places and dates may be enough "
                "to recognise who speaks. Study › Remove a person… takes someone out, copies included."
            ),
        ),
    ]


def _ways() -> list[str]:
    """Say how to encrypt a disk, the way of this machine's system first."""
    ways = {
        "win32": _(
            "Windows: Settings › Privacy & security › Device encryption; on Windows Pro, “Manage BitLocker” in the "
            "Start menu. Keep the recovery key elsewhere than on this computer."
        ),
        "darwin": _("macOS: System Settings › Privacy & Security › FileVault › Turn on."),
        "linux": _(
            "Linux: LUKS, chosen as the system is installed (“Encrypt the disk”); for a USB stick, the Disks program "
            "formats one with a password."
        ),
    }
    return [f"•\u00a0 {ways[each]}" for each in sorted(ways, key=lambda each: each != sys.platform)]
