"""What people said: codings, memos, estimates, discussions, syntheses, and what is recorded of projects.

A thing of one GUID that says two things is kept twice. Which of the two keeps the GUID depends only on what they say,
and the other's GUID comes of it, so that the order of studies does not matter and nothing comes in twice.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ect_coder.merging import settlements
from ect_coder.merging.ledger import Ledger, Row, other_guid
from ect_coder.merging.report import Conflict
from ect_coder.merging.texts import Written, both
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    AskedRow,
    Base,
    CodebookVersion,
    CoderRow,
    CodingRow,
    DiscussionRow,
    DocumentRow,
    EstimateEvidence,
    EstimateRow,
    EventRow,
    MemoRow,
    ProjectRow,
    QuestionRow,
    ReplyRow,
    ResourceRow,
    SavedSearchRow,
    SettlementRow,
    SuggestionRow,
    SynthesisRow,
    VariableRow,
    new_guid,
)
from ect_coder.values import Happening

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOCUMENT = {"document_id": DocumentRow}
_PROJECT = {"project_id": ProjectRow}
_CODER = {"coder_id": CoderRow}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table whose rows have a GUID: what they stand on, what they say, and their text that two may have written."""

    table: Any
    refs: Mapping[str, type[Base]]
    said: tuple[str, ...]
    text: str = ""
    order: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


_CODINGS = _Kind(
    CodingRow,
    {
        **_DOCUMENT,
        **_PROJECT,
        **_CODER,
        "variable_id": VariableRow,
        "codebook_version_id": CodebookVersion,
        "set_aside_id": SettlementRow,
        "stands_by_id": SettlementRow,
    },
    (
        "document_id",
        "start",
        "end",
        "variable_id",
        "moment",
        "polarity",
        "intensity",
        "attribution",
        "reading",
        "project_id",
        "coder_id",
    ),
    text="memo",
)
_SETTLEMENTS = _Kind(
    SettlementRow,
    {**_DOCUMENT, **_CODER},
    ("document_id", "start", "end", "outcome", "coder_id", "created"),
    text="note",
)
_EVENTS = _Kind(
    EventRow,
    {**_DOCUMENT, **_PROJECT, **_CODER},
    ("project_id", "happening", "name", "date", "how", "document_id", "start", "end"),
)
_RESOURCES = _Kind(
    ResourceRow,
    {**_DOCUMENT, **_PROJECT},
    ("name", "nature", "kind", "holder", "project_id", "held", "how", "planned", "document_id"),
    text="note",
)
_QUESTIONS = _Kind(QuestionRow, {}, ("text", "targets", "moment"), order="position")


def unite(ledger: Ledger) -> None:
    """Bring together what was said of subjects that are paired."""
    settled = {row["guid"] for row in ledger.ours(SettlementRow)}
    for kind in (_SETTLEMENTS, _CODINGS, _RESOURCES, _QUESTIONS):
        _keep_both(ledger, kind, list(ledger.theirs(kind.table)))
    settlements.unite(ledger, settled)
    _events(ledger)
    _linked(ledger, AskedRow, {"question_id": QuestionRow, **_DOCUMENT}, ("question_id", "document_id"))
    _memos(ledger)
    _discussions(ledger)
    _estimates(ledger)
    _syntheses(ledger)
    _searches(ledger)
    _suggestions(ledger)


def _keep_both(ledger: Ledger, kind: _Kind, rows: list[Row]) -> None:
    ours = {row["guid"]: row for row in ledger.ours(kind.table)}
    last = max((row[kind.order] for row in ours.values()), default=-1) if kind.order else 0
    arrivals = []
    for row in rows:
        came = ledger.translated(row, kind.refs)
        if came is None:
            ledger.left_out[kind.table.__tablename__] += 1
            continue
        _with_our_keys(ledger, came)
        same = _found_again(ledger, kind, ours, came)
        if same is not None:
            ledger.same(kind.table, row["id"], same["id"])
            _join(ledger, kind, same, came)
            continue
        if kind.order:
            last += 1
            came[kind.order] = last
        arrivals.append((row["id"], came))
    ledger.put(kind.table, arrivals)


def _found_again(ledger: Ledger, kind: _Kind, ours: dict[str, Row], came: Row) -> Row | None:
    """Find the row of ours that one of theirs is; None if it comes in, under a GUID that is given here."""
    mine = ours.get(came["guid"])
    if mine is None:
        return None
    here, there = _said(ledger, kind, mine), _said(ledger, kind, came)
    if here == there:
        return mine
    guid, renamed = came["guid"], other_guid(came["guid"], here)
    if here < there and renamed not in ours:
        ledger.change(kind.table, mine, guid=renamed)
        ours[renamed] = ours.pop(guid)
    else:
        came["guid"] = other_guid(guid, there)
    if came["guid"] in ours:
        return ours[came["guid"]]
    ledger.conflicts.append(_conflict(ledger, kind, mine, came))
    return None


