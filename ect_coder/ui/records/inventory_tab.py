"""The inventory: what each project has, by kind of document and side of its pivot; and in sentences what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels, lacks
from ect_coder.ui.records.inventory_model import CellsDelegate, InventoryModel
from ect_coder.ui.records.tab import Tab
from ect_coder.values import Changed
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_PANEL = 330
_NAMES = 210
_ROW = 48
_CELL = 122


class InventoryTab(Tab):
    """A table of counts, beside what is missing of the project that is pointed at."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._project = ""
        self._model = InventoryModel()
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setItemDelegate(CellsDelegate(palette, self._table))
        self._table.setAccessibleName(_("Inventory"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setCornerButtonEnabled(False)
        self._table.setShowGrid(False)
        self._table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.verticalHeader().setDefaultSectionSize(_ROW)
        self._table.verticalHeader().setFixedWidth(_NAMES)
        self._table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._table.horizontalHeader().setMinimumSectionSize(_CELL)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self._panel = GapPanel(self)
        self._collect = QPushButton(_("To collect…"), self)
        self._collect.setObjectName("primary")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._explain)
        self._collect.clicked.connect(self._show_errands)
        self._table.selectionModel().currentChanged.connect(self._pointed)
        self._lay_out()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Count again."""
        if not changed & (Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODINGS | Changed.RECORDS | Changed.CODEBOOK):
            return
        column = max(0, self._table.currentIndex().column())
        self._model.show(self.study.inventory.lines())
        self._collect.setEnabled(self._model.rowCount() > 0)
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(self._model.row_of(self._project), column))
        self._explain()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self._table.setFocus()

    def _pointed(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._soon.start(0)

    def _explain(self) -> None:
        row = self._table.currentIndex().row()
        if row < 0:
            self._panel.show_nothing(_("No project yet. Make one in the Study menu, or import documents."))
            return
        whole = self._model.whole(row)
        self._project = whole.project
        pillars = {each.id: each.label(language()) for each in self.study.grid.pillars}
        pivot = next((each.pivot for each in self.study.projects() if each.name == whole.project), None)
        self._panel.show_gaps(whole.project, pivot, [lacks.said(gap, pillars) for gap in whole.gaps])

    def _show_errands(self) -> None:
        from ect_coder.ui.records.collecting import Collecting

        names = [self._model.whole(row).project for row in range(self._model.rowCount())]
        Collecting(self.study, names, self._project, self).exec()

    def _lay_out(self) -> None:
        side = QFrame(self)
        side.setObjectName("codebookPane")
        side.setFixedWidth(_PANEL)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._panel, 1)
        column.addWidget(self._collect, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._table, 1)
        row.addWidget(side)


class GapPanel(QScrollArea):
    """What a project lacks, a sentence a paragraph."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What is missing"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_nothing("")

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to say."""
        self._fill([(words, "cardNote")])

    def show_gaps(self, project: str, pivot: str | None, sentences: list[str]) -> None:
        """Say what a project lacks."""
        lines = [(project, "cardTitle")]
        if pivot:
            lines.append((_("Pivot: {date}").format(date=labels.date(pivot)), "cardNote"))
        lines.append((_("What is missing") if sentences else _("Nothing is missing."), "cardHeading"))
        self._fill([*lines, *((each, "cardText") for each in sentences)])

    def _fill(self, lines: list[tuple[str, str]]) -> None:
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for words, name in lines:
            label = QLabel(words, inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName(name)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inside)
