"""Which codings fulfil a condition, as a clause of SQL.

SQLite knows what codings say; which passages hold words, and which stand beside others, is worked out here for those
that the other parts of the condition leave, and given to SQLite as a list of numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, and_, func, not_, or_, select, true, type_coerce

from ect_coder.coding.conditions import About, All, Beside, Condition, Either, Field, Not, Words, moments_asked
from ect_coder.coding.search import pattern
from ect_coder.corpus import library
from ect_coder.corpus.canonical import paragraphs
from ect_coder.storage.schema import CoderRow, CodingRow, DocumentRow, PillarRow, ProjectRow, VariableRow
from ect_coder.values import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.sql import Select

    Clause = ColumnElement[bool]

COLUMNS: dict[Field, Any] = {
    Field.PILLAR: PillarRow.key,
    Field.VARIABLE: VariableRow.key,
    Field.MOMENT: CodingRow.moment,
    Field.POLARITY: CodingRow.polarity,
    Field.PROJECT: ProjectRow.name,
    Field.KIND: DocumentRow.kind,
    Field.CODER: CoderRow.name,
}
"""Where what codings say is looked for, in a query of `joined`."""


def joined(*columns: Any) -> Select[Any]:
    """Read codings with what they name: their document, variable, coder, pillar and project."""
    return (
        select(*columns)
        .select_from(CodingRow)
        .join(DocumentRow, DocumentRow.id == CodingRow.document_id)
        .join(VariableRow, VariableRow.id == CodingRow.variable_id)
        .join(CoderRow, CoderRow.id == CodingRow.coder_id)
        .outerjoin(PillarRow, PillarRow.id == VariableRow.pillar_id)
        .outerjoin(ProjectRow, ProjectRow.id == CodingRow.project_id)
    )


def clause(session: Session, condition: Condition, among: Clause | None = None) -> Clause:
    """Say in SQL which codings of a `joined` query fulfil a condition; it need hold only of those `among` some."""
    return _clause(session, condition, true() if among is None else among)


def _clause(session: Session, condition: Condition, among: Clause) -> Clause:
    match condition:
        case About(field, values):
            return _about(field, values)
        case Words(query):
            return _with_words(session, query, among)
        case All(parts):
            return _all(session, parts, among)
        case Either(parts):
            return or_(*(_clause(session, each, among) for each in parts))
        case Not(part):
            return not_(_clause(session, part, among))
        case Beside():
            return _beside(session, condition, among)


def _about(field: Field, values: Sequence[str]) -> Clause:
    """Ask for values; what is not known (a coding without a project) is false, so that its contrary is true."""
    asked: Iterable[str] = values
    if field is Field.MOMENT:
        asked = sorted(moments_asked([Moment(each) for each in values]))
    column = COLUMNS[field]
    return and_(column.is_not(None), column.in_(asked))


def _all(session: Session, parts: Sequence[Condition], among: Clause) -> Clause:
    """Ask for all parts; those that SQLite knows come first, and leave less to look at for the others."""
    for each in sorted(parts, key=_effort):
        among = and_(among, _clause(session, each, among))
    return among


def _effort(condition: Condition) -> int:
    match condition:
        case About():
            return 0
        case Words():
            return 1
        case All(parts) | Either(parts):
            return max(map(_effort, parts))
        case Not(part):
            return _effort(part)
        case Beside():
            return 2


def _with_words(session: Session, query: str, among: Clause) -> Clause:
    words = pattern(query)
    found = _rows(session, joined(CodingRow.id, CodingRow.quote).where(among))
    return listed(number for number, quote in found if words.search(quote))


# What stands beside

_Place = tuple[int, int, int]
"""A coding, by its number, from its first to its last character."""


def _beside(session: Session, condition: Beside, among: Clause) -> Clause:
    wanted = _by_document(session, among)
    there = CodingRow.document_id.in_(_values(wanted))
    others = _by_document(session, and_(there, _clause(session, condition.part, there)))
    found: list[int] = []
    for document in wanted.keys() & others.keys():
        widened = others[document]
        if condition.within is not None:
            widened = _widened(library.text(session, document), widened, condition.within)
        found += _near(wanted[document], widened)
    return listed(found)


def _by_document(session: Session, among: Clause) -> dict[int, list[_Place]]:
    """Read where codings stand in their documents."""
    query = joined(CodingRow.document_id, CodingRow.id, CodingRow.start, CodingRow.end).where(among)
    found: defaultdict[int, list[_Place]] = defaultdict(list)
    for document, number, start, end in _rows(session, query):
        found[document].append((number, start, end - 1))
    return found


def _widened(text: str, places: Iterable[_Place], by: int) -> list[_Place]:
    """Stretch places over their paragraphs, and over so many before and after."""
    starts = [0, *(each.start for each in paragraphs(text)[1:]), len(text)]
    return [
        (
            number,
            starts[max(0, bisect_right(starts, first) - 1 - by)],
            starts[min(len(starts) - 1, bisect_right(starts, last) + by)] - 1,
        )
        for number, first, last in places
    ]


def _near(wanted: Iterable[_Place], others: Iterable[_Place]) -> Iterator[int]:
    """Give the wanted ones that share a character with another one.

    The others go by where they begin, each with how far the two of them reach that reach furthest so far: one of the
    two may be the wanted coding itself.
    """
    begins: list[int] = []
    reaches: list[tuple[int, int, int]] = []
    who, furthest, next_one = -1, -1, -1
    for number, first, last in sorted(others, key=itemgetter(1)):
        if last > furthest:
            who, furthest, next_one = number, last, furthest
        elif last > next_one:
            next_one = last
        begins.append(first)
        reaches.append((who, furthest, next_one))
    for number, first, last in wanted:
        rank = bisect_right(begins, last) - 1
        if rank >= 0:
            who, furthest, next_one = reaches[rank]
            if (next_one if who == number else furthest) >= first:
                yield number


def _rows(session: Session, query: Select[Any]) -> Iterable[Any]:
    return session.connection().execute(query)


def listed(numbers: Iterable[int]) -> Clause:
    """Say in SQL which codings are among some, by their numbers."""
    return CodingRow.id.in_(_values(numbers))


def _values(numbers: Iterable[int]) -> Select[Any]:
    """Give numbers to SQLite as one parameter: it takes no more than 32,766 of them."""
    return select(func.json_each(type_coerce(list(numbers), JSON)).table_valued("value").c.value)
