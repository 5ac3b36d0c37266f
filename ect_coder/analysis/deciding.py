"""What a person decides on: each project × pillar or variable × moment, with what is computed beside it. Pure.

A suggestion follows from the state: not established where nothing is said, contradictory where it is contested, 0 where
it is absent. A presence is suggested at its median intensity, a half counting down; without any, that is for a person
to judge. Counts never make an intensity.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from ect_coder.analysis.confidence import judge
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.evidence import State, VariableCell
from ect_coder.analysis.matrix import PillarCell
from ect_coder.values import Mark, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.confidence import Confidence, Judgement, Source
    from ect_coder.analysis.estimates import Estimate
    from ect_coder.analysis.matrix import Row

MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)
UNSAID = (State.SILENT, State.UNDOCUMENTED)
_PRESENT = (State.PRESENT, State.WEAKLY_PRESENT)
_MARKS = {
    State.SILENT: Mark.NR,
    State.UNDOCUMENTED: Mark.NR,
    State.CONTESTED: Mark.C,
    State.ABSENT: Mark.ZERO,
}
_LEVELS = {1: Mark.ONE, 2: Mark.TWO, 3: Mark.THREE}


@dataclass(frozen=True, slots=True)
class Case:
    """A cell to decide on: `cell` is what is computed, `estimate` the study's current one, `pillar` where it belongs.

    `intensity` is what the suggestion stands on; there is no suggestion for a presence without one.
    """

    project: str
    target: str
    pillar: str
    moment: Moment
    cell: VariableCell | PillarCell
    intensity: float | None
    suggestion: Mark | None
    sources: tuple[Source, ...] = ()
    estimate: Estimate | None = None

    @property
    def place(self) -> tuple[str, str, Moment]:
        """Say which cell this is."""
        return self.project, self.target, self.moment

    @property
    def mark(self) -> Mark | None:
        """What was decided."""
        return self.estimate.value if self.estimate is not None else None

    @property
    def stale(self) -> bool:
        """Whether the codings have changed since it was decided."""
        return self.estimate is not None and self.estimate.stale

    @property
    def judgement(self) -> Judgement:
        """Judge the sources of the cell; reasons explain a contradiction."""
        explained = self.estimate is not None and bool(self.estimate.why.strip())
        return judge(self.sources, contested=_contested(self.cell), explained=explained)

    @property
    def confidence(self) -> Confidence:
        """A person's own confidence, or the computed one."""
        own = self.estimate.confidence if self.estimate is not None else None
        return own or self.judgement.confidence

    def decided(self, mark: Mark | None, **changes: Any) -> NewEstimate:
        """Give the estimate of this mark. Reasons, excerpts and confidence stay, unless the mark is taken back."""
        kept: dict[str, Any] = {}
        if self.estimate is not None and mark is not None:
            names = ("why", "evidence", "confidence", "confidence_why")
            kept = {name: getattr(self.estimate, name) for name in names}
        return NewEstimate(self.project, self.target, self.moment, mark, **{**kept, **changes})


def cases(
    rows: Iterable[Row],
    variables: Iterable[Row],
    pillars: Mapping[str, Sequence[str]],
    projects: Mapping[int, str],
    sources: Mapping[tuple[int, str, Moment], Sequence[Source]],
) -> list[Case]:
    """Lay out the cells of some rows of the matrix, each at both moments, undecided; `variables` are rows by variable.

    `pillars` gives the variables of each pillar, `sources` the documents that have a coding of a variable at a moment.
    """
    levels = _intensities(variables)
    home = {key: pillar for pillar, keys in pillars.items() for key in (pillar, *keys)}
    found = []
    for row in rows:
        own = pillars.get(row.id, (row.id,))
        for moment, cell in zip(MOMENTS, (row.emergence, row.support), strict=True):
            name = projects[row.project]
            felt = [levels[row.project, key, moment] for key in own if (row.project, key, moment) in levels]
            intensity = median(felt) if felt and cell.state in _PRESENT else None
            told = tuple(each for key in own for each in sources.get((row.project, key, moment), ()))
            mark = suggestion(cell.state, intensity)
            bare = replace(cell, estimate=None, stale=False)
            found.append(Case(name, row.id, home[row.id], moment, bare, intensity, mark, told))
    return found


def decided(found: Iterable[Case], estimates: Iterable[Estimate]) -> list[Case]:
    """Give cells with the study's estimates as they stand."""
    standing = {(each.project, each.id, each.moment): each for each in estimates if each.current}
    return [replace(each, estimate=standing.get(each.place)) for each in found]


def suggestion(state: State, intensity: float | None) -> Mark | None:
    """Suggest an estimate; None for a presence whose intensity is to be judged."""
    if state not in _PRESENT:
        return _MARKS[state]
    return None if intensity is None else _LEVELS[max(1, math.ceil(intensity - 0.5))]


def _intensities(variables: Iterable[Row]) -> dict[tuple[int, str, Moment], float]:
    """Give the intensity of each variable that is present at a moment and has one."""
    return {
        (row.project, row.id, moment): cell.intensity
        for row in variables
        for moment, cell in zip(MOMENTS, (row.emergence, row.support), strict=True)
        if isinstance(cell, VariableCell) and cell.intensity is not None and cell.state in _PRESENT
    }


def _contested(cell: VariableCell | PillarCell) -> bool:
    """Say whether voices contradict each other: in a pillar, on one of its variables, not from one to another."""
    return cell.contested > 0 if isinstance(cell, PillarCell) else cell.state is State.CONTESTED
