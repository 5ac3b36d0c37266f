"""How firm the answers are, and who says what: a tab for each table, made off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from ect_coder.errors import Cancelled
from ect_coder.ui import faults
from ect_coder.ui.jobs import Job, Task
from ect_coder.ui.robustness.ground import Ground
from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.values import Changed
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection

    from ect_coder.errors import EctError
    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_FELT = Changed.ALL & ~(Changed.MEMOS | Changed.DISCUSSIONS | Changed.SUGGESTIONS)


class RobustnessPage(TabbedPage):
    """One tab in sight at a time. What a deed changed is read again when a tab is shown, under a line with Cancel."""

    TABS = (
        ("firm", N_("Robustness"), "firm_tab:FirmTab"),
        ("roles", N_("Who says it"), "role_tabs:RoleTab"),
        ("credits", N_("With, or thanks to"), "role_tabs:CreditTab"),
        ("triangles", N_("Triangulation"), "role_tabs:TriangleTab"),
        ("negatives", N_("Negative cases"), "negative_tab:NegativeTab"),
        ("together", N_("Co-occurrences"), "count_tabs:TogetherTab"),
        ("crosstab", N_("Crosstab"), "count_tabs:CrossTab"),
        ("agreement", N_("Agreement between coders"), "agreement_tab:AgreementTab"),
        ("desk", N_("Reconciliation"), "desk.tab:DeskTab"),
    )
    PACKAGE = "ect_coder.ui.robustness"
    PASSED_ON = ("excerpts_wished", "export_wished", "deed_wished", "settling_wished", "passage_wished")

    excerpts_wished = Signal(object)
    export_wished = Signal(object)
    deed_wished = Signal(object, str)
    settling_wished = Signal(object, int, str)
    passage_wished = Signal(int)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._ground = Ground(study)
        self._due: set[str] = set()
        self._job: Job | None = None
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(110, 6)
        self.cancel = QPushButton(_("Cancel"), self)
        self.again = QPushButton(_("Compute"), self)
        self.head.setSpacing(8)
        for widget in (self._bar, self.cancel, self.again):
            self.head.addWidget(widget)
            widget.hide()
        self.cancel.clicked.connect(self.leave)
        self.again.clicked.connect(self._ask)
        self.show_tab(self.shown)

    def tab(self, name: str) -> Any:
        """Give a tab, made now if it was not yet; its table is made when it is shown."""
        if name not in self._tabs:
            self._due.add(name)
            made = super().tab(name)
            made.asked_again.connect(self._ask)
            made.desk_wished.connect(self.settle_those)
        return self._tabs[name]

    def show_tab(self, name: str) -> None:
        """Put a tab in sight, with what changed meanwhile."""
        super().show_tab(name)
        if name in self._due:
            self._ask()

    def settle_those(self, codings: Collection[int]) -> None:
        """Show the disagreements of some codings, to be settled."""
        self.show_tab("desk")
        self.tab("desk").narrow_to(codings)

    def refresh(self, changed: Changed) -> None:
        """Read again what a deed may have changed: for the tab in sight now, for the others when they are shown."""
        if changed & _FELT:
            self._ground = Ground(self._study)
            self._due = set(self._tabs)
            for each in self._tabs.values():
                each.renew()
            self._ask()

    def leave(self) -> None:
        """Stop what is being computed."""
        if self._job is not None:
            self._job.cancel()

    # Making tables, off the window's thread

    def _ask(self) -> None:
        """Make the table in sight; while another is being made, once that has ended."""
        name, ground = self.shown, self._ground
        self._due.add(name)
        if self._job is not None:
            return
        made = self.tab(name).asked()

        def work(task: Task) -> tuple[str, Ground, Table]:
            ground.task = task
            return name, ground, made(ground)

        self._under_way(True)
        self._due.discard(name)
        self._job = Job(work)
        self._job.progressed.connect(self._progressed)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _done(self, outcome: tuple[str, Ground, Table]) -> None:
        name, ground, table = outcome
        if ground is self._ground:
            self._tabs[name].show_table(table)

    def _ended(self) -> None:
        self._job = None
        self._under_way(False)
        if self.shown in self._due and not self.again.isVisible():
            self._ask()

    def _refused(self, refusal: EctError) -> None:
        if isinstance(refusal, Cancelled):
            self.again.show()
        else:
            faults.show(self, refusal)

    def _failed(self, problem: Exception) -> None:
        raise problem

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _under_way(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self._bar.setRange(0, 0)
            self.again.hide()
