"""Before a register is taken in: which resources are new, and what changes of those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout

from ect_coder.exchange import register_table
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.register import Wanted

_SIZE = QSize(640, 460)


class RegisterImport(QDialog):
    """Lists what a table would change; `codes` names documents."""

    def __init__(self, wanted: Sequence[Wanted], codes: Mapping[int, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import resources"))
        self.resize(_SIZE)
        new = sum(each.known is None for each in wanted)
        summary = QLabel(_summary(new, len(wanted) - new), self)
        summary.setObjectName("cardTitle")
        summary.setWordWrap(True)
        self.lines = QListWidget(self)
        self.lines.setAccessibleName(_("What changes"))
        self.lines.setWordWrap(True)
        self.lines.addItems([told(each, codes) for each in wanted])
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setEnabled(bool(wanted))
        buttons.addButton(_("Cancel") if wanted else _("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(summary)
        column.addWidget(self.lines, 1)
        column.addWidget(buttons)


def told(wanted: Wanted, codes: Mapping[int, str]) -> str:
    """Say what a row makes or changes."""
    if wanted.known is None:
        return _("New: {name}").format(name=wanted.values["name"])
    lines = [wanted.known.name]
    for field, (before, after) in wanted.changes.items():
        was, becomes = (register_table.said(field, each, codes) for each in (before, after))
        lines.append(
            _("{field}: {before} becomes {after}").format(
                field=register_table.heading(field), before=quoted(was), after=quoted(becomes)
            )
        )
    return "\n    ".join(lines)


def _summary(new: int, changed: int) -> str:
    if not new and not changed:
        return _("The table changes nothing.")
    parts = [
        ngettext("{n} new resource", "{n} new resources", new) if new else "",
        ngettext("{n} changed", "{n} changed", changed) if changed else "",
    ]
    return ", ".join(part for part in parts if part)