def _said(ledger: Ledger, kind: _Kind, row: Row) -> str:
    """Write what a row says in words that both studies share."""
    return json.dumps([_word(ledger, kind, row, column) for column in kind.said], ensure_ascii=False)


def _word(ledger: Ledger, kind: _Kind, row: Row, column: str) -> Any:
    value, table = row[column], kind.refs.get(column)
    if table is None or value is None:
        return value
    return ledger.names[table.__tablename__][value]


def _conflict(ledger: Ledger, kind: _Kind, mine: Row, came: Row) -> Conflict:
    differing = [each for each in kind.said if _word(ledger, kind, mine, each) != _word(ledger, kind, came, each)]
    subject = mine.get("quote") or mine.get("name") or mine.get("text") or ""
    return Conflict(
        kind.table.__tablename__,
        subject,
        ", ".join(differing),
        " · ".join(str(_word(ledger, kind, mine, each) or "–") for each in differing),
        " · ".join(str(_word(ledger, kind, came, each) or "–") for each in differing),
        "twice",
    )


def _join(ledger: Ledger, kind: _Kind, mine: Row, came: Row) -> None:
    """Make one text of what both wrote on a thing that is the same."""
    if not kind.text or mine[kind.text] == came[kind.text]:
        return
    whole = both(Written(mine[kind.text]), Written(came[kind.text])).text
    _tell_texts(ledger, kind.table.__tablename__, mine.get("quote") or mine.get("name") or "", mine, came, kind.text)
    if whole != mine[kind.text]:
        ledger.change(kind.table, mine, **{kind.text: whole})
        ledger.filled[kind.table.__tablename__] += 1


def _tell_texts(ledger: Ledger, kind: str, subject: str, mine: Row, came: Row, column: str) -> None:
    """Tell of two texts of which neither has all of the other."""
    here, there = mine[column], came[column]
    if here not in there and there not in here:
        ledger.conflicts.append(Conflict(kind, subject, column, here, there, "text"))


def _with_our_keys(ledger: Ledger, came: Row) -> None:
    if "target" in came:
        came["target"] = ledger.keys.get(came["target"], came["target"])
    if "targets" in came:
        came["targets"] = json.dumps([ledger.keys.get(each, each) for each in json.loads(came["targets"])])


def _events(ledger: Ledger) -> None:
    """Bring events together: a project has one start of its support, whose date is filled in where it is not known."""
    starts = {row["project_id"]: row for row in ledger.ours(EventRow) if _is_start(row)}
    others = []
    for row in ledger.theirs(EventRow):
        mine = starts.get(ledger.pairs["project"].get(row["project_id"], -1))
        if mine is None or not _is_start(row):
            others.append(row)
            continue
        came = ledger.translated(row, _EVENTS.refs)
        if came is not None:
            ledger.same(EventRow, row["id"], mine["id"])
            ledger.fill(EventRow, mine, came, ("date",))
    _keep_both(ledger, _EVENTS, others)


def _is_start(row: Row) -> bool:
    return bool(row["happening"] == Happening.SUPPORT_START)


def _linked(ledger: Ledger, table: Any, refs: Mapping[str, type[Base]], key: tuple[str, ...]) -> None:
    """Bring in rows that say no more than what they link."""
    known = _known(ledger, table, key)
    seen: Counter[tuple[Any, ...]] = Counter()
    arrivals = []
    for row in ledger.theirs(table):
        came = ledger.translated(row, refs)
        if came is None:
            ledger.left_out[table.__tablename__] += 1
            continue
        mine = known.get(_turn(seen, came, key))
        if mine is not None:
            ledger.same(table, row["id"], mine["id"])
        else:
            arrivals.append((row["id"], came))
    ledger.put(table, arrivals)


def _known(ledger: Ledger, table: Any, key: tuple[str, ...]) -> dict[tuple[Any, ...], Row]:
    """Give our rows without a GUID by what they say; of several that say the same, each by its turn."""
    seen: Counter[tuple[Any, ...]] = Counter()
    return {_turn(seen, row, key): row for row in ledger.ours(table)}


def _turn(seen: Counter[tuple[Any, ...]], row: Row, key: tuple[str, ...]) -> tuple[Any, ...]:
    said = tuple(row[each] for each in key)
    seen[said] += 1
    return *said, seen[said]


