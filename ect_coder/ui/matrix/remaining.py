"""What is left to read and to ask for a project: seen first, then printed before the next interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange import remaining_list
from ect_coder.ui.records.collecting import Collecting
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from ect_coder.exchange.collect_list import Entry


class Left(Collecting):
    """Shows the list of one project, or of all."""

    def title(self) -> str:
        """Name the list."""
        return _("Left to read and to ask")

    def entries(self) -> list[Entry]:
        """Give the lines of the list that is shown."""
        study, grid, tongue = self.study, self.study.grid, language()
        names = {each.id: each.label(tongue) for each in grid.pillars} | {
            each.id: each.label(tongue) for each in grid.codes
        }
        codes = {each.id: each.code for each in study.documents()}
        return remaining_list.entries(study.remaining(self.chosen()), names, codes, study.conventions().title)
