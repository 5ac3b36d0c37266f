"""What a cell of the matrix stands on: its first verbatims, for and against, and how many there are of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, select, type_coerce

from ect_coder.analysis.gathering import ends_of_support, left_in
from ect_coder.analysis.telling import Telling, telling
from ect_coder.coding.excerpts import Filter, excerpts
from ect_coder.storage.schema import CodingRow, VariableRow
from ect_coder.values import Kind, Moment, PartialDate, Polarity, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.analysis.gathering import Scope
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document, Project

Side = tuple[Moment, Polarity]
SIDES = (Polarity.PRESENT, Polarity.MIXED, Polarity.ABSENT)
"""For, nuancing, against."""


@dataclass(frozen=True, slots=True)
class Group:
    """Verbatims of one moment and side that come from sources alike, in the order of the corpus."""

    moment: Moment
    side: Polarity
    kind: Kind
    role: Role | None
    telling: Telling
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Verbatims:
    """The first verbatims of a cell, in groups, and how many there are of each side in all."""

    groups: tuple[Group, ...]
    counts: Mapping[Side, int]

    @property
    def codings(self) -> Iterator[Coding]:
        """The verbatims, from the top."""
        return (coding for group in self.groups for coding in group.codings)


def verbatims(
    session: Session,
    project: Project,
    codes: Collection[str],
    moments: Collection[Moment],
    scope: Scope,
    documents: Mapping[int, Document],
    most: int,
) -> Verbatims:
    """Find the first verbatims of some codes in a project at some told moments, as far as a scope lets them count."""
    sides = _numbers(session, project.id, codes, moments, scope)
    numbers = [each for side, share in _shares(sides, most).items() for each in sides[side][:share]]
    found = excerpts(session, Filter(numbers=numbers)) if numbers else []
    groups = grouped(found, documents, project, ends_of_support(session).get(project.id))
    return Verbatims(groups, {side: len(each) for side, each in sides.items()})


def grouped(
    codings: Iterable[Coding], documents: Mapping[int, Document], project: Project, end: Any = None
) -> tuple[Group, ...]:
    """Put codings into groups: by moment and side, then by kind of source, role, and when it was told."""
    placed: defaultdict[tuple[Moment, Polarity, Kind, Role | None, Telling], list[Coding]] = defaultdict(list)
    pivot = PartialDate.parse(project.pivot) if project.pivot else None
    for each in codings:
        document = documents[each.document]
        date = PartialDate.parse(document.date) if document.date else None
        when = telling(each.moment, date, pivot, end)
        placed[each.moment, each.polarity, document.kind, document.role, when].append(each)
    return tuple(Group(*place, tuple(placed[place])) for place in sorted(placed, key=_rank))


def _rank(place: tuple[Moment, Polarity, Kind, Role | None, Telling]) -> tuple[int, ...]:
    moment, side, kind, role, when = place
    ranks = (list(Moment).index(moment), SIDES.index(side), list(Kind).index(kind))
    return (*ranks, list(Role).index(role) if role else len(Role), list(Telling).index(when))


def _numbers(
    session: Session, project: int, codes: Collection[str], moments: Collection[Moment], scope: Scope
) -> dict[Side, list[int]]:
    """List the codings of each side by their numbers, in the order of the corpus."""
    text = String()
    wanted = select(VariableRow.id).where(VariableRow.key.in_(codes))
    query = (
        select(type_coerce(CodingRow.moment, text), type_coerce(CodingRow.polarity, text), CodingRow.id)
        .where(CodingRow.project_id == project, CodingRow.variable_id.in_(wanted), CodingRow.moment.in_(moments))
        .where(*left_in(session, scope))
        .order_by(CodingRow.moment, CodingRow.polarity, CodingRow.document_id, CodingRow.start, CodingRow.id)
    )
    rows = session.connection().execute(query)
    return {
        (Moment(moment), Polarity(side)): [number for _moment, _side, number in group]
        for (moment, side), group in groupby(rows, key=lambda row: (row[0], row[1]))
    }


def _shares(sides: Mapping[Side, Sequence[int]], most: int) -> dict[Side, int]:
    """Share room out among the sides, so that none is crowded out by the talk of another."""
    shares: Counter[Side] = Counter()
    left = most
    hungry = sorted(sides, key=lambda side: len(sides[side]))
    for rank, side in enumerate(hungry):
        shares[side] = min(len(sides[side]), left // (len(hungry) - rank))
        left -= shares[side]
    return shares
