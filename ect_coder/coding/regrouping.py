"""What becomes of codings when the codebook changes: they follow a merge or a split, go to the bin and come back.

Each function works within its caller's transaction; `codebook.shelf.revise` writes the grid itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, inspect, select, update

from ect_coder.codebook import shelf
from ect_coder.codebook.grid import Code, dump_code, load_code
from ect_coder.coding import codings
from ect_coder.errors import UnknownVariable
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    BinRow,
    CodingRow,
    DocumentRow,
    EstimateEvidence,
    EstimateRow,
    ProjectRow,
    SettlementRow,
    VariableRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Binned:
    """A code in the bin, with how many codings lie there with it; `place` is the one it had among its siblings."""

    id: int
    code: Code
    place: int
    codings: int
    coder: str
    created: str


def hand_over(session: Session, key: str, into: str) -> int:
    """Give all codings of a code to another, whose version they keep; return how many."""
    ids = shelf.code_ids(session)
    moved = session.execute(update(CodingRow).where(CodingRow.variable_id == ids[key]).values(variable_id=ids[into]))
    return int(moved.rowcount)  # type: ignore[attr-defined]


def split_off(session: Session, numbers: Sequence[int], into: str) -> None:
    """Give some codings to another code, as of the version in force; raise UnknownCoding."""
    codings.change(session, numbers, {"variable": into})


def bin_code(session: Session, code: Code, place: int, coder: str) -> None:
    """Put a code's codings and estimates into the bin, and the code itself as it stands; the grid lets it go next."""
    number = shelf.code_ids(session)[code.id]
    mine = select(CodingRow.id).where(CodingRow.variable_id == number)
    held = _rows(session, select(CodingRow).where(CodingRow.variable_id == number).order_by(CodingRow.id))
    estimates = _rows(session, select(EstimateRow).where(EstimateRow.target == code.id).order_by(EstimateRow.id))
    own = select(EstimateRow.id).where(EstimateRow.target == code.id)
    links = select(EstimateEvidence).where(EstimateEvidence.coding_id.in_(mine) | EstimateEvidence.estimate_id.in_(own))
    content = {
        "code": dump_code(code),
        "place": place,
        "codings": held,
        "estimates": estimates,
        "evidence": _rows(session, links.order_by(EstimateEvidence.id)),
    }
    session.add(
        BinRow(
            guid=code.guid,
            key=code.id,
            codings=len(held),
            content=json.dumps(content, ensure_ascii=False, sort_keys=True),
            coder=coder,
            created=now(),
        )
    )
    session.execute(delete(EstimateRow).where(EstimateRow.target == code.id))
    session.execute(delete(CodingRow).where(CodingRow.variable_id == number))


def bring_back(session: Session, binned: Binned) -> None:
    """Take a code's codings and estimates out of the bin; the grid has the code again.

    What lay in a document that is gone stays away; a project that is gone leaves its codings without one, a settlement
    that was taken back leaves them open.
    """
    row = session.get_one(BinRow, binned.id)
    content = json.loads(row.content)
    documents, projects = set(session.scalars(select(DocumentRow.id))), set(session.scalars(select(ProjectRow.id)))
    settled = set(session.scalars(select(SettlementRow.id)))
    number = shelf.code_ids(session)[binned.code.id]
    back = [{**each, "variable_id": number} for each in content["codings"] if each["document_id"] in documents]
    for each in back:
        if each["project_id"] not in projects:
            each["project_id"] = None
        for link in ("set_aside_id", "stands_by_id"):
            each[link] = each.get(link) if each.get(link) in settled else None
    _put(session, CodingRow, back)
    _put(session, EstimateRow, [each for each in content["estimates"] if each["project_id"] in projects])
    here = set(session.scalars(select(CodingRow.id)))
    estimates = set(session.scalars(select(EstimateRow.id)))
    links = [each for each in content["evidence"] if each["coding_id"] in here and each["estimate_id"] in estimates]
    _put(session, EstimateEvidence, links)
    session.delete(row)


def in_bin(session: Session) -> list[Binned]:
    """List the codes in the bin, the last thrown away first."""
    return [_binned(row) for row in session.scalars(select(BinRow).order_by(BinRow.id.desc()))]


def binned(session: Session, number: int) -> Binned:
    """Give one code of the bin; raise UnknownVariable."""
    row = session.get(BinRow, number)
    if row is None:
        raise UnknownVariable(name=number)
    return _binned(row)


def to_review(session: Session, keys: Iterable[str] = ()) -> list[int]:
    """List the codings made before their code last changed its meaning; of some codes, or of all."""
    late = select(CodingRow.id).join(VariableRow, CodingRow.variable_id == VariableRow.id)
    late = late.where(CodingRow.codebook_version_id < VariableRow.meaning_version_id).order_by(CodingRow.id)
    wanted = list(keys)
    return list(session.scalars(late.where(VariableRow.key.in_(wanted)) if wanted else late))


def review(session: Session, numbers: Sequence[int]) -> None:
    """Note that codings still hold under the version in force; raise UnknownCoding."""
    codings.known(session, numbers)
    reviewed = update(CodingRow).where(codings.AMONG).values(codebook_version_id=shelf.version_id(session))
    session.connection().execute(reviewed, codings.listed(numbers))


def usage(session: Session, key: str) -> int:
    """Count the codings of a code."""
    mine = select(func.count()).select_from(CodingRow).join(VariableRow, CodingRow.variable_id == VariableRow.id)
    return session.scalar(mine.where(VariableRow.key == key)) or 0


def _binned(row: BinRow) -> Binned:
    content = json.loads(row.content)
    return Binned(row.id, load_code(content["code"]), content["place"], row.codings, row.coder, row.created)


def _rows(session: Session, query: Any) -> list[dict[str, Any]]:
    """Give rows as JSON values, by the names of their attributes."""
    return [
        {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}
        for row in session.scalars(query)
    ]


def _put(session: Session, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)
