"""Coded excerpts: found by pillar, variable, moment, constat, project, kind, coder and words, or by a condition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import String, bindparam, case, func, select, type_coerce

from ect_coder.coding import fulfilling
from ect_coder.coding.codings import AMONG
from ect_coder.coding.conditions import moments_asked
from ect_coder.coding.search import pattern
from ect_coder.storage.schema import CoderRow, CodingRow, DocumentRow, PillarRow, ProjectRow, VariableRow
from ect_coder.values import Attribution, Kind, Moment, Polarity, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session
    from sqlalchemy.sql import Select

    from ect_coder.coding.conditions import Condition


class Coding(NamedTuple):
    """A coding as a value; `start` and `end` are code points, `document` its number, `text` its own words."""

    id: int
    document: int
    document_code: str
    document_name: str
    kind: Kind
    project: str | None
    start: int
    end: int
    text: str
    pillar: str | None
    variable: str
    moment: Moment
    polarity: Polarity
    intensity: int | None
    attribution: Attribution | None
    reading: Reading | None
    coder: str
    memo: str
    created: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which excerpts are wanted; an empty field asks for nothing. Within a field any value will do.

    Moment `emergence` or `support` includes `both`. `words` is a query of `coding.search`.
    `to_review` asks for codings made before their code last changed its meaning, `numbers` for some by their numbers;
    `reconciled` leaves out those that were set aside. `condition` is what a smart list asks, besides all that.
    """

    pillars: Sequence[str] = ()
    variables: Sequence[str] = ()
    moments: Sequence[Moment] = ()
    polarities: Sequence[Polarity] = ()
    projects: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    coders: Sequence[str] = ()
    documents: Sequence[int] = ()
    words: str = ""
    open_end: bool = False
    to_review: bool = False
    reconciled: bool = False
    numbers: Sequence[int] = ()
    condition: Condition | None = None


class Order(StrEnum):
    """In which order excerpts are listed; those that are equal in it, by document and place."""

    PLACE = "place"
    VARIABLE = "variable"
    MOMENT = "moment"
    CREATED = "created"
    """The last made first."""


def excerpts(session: Session, wanted: Filter | None = None, order: Order = Order.PLACE) -> list[Coding]:
    """List the codings that a filter lets through: by document and place, or in another order."""
    wanted = wanted or Filter()
    query = _fulfilling(session, _query(_shape(wanted), order), wanted)
    found = [_coding(row) for row in session.connection().execute(query, _values(wanted))]
    if not wanted.words.strip():
        return found
    words = pattern(wanted.words, open_end=wanted.open_end)
    return [coding for coding in found if words.search(coding.text)]


def count(session: Session, wanted: Filter) -> int:
    """Count the codings that a filter without words lets through."""
    query = _narrowed(fulfilling.joined(func.count()), _shape(wanted))
    return int(session.connection().execute(_fulfilling(session, query, wanted), _values(wanted)).scalar_one())


def sample(session: Session, wanted: Filter, each: int) -> list[Coding]:
    """List the first codings of each moment and constat, so many of each, that a filter without words lets through."""
    alike = func.row_number().over(partition_by=(CodingRow.moment, CodingRow.polarity), order_by=_PLACE).label("alike")
    ranked = _narrowed(_all().with_only_columns(CodingRow.id, alike, maintain_column_froms=True), _shape(wanted))
    numbered = _fulfilling(session, ranked, wanted).subquery()
    first = select(numbered.c.id).where(numbered.c.alike <= each)
    query = _all().where(CodingRow.id.in_(first)).order_by(*_PLACE)
    return [_coding(row) for row in session.connection().execute(query, _values(wanted))]


def coding(session: Session, number: int) -> Coding:
    """Give one coding by its number; raise NoResultFound if it is not there."""
    return _coding(session.connection().execute(_all().where(CodingRow.id == number)).one())


