"""Estimates to Excel and back: where to, from where, and what would change, before it does."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QListWidget, QVBoxLayout

from ect_coder.analysis import estimate_words, labels
from ect_coder.errors import EctError
from ect_coder.exchange import estimates_table
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.wording import _, explain, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ect_coder.analysis.estimates import NewEstimate
    from ect_coder.exchange.estimates_table import Change, Incoming
    from ect_coder.study import Study

_SIZE = QSize(680, 480)


def export(study: Study, parent: QWidget) -> tuple[Callable[[], Any], str] | None:
    """Ask for a file; give the deed that writes it, with the words that tell it was done."""
    proposed = study.path.with_name(_("{study} – estimates").format(study=study.path.stem) + ".xlsx")
    path = ask_path(parent, _("Export the estimates"), proposed, _("Workbook (*.xlsx)"), ".xlsx")
    if path is None:
        return None
    own = study.conventions().own_labels()
    deed = partial(estimates_table.write, study.decisions.all_cases(), study.grid, study.quoting().real, own, path)
    return deed, _("Exported to {name}").format(name=path.name)


def take_in(study: Study, parent: QWidget) -> list[NewEstimate]:
    """Ask for a file, show what it changes and which rows are refused; give what a person agreed to."""
    folder = str(study.path.parent)
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Import estimates"), folder, _("Workbook (*.xlsx)"))
    if not chosen:
        return []
    try:
        table = estimates_table.read(Path(chosen))
        own = study.conventions().own_labels()
        found = estimates_table.compare(table, study.decisions.all_cases(), study.quoting().real, own)
    except EctError as refusal:
        faults.show(parent, refusal)
        return []
    return [each.wish for each in found.changes] if Incomers(study, found, parent).exec() else []


class Incomers(QDialog):
    """Lists the rows that are refused, by their lines, then what would change."""

    def __init__(self, study: Study, found: Incoming, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import estimates"))
        self.resize(_SIZE)
        self.summary = QLabel(_summary(found), self)
        self.summary.setObjectName("cardTitle")
        self.summary.setWordWrap(True)
        self.lines = QListWidget(self)
        self.lines.setAccessibleName(_("What changes"))
        self.lines.setWordWrap(True)
        self.lines.addItems(
            [_("Line {line}, refused: {reason}").format(line=n, reason=explain(e)) for n, e in found.refused]
        )
        self.lines.addItems([told(study, each) for each in found.changes])
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setEnabled(bool(found.changes))
        leave = _("Cancel") if found.changes else _("Close")
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.summary, self.lines, buttons):
            column.addWidget(widget)


def told(study: Study, change: Change) -> str:
    """Say what a row changes: the mark, old and new, and its reasons."""
    case, wish = change.case, change.wish
    name = estimate_words.named(case, study.grid, study.conventions().own_labels())
    lines = [_("Line {line} · {name}").format(line=change.line, name=name)]
    if wish.mark is not case.mark:
        before, after = (labels.mark(each) or _("no estimate") for each in (case.mark, wish.mark))
        lines.append(_("{before} becomes {after}").format(before=before, after=after))
    if wish.mark is not None and wish.why != (case.estimate.why if case.estimate is not None else ""):
        lines.append(_("Reasons: {words}").format(words=quoted(" ".join(wish.why.split()))))
    return "\n    ".join(lines)


def _summary(found: Incoming) -> str:
    if not found.changes and not found.refused:
        return _("The table changes nothing.")
    parts = [
        ngettext("{n} cell changes", "{n} cells change", len(found.changes)) if found.changes else _("Nothing changes"),
        ngettext("{n} row is refused", "{n} rows are refused", len(found.refused)) if found.refused else "",
    ]
    return ", ".join(filter(None, parts))
