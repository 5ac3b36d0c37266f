"""From the study's rows to the testimonies that the rule works on, and what is left out of them on request."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, or_, select, tuple_, type_coerce

from ect_coder.analysis.accounts import Account, Aside
from ect_coder.analysis.confidence import AT_THE_TIME, Source
from ect_coder.analysis.evidence import Testimony, moments_of
from ect_coder.analysis.telling import telling
from ect_coder.corpus import library
from ect_coder.errors import BadDate
from ect_coder.storage.schema import (
    CoderRow,
    CodingRow,
    DocumentProject,
    DocumentRow,
    EventRow,
    PillarRow,
    ProjectAttribute,
    ProjectRow,
    VariableRow,
)
from ect_coder.values import Happening, Kind, Moment, PartialDate, Polarity, Reading, Role, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.analysis.conventions import Conventions

END_OF_SUPPORT = ("support_end", "fin_accompagnement")
"""Project attributes that say when the support ended, where no event does."""


class Without(StrEnum):
    """What can be left out besides a kind of document, to see whether an answer holds."""

    SUPPORTER = "supporter"
    RETROSPECTIVE = "retrospective"
    INTERPRETED = "interpreted"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose codings count, and which are left out altogether; `reconciled` leaves out those that were set aside."""

    coder: str | None = None
    without_kinds: Collection[Kind] = ()
    without: Collection[Without] = ()
    reconciled: bool = False


def counting(scope: Scope, agreed: Conventions) -> Scope:
    """Give the scope that holds: of the codings that count in the study, unless those of a coder are asked for."""
    held = replace(scope, without_kinds=frozenset(scope.without_kinds), without=frozenset(scope.without))
    if scope.coder is not None:
        return held
    return replace(held, coder=agreed.reference_coder or None, reconciled=agreed.counts_reconciled)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the rule needs: who says what, which voices are only the supporter's, who is still unread."""

    projects: dict[int, str]
    testimonies: list[Testimony]
    supporter_voices: frozenset[str]
    unread: frozenset[int]
    voices: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many codings a document has on a pillar (None: transversal codes) at a moment, for a project."""

    project: int
    document: int
    pillar: str | None
    moment: Moment
    codings: int


def gather(session: Session, scope: Scope | None = None, within: Collection[int] | None = None) -> Gathered:
    """Count the codings of each voice on each code, per project and told moment, in all projects or some."""
    scope = scope or Scope()
    voices = voices_of(session)
    return Gathered(
        projects=library.project_names(session),
        testimonies=_testimonies(session, scope, voices, within),
        supporter_voices=supporter_voices(session, voices),
        unread=_unread(session),
        voices=voices,
    )


def accounts(session: Session, scope: Scope, voices: Mapping[int, str]) -> list[Account]:
    """Count what each document says as `gather` does, apart where one may want to set it aside."""
    query, connection = _counts(session, scope), session.connection()
    between = query.where(CodingRow.reading == Reading.INTERPRETED)  # few: they are not in the index of the others
    interpreted = {tuple(place): counts for *place, counts in map(_placed, connection.execute(between))}
    keys = dict(session.execute(select(VariableRow.id, VariableRow.key)).all())
    moments = {moment.value: moment for moment in Moment}
    rows = [_placed(row) for row in connection.execute(query)]
    asides, late = _asides(session), _late(session, {(document, project) for project, _v, _m, document, _c in rows})
    found = []
    for project, variable, told, document, counts in rows:
        code, moment, aside = keys[variable], moments[told], asides[document]
        if (document, project, moment) in late:
            aside |= Aside.RETROSPECTIVE
        apart = interpreted.get((project, variable, told, document))
        if apart is not None:
            said = _testimony(project, code, moment, voices[document], apart)
            found.append(Account(said, aside | Aside.INTERPRETED))
        others = [every - some for every, some in zip(counts, apart or (0,) * len(counts), strict=True)]
        if any(others):
            found.append(Account(_testimony(project, code, moment, voices[document], others), aside))
    return found


def _placed(row: Any) -> tuple[int, int, str, int, list[int]]:
    project, variable, moment, document, *counts = row
    return project, variable, moment, document, counts


def voice_names(session: Session) -> dict[str, str]:
    """Name each voice: by its group, or by its document."""
    found = session.execute(select(DocumentRow.id, DocumentRow.name, DocumentRow.voice_group))
    return {f"g:{group}" if group else f"d:{row}": group or name for row, name, group in found}


def _asides(session: Session) -> dict[int, Aside]:
    """Say of each document whether it is the press, or the supporter's."""
    return {
        row: (Aside.PRESS if kind is Kind.PRESS else Aside.NOTHING)
        | (Aside.SUPPORTER if role is Role.SUPPORTER else Aside.NOTHING)
        for row, kind, role in session.execute(select(DocumentRow.id, DocumentRow.kind, DocumentRow.role))
    }


