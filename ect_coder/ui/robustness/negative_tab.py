"""The negative cases: what speaks against the answers, in people's own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis.counterexamples import Negative, negative_cases
from ect_coder.coding.excerpts import Filter
from ect_coder.exchange import who_words
from ect_coder.ui.robustness.tab import EVERY, Tab, basis_of, fill
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ect_coder.analysis.quoting import Quoting
    from ect_coder.coding.excerpts import Coding
    from ect_coder.exchange.tabulation import Table
    from ect_coder.ui.robustness.ground import Ground

_WIDTHS = (120, 110, 190, 84)
_EXCERPT = 4


class NegativeTab(Tab):
    """A row for each coding that speaks against an answer, or for an absence."""

    lines_a_row = 3
    stretched = _EXCERPT

    def offer(self) -> None:
        """Offer the kinds of cases and the project."""
        self._case = self.choices(
            _("Case"),
            [
                (EVERY, _("All")),
                (Negative.DENIAL, _("Denials")),
                (Negative.CONTESTED, _("Contested")),
                (Negative.COUNTER_EXAMPLE, _("Counter-examples")),
            ],
        )
        self._project = self.combo(_("Project"), self.projects())
        self._ground: Ground | None = None

    def renew(self) -> None:
        """Offer the projects anew."""
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen, with all words: nothing leaves."""
        return partial(_table, self._case.current(), str(self._project.currentData()), None)

    def leaving(self, table: Table) -> Callable[[], Table]:
        """Give the table without the words that may not be quoted."""
        from ect_coder.ui.robustness.ground import Ground

        ground = Ground(self.study)
        return partial(
            _table, self._case.current(), str(self._project.currentData()), self.study.quoting().real, ground
        )

    def nothing(self) -> str:
        """Say that no one contradicts."""
        if self.study.projects():
            return _("No negative case here. Look for some: what is never contradicted may only never have been asked.")
        return super().nothing()

    def width_of(self, column: int) -> int:
        """Leave most room to the words."""
        return _WIDTHS[column]


def _table(case: str, project: str, quoting: Quoting | None, ground: Ground) -> Table:
    material = ground.material
    names = {number: each.name for number, each in material.projects.items()}
    cases = [
        each
        for each in negative_cases(material.rows, material.mentions)
        if case in (EVERY, each.negative) and project in (EVERY, names[each.row.project])
    ]
    numbers = {number for each in cases for number in each.codings}
    codings = ground.study.excerpts(Filter(numbers=sorted(numbers))) if numbers else []
    references = ground.study.references(codings)
    said = [each for each in material.mentions if each.id in numbers]
    return who_words.negative_table(
        cases,
        {each.id: each for each in codings},
        partial(_cited, quoting, references),
        names,
        ground.grid,
        ground.own,
        basis_of(ground, said),
    )


def _cited(quoting: Quoting | None, references: Mapping[int, str], coding: Coding) -> str:
    from ect_coder.wording import cited

    reference = references[coding.id]
    return cited(coding.text, reference) if quoting is None else quoting.cited(coding.document, coding.text, reference)