def _memos(ledger: Ledger) -> None:
    """Bring memos together: a passage has one for each GUID, anything else one, in which stands what both wrote."""
    ours = list(ledger.ours(MemoRow))
    by_guid = {row["guid"]: row for row in ours}
    by_subject = {row["target"]: row for row in ours if row["start"] is None}
    arrivals = []
    for row in ledger.theirs(MemoRow):
        came = ledger.translated(row, _CODER)
        if came is None or row["target"] not in ledger.subjects:
            ledger.left_out["memo"] += 1
            continue
        came["target"] = ledger.subjects[row["target"]]
        mine = by_subject.get(came["target"]) if came["start"] is None else by_guid.get(came["guid"])
        if mine is not None:
            ledger.same(MemoRow, row["id"], mine["id"])
            _write_both(ledger, MemoRow, mine, came)
        else:
            if came["guid"] in by_guid:
                came["guid"] = other_guid(came["guid"], came["target"])
            arrivals.append((row["id"], came))
    ledger.put(MemoRow, arrivals)
    _lines(ledger)


def _lines(ledger: Ledger) -> None:
    """Write into the memos of subjects what differs of them."""
    known = {row["target"]: row for row in ledger.ours(MemoRow) if row["start"] is None}
    people = {name: number for number, name in ledger.names["coder"].items()}
    for target, lines in ledger.lines.items():
        for line in lines:
            if target in known:
                _write_both(ledger, MemoRow, known[target], {"text": line, "created": "", "coder_id": None}, told=False)
                continue
            row: Row = {"guid": new_guid(), "target": target, "start": None, "end": None, "quote": None, "text": line}
            row |= {"coder_id": people[ledger.coder], "created": now()}
            ledger.put(MemoRow, [(-1, row)])
            known[target] = next(each for each in ledger.ours(MemoRow) if each["guid"] == row["guid"])


def _write_both(ledger: Ledger, table: Any, mine: Row, came: Row, *, told: bool = True) -> None:
    """Make one text of two rows about one subject."""
    people: dict[int | None, str] = {None: "", **ledger.names["coder"]}  # type: ignore[dict-item]
    here = Written(mine["text"], people[mine["coder_id"]], mine["created"])
    there = Written(came["text"], people[came["coder_id"]], came["created"])
    whole = both(here, there)
    if told:
        subject = mine.get("quote") or _about(ledger, mine)
        _tell_texts(ledger, table.__tablename__, subject, mine, came, "text")
    if whole.text == here.text:
        return
    coder = next((number for number, name in people.items() if name == whole.coder), None)
    ledger.change(table, mine, text=whole.text, coder_id=coder or mine["coder_id"], created=whole.created)
    ledger.filled[table.__tablename__] += 1


def _about(ledger: Ledger, row: Row) -> str:
    """Name what a memo or a synthesis is about."""
    if "project_id" in row:
        return f"{ledger.names['project'][row['project_id']]} · {row['target']}"
    for column in (ProjectRow.name, DocumentRow.name, VariableRow.key):
        found = ledger.here.scalars(select(column).where(column.class_.guid == row["target"])).first()
        if found is not None:
            return found
    return ""


def _discussions(ledger: Ledger) -> None:
    """Find discussions by place, words, author and time; what is settled in one study is settled."""
    refs = {**_DOCUMENT, **_CODER, "settled_by_id": CoderRow}
    key = ("document_id", "start", "end", "text", "coder_id", "created")
    known = _known(ledger, DiscussionRow, key)
    seen: Counter[tuple[Any, ...]] = Counter()
    arrivals = []
    for row in ledger.theirs(DiscussionRow):
        came = ledger.translated(row, refs)
        if came is None:
            ledger.left_out["discussion"] += 1
            continue
        mine = known.get(_turn(seen, came, key))
        if mine is None:
            arrivals.append((row["id"], came))
            continue
        ledger.same(DiscussionRow, row["id"], mine["id"])
        if mine["settled"] is None:
            ledger.fill(DiscussionRow, mine, came, ("settled", "settled_by_id"))
    ledger.put(DiscussionRow, arrivals)
    refs = {"discussion_id": DiscussionRow, **_CODER}
    _linked(ledger, ReplyRow, refs, ("discussion_id", "text", "coder_id", "created"))


_Cell = tuple[int, str, str]