def coverage(session: Session) -> list[Coverage]:
    """Count the codings of each document on each pillar, per project and told moment."""
    place = (CodingRow.project_id, CodingRow.document_id, PillarRow.key, CodingRow.moment)
    counted = (
        select(*place, func.count())
        .join(VariableRow, CodingRow.variable_id == VariableRow.id)
        .outerjoin(PillarRow, VariableRow.pillar_id == PillarRow.id)
        .where(CodingRow.project_id.is_not(None))
        .group_by(*place)
    )
    return [
        Coverage(project or 0, document, pillar, moment, codings)
        for project, document, pillar, moment, codings in session.execute(counted)
    ]


def sources(session: Session, scope: Scope | None = None) -> dict[tuple[int, str, Moment], list[Source]]:
    """List the documents that have a coding of a variable in a project at a moment, `both` counting at two."""
    voices, ends = voices_of(session), ends_of_support(session)
    pivots = dict(session.execute(select(ProjectRow.id, ProjectRow.pivot)).all())
    known = {row.id: row for row in session.scalars(select(DocumentRow))}
    place = (CodingRow.project_id, VariableRow.key, CodingRow.moment, CodingRow.document_id)
    query = select(*place).join(VariableRow).where(CodingRow.project_id.is_not(None)).distinct()
    for condition in left_in(session, scope or Scope()):
        query = query.where(condition)
    found: dict[tuple[int, str, Moment], dict[int, Source]] = defaultdict(dict)
    for of_project, key, told, number in session.execute(query):
        project = of_project or 0
        document, pivot = known[number], pivots[project]
        for moment in moments_of(told):
            then = telling(moment, _date(document.date), _date(pivot), ends.get(project))
            source = Source(voices[number], document.kind, document.role, AT_THE_TIME[then])
            found[project, key, moment][number] = source
    return {cell: list(each.values()) for cell, each in found.items()}


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def voices_of(session: Session) -> dict[int, str]:
    """Map each document to its voice: its group, or itself."""
    found = session.execute(select(DocumentRow.id, DocumentRow.voice_group))
    return {document: f"g:{group}" if group else f"d:{document}" for document, group in found}


def voice_codes(session: Session) -> dict[str, str]:
    """Say in short whose each voice is: its group, or the code of its document."""
    found = session.execute(select(DocumentRow.id, DocumentRow.code, DocumentRow.voice_group))
    return {f"g:{group}" if group else f"d:{document}": group or code for document, code, group in found}


def _testimonies(
    session: Session, scope: Scope, voices: Mapping[int, str], within: Collection[int] | None
) -> list[Testimony]:
    keys = dict(session.execute(select(VariableRow.id, VariableRow.key)).all())
    moments = {moment.value: moment for moment in Moment}
    merged: dict[tuple[int, int, str, str], list[int]] = {}
    shared = len(set(voices.values())) < len(voices)
    found: list[Testimony] = []
    query = _counts(session, scope)
    if within is not None:
        query = query.where(CodingRow.project_id.in_(within))
    for project, variable, moment, document, *counts in session.connection().execute(query):
        if shared:
            cell = (project, variable, moment, voices[document])
            merged[cell] = [a + b for a, b in zip(merged[cell], counts, strict=True)] if cell in merged else counts
        else:
            found.append(_testimony(project, keys[variable], moments[moment], voices[document], counts))
    found.extend(
        _testimony(project, keys[variable], moments[moment], voice, counts)
        for (project, variable, moment, voice), counts in merged.items()
    )
    return found


def _testimony(project: int, code: str, moment: Moment, voice: str, counts: list[int]) -> Testimony:
    present, absent, mixed, one, two, three = counts
    return Testimony(project, code, moment, voice, present, absent, mixed, (one, two, three))


def _counts(session: Session, scope: Scope) -> Any:
    def having(*conditions: Any) -> Any:
        return func.count().filter(*conditions)

    present = CodingRow.polarity == Polarity.PRESENT
    place = (CodingRow.project_id, CodingRow.variable_id, CodingRow.moment, CodingRow.document_id)
    query = (
        select(
            CodingRow.project_id,
            CodingRow.variable_id,
            type_coerce(CodingRow.moment, String()),
            CodingRow.document_id,
            having(present),
            having(CodingRow.polarity == Polarity.ABSENT),
            having(CodingRow.polarity == Polarity.MIXED),
            *(having(present, CodingRow.intensity == level) for level in (1, 2, 3)),
        )
        .where(CodingRow.project_id.is_not(None))
        .group_by(*place)
    )
    for condition in left_in(session, scope):
        query = query.where(condition)
    return query


