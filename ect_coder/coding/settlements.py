"""Disagreements of coders, settled: which codings stand, which are set aside, who said so and why.

What is set aside stays as it is, for its coder and for every figure of agreement; only the reconciled coding is without
it. Each function works within its caller's transaction.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from ect_coder.coding import codings
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import BadValue, UnknownSettlement
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, CodingRow, DocumentRow, SettlementRow
from ect_coder.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.coding.codings import NewCoding

SETTLED_BY: Any = CodingRow.set_aside_id, CodingRow.stands_by_id
"""How a coding points to the settlement that set it aside, or that it stands by."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a disagreement is to be settled: the codings that stand, those set aside, and what is made instead.

    Without `made`, all that is set aside is set aside for what stands; with nothing set aside, all stay.
    """

    stands: tuple[int, ...]
    aside: tuple[int, ...] = ()
    made: NewCoding | None = None
    note: str = ""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the disagreement."""
        if self.made is not None:
            return Outcome.NEW
        return Outcome.KEPT if self.aside else Outcome.BOTH


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settled disagreement, as a value; `stands` and `aside` are numbers of codings that are still there.

    `start` and `end` are code points; `reference` cites the passage (« E03, § 42 »), `created` is ISO 8601.
    """

    id: int
    document: int
    reference: str
    start: int
    end: int
    quote: str
    outcome: Outcome
    note: str
    coder: str
    created: str
    stands: tuple[int, ...]
    aside: tuple[int, ...]


def settle(session: Session, verdicts: Iterable[Verdict], coder: str) -> list[int]:
    """Settle disagreements and return the numbers of what was settled; what settled their codings before is taken back.

    Raises UnknownCoding, BadValue for codings of several documents or none, EmptyName, and as `codings.add` does.
    """
    return [_settle(session, each, coder) for each in list(verdicts)]


def _settle(session: Session, verdict: Verdict, coder: str) -> int:
    concerned = (*verdict.stands, *verdict.aside)
    codings.known(session, concerned)
    reopen(session, _settling(session, concerned))
    row = _row(session, verdict, concerned)
    row.coder_id = codings.coder_id(session, coder)
    session.add(row)
    session.flush()
    stands = (*verdict.stands, *(codings.add(session, [verdict.made]) if verdict.made is not None else ()))
    link(session, row.id, stands, verdict.aside)
    return row.id


def _row(session: Session, verdict: Verdict, concerned: Sequence[int]) -> SettlementRow:
    columns = (CodingRow.document_id, CodingRow.start, CodingRow.end)
    places = session.execute(select(*columns).where(codings.AMONG), codings.listed(concerned)).all()
    documents = sorted({document for document, _start, _end in places})
    if len(documents) != 1:
        raise BadValue(field="document", value=len(documents), allowed=1)
    start, end = min(start for _d, start, _end in places), max(end for _d, _start, end in places)
    return SettlementRow(
        document_id=documents[0],
        start=start,
        end=end,
        quote=library.text(session, documents[0])[start:end],
        outcome=verdict.outcome,
        note=canonical(verdict.note).strip(),
        created=now(),
    )


def link(session: Session, number: int, stands: Sequence[int], aside: Sequence[int]) -> None:
    """Let codings stand by a settlement, and others be set aside by it."""
    for numbers, values in (
        (stands, {"set_aside_id": None, "stands_by_id": number}),
        (aside, {"set_aside_id": number, "stands_by_id": None}),
    ):
        if numbers:
            session.connection().execute(
                update(CodingRow).where(codings.AMONG).values(values), codings.listed(list(numbers))
            )


def _settling(session: Session, numbers: Sequence[int]) -> list[int]:
    rows = session.execute(select(*SETTLED_BY).where(codings.AMONG), codings.listed(numbers))
    return sorted({each for row in rows for each in row if each is not None})


def reopen(session: Session, numbers: Sequence[int]) -> None:
    """Take settlements back, with the codings that they made; raise UnknownSettlement."""
    for number in numbers:
        row = session.get(SettlementRow, number)
        if row is None:
            raise UnknownSettlement(name=number)
        if row.outcome is Outcome.NEW:
            session.execute(delete(CodingRow).where(CodingRow.stands_by_id == number))
        for column in SETTLED_BY:
            session.execute(update(CodingRow).where(column == number).values({column.key: None}))
        session.execute(delete(SettlementRow).where(SettlementRow.id == number))
        session.expunge(row)


def note(session: Session, number: int, text: str) -> None:
    """Say why it was settled so, in other words; raise UnknownSettlement."""
    written = update(SettlementRow).where(SettlementRow.id == number).values(note=canonical(text).strip())
    if not session.execute(written.returning(SettlementRow.id)).all():
        raise UnknownSettlement(name=number)


def settlements(session: Session) -> list[Settlement]:
    """List all that was settled, in the order of the texts."""
    wanted = (
        select(SettlementRow, DocumentRow.code, CoderRow.name)
        .join(DocumentRow, DocumentRow.id == SettlementRow.document_id)
        .join(CoderRow, CoderRow.id == SettlementRow.coder_id)
        .order_by(SettlementRow.document_id, SettlementRow.start, SettlementRow.id)
    )
    found = session.execute(wanted).all()
    places = library.references(session, ((row.id, row.document_id, code, row.start) for row, code, _name in found))
    aside, stands = (_linked(session, column) for column in SETTLED_BY)
    return [
        Settlement(
            id=row.id,
            document=row.document_id,
            reference=places[row.id],
            start=row.start,
            end=row.end,
            quote=row.quote,
            outcome=row.outcome,
            note=row.note,
            coder=coder,
            created=row.created,
            stands=tuple(stands[row.id]),
            aside=tuple(aside[row.id]),
        )
        for row, _code, coder in found
    ]


def _linked(session: Session, column: Any) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for settlement, coding in session.execute(
        select(column, CodingRow.id).where(column.is_not(None)).order_by(CodingRow.id)
    ):
        found[settlement].append(coding)
    return found


def set_aside(session: Session) -> frozenset[int]:
    """Give the codings that are no part of the reconciled coding."""
    return frozenset(session.scalars(select(CodingRow.id).where(CodingRow.set_aside_id.is_not(None))))


def made(session: Session) -> frozenset[int]:
    """Give the codings that were made to settle a disagreement: nobody's own reading of a text."""
    wanted = (
        select(CodingRow.id)
        .join(SettlementRow, SettlementRow.id == CodingRow.stands_by_id)
        .where(SettlementRow.outcome == Outcome.NEW)
    )
    return frozenset(session.scalars(wanted))
