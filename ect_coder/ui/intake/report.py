"""After an import: a line for each file, what was kept and what was left out, and why; it can be exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from ect_coder.exchange import import_report
from ect_coder.ui import faults
from ect_coder.ui.intake.cells import Table
from ect_coder.ui.tip import for_role
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.intake import Report

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FEW = 200
"""Rows whose height is fitted to what they say."""


class ReportModel(QAbstractTableModel):
    """The lines of a report, as they are exported too."""

    def __init__(self, reports: Sequence[Report], documents: Mapping[int, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = import_report.heads()
        self._lines = import_report.lines(reports, documents)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the files."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        named = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._heads[section] if named else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what stands in a cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return for_role(self._lines[index.row()][index.column()], role)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return top if role == Qt.ItemDataRole.TextAlignmentRole else None


class ImportReports(QDialog):
    """One line per file; `documents` names those that came in, by number."""

    def __init__(
        self, reports: Sequence[Report], documents: Mapping[int, str], folder: Path, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._documents = documents
        self._folder = folder
        self.setWindowTitle(_("Import report"))
        self.resize(980, 480)
        came = {number for each in reports if each.status == "imported" for number in each.documents}
        title = QLabel(ngettext("{n} document came in", "{n} documents came in", len(came)), self)
        title.setObjectName("cardTitle")
        table = Table(self)
        table.setModel(ReportModel(reports, documents, self))
        table.setAccessibleName(_("Import report"))
        table.setWordWrap(True)
        header = table.horizontalHeader()
        for column, width in enumerate((220, 90, 150, 220)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        if len(reports) <= _FEW:
            table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        export, close = QPushButton(_("Export…"), self), QPushButton(_("Close"), self)
        export.clicked.connect(self._export)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(export)
        foot.addWidget(close)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(16, 14, 16, 14)
        column_box.setSpacing(10)
        column_box.addWidget(title)
        column_box.addWidget(table, 1)
        column_box.addLayout(foot)

    def _export(self) -> None:
        proposed = self._folder / (_("Import report") + ".xlsx")
        kinds = _("Workbook (*.xlsx);;Table (*.csv)")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Export the import report"), str(proposed), kinds)
        if chosen:
            faults.attempt(self, partial(import_report.write, self._reports, self._documents, Path(chosen)))
