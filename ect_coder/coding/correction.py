"""A text is corrected: what stands on its passages follows (`corpus.anchors`), or is listed as lost.

Codings, codings in the bin, passages to discuss, settled disagreements, memos on passages and the passages of events
all follow; turns, marks and pages too. Each function works within its caller's transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from ect_coder.corpus import canonical, library
from ect_coder.corpus.anchors import Anchors
from ect_coder.corpus.canonical import canonical as in_canonical_form
from ect_coder.errors import EmptyText
from ect_coder.storage.schema import (
    BinRow,
    CodingRow,
    DiscussionRow,
    DocumentRow,
    DocumentText,
    EventRow,
    MemoRow,
    SettlementRow,
    VariableRow,
)
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from ect_coder.corpus.library import Entry


class Bearer(StrEnum):
    """What stands on a passage."""

    CODING = "coding"
    BINNED = "binned"
    """A coding that is in the bin with its code."""
    QUESTION = "question"
    SETTLEMENT = "settlement"
    MEMO = "memo"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Standing:
    """Something that stands on a passage of a text: `words` are the passage's, `said` is what is said of it.

    A coding says its variable's key, an event its name, the others what was written. Two codings of the bin may have
    the number of no row: `bin` is the row that both lie in.
    """

    bearer: Bearer
    number: int
    span: Span
    words: str
    said: str
    bin: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A text as it will be, and what becomes of what stands on it: the new place of each that follows, and the lost."""

    document: int
    anchors: Anchors
    followers: tuple[tuple[Standing, Span], ...]
    lost: tuple[Standing, ...]

    @property
    def text(self) -> str:
        """The corrected text, canonical."""
        return self.anchors.new


def plan(session: Session, document: int, text: str) -> Correction:
    """Say what a corrected text would make of what stands on it; raise UnknownDocument or EmptyText."""
    old, new = library.text(session, document), in_canonical_form(text)
    if not new.strip():
        raise EmptyText
    anchors = Anchors(old, new)
    followers, lost = [], []
    for each in sorted(_standing(session, document), key=_by_place):
        place = anchors.follow(each.span)
        if place is None:
            lost.append(each)
        else:
            followers.append((each, place))
    return Correction(document, anchors, tuple(followers), tuple(lost))


def write(session: Session, correction: Correction, entry: Entry | None = None) -> None:
    """Give the document its corrected text, and what follows its new place; `entry` is a file's own layout."""
    text = correction.text
    row = session.get_one(DocumentRow, correction.document)
    row.length, row.sha256, row.words = len(text), library.digest(text), canonical.words(text)
    stored = session.scalars(select(DocumentText).filter_by(document_id=correction.document)).one()
    stored.text, stored.layout = text, _layout(stored.layout, correction.anchors, entry)
    session.flush()
    _move(session, correction)


_LEAVING: dict[Bearer, Any] = {
    Bearer.CODING: CodingRow,
    Bearer.QUESTION: DiscussionRow,
    Bearer.SETTLEMENT: SettlementRow,
    Bearer.MEMO: MemoRow,
}
"""What goes with its passage, and where it lies."""


def let_go(session: Session, correction: Correction) -> None:
    """Take away what is lost: an event stays, without its passage."""
    lost = _by_bearer(correction.lost)
    for bearer, table in _LEAVING.items():
        for each in lost[bearer]:
            session.execute(delete(table).where(table.id == each.number))
    for each in lost[Bearer.EVENT]:
        nowhere = {"start": None, "end": None, "quote": None}
        session.execute(update(EventRow).where(EventRow.id == each.number).values(nowhere))


# What stands on a text


def _standing(session: Session, document: int) -> Iterator[Standing]:
    guid = session.scalars(select(DocumentRow.guid).filter_by(id=document)).one()
    coding = (
        select(CodingRow.id, CodingRow.start, CodingRow.end, CodingRow.quote, VariableRow.key)
        .join(VariableRow, CodingRow.variable_id == VariableRow.id)
        .where(CodingRow.document_id == document)
    )
    yield from _rows(session, Bearer.CODING, coding)
    for bearer, table, said, here in (
        (Bearer.QUESTION, DiscussionRow, DiscussionRow.text, DiscussionRow.document_id == document),
        (Bearer.SETTLEMENT, SettlementRow, SettlementRow.note, SettlementRow.document_id == document),
        (Bearer.MEMO, MemoRow, MemoRow.text, MemoRow.target == guid),
        (Bearer.EVENT, EventRow, EventRow.name, EventRow.document_id == document),
    ):
        columns: tuple[Any, ...] = (table.id, table.start, table.end, table.quote, said)
        yield from _rows(session, bearer, select(*columns).where(here, table.start.is_not(None)))
    for row in session.scalars(select(BinRow)):
        for each in _in_bin(row, document):
            span = Span(each["start"], each["end"])
            yield Standing(Bearer.BINNED, each["id"], span, each["quote"], row.key, row.id)


