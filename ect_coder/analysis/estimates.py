"""Estimates: what a person decides of a pillar or variable at a moment, kept with its reasons and its history.

An estimate is never changed, only followed by another; the study's is the latest in time, whichever copy of the study
it was recorded in. It is stale when the codings of its cell differ from the fingerprint kept with it.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, select, type_coerce, update

from ect_coder.analysis.confidence import Confidence
from ect_coder.analysis.matrix import Standing
from ect_coder.coding import codings
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import BadValue, EctError, NotEstimable, ReasonNeeded, Refusal, UnknownVariable, as_it_is
from ect_coder.storage.schema import CoderRow, CodingRow, EstimateEvidence, EstimateRow, ProjectRow, VariableRow
from ect_coder.values import Mark, Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.codebook.grid import Grid

MOST_EVIDENCE = 3
"""Codings that carry an estimate, at most."""
_Cell = tuple[int, str, Moment]
_TIME = func.julianday(EstimateRow.created)
_IN_TIME = (_TIME, EstimateRow.id)


@dataclass(frozen=True, slots=True)
class NewEstimate:
    """An estimate to be recorded; no mark takes the earlier one back.

    `evidence` are up to three codings that carry it; `confidence` sets the computed one aside, with a reason.
    """

    project: str
    target: str
    moment: Moment
    mark: Mark | None
    why: str = ""
    evidence: Sequence[int] = ()
    coder: str = ""
    confidence: Confidence | None = None
    confidence_why: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate as it was recorded; `current` if it is the study's, `stale` if its codings have changed since.

    `number` tells it from a later one that says the same.
    """

    project: str
    id: str
    moment: Moment
    value: Mark | None
    why: str
    evidence: tuple[int, ...]
    coder: str
    created: str
    current: bool
    stale: bool
    confidence: Confidence | None = None
    confidence_why: str = ""
    number: int = 0


def record(session: Session, grid: Grid, wishes: Sequence[NewEstimate], refuse: Refusal = as_it_is) -> None:
    """Write estimates down.

    Raises UnknownProject, UnknownVariable, UnknownCoding, NotEstimable, BadValue (more than three codings) or
    ReasonNeeded for the first bad one, through `refuse`.
    """
    made, cells = _now(session), _granted(session, grid, wishes, refuse)
    prints = _fingerprints(session, grid, cells)
    for cell, wish in zip(cells, wishes, strict=True):
        project, target, moment = cell
        row = EstimateRow(
            project_id=project,
            target=target,
            moment=moment,
            mark=wish.mark,
            why=canonical(wish.why),
            confidence=wish.confidence,
            confidence_why=canonical(wish.confidence_why),
            fingerprint=prints[cell],
            coder_id=codings.coder_id(session, wish.coder),
            created=made,
        )
        session.add(row)
        session.flush()
        session.add_all(EstimateEvidence(estimate_id=row.id, coding_id=each) for each in dict.fromkeys(wish.evidence))


def _now(session: Session) -> str:
    """Give this moment, to the thousandth, so that estimates of two copies have an order.

    A clock that was set back never puts a new estimate before an earlier one.
    """
    made = datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")
    later = select(EstimateRow.created).where(func.julianday(made) < _TIME).order_by(_TIME.desc()).limit(1)
    return session.scalars(later).first() or made


def _granted(session: Session, grid: Grid, wishes: Sequence[NewEstimate], refuse: Refusal) -> list[_Cell]:
    """Give the cells of wishes that can all be granted."""
    cells = []
    for rank, wish in enumerate(wishes):
        try:
            cells.append((_checked(session, grid, wish), wish.target, wish.moment))
        except EctError as reason:
            raise refuse(rank, reason) from None
    return cells


def history(session: Session, grid: Grid) -> list[Estimate]:
    """List every estimate in the order they were recorded."""
    rows, evidence = _rows(session), _evidence(session)
    latest = {_cell(row): row.id for row, _project, _coder in rows}
    prints = _fingerprints(session, grid, latest)
    return [
        _estimate(
            row,
            project,
            coder,
            evidence[row.id],
            current=row.mark is not None and latest[_cell(row)] == row.id,
            stale=prints[_cell(row)] != row.fingerprint,
        )
        for row, project, coder in rows
    ]


def current(session: Session, grid: Grid, known: Iterable[Estimate] = ()) -> list[Estimate]:
    """List the study's estimates: the latest of each cell, unless it was taken back.

    Whether those of `known` are stale is taken to be as they say; that of the others alone is worked out.
    """
    evidence = _evidence(session)
    latest = {_cell(row): (row, project, coder) for row, project, coder in _rows(session)}
    held = {each.number: each for each in known}
    found, new = [], {}
    for cell, (row, project, coder) in latest.items():
        if row.mark is None:
            continue
        made = _estimate(row, project, coder, evidence[row.id], current=True, stale=False)
        if row.id in held:
            found.append(replace(made, stale=held[row.id].stale))
        else:
            new[cell] = made, row.fingerprint
    prints = _fingerprints(session, grid, new)
    return found + [replace(made, stale=prints[cell] != kept) for cell, (made, kept) in new.items()]


def standing(session: Session, grid: Grid, within: Collection[int] | None = None) -> dict[_Cell, Standing]:
    """Give the study's estimate of each cell that has one, in all projects or some: the latest, unless taken back."""
    latest: dict[_Cell, EstimateRow] = {}
    query = select(EstimateRow).order_by(*_IN_TIME)
    if within is not None:
        query = query.where(EstimateRow.project_id.in_(within))
    for row in session.scalars(query):
        latest[row.project_id, row.target, row.moment] = row
    kept = {cell: row for cell, row in latest.items() if row.mark is not None}
    prints = _fingerprints(session, grid, kept)
    return {
        cell: Standing(row.mark, stale=prints[cell] != row.fingerprint)
        for cell, row in kept.items()
        if row.mark is not None
    }


