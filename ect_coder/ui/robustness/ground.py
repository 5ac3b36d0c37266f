"""What the tables are made of, read once and kept until a deed changes it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from ect_coder.analysis.roles import teller

if TYPE_CHECKING:
    from ect_coder.analysis.agreement.questions import Found
    from ect_coder.analysis.roles import Teller
    from ect_coder.study import Study
    from ect_coder.study.robustness import Material, Trial
    from ect_coder.ui.jobs import Task
    from ect_coder.values import Kind


class Ground:
    """Asked off the window's thread, by one job at a time; `task` is told of by what has to be read first."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.grid = study.grid
        self.own = study.conventions().own_labels()
        self.task: Task | None = None

    @cached_property
    def trial(self) -> Trial:
        """How firm every answer is."""
        return self.study.robustness.trial(partial(_tell, self.task))

    @cached_property
    def material(self) -> Material:
        """Every coding that answers count."""
        return self.study.robustness.material(partial(_tell, self.task))

    @cached_property
    def agreement(self) -> Found:
        """How far people agree."""
        return self.study.agreement.found(partial(_tell, self.task))

    @cached_property
    def tellers(self) -> dict[int, Teller]:
        """Who speaks in each document."""
        return {number: teller(each) for number, each in self.material.documents.items()}

    @cached_property
    def kinds(self) -> dict[int, Kind]:
        """What each document is."""
        return {number: each.kind for number, each in self.material.documents.items()}


def _tell(task: Task | None, done: int, total: int) -> None:
    if task is not None:
        task.tell(done, total)