def _all() -> Any:
    text = String()
    return fulfilling.joined(
        CodingRow.id,
        CodingRow.document_id,
        DocumentRow.code,
        DocumentRow.name,
        type_coerce(DocumentRow.kind, text),
        ProjectRow.name,
        CodingRow.start,
        CodingRow.end,
        CodingRow.quote,
        PillarRow.key,
        VariableRow.key,
        type_coerce(CodingRow.moment, text),
        type_coerce(CodingRow.polarity, text),
        CodingRow.intensity,
        type_coerce(CodingRow.attribution, text),
        type_coerce(CodingRow.reading, text),
        CoderRow.name,
        CodingRow.memo,
        CodingRow.created,
    )


_PLACE = (CodingRow.document_id, CodingRow.start, CodingRow.end, CodingRow.id)


def _first(order: Order) -> Sequence[Any]:
    """Say what excerpts are sorted by before their place; variables as the codebook has them, transversal ones last."""
    orders: dict[Order, Sequence[Any]] = {
        Order.PLACE: (),
        Order.VARIABLE: (PillarRow.position.nulls_last(), VariableRow.position),
        Order.MOMENT: (case({moment: rank for rank, moment in enumerate(Moment)}, value=CodingRow.moment),),
        Order.CREATED: (func.datetime(CodingRow.created).desc(),),
    }
    return orders[order]


_ANY_OF: dict[str, Any] = {
    "pillars": PillarRow.key,
    "variables": VariableRow.key,
    "moments": CodingRow.moment,
    "polarities": CodingRow.polarity,
    "projects": ProjectRow.name,
    "kinds": DocumentRow.kind,
    "coders": CoderRow.name,
    "documents": CodingRow.document_id,
}
"""The fields of a filter of which any value will do, and where each value is looked for."""


def _shape(wanted: Filter) -> frozenset[str]:
    """Say which fields of a filter narrow what is read: its values come as parameters."""
    return frozenset(name for name in (*_ANY_OF, "numbers", "to_review", "reconciled") if getattr(wanted, name))


def _values(wanted: Filter) -> dict[str, Any]:
    """Give the parameters of a filter's query."""
    given = {name: list(getattr(wanted, name)) for name in (*_ANY_OF, "numbers")}
    return {**given, "moments": sorted(moments_asked(wanted.moments))}


@cache
def _query(shape: frozenset[str], order: Order) -> Select[Any]:
    """Put a query together, once for each shape and order: that takes as long as reading some hundred codings."""
    return _narrowed(_all(), shape).order_by(*_first(order), *_PLACE)


def _fulfilling(session: Session, query: Select[Any], wanted: Filter) -> Select[Any]:
    """Ask for what a condition asks, besides what a query does; some by their numbers are looked at alone."""
    if wanted.condition is None:
        return query
    among = fulfilling.listed(wanted.numbers) if wanted.numbers else None
    return query.where(fulfilling.clause(session, wanted.condition, among))


def _narrowed(query: Select[Any], shape: frozenset[str]) -> Select[Any]:
    for name in shape & _ANY_OF.keys():
        column = _ANY_OF[name]
        if name == "documents" and "numbers" in shape:
            # Numbers say where to look: a sum is in no index, so that SQLite does not go through a whole document.
            column = column + 0
        query = query.where(column.in_(bindparam(name, expanding=True)))
    if "numbers" in shape:
        query = query.where(AMONG)
    if "to_review" in shape:
        query = query.where(CodingRow.codebook_version_id < VariableRow.meaning_version_id)
    if "reconciled" in shape:
        query = query.where(CodingRow.set_aside_id.is_(None))
    return query


_KINDS = {kind.value: kind for kind in Kind}
_MOMENTS = {moment.value: moment for moment in Moment}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
_ATTRIBUTIONS: dict[str | None, Attribution | None] = {None: None, **{each.value: each for each in Attribution}}
_READINGS: dict[str | None, Reading | None] = {None: None, **{each.value: each for each in Reading}}


def _coding(row: Any) -> Coding:
    number, document, code, name, kind, project, start, end, quote, pillar, variable, moment, polarity, *rest = row
    intensity, attribution, reading, coder, memo, created = rest
    return Coding(
        number,
        document,
        code,
        name,
        _KINDS[kind],
        project,
        start,
        end,
        quote,
        pillar,
        variable,
        _MOMENTS[moment],
        _POLARITIES[polarity],
        intensity,
        _ATTRIBUTIONS[attribution],
        _READINGS[reading],
        coder,
        memo,
        created,
    )