def fresh(session: Session, grid: Grid) -> dict[int, _Cell]:
    """Give the cell of each estimate that nothing has changed since, by the estimate's number."""
    row = EstimateRow
    rows = session.execute(select(row.id, row.project_id, row.target, row.moment, row.fingerprint)).all()
    cells = {number: (project, target, moment) for number, project, target, moment, _print in rows}
    prints = _fingerprints(session, grid, {*cells.values()})
    return {number: cells[number] for number, *_cell, print_ in rows if prints[cells[number]] == print_}


def keep_fresh(session: Session, grid: Grid, cells: Mapping[int, _Cell]) -> None:
    """Note that estimates still hold, whose codings are elsewhere in a text that was corrected and say the same."""
    prints = _fingerprints(session, grid, {*cells.values()})
    held = dict(session.execute(select(EstimateRow.id, EstimateRow.fingerprint)).all())
    renewed = [
        {"id": number, "fingerprint": prints[cell]} for number, cell in cells.items() if held[number] != prints[cell]
    ]
    if renewed:
        session.execute(update(EstimateRow), renewed)


def _rows(session: Session) -> list[tuple[EstimateRow, str, str]]:
    found = session.execute(
        select(EstimateRow, ProjectRow.name, CoderRow.name)
        .join(ProjectRow, ProjectRow.id == EstimateRow.project_id)
        .join(CoderRow, CoderRow.id == EstimateRow.coder_id)
        .order_by(*_IN_TIME)
    )
    return [(row, project, coder) for row, project, coder in found]


def _evidence(session: Session) -> Mapping[int, list[int]]:
    evidence: dict[int, list[int]] = defaultdict(list)
    for estimate, coding in session.execute(select(EstimateEvidence.estimate_id, EstimateEvidence.coding_id)):
        evidence[estimate].append(coding)
    return evidence


def _cell(row: EstimateRow) -> _Cell:
    return row.project_id, row.target, row.moment


def _estimate(
    row: EstimateRow, project: str, coder: str, evidence: Sequence[int], *, current: bool, stale: bool
) -> Estimate:
    return Estimate(
        project=project,
        id=row.target,
        moment=row.moment,
        value=row.mark,
        why=row.why,
        evidence=tuple(evidence),
        coder=coder,
        created=row.created,
        current=current,
        stale=stale,
        confidence=Confidence(row.confidence) if row.confidence else None,
        confidence_why=row.confidence_why,
        number=row.id,
    )


def _checked(session: Session, grid: Grid, wish: NewEstimate) -> int:
    """Return the project of a wish that can be granted."""
    project = library.project_id(session, wish.project)
    is_pillar = wish.target in {pillar.id for pillar in grid.pillars}
    transversal = not is_pillar and grid.code(wish.target).pillar is None
    if transversal or wish.moment not in (Moment.EMERGENCE, Moment.SUPPORT):
        raise NotEstimable(name=wish.target, moment=wish.moment)
    if len(set(wish.evidence)) > MOST_EVIDENCE:
        raise BadValue(field="evidence", value=len(set(wish.evidence)), allowed=f"0–{MOST_EVIDENCE}")
    if wish.confidence is not None and not wish.confidence_why.strip():
        raise ReasonNeeded
    codings.known(session, wish.evidence)
    return project


def _targets(grid: Grid) -> dict[str, frozenset[str]]:
    """Map each pillar to its variables and each variable to itself."""
    pillars = {pillar.id: frozenset(variable.id for variable in pillar.variables) for pillar in grid.pillars}
    return pillars | {variable.id: frozenset([variable.id]) for variable in grid.variables}


def _fingerprints(session: Session, grid: Grid, cells: Iterable[_Cell]) -> dict[_Cell, str]:
    """Hash the codings of each cell: which they are, and what they say; memos do not matter."""
    cells = list(cells)
    if not cells:
        return {}
    targets = _targets(grid)
    unknown = next((target for _project, target, _moment in cells if target not in targets), None)
    if unknown is not None:
        raise UnknownVariable(name=unknown)
    variables = {variable for _project, target, _moment in cells for variable in targets[target]}
    rows = _coding_lines(session, {project for project, _target, _moment in cells}, variables)
    prints = {}
    for project, target, moment in cells:
        lines = [
            line
            for variable in targets[target]
            for told in (moment, Moment.BOTH)
            for line in rows.get((project, variable, told.value), ())
        ]
        prints[project, target, moment] = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    return prints


def _coding_lines(
    session: Session, projects: set[int], variables: set[str]
) -> Mapping[tuple[int, str, str], list[str]]:
    columns: list[Any] = [
        CodingRow.guid,
        CodingRow.start,
        CodingRow.end,
        *(type_coerce(each, String()) for each in (CodingRow.polarity, CodingRow.attribution, CodingRow.reading)),
        CodingRow.intensity,
    ]
    query = (
        select(CodingRow.project_id, VariableRow.key, type_coerce(CodingRow.moment, String()), *columns)
        .join(VariableRow, VariableRow.id == CodingRow.variable_id)
        .where(CodingRow.project_id.in_(projects), VariableRow.key.in_(variables))
    )
    lines: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for project, variable, moment, *fields in session.connection().execute(query):
        lines[project, variable, moment].append(f"{moment} {' '.join(map(str, fields))}")
    return lines
