"""The matrix: project × pillar or variable × moment, with its answers; and the counts of transversal codes.

Pillars are made from their variables, never from the union of their codings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Self

from ect_coder.analysis.answers import Answer, answer, retained
from ect_coder.analysis.evidence import (
    Reason,
    State,
    Testimony,
    Thresholds,
    VariableCell,
    documenting_voices,
    moments_of,
    variable_cell,
)
from ect_coder.values import Mark, Moment

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Grid

_MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)
_PRESENT = (State.PRESENT, State.WEAKLY_PRESENT)
_ENTERING = (*_PRESENT, State.ABSENT, State.CONTESTED)


@dataclass(frozen=True, slots=True)
class Frame:
    """The codebook as the rule needs it: variables by pillar in order; whether each transversal code documents."""

    pillars: Mapping[str, tuple[str, ...]]
    transversal: Mapping[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, grid: Grid) -> Self:
        """Take from a codebook what the rule needs."""
        return cls(
            pillars={pillar.id: tuple(each.id for each in pillar.variables) for pillar in grid.pillars},
            transversal={code.id: code.documents for code in grid.transversal},
        )

    @property
    def variables(self) -> tuple[str, ...]:
        """All variables, in order."""
        return tuple(variable for variables in self.pillars.values() for variable in variables)

    @property
    def documenting(self) -> frozenset[str]:
        """The codes that document a moment: every variable, and the transversal codes that say so."""
        return frozenset(self.variables) | {code for code, documents in self.transversal.items() if documents}


@dataclass(frozen=True, slots=True)
class Standing:
    """The study's estimate of a cell; stale when its codings have changed since."""

    mark: Mark
    stale: bool


@dataclass(frozen=True, slots=True)
class PillarCell:
    """A pillar of a project at a moment; `present`, `absent`, `contested` count its entering variables."""

    state: State
    weak: bool
    reasons: tuple[Reason, ...]
    codings: int
    voices: int
    present: int
    absent: int
    contested: int
    estimate: Mark | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The answer of a project on a pillar or variable; `profile` counts a pillar's variables by their answers."""

    project: int
    level: str
    id: str
    emergence: VariableCell | PillarCell
    support: VariableCell | PillarCell
    answer: Answer
    insufficient: bool
    reasons: tuple[Reason, ...]
    provisional: bool
    retained: Answer | None
    retained_insufficient: bool
    profile: Mapping[Answer, int] | None


@dataclass(frozen=True, slots=True)
class Factor:
    """A transversal code of a project: (codings, voices) at each moment.

    `both` is counted at emergence and at support too, as in answers; under its own name it is counted alone.
    """

    project: int
    id: str
    counts: Mapping[Moment, tuple[int, int]]


Estimates = Mapping[tuple[int, str, Moment], Standing]
_Said = Mapping[tuple[int, str, Moment], Sequence[Testimony]]


def matrix(
    frame: Frame,
    projects: Sequence[int],
    testimonies: Iterable[Testimony],
    *,
    by: str = "pillar",
    thresholds: Thresholds | None = None,
    supporter_voices: Collection[str] = frozenset(),
    estimates: Estimates | None = None,
    unread: Collection[int] = frozenset(),
) -> list[Row]:
    """Give the answer of every project × pillar (or variable) in the codebook's order, coded or not.

    `by` is pillar, variable, or all: by pillar, then by variable.
    """
    testimonies = list(testimonies)
    judge = _Judge(frame, testimonies, thresholds or Thresholds(), supporter_voices, estimates or {}, unread)
    rows: list[Row] = []
    if by != "variable":
        rows.extend(judge.pillar(project, pillar) for project in projects for pillar in frame.pillars)
    if by != "pillar":
        rows.extend(judge.variable(project, variable) for project in projects for variable in frame.variables)
    return rows


