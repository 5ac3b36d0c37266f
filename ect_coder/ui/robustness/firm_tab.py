"""Which answers flip, and by what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.exchange import robustness_words
from ect_coder.ui.robustness.tab import EVERY, Tab, fill
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.exchange.tabulation import Table
    from ect_coder.ui.robustness.ground import Ground

_ANSWER = 244


class FirmTab(Tab):
    """The answers that flip, or every answer in every variant."""

    lines_a_row = 3

    def offer(self) -> None:
        """Offer what is shown, of which level, and of which project."""
        self._what = self.choices(
            _("What is shown"), [("flips", _("Answers that flip")), ("all", _("Every answer and variant"))]
        )
        self._level = self.choices(_("Rows"), [("pillar", _("By pillar")), ("variable", _("By variable"))])
        self._project = self.combo(_("Project"), self.projects())

    def renew(self) -> None:
        """Offer the projects anew."""
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        return partial(_table, self._what.current(), self._level.current(), str(self._project.currentData()))

    def nothing(self) -> str:
        """Say that all is firm, or that there is nothing."""
        if self.study.projects():
            return _("No answer flips here: each stands in every variant, and without any one voice.")
        return super().nothing()

    def show_table(self, table: Table) -> None:
        """Let the reasons take the room where there is one column of them."""
        self.stretched = 1 if len(table.columns) == 2 else -1
        super().show_table(table)

    def width_of(self, column: int) -> int:
        """Leave room for an answer in words."""
        return _ANSWER if column == 0 else 132


def _table(what: str, level: str, project: str, ground: Ground) -> Table:
    trial = ground.trial
    found = [each for each in trial.found if each.level == level and project in (EVERY, trial.projects[each.project])]
    made = robustness_words.flips if what == "flips" else robustness_words.firmness
    return made(found, trial, ground.grid)
