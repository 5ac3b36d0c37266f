"""Importing in the window: progress with Cancel while files are read, then a line per file of what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.corpus.intake import Outcome, Report
from ect_coder.values import Kind
from ect_coder.wording import _, explain, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence


class ImportQuestion(QDialog):
    """Which project and kind the files are of, and their date: asked once, before they are read."""

    def __init__(self, files: int, projects: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import documents"))
        self._project = QComboBox(self)
        self._project.setEditable(True)
        self._project.addItem("")
        self._project.addItems(list(projects))
        line = self._project.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("none, or a new name"))
            line.setAccessibleName(_("Project"))
        self._kind = QComboBox(self)
        self._kind.addItem(_("recognise (speaker turns make an interview)"), "")
        for kind in Kind:
            self._kind.addItem(labels.kind(kind), kind.value)
        self._date = QLineEdit(self)
        self._date.setPlaceholderText("2023, 2023-11, 2023-11-14, 2023~")
        form = QFormLayout()
        form.addRow(QLabel(ngettext("{n} file or folder to import", "{n} files or folders to import", files), self))
        form.addRow(_("Project"), self._project)
        form.addRow(_("Kind"), self._kind)
        form.addRow(_("Date"), self._date)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Import"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def answers(self) -> tuple[str | None, Kind | None, str | None]:
        """Return project, kind and date; None where nothing was said."""
        kind = self._kind.currentData()
        return (
            self._project.currentText().strip() or None,
            Kind(kind) if kind else None,
            self._date.text().strip() or None,
        )


class ImportReports(QDialog):
    """One line per file: kept, left out, warnings, or why it was refused."""

    def __init__(self, reports: Sequence[Report], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import report"))
        self.resize(860, 420)
        imported = sum(report.status is Outcome.IMPORTED for report in reports)
        title = QLabel(ngettext("{n} document came in", "{n} documents came in", imported), self)
        title.setObjectName("cardTitle")
        table = QTableWidget(len(reports), 4, self)
        table.setHorizontalHeaderLabels([_("File"), _("Result"), _("Kept"), _("Left out, remarks")])
        table.verticalHeader().hide()
        table.setAccessibleName(_("Import report"))
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        table.setShowGrid(False)
        for row, report in enumerate(reports):
            for column, words in enumerate(_line(report)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                item.setToolTip(words)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 240)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.addWidget(title)
        column_box.addWidget(table, 1)
        column_box.addWidget(buttons)


def _line(report: Report) -> tuple[str, str, str, str]:
    results = {
        Outcome.IMPORTED: _("imported"),
        Outcome.REFUSED: _("refused"),
        Outcome.DUPLICATE: _("already there"),
    }
    remarks = [explain(report.reason)] if report.reason else []
    remarks += [f"{labels.count_name(name)} : {number(count)}" for name, count in report.left_out.items()]
    remarks += report.warnings
    kept = ", ".join(f"{labels.count_name(name)} : {number(count)}" for name, count in report.kept.items())
    return Path(report.path).name, results[report.status], kept, "\n".join(remarks)
