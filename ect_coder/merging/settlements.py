"""Which settlement a coding follows where two studies settled it apart: the later one; both stay to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from ect_coder.coding import settlements
from ect_coder.merging.report import Conflict
from ect_coder.storage.schema import CodingRow, SettlementRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.merging.ledger import Ledger

_Links = tuple[int | None, int | None]
"""What set a coding aside, and what it stands by."""


def unite(ledger: Ledger, before: Collection[str]) -> None:
    """Let codings that are here follow what settled them there, where nothing did here, or did earlier.

    `before` are the settlements that were here by GUID: of those the two studies have been told.
    """
    ours, theirs = _links(ledger.here), _links(ledger.there)
    known = {row["id"]: row for row in ledger.ours(SettlementRow)}
    told: set[frozenset[int]] = set()
    for number, links in theirs.items():
        mine = ledger.pairs["coding"].get(number)
        came = _translated(ledger, links)
        here = ours.get(mine, (None, None)) if mine is not None else came
        if mine is None or here == came:
            continue
        both = frozenset(each for each in (*here, *came) if each is not None)
        if len(both) > 1 and both not in told and known[_number(came)]["guid"] not in before:
            told.add(both)
            ledger.conflicts.append(_conflict(ledger, known[_number(here)], known[_number(came)]))
        if _rank(known, came) > _rank(known, here):
            columns = dict(zip((each.key for each in settlements.SETTLED_BY), came, strict=True))
            ledger.change(CodingRow, {"id": mine}, **columns)
            ledger.filled["coding"] += 1


def _links(session: Session) -> dict[int, _Links]:
    """Give the links of the codings that something settled."""
    settled = or_(*(column.is_not(None) for column in settlements.SETTLED_BY))
    rows = session.execute(select(CodingRow.id, *settlements.SETTLED_BY).where(settled))
    return {number: (aside, stands) for number, aside, stands in rows}


def _translated(ledger: Ledger, links: _Links) -> _Links:
    pairs = ledger.pairs[SettlementRow.__tablename__]
    aside, stands = (pairs.get(each) if each is not None else None for each in links)
    return aside, stands


def _number(links: _Links) -> int:
    return next((each for each in links if each is not None), 0)


def _rank(known: Mapping[int, Mapping[str, Any]], links: _Links) -> tuple[str, ...]:
    """Rank settlements by when they were made; in one moment, by what both studies call them."""
    row = known.get(_number(links))
    return (row["created"], row["guid"], "aside" if links[0] is not None else "stands") if row is not None else ()


def _conflict(ledger: Ledger, mine: Mapping[str, Any], came: Mapping[str, Any]) -> Conflict:
    people = ledger.names["coder"]
    here, there = (f"{people[each['coder_id']]} · {each['outcome']}" for each in (mine, came))
    return Conflict(SettlementRow.__tablename__, mine["quote"], "coder_id, outcome", here, there, "twice")
