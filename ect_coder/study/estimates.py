"""The part of the door for deciding: each cell with what is computed of it and what was decided, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import conventions, deciding, estimates, gathering
from ect_coder.analysis.gathering import Scope
from ect_coder.codebook import shelf
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ect_coder.analysis.deciding import Case
    from ect_coder.analysis.estimates import Estimate
    from ect_coder.storage.database import Database
    from ect_coder.study.door import Answers
    from ect_coder.values import Moment


class Decisions(Part):
    """What a person decides on; `answers` computes the matrix by pillar or by variable."""

    def __init__(self, opened: Database, answers: Callable[[str], Answers]) -> None:
        super().__init__(opened)
        self._answers = answers

    def cases(self, by: str = "pillar") -> list[Case]:
        """List the cells, at both moments: projects in the order they were made, targets in the codebook's."""
        variables = self._answers("variable")
        rows = variables.rows if by == "variable" else self._answers(by).rows
        with self._database.reading() as session:
            grid, agreed = shelf.read(session), conventions.read(session)
            pillars = {pillar.id: [each.id for each in pillar.variables] for pillar in grid.pillars}
            sources = gathering.sources(session, gathering.counting(Scope(), agreed))
            found = deciding.cases(rows, variables.rows, pillars, variables.projects, sources)
            return deciding.decided(found, estimates.current(session, grid))

    def all_cases(self) -> list[Case]:
        """List the cells of pillars, then those of variables."""
        return [*self.cases("pillar"), *self.cases("variable")]

    def again(self, cases: Iterable[Case]) -> list[Case]:
        """Give cells with what was decided meanwhile; their codings are taken to be the same."""
        cases = list(cases)
        known = [each.estimate for each in cases if each.estimate is not None]
        with self._database.reading() as session:
            return deciding.decided(cases, estimates.current(session, shelf.read(session), known))

    def history(self, project: str, target: str, moment: Moment) -> list[Estimate]:
        """List all that was decided of a cell, the latest first."""
        with self._database.reading() as session:
            found = estimates.history(session, shelf.read(session))
        return [each for each in reversed(found) if (each.project, each.id, each.moment) == (project, target, moment)]