SET_ASIDE = select(CodingRow.id).where(CodingRow.set_aside_id.is_not(None))
"""The codings that are no part of the reconciled coding: few, in an index of their own."""


def left_in(session: Session, scope: Scope) -> list[Any]:
    """Give the conditions under which a coding counts in a scope."""
    conditions: list[Any] = []
    if scope.coder is not None:
        coder = select(CoderRow.id).where(CoderRow.name == scope.coder).scalar_subquery()
        conditions.append(CodingRow.coder_id == coder)
    if scope.reconciled:
        conditions.append(CodingRow.id.not_in(SET_ASIDE))
    if scope.without_kinds:
        of_kind = select(DocumentRow.id).where(DocumentRow.kind.in_(list(scope.without_kinds)))
        conditions.append(CodingRow.document_id.not_in(of_kind))
    if Without.SUPPORTER in scope.without:
        supporters = select(DocumentRow.id).where(DocumentRow.role == Role.SUPPORTER)
        conditions.append(CodingRow.document_id.not_in(supporters))
    if Without.INTERPRETED in scope.without:
        conditions.append(or_(CodingRow.reading.is_(None), CodingRow.reading != Reading.INTERPRETED))
    if Without.RETROSPECTIVE in scope.without:
        conditions.extend(_not_retrospective(session))
    return conditions


def _not_retrospective(session: Session) -> list[Any]:
    """Leave out accounts told after the moment they tell of."""
    pairs = session.execute(select(CodingRow.document_id, CodingRow.project_id).distinct()).all()
    late = sorted(_late(session, pairs))
    return [tuple_(CodingRow.document_id, CodingRow.project_id, CodingRow.moment).not_in(late)] if late else []


def _late(session: Session, pairs: Iterable[tuple[int, int | None]]) -> set[tuple[int, int | None, Moment]]:
    """Find which documents tell of a moment of a project after it: an unknown date or pivot says nothing.

    `pairs` are the documents with the projects that they speak of.
    """
    late: set[tuple[int, int | None, Moment]] = set()
    dates = {
        row: PartialDate.parse(date) for row, date in session.execute(select(DocumentRow.id, DocumentRow.date)) if date
    }
    pivots = {
        row: PartialDate.parse(pivot)
        for row, pivot in session.execute(select(ProjectRow.id, ProjectRow.pivot))
        if pivot
    }
    ends = ends_of_support(session)
    for document, project in pairs:
        date = dates.get(document)
        if date is None:
            continue
        if project in pivots and date.compare(pivots[project]) > 0:
            late |= {(document, project, Moment.EMERGENCE), (document, project, Moment.BOTH)}
        if project in ends and date.compare(ends[project]) > 0:
            late.add((document, project, Moment.SUPPORT))
    return late


def ends_of_support(session: Session) -> dict[int, PartialDate]:
    """Say when the support of each project ended, where that is known."""
    found = select(ProjectAttribute.project_id, ProjectAttribute.value).where(ProjectAttribute.name.in_(END_OF_SUPPORT))
    ends = {}
    for project, value in session.execute(found):
        try:
            ends[project] = PartialDate.parse(value)
        except BadDate:
            continue
    ended = EventRow.happening == Happening.SUPPORT_END
    noted = session.execute(select(EventRow.project_id, EventRow.date).where(ended))
    return ends | {project: PartialDate.parse(date) for project, date in noted if date}


def supporter_voices(session: Session, voices: Mapping[int, str]) -> frozenset[str]:
    """Find the voices all of whose documents are the supporter's."""
    others = {
        voices[row] for row, role in session.execute(select(DocumentRow.id, DocumentRow.role)) if role != Role.SUPPORTER
    }
    return frozenset(set(voices.values()) - others)


def _unread(session: Session) -> frozenset[int]:
    """Find the projects one of whose own documents is neither coded nor reviewed."""
    waiting = (
        select(DocumentProject.project_id)
        .join(DocumentRow, DocumentRow.id == DocumentProject.document_id)
        .where(DocumentRow.status.not_in([Status.CODED, Status.REVIEWED]))
        .distinct()
    )
    return frozenset(session.scalars(waiting))
