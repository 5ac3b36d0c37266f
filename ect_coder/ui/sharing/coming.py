"""What bringing a copy in would do, in plain words, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ect_coder.merging import words
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.merging.report import Conflict, Report


class Coming(QDialog):
    """Says what comes in and what stays; lists what both say differently, side by side."""

    def __init__(self, report: Report, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring a copy in"))
        said = QLabel("\n".join(words.overview(report, name)), self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.agree = buttons.addButton(_("Bring it in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setEnabled(bool(report))
        self.agree.setDefault(True)
        buttons.addButton(_("Cancel") if report else _("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(said)
        if report.conflicts:
            column.addWidget(self._conflicts(report.conflicts), 1)
        note = QLabel(_("One undo takes all of it back; the file of the copy stays as it is."), self)
        note.setObjectName("cardNote")
        note.setVisible(bool(report))
        column.addWidget(note)
        column.addWidget(buttons)
        self.setMinimumWidth(720)
        self.resize(960 if report.conflicts else 720, 520 if report.conflicts else 200)

    def _conflicts(self, conflicts: Sequence[Conflict]) -> QTableWidget:
        heads = [_("About"), _("What"), _("Here"), _("In the copy"), _("Afterwards")]
        table = QTableWidget(len(conflicts), len(heads), self)
        table.setAccessibleName(_("What both say differently"))
        table.setHorizontalHeaderLabels(heads)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setStyleSheet("QTableWidget::item { padding: 6px; }")
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        for row, each in enumerate(conflicts):
            cells = (each.subject or words.count(each.kind, 1), words.fields(each.field), *words.values(each))
            for rank, cell in enumerate((*cells, words.kept(each))):
                table.setItem(row, rank, QTableWidgetItem(words.short(cell)))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setCurrentCell(0, 0)
        return table