def _rows(session: Session, bearer: Bearer, query: Any) -> Iterator[Standing]:
    for number, start, end, words, said in session.execute(query):
        yield Standing(bearer, number, Span(start, end), words or "", said)


def _in_bin(row: BinRow, document: int) -> list[dict[str, Any]]:
    return [each for each in json.loads(row.content)["codings"] if each["document_id"] == document]


def _by_place(standing: Standing) -> tuple[int, int, str, int]:
    return standing.span.start, standing.span.end, standing.bearer, standing.number


def _by_bearer(standing: Iterable[Standing]) -> defaultdict[Bearer, list[Standing]]:
    found: defaultdict[Bearer, list[Standing]] = defaultdict(list)
    for each in standing:
        found[each.bearer].append(each)
    return found


# Following


def _move(session: Session, correction: Correction) -> None:
    """Write the new places, and the words there, of those that no longer are what they were."""
    moved: defaultdict[Bearer, list[dict[str, Any]]] = defaultdict(list)
    for each, place in correction.followers:
        words = correction.text[place.start : place.end]
        if (each.span, each.words) != (place, words):
            moved[each.bearer].append({"id": each.number, "start": place.start, "end": place.end, "quote": words})
    for bearer, table in {**_LEAVING, Bearer.EVENT: EventRow}.items():
        if moved[bearer]:
            session.execute(update(table), moved[bearer])
    _move_in_bin(session, correction, {each["id"]: each for each in moved[Bearer.BINNED]})


def _move_in_bin(session: Session, correction: Correction, moved: dict[int, dict[str, Any]]) -> None:
    """Write the new places of codings in the bin, and let those go that are lost."""
    lost = {each.number for each in correction.lost if each.bearer is Bearer.BINNED}
    if not moved and not lost:
        return
    for row in session.scalars(select(BinRow)):
        content = json.loads(row.content)
        kept = [{**each, **moved.get(each["id"], {})} for each in content["codings"] if each["id"] not in lost]
        if kept != content["codings"]:
            row.codings = len(kept)
            row.content = json.dumps({**content, "codings": kept}, ensure_ascii=False, sort_keys=True)
    session.flush()


def _layout(stored: str, anchors: Anchors, entry: Entry | None) -> str:
    """Let turns, marks and pages follow, or take those that the corrected file has."""
    value = json.loads(stored)
    if entry is not None:
        return json.dumps({**value, **json.loads(entry.layout)}, ensure_ascii=False)
    turns = [(each["speaker"], turn) for each in value["turns"] if (turn := _turn(each, anchors)) is not None]
    asking = value.get("interviewers")
    value["turns"] = [turn for _speaker, turn in turns]
    value["marks"] = [mark for each in value["marks"] if (mark := _mark(each, anchors)) is not None]
    value["leaves"] = [{**each, "start": anchors.start(each["start"])} for each in value.get("leaves", ())]
    if asking is not None:
        renamed = [turn["speaker"] for before, turn in turns if before in asking]
        value["interviewers"] = list(dict.fromkeys([*asking, *renamed]))
    return json.dumps(value, ensure_ascii=False)


def _turn(turn: dict[str, Any], anchors: Anchors) -> dict[str, Any] | None:
    """Give a turn's new place and the name at its head as it is now written; None where nothing of it is left."""
    start, end = anchors.start(turn["start"]), anchors.end(turn["end"])
    while end > start and anchors.new[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    label_end = min(max(start, anchors.start(turn["label_end"])), end)
    return {**turn, "start": start, "end": end, "label_end": label_end, "speaker": _speaker(turn, anchors)}


def _speaker(turn: dict[str, Any], anchors: Anchors) -> str:
    """Give the name as it is now written where it stood."""
    place = anchors.old.find(turn["speaker"], turn["start"], turn["label_end"])
    if place < 0:
        return str(turn["speaker"])
    start, end = anchors.start(place), anchors.start(place + len(turn["speaker"]))
    return " ".join(anchors.new[start:end].split()) or str(turn["speaker"])


def _mark(mark: dict[str, Any], anchors: Anchors) -> dict[str, Any] | None:
    start, end = anchors.start(mark["start"]), anchors.end(mark["end"])
    if start >= end or "\n" in anchors.new[start:end]:
        return None
    return {**mark, "start": start, "end": end}