def factors(frame: Frame, projects: Sequence[int], testimonies: Iterable[Testimony]) -> list[Factor]:
    """Count codings and voices of every project × transversal code at each moment."""
    codings: Counter[tuple[int, str, Moment]] = Counter()
    voices: dict[tuple[int, str, Moment], set[str]] = defaultdict(set)
    for said in testimonies:
        if said.code not in frame.transversal:
            continue
        for moment in dict.fromkeys((*moments_of(said.moment), said.moment)):
            codings[said.project, said.code, moment] += said.present + said.absent + said.mixed
            voices[said.project, said.code, moment].add(said.voice)
    return [
        Factor(
            project,
            code,
            {
                moment: (codings[project, code, moment], len(voices.get((project, code, moment), ())))
                for moment in Moment
            },
        )
        for project in projects
        for code in frame.transversal
    ]


def is_comparable(row: Row) -> bool:
    """Say whether a variable says something at both moments."""
    return row.emergence.state in _ENTERING and row.support.state in _ENTERING


def entering(rows: Sequence[Row], m: int) -> tuple[list[Row], list[Row]]:
    """Choose of a pillar's variables those that enter its state at emergence, and those that do with the support.

    With m that are comparable only these do; otherwise all that say something at the moment.
    """
    comparable = [row for row in rows if is_comparable(row)]
    if len(comparable) >= m:
        return comparable, comparable
    before = [row for row in rows if row.emergence.state in _ENTERING]
    return before, [row for row in rows if row.support.state in _ENTERING]


