"""The cells to decide on, what is left of them, and beside them the one that is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout

from ect_coder.analysis.deciding import UNSAID
from ect_coder.ui.choices import Choices
from ect_coder.ui.estimates import exchanging
from ect_coder.ui.estimates.grid_model import GridModel, Wanted
from ect_coder.ui.estimates.grid_table import GridTable
from ect_coder.ui.estimates.panel import Panel
from ect_coder.ui.estimates.tab import Tab
from ect_coder.values import Changed, Mark
from ect_coder.wording import _, language, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.deciding import Case
    from ect_coder.analysis.estimates import NewEstimate
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_PILLARS = "pillars"


class DecidingTab(Tab):
    """A key sets the mark of the cells that are selected; Enter goes to the reasons, Escape comes back."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        own = study.conventions().own_labels()
        self._cases: list[Case] = []
        self._shown = _PILLARS
        self._model = GridModel(study.grid, own, self)
        self.table = GridTable(study.grid, self._model, palette, own, self)
        self.panel = Panel(study, palette)
        pillars = [(each.id, each.letter, None) for each in study.grid.pillars]
        self._columns = Choices([(_PILLARS, _("Pillars"), None), *pillars], _("Columns"))
        self._columns.choose(_PILLARS)
        for pillar in study.grid.pillars:
            self._columns.tell(pillar.id, pillar.label(language()))
        self._wanted = Choices(
            [
                (Wanted.ALL, _("All cells"), None),
                (Wanted.WAITING, _("To estimate"), None),
                (Wanted.STALE, _("To review"), None),
            ],
            _("Cells"),
        )
        self._wanted.choose(Wanted.ALL)
        self._next = QPushButton(_("Next (J)"), self)
        self._next.setToolTip(_("Go to the next cell to estimate, or to review"))
        self._more = QPushButton(_("More"), self)
        self._basis = QLabel(self)
        self._basis.setObjectName("cardNote")
        self._keys = QLabel(
            _("0 to 3, N, C: decide · Space: take the suggestion · Enter: reasons · Delete: clear"), self
        )
        self._keys.setObjectName("cardNote")
        self._empty = QLabel(_("There is no project yet. Import documents and say which project they speak of."), self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_current)
        self._lay_out()
        self._connect()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Compute again what a deed may have changed; estimates alone leave what is computed as it is."""
        if changed & ~(Changed.ESTIMATES | Changed.MEMOS | Changed.DISCUSSIONS):
            self._cases = self.study.decisions.cases("pillar" if self._shown == _PILLARS else "variable")
            self.panel.forget()
        elif changed & Changed.ESTIMATES:
            self._cases = self.study.decisions.again(self._cases)
        self._show()

    def settle(self) -> None:
        """Keep the reasons that are being written."""
        self.panel.keep()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus()

    # What is shown

    def _show(self) -> None:
        shown = [each for each in self._cases if self._shown in (_PILLARS, each.pillar)]
        self._model.show(shown)
        for widget in (self.table, self.panel, self._keys):
            widget.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._hide_rows()
        if shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._tell(shown)
        self._show_current()

    def _hide_rows(self) -> None:
        """Hide the projects without a cell that is looked for."""
        for row in range(self._model.rowCount()):
            self.table.setRowHidden(row, not self._model.has_wanted(row))

    def _tell(self, shown: Sequence[Case]) -> None:
        """Say how much is left."""
        waiting = sum(Wanted.WAITING.lets(each) for each in shown)
        stale = sum(each.stale for each in shown)
        words = _("Decided: {done} of {cells}").format(done=number(len(shown) - waiting), cells=number(len(shown)))
        left = ngettext("{n} to estimate", "{n} to estimate", waiting)
        late = ngettext("{n} to review", "{n} to review", stale)
        self._basis.setText(" · ".join((words, left, late)) if shown else "")
        self._next.setEnabled(bool(waiting or stale))

    def _show_current(self) -> None:
        self.panel.show_case(self._model.case(self.table.currentIndex()))

    def _pointed(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._soon.start(0)

    def _columns_chosen(self, columns: str) -> None:
        self.settle()
        before, self._shown = self._shown, columns
        if _PILLARS in (before, columns):
            self._cases = self.study.decisions.cases("pillar" if columns == _PILLARS else "variable")
        self._show()

    def _wanted_chosen(self, wanted: str) -> None:
        self._model.want(Wanted(wanted))
        self._hide_rows()

    # What is wished

    def _mark(self, mark: Mark) -> None:
        """Decide the cells that are selected."""
        self.settle()
        self._wish([each.decided(mark) for each in self.table.chosen() if each.mark is not mark or each.stale])

    def _clear(self) -> None:
        self.settle()
        self._wish([each.decided(None) for each in self.table.chosen() if each.mark is not None])

    def _take(self) -> None:
        """Take the suggestions of the cells that are selected."""
        self.settle()
        chosen = [each for each in self.table.chosen() if each.suggestion is not None]
        self._wish([each.decided(each.suggestion) for each in chosen if each.mark is not each.suggestion or each.stale])

    def _settle_unsaid(self) -> None:
        """Write NR in each cell in sight that nobody decided and of which nothing is said."""
        self.settle()
        shown = [each for each in self._cases if self._shown in (_PILLARS, each.pillar)]
        self._wish([each.decided(Mark.NR) for each in shown if each.mark is None and each.cell.state in UNSAID])

    def _wish_one(self, wish: NewEstimate) -> None:
        self.estimates_wished.emit([wish], "")

    def _wish(self, wishes: list[NewEstimate]) -> None:
        if wishes and self.study.writable:
            words = ngettext("{n} cell decided", "{n} cells decided", len(wishes)) if len(wishes) > 1 else ""
            self.estimates_wished.emit(wishes, words)

    def _go_on(self) -> None:
        """Point at the next cell that is left."""
        index = self._model.next_after(self.table.currentIndex())
        if index.isValid():
            self.table.go_to(index)
            self.table.setFocus()

    def _open(self, _index: QModelIndex) -> None:
        self._show_current()
        self.panel.write()

    def _export(self) -> None:
        self.settle()
        wish = exchanging.export(self.study, self)
        if wish is not None:
            self.deed_wished.emit(*wish)

    def _import(self) -> None:
        self.settle()
        wishes = exchanging.take_in(self.study, self)
        if wishes:
            self.estimates_wished.emit(wishes, ngettext("{n} cell decided", "{n} cells decided", len(wishes)))

    # Putting it together

    def _lay_out(self) -> None:
        menu = QMenu(self._more)
        writing = menu.addAction(_("NR wherever nothing is said"))
        writing.triggered.connect(self._settle_unsaid)
        menu.addSeparator()
        menu.addAction(_("Export the estimates (Excel)…")).triggered.connect(self._export)
        taking = menu.addAction(_("Import estimates (Excel)…"))
        taking.triggered.connect(self._import)
        for action in (writing, taking):
            action.setEnabled(self.study.writable)
        self._more.setMenu(menu)
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self._columns, self._wanted, self._next):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._more)
        foot = QHBoxLayout()
        foot.addWidget(self._basis)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        column = QVBoxLayout()
        column.setContentsMargins(18, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self._columns.chosen.connect(self._columns_chosen)
        self._wanted.chosen.connect(self._wanted_chosen)
        self._next.clicked.connect(self._go_on)
        self.table.selectionModel().currentChanged.connect(self._pointed)
        self.table.mark_wished.connect(self._mark)
        self.table.clearing_wished.connect(self._clear)
        self.table.suggestion_wished.connect(self._take)
        self.table.next_wished.connect(self._go_on)
        self.table.opening_wished.connect(self._open)
        self.panel.estimate_wished.connect(self._wish_one)
        self.panel.suggestion_wished.connect(self._take)
        self.panel.passage_wished.connect(self.passage_wished)
        self.panel.excerpts_wished.connect(self.excerpts_wished)
