"""Matrix: were the pillars there at emergence, or did they come with the support? A cell says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from ect_coder.analysis.evidence import Thresholds
from ect_coder.analysis.matrix import Row
from ect_coder.ui.matrix import cell, explained
from ect_coder.ui.matrix.cell import CellMenu
from ect_coder.ui.matrix.delegate import AnswerDelegate, FactorDelegate
from ect_coder.ui.matrix.head import Head
from ect_coder.ui.matrix.legend import MomentsLegend, StatesLegend
from ect_coder.ui.matrix.model import PROJECTS, ROW_ROLE, FactorsModel, MatrixModel
from ect_coder.ui.matrix.panel import CellPanel
from ect_coder.ui.matrix.table import CellsTable
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from ect_coder.analysis.matrix import Factor
    from ect_coder.coding.excerpts import Filter
    from ect_coder.corpus.library import Document, Project
    from ect_coder.study import Study
    from ect_coder.ui.matrix.model import CellsModel
    from ect_coder.ui.matrix.narrowing import Narrowing
    from ect_coder.ui.theme import Palette

_PAGE_SHARE = 3
"""The table takes three parts of four where the panel is not as wide as it may be."""
_LATER = 30
"""Milliseconds after the cells are shown in which it is counted what they stand on."""


class MatrixPage(StudyPage):
    """Two tables, of pillars and of factors, under the same controls; beside them what a cell stands on."""

    passage_wished = Signal(int)
    excerpts_wished = Signal(object)
    change_wished = Signal(object, object)
    removal_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._agreed = study.conventions()
        self._threshold = self._agreed.threshold
        self._projects: list[Project] = []
        self._documents: Mapping[int, Document] = {}
        self._rows: dict[tuple[int, str], Row] = {}
        self.head = Head()
        self._answers = MatrixModel(study.grid, self)
        self._factors = FactorsModel(study.grid, self)
        own = self._agreed.own_labels()
        self._answer_delegate = AnswerDelegate(palette, self)
        self._tables = {
            "pillars": CellsTable(self._answers, self._answer_delegate, palette, own),
            "factors": CellsTable(self._factors, FactorDelegate(palette, self), palette, own),
        }
        self.view = "pillars"
        self.panel = CellPanel(study, palette)
        self._legends = {"pillars": StatesLegend(palette), "factors": MomentsLegend(palette, own)}
        self._empty = QLabel(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._explain)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._tell_basis)
        self._lay_out()
        self._connect()
        self.head.show_threshold(self._threshold)
        self.refresh(Changed.ALL)

    @property
    def table(self) -> CellsTable:
        """The table in sight."""
        return self._tables[self.view]

    @property
    def cells(self) -> CellsModel:
        """What the table in sight shows."""
        return self._answers if self.view == "pillars" else self._factors

    def refresh(self, changed: Changed) -> None:
        """Compute again what a deed may have changed, keeping the cell that is pointed at."""
        if not changed:
            return
        if changed & Changed.SETTINGS:
            before, self._agreed = self._agreed, self._study.conventions()
            if before.threshold != self._agreed.threshold:
                self._threshold = self._agreed.threshold
                self.head.show_threshold(self._threshold)
        if changed & (Changed.PROJECTS | Changed.DOCUMENTS | Changed.RECORDS):
            self._projects = self._study.projects()
            self._documents = {each.id: each for each in self._study.documents()}
            self.head.show_projects(self._projects)
        here = self._place()
        self._show_cells()
        self._fit()
        self._point_at(*here)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus()

    def leave(self) -> None:
        """Explain nothing any more: the codebook of the cells may be another by then."""
        self._soon.stop()
        self._later.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit()

    # What codings are acted on

    def next_moment(self) -> None:
        """Turn the moment of the verbatim that is pointed at."""
        self.panel.next_moment()

    def next_polarity(self) -> None:
        """Turn its constat."""
        self.panel.next_polarity()

    def remove_current(self) -> None:
        """Take its coding away."""
        self.panel.remove_current()

    def copy_reference(self) -> str | None:
        """Give it with its reference, as it may leave."""
        return self.panel.copy_reference()

    # What a person chose

    def show_view(self, view: str) -> None:
        """Show pillars or factors."""
        self.view = view
        self.head.show_view(view)
        self._inside.setCurrentWidget(self.table)
        self.refresh(Changed.ESTIMATES)

    def choose_threshold(self, threshold: int) -> None:
        """Ask for so many voices, on this page alone."""
        self._threshold = threshold
        self.head.show_threshold(threshold)
        self.refresh(Changed.ESTIMATES)

    def open_pillars(self, opened: bool = True) -> None:
        """Open all pillars, or close them."""
        project, key = self._place()
        pillar = self.cells.columns[max(0, self.cells.column_of(key))].pillar
        every = frozenset(each.id for each in self._study.grid.pillars)
        self._open(every if opened else frozenset(), (project, key if opened else pillar or ""))

    def turn_pillar(self, index: QModelIndex) -> None:
        """Open or close the pillar of a column; its variables appear after it."""
        if self.view == "pillars" and index.isValid():
            pillar = self.cells.columns[index.column()].pillar
            if pillar is not None:
                project, _key = self._place()
                self._open(self._answers.opened ^ {pillar}, (project, pillar))

    def sort(self, column: int) -> None:
        """Sort the projects by a column; the other way round if they already are."""
        here = self._place()
        before, order = self.cells.sorting
        down = before == column and order is Qt.SortOrder.AscendingOrder
        self.cells.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self.table.corner.update()
        self.table.across.viewport().update()
        self._point_at(*here)

    def _open(self, pillars: frozenset[str], here: tuple[int, str]) -> None:
        self._answers.open(pillars)
        self._tables["pillars"].across.opened = pillars
        self.head.tell_opened(opened=len(pillars) == len(self._study.grid.pillars))
        self._fit()
        self._point_at(*here)

    def _narrow(self, narrowing: Narrowing) -> None:
        here = self._place()
        for cells in (self._answers, self._factors):
            cells.narrow(narrowing)
        self._fit()
        self._point_at(*here)

    def _rescope(self) -> None:
        self.refresh(Changed.ESTIMATES)

    # Cells

    def _show_cells(self) -> None:
        scope = self.head.scope()
        self._later.start()
        if self.view == "factors":
            counted, _names = self._study.factors(scope)
            self._factors.show({(each.project, each.id): each for each in counted}, self._projects)
            return
        rows = self._study.answers("all", self._thresholds(), scope).rows
        self._rows = {(row.project, row.id): row for row in rows}
        estimated = any(each.estimate is not None for row in rows for each in (row.emergence, row.support))
        self._answer_delegate.estimated = estimated
        self._answers.show(self._rows, self._projects)
        self.head.tell_answers([row for row in rows if row.level == "pillar"])

    def _tell_basis(self) -> None:
        self.head.tell_basis(self._study.cells.basis(self.head.scope()))

    def _thresholds(self) -> Thresholds:
        return Thresholds(self._threshold, self._agreed.breadth, self._agreed.cut)

    def _fit(self) -> None:
        some = bool(self.cells.rowCount())
        self.table.fit()
        self._inside.setMaximumHeight(self.table.maximumHeight())
        self._inside.setVisible(some)
        self.panel.setVisible(some)
        for view, legend in self._legends.items():
            legend.setVisible(some and self.view == view)
        self._empty.setVisible(not some)
        self._empty.setText(
            _("No project matches the filter.")
            if self._projects
            else _("There is no project yet. Import documents and say which project they speak of.")
        )

    # The cell that is pointed at

    def _place(self) -> tuple[int, str]:
        """Give the project and the column of the current cell; (-1, "") if there is none."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self.cells.rowCount():
            return -1, ""
        return self.cells.project(index.row()).id, self.cells.columns[index.column()].key

    def _point_at(self, project: int, key: str) -> None:
        if not self.cells.rowCount() or not self.cells.columnCount():
            return
        row, column = max(0, self.cells.row_of(project)), max(0, self.cells.column_of(key))
        place = self.cells.index(row, column)
        if self.table.currentIndex() == place:
            self._pointed(place)
        else:
            self.table.setCurrentIndex(place)

    def _pointed(self, _index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Explain the cell once the table shows where one is: not each of those that are passed by."""
        self._soon.start(0)

    def _explain(self) -> None:
        index = self.table.currentIndex()
        here: Row | Factor | None = index.data(ROW_ROLE)
        if here is None:
            return
        project, scope, codes = self.cells.project(index.row()), self.head.scope(), cell.codes(self._study.grid, here)
        if isinstance(here, Row):
            around = [self._rows[here.project, key] for key in codes]
            breadth = self._agreed.breadth
            told = explained.of_row(self._study, here, project.name, around, breadth, scope, self._palette)
        else:
            told = explained.of_factor(self._study, here, project.name, self._palette)
        self.panel.explain(told)
        found = self._study.cells.verbatims(project, codes, cell.moments(here), scope, self._documents)
        self.panel.show_verbatims(found, named=len(codes) > 1)

    # Elsewhere

    def _go_to_verbatims(self, _index: QModelIndex) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._explain()
        self.panel.take_keyboard()

    def _open_all(self, index: QModelIndex | None = None) -> None:
        index = index or self.table.currentIndex()
        if index.data(ROW_ROLE) is not None:
            self.excerpts_wished.emit(self.excerpts_of(index))

    def excerpts_of(self, index: QModelIndex) -> Filter:
        """Give the filter that shows what a cell stands on, as far as a filter can say it."""
        left_out, project = self.head.scope().without_kinds, self.cells.project(index.row()).name
        return cell.excerpts(index.data(ROW_ROLE), project, left_out, self._agreed)

    def show_remaining(self) -> None:
        """Show what is left to read and to ask, of the project that is pointed at first."""
        from ect_coder.ui.matrix.remaining import Left

        project, _key = self._place()
        here = next((each.name for each in self._projects if each.id == project), "")
        names = [each.name for each in self.cells.projects]
        if names:
            Left(self._study, names, here, self).exec()

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        opened = self.cells.columns[index.column()].pillar in self._answers.opened if self.view == "pillars" else None
        menu = CellMenu(self, opened=opened)
        menu.verbatims_wished.connect(partial(self._go_to_verbatims, index))
        menu.all_wished.connect(partial(self._open_all, index))
        menu.pillar_wished.connect(partial(self.turn_pillar, index))
        menu.column_wished.connect(partial(self.sort, index.column()))
        menu.projects_wished.connect(partial(self.sort, PROJECTS))
        menu.remaining_wished.connect(self.show_remaining)
        menu.popup(place)

    def _connect(self) -> None:
        for table in self._tables.values():
            table.selectionModel().currentChanged.connect(self._pointed)
            table.opening_wished.connect(self._go_to_verbatims)
            table.all_wished.connect(self._open_all)
            table.menu_wished.connect(self._menu)
            table.pillar_wished.connect(self.turn_pillar)
            table.sorting_wished.connect(self.sort)
        self.head.view_wished.connect(self.show_view)
        self.head.threshold_wished.connect(self.choose_threshold)
        self.head.scope_changed.connect(self._rescope)
        self.head.narrowed.connect(self._narrow)
        self.head.opening_wished.connect(self.open_pillars)
        self.head.remaining_wished.connect(self.show_remaining)
        self.panel.passage_wished.connect(self.passage_wished)
        self.panel.change_wished.connect(self.change_wished)
        self.panel.removal_wished.connect(self.removal_wished)
        self.panel.all_wished.connect(self._open_all)
        self.panel.leaving_wished.connect(self.take_keyboard)

    def _lay_out(self) -> None:
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._inside = QStackedWidget(self)
        for table in self._tables.values():
            self._inside.addWidget(table)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 12, 10)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._inside, 1)
        column.addWidget(self._empty, 1)
        for legend in self._legends.values():
            column.addWidget(legend)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, _PAGE_SHARE)
        row.addWidget(self.panel, 1)