def _estimates(ledger: Ledger) -> None:
    """Bring in the estimates that are not here; where the latest of a cell is not the same one, both are told."""
    before = _latest(ledger.ours(EstimateRow))
    known = {row["guid"] for row in ledger.ours(EstimateRow)}
    arrivals, brought = [], []
    for row in ledger.theirs(EstimateRow):
        came = ledger.translated(row, {**_PROJECT, **_CODER})
        if came is None:
            ledger.left_out["estimate"] += 1
            continue
        _with_our_keys(ledger, came)
        brought.append(came)
        if came["guid"] not in known:
            arrivals.append((row["id"], came))
    ledger.put(EstimateRow, arrivals)
    numbers = {row["guid"]: row["id"] for row in ledger.ours(EstimateRow)}
    for row in ledger.theirs(EstimateRow):
        if row["guid"] in numbers:
            ledger.same(EstimateRow, row["id"], numbers[row["guid"]])
    _tell_estimates(ledger, before, _latest(brought), known, {row["guid"] for row in brought})
    _linked(
        ledger, EstimateEvidence, {"estimate_id": EstimateRow, "coding_id": CodingRow}, ("estimate_id", "coding_id")
    )


def _latest(rows: Any) -> dict[_Cell, Row]:
    return {(row["project_id"], row["target"], row["moment"]): row for row in rows}


def _tell_estimates(
    ledger: Ledger, ours: Mapping[_Cell, Row], theirs: Mapping[_Cell, Row], here: set[str], there: set[str]
) -> None:
    for cell in ours.keys() & theirs.keys():
        mine, came = ours[cell], theirs[cell]
        if mine["guid"] in there or came["guid"] in here or mine["mark"] == came["mark"]:
            continue
        subject = f"{ledger.names['project'][cell[0]]} · {cell[1]} · {cell[2]}"
        one, other = str(mine["mark"] or "–"), str(came["mark"] or "–")
        ledger.conflicts.append(Conflict("estimate", subject, "mark", one, other, "twice"))


def _syntheses(ledger: Ledger) -> None:
    ours = {(row["project_id"], row["target"]): row for row in ledger.ours(SynthesisRow)}
    guids = {row["guid"] for row in ours.values()}
    arrivals = []
    for row in ledger.theirs(SynthesisRow):
        came = ledger.translated(row, {**_PROJECT, **_CODER})
        if came is None:
            ledger.left_out["synthesis"] += 1
            continue
        _with_our_keys(ledger, came)
        mine = ours.get((came["project_id"], came["target"]))
        if mine is not None:
            ledger.same(SynthesisRow, row["id"], mine["id"])
            _write_both(ledger, SynthesisRow, mine, came)
        else:
            if came["guid"] in guids:
                came["guid"] = other_guid(came["guid"], came["target"])
            arrivals.append((row["id"], came))
    ledger.put(SynthesisRow, arrivals)


def _searches(ledger: Ledger) -> None:
    """Bring in kept searches; one of the same name that asks something else comes under another name."""
    known = Counter((row["kind"], row["name"]) for row in ledger.ours(SavedSearchRow))
    contents = {(row["kind"], row["content"]): row for row in ledger.ours(SavedSearchRow)}
    guids = {row["guid"] for row in contents.values()}
    arrivals = []
    for row in ledger.theirs(SavedSearchRow):
        came = ledger.translated(row, _CODER)
        if came is None or (row["kind"], row["content"]) in contents:
            continue
        name, rank = came["name"], 2
        while known[came["kind"], came["name"]]:
            came["name"], rank = f"{name} ({rank})", rank + 1
        known[came["kind"], came["name"]] += 1
        if came["guid"] in guids:
            came["guid"] = other_guid(came["guid"], came["content"])
        arrivals.append((row["id"], came))
    ledger.put(SavedSearchRow, arrivals)


def _suggestions(ledger: Ledger) -> None:
    """Find suggestions by what they suggest; one that was accepted or refused in one study is so."""
    refs = {**_DOCUMENT, "variable_id": VariableRow, "coding_id": CodingRow}
    key = ("document_id", "start", "end", "variable_id", "moment", "origin")
    known = {tuple(row[each] for each in key): row for row in ledger.ours(SuggestionRow)}
    guids = {row["guid"] for row in known.values()}
    arrivals = []
    for row in ledger.theirs(SuggestionRow):
        came = ledger.translated(row, refs)
        if came is None:
            ledger.left_out["suggestion"] += 1
            continue
        mine = known.get(tuple(came[each] for each in key))
        if mine is None:
            if came["guid"] in guids:
                came["guid"] = other_guid(came["guid"], str(came["start"]))
            arrivals.append((row["id"], came))
        elif mine["state"] == "open" and came["state"] != "open":
            ledger.change(SuggestionRow, mine, state=came["state"], coding_id=came["coding_id"])
            ledger.filled["suggestion"] += 1
    ledger.put(SuggestionRow, arrivals)
