"""How firm the answers are, and who says what: a tab for each table, made off the window's thread."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout

from ect_coder.errors import Cancelled
from ect_coder.ui import faults
from ect_coder.ui.choices import Choices
from ect_coder.ui.jobs import Job, Task
from ect_coder.ui.robustness.ground import Ground
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from ect_coder.errors import EctError
    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.ui.robustness.tab import Tab
    from ect_coder.ui.theme import Palette

TABS: tuple[tuple[str, str, str], ...] = (
    ("firm", N_("Robustness"), "firm_tab:FirmTab"),
    ("roles", N_("Who says it"), "role_tabs:RoleTab"),
    ("credits", N_("With, or thanks to"), "role_tabs:CreditTab"),
    ("triangles", N_("Triangulation"), "role_tabs:TriangleTab"),
    ("negatives", N_("Negative cases"), "negative_tab:NegativeTab"),
    ("together", N_("Co-occurrences"), "count_tabs:TogetherTab"),
    ("crosstab", N_("Crosstab"), "count_tabs:CrossTab"),
    ("agreement", N_("Agreement between coders"), "agreement_tab:AgreementTab"),
)
"""Name, label, and where the tab is made (module of this package, class)."""
_FELT = Changed.ALL & ~(Changed.MEMOS | Changed.DISCUSSIONS)


class RobustnessPage(StudyPage):
    """One tab in sight at a time. What a deed changed is read again when a tab is shown, under a line with Cancel."""

    excerpts_wished = Signal(object)
    export_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._ground = Ground(study)
        self._tabs: dict[str, Tab] = {}
        self._stale: set[str] = set()
        self._job: Job | None = None
        self._choices = Choices([(name, _(label), None) for name, label, _where in TABS], _("Table"))
        self._choices.chosen.connect(self.show_tab)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(110, 6)
        self.cancel = QPushButton(_("Cancel"), self)
        self.again = QPushButton(_("Compute"), self)
        self._inside = QStackedWidget(self)
        self.shown = TABS[0][0]
        self._lay_out()
        self.cancel.clicked.connect(self.leave)
        self.again.clicked.connect(self._ask)
        self.show_tab(self.shown)

    def tab(self, name: str) -> Tab:
        """Give a tab, made now if it was not yet."""
        if name not in self._tabs:
            module, kind = next(where for each, _label, where in TABS if each == name).split(":")
            made: Tab = getattr(import_module(f"ect_coder.ui.robustness.{module}"), kind)(self._study, self._palette)
            made.asked_again.connect(self._ask)
            made.excerpts_wished.connect(self.excerpts_wished)
            made.export_wished.connect(self.export_wished)
            self._tabs[name] = made
            self._stale.add(name)
            self._inside.addWidget(made)
        return self._tabs[name]

    def show_tab(self, name: str) -> None:
        """Put a tab in sight, with what changed meanwhile."""
        self._inside.setCurrentWidget(self.tab(name))
        self.shown = name
        self._choices.choose(name)
        if name in self._stale:
            self._ask()

    def refresh(self, changed: Changed) -> None:
        """Read again what a deed may have changed: for the tab in sight now, for the others when they are shown."""
        if changed & _FELT:
            self._ground = Ground(self._study)
            self._stale = set(self._tabs)
            for each in self._tabs.values():
                each.renew()
            self._ask()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.tab(self.shown).take_keyboard()

    def leave(self) -> None:
        """Stop what is being computed."""
        if self._job is not None:
            self._job.cancel()

    # Making tables, off the window's thread

    def _ask(self) -> None:
        """Make the table in sight; while another is being made, once that has ended."""
        name, ground = self.shown, self._ground
        self._stale.add(name)
        if self._job is not None:
            return
        made = self.tab(name).asked()

        def work(task: Task) -> tuple[str, Ground, Table]:
            ground.task = task
            return name, ground, made(ground)

        self._under_way(True)
        self._stale.discard(name)
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
        if self.shown in self._stale and not self.again.isVisible():
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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 0)
        head.setSpacing(8)
        head.addWidget(self._choices)
        head.addStretch(1)
        for widget in (self._bar, self.cancel, self.again):
            head.addWidget(widget)
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._inside, 1)