class _Judge:
    """Everything said, by cell; judges each cell once."""

    def __init__(
        self,
        frame: Frame,
        testimonies: Sequence[Testimony],
        thresholds: Thresholds,
        supporters: Collection[str],
        estimates: Estimates,
        unread: Collection[int],
    ) -> None:
        self._frame = frame
        self._thresholds = thresholds
        self._supporters = supporters
        self._estimates = estimates
        self._unread = unread
        self._said: _Said = _by_cell(testimonies)
        self._documenting = documenting_voices(testimonies, frame.documenting)
        self._answered: dict[tuple[int, str], Row] = {}

    def variable(self, project: int, variable: str) -> Row:
        """Answer for one variable; its pillar asks too."""
        found = self._answered.get((project, variable))
        if found is None:
            found = self._answered[project, variable] = self._variable(project, variable)
        return found

    def _variable(self, project: int, variable: str) -> Row:
        cells = {moment: self._cell(project, variable, moment) for moment in _MOMENTS}
        emergence, support = cells[Moment.EMERGENCE], cells[Moment.SUPPORT]
        found = answer(emergence.state, support.state, _change(emergence, support))
        reasons = _in_order({*emergence.reasons, *support.reasons})
        return self._row(project, "variable", variable, emergence, support, found, reasons, None)

    def pillar(self, project: int, pillar: str) -> Row:
        """Answer for one pillar, from its variables."""
        rows = [self.variable(project, variable) for variable in self._frame.pillars[pillar]]
        comparable = [(row.emergence, row.support) for row in rows if is_comparable(row)]
        before, after = entering(rows, self._thresholds.m)
        emergence = self._pillar_cell(project, pillar, Moment.EMERGENCE, [row.emergence for row in before])
        support = self._pillar_cell(project, pillar, Moment.SUPPORT, [row.support for row in after])
        reasons = {*emergence.reasons, *support.reasons}
        if len(comparable) < self._thresholds.m and (before or after):
            reasons.add(Reason.FEW_VARIABLES)
        found = answer(emergence.state, support.state, _pillar_change(comparable))
        profile = Counter(row.answer for row in rows)
        return self._row(project, "pillar", pillar, emergence, support, found, _in_order(reasons), profile)

    def _row(
        self,
        project: int,
        level: str,
        key: str,
        emergence: VariableCell | PillarCell,
        support: VariableCell | PillarCell,
        found: Answer,
        reasons: tuple[Reason, ...],
        profile: Mapping[Answer, int] | None,
    ) -> Row:
        kept, below = None, False
        if emergence.estimate is not None and support.estimate is not None:
            documented = tuple(bool(self._documenting.get((project, moment))) for moment in _MOMENTS)
            kept, below = retained(
                emergence.estimate, support.estimate, (documented[0], documented[1]), self._thresholds
            )
        insufficient, provisional = bool(reasons), project in self._unread
        return Row(
            project, level, key, emergence, support, found, insufficient, reasons, provisional, kept, below, profile
        )

    def _cell(self, project: int, variable: str, moment: Moment) -> VariableCell:
        documenting = len(self._documenting.get((project, moment), ()))
        said = self._said.get((project, variable, moment), ())
        cell = variable_cell(said, documenting, self._thresholds, self._supporters)
        standing = self._estimates.get((project, variable, moment))
        return cell if standing is None else replace(cell, estimate=standing.mark, stale=standing.stale)

    def _pillar_cell(
        self, project: int, pillar: str, moment: Moment, entering: Sequence[VariableCell | PillarCell]
    ) -> PillarCell:
        said = [
            each for variable in self._frame.pillars[pillar] for each in self._said.get((project, variable, moment), ())
        ]
        standing = self._estimates.get((project, pillar, moment))
        present = sum(cell.state in _PRESENT for cell in entering)
        absent = sum(cell.state is State.ABSENT for cell in entering)
        contested = sum(cell.state is State.CONTESTED for cell in entering)
        documenting = len(self._documenting.get((project, moment), ()))
        state, reasons = self._pillar_state(entering, (present, absent, contested), documenting)
        return PillarCell(
            state=state,
            weak=bool(reasons),
            reasons=reasons,
            codings=sum(each.present + each.absent + each.mixed for each in said),
            voices=len({each.voice for each in said}),
            present=present,
            absent=absent,
            contested=contested,
            estimate=standing.mark if standing else None,
            stale=standing.stale if standing else False,
        )

    def _pillar_state(
        self, entering: Sequence[VariableCell | PillarCell], counts: tuple[int, int, int], documenting: int
    ) -> tuple[State, tuple[Reason, ...]]:
        present, absent, contested = counts
        few = (Reason.FEW_VARIABLES,)
        firm = Counter(cell.state for cell in entering if not cell.weak)
        if not entering:
            if not documenting:
                return State.UNDOCUMENTED, ()
            return State.SILENT, (Reason.FEW_VOICES,) if documenting < self._thresholds.t else ()
        if present > absent + contested:
            strong = firm[State.PRESENT] >= self._thresholds.m
            return (State.PRESENT, ()) if strong else (State.WEAKLY_PRESENT, few)
        if absent > present + contested:
            return State.ABSENT, () if firm[State.ABSENT] >= self._thresholds.m else few
        return State.CONTESTED, () if firm.total() >= self._thresholds.m else few


def _by_cell(testimonies: Iterable[Testimony]) -> _Said:
    found: dict[tuple[int, str, Moment], list[Testimony]] = {}
    for said in testimonies:
        for moment in moments_of(said.moment):
            found.setdefault((said.project, said.code, moment), []).append(said)
    return found


def _change(emergence: VariableCell, support: VariableCell) -> float | None:
    if emergence.intensity is None or support.intensity is None:
        return None
    return support.intensity - emergence.intensity


def _pillar_change(comparable: Iterable[tuple[VariableCell | PillarCell, VariableCell | PillarCell]]) -> float | None:
    """Return the median change of the comparable variables that are present at both moments and have intensities."""
    changes = [
        change
        for emergence, support in comparable
        if emergence.state in _PRESENT and support.state in _PRESENT
        if isinstance(emergence, VariableCell) and isinstance(support, VariableCell)
        if (change := _change(emergence, support)) is not None
    ]
    return median(changes) if changes else None


def _in_order(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in Reason if reason in reasons)
