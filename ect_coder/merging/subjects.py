"""What is spoken of and who speaks: people, projects, documents and their attributes. What stands here stays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ect_coder.coding.memos import About, Subject
from ect_coder.corpus import library
from ect_coder.merging import words
from ect_coder.merging.ledger import Ledger, Row, other_guid
from ect_coder.merging.report import Conflict
from ect_coder.storage.schema import (
    AttributeRow,
    CoderRow,
    DocumentAttribute,
    DocumentProject,
    DocumentRow,
    DocumentText,
    OriginalRow,
    ProjectAttribute,
    ProjectRow,
)
from ect_coder.values import Quotability, Status
from ect_coder.wording import _

if TYPE_CHECKING:
    from enum import StrEnum

    from ect_coder.storage.schema import Base

_OF_A_DOCUMENT = ("name", "kind", "date", "role", "voice_group")
_AS_FAR: dict[str, type[StrEnum]] = {"status": Status, "quotability": Quotability}
"""Of these the one that goes further holds: what is coded there is coded, what is withheld there stays so."""


def unite(ledger: Ledger) -> None:
    """Bring people, projects and documents together."""
    _people(ledger)
    _definitions(ledger)
    _projects(ledger)
    _documents(ledger)
    _values(ledger, ProjectAttribute, "project_id", ProjectRow)
    _values(ledger, DocumentAttribute, "document_id", DocumentRow)
    _links(ledger)


def _people(ledger: Ledger) -> None:
    """Find people by their names."""
    ours = {row["name"]: row for row in ledger.ours(CoderRow)}
    taken = {row["guid"] for row in ours.values()}
    arrivals = []
    for row in ledger.theirs(CoderRow):
        if row["name"] in ours:
            ledger.same(CoderRow, row["id"], ours[row["name"]]["id"])
            continue
        guid = other_guid(row["guid"], row["name"]) if row["guid"] in taken else row["guid"]
        arrivals.append((row["id"], {"guid": guid, "name": row["name"]}))
    ledger.put(CoderRow, arrivals)
    ledger.names["coder"] = {row["id"]: row["name"] for row in ledger.ours(CoderRow)}


def _definitions(ledger: Ledger) -> None:
    ours = {(row["owner"], row["name"]): row for row in ledger.ours(AttributeRow)}
    last = max((row["position"] for row in ours.values()), default=-1)
    arrivals = []
    for row in ledger.theirs(AttributeRow):
        if (row["owner"], row["name"]) not in ours:
            last += 1
            arrivals.append((row["id"], {**_without_number(row), "position": last}))
    ledger.put(AttributeRow, arrivals)


def _projects(ledger: Ledger) -> None:
    """Find projects by their GUID, else by their name."""
    ours = list(ledger.ours(ProjectRow))
    by_guid, by_name = {row["guid"]: row for row in ours}, {row["name"]: row for row in ours}
    arrivals = []
    for row in ledger.theirs(ProjectRow):
        mine = by_guid.get(row["guid"]) or by_name.get(row["name"])
        if mine is None:
            arrivals.append((row["id"], _without_number(row)))
            ledger.subjects[row["guid"]] = row["guid"]
            continue
        ledger.same(ProjectRow, row["id"], mine["id"])
        ledger.subjects[row["guid"]] = mine["guid"]
        differing = ledger.fill(ProjectRow, mine, row, ("name", "pivot"))
        note_both(ledger, Subject(About.PROJECT, mine["name"]), "project", mine, row, differing)
    ledger.put(ProjectRow, arrivals)
    ledger.names["project"] = {row["id"]: row["name"] for row in ledger.ours(ProjectRow)}


def _documents(ledger: Ledger) -> None:
    """Find documents by the hash of their text: words that differ make another document."""
    texts: defaultdict[str, list[Row]] = defaultdict(list)
    ours = list(ledger.ours(DocumentRow))
    for row in ours:
        texts[row["sha256"]].append(row)
    guids, names = {row["guid"] for row in ours}, {row["name"] for row in ours}
    codes, taken = library.free_codes(ledger.here), {row["code"] for row in ours}
    arrivals = []
    for row in ledger.theirs(DocumentRow):
        alike = texts.get(row["sha256"], [])
        if alike:
            _same_document(ledger, next((each for each in alike if each["guid"] == row["guid"]), alike[0]), row)
            continue
        came = {**_without_number(row), "original_id": _original(ledger, row["original_id"])}
        if row["guid"] in guids:
            came["guid"] = other_guid(row["guid"], row["sha256"])
            ledger.other_texts.append(row["name"])
        came["name"] = library.free_name(names, row["name"])
        came["code"] = next(codes[row["kind"]]) if row["code"] in taken else row["code"]
        taken.add(came["code"])
        ledger.subjects[row["guid"]] = came["guid"]
        arrivals.append((row["id"], came))
    ledger.put(DocumentRow, arrivals)
    for number, _row in arrivals:
        _text(ledger, number)
    ledger.names["document"] = {row["id"]: row["sha256"] for row in ledger.ours(DocumentRow)}


def _same_document(ledger: Ledger, mine: Row, row: Row) -> None:
    ledger.same(DocumentRow, row["id"], mine["id"])
    ledger.subjects[row["guid"]] = mine["guid"]
    differing = ledger.fill(DocumentRow, mine, row, _OF_A_DOCUMENT)
    for column, kind in _AS_FAR.items():
        ranks = list(kind)
        if ranks.index(row[column]) > ranks.index(mine[column]):
            ledger.change(DocumentRow, mine, **{column: row[column]})
            ledger.filled["document"] += 1
    if mine["original_id"] is None and row["original_id"] is not None:
        ledger.change(DocumentRow, mine, original_id=_original(ledger, row["original_id"]))
        ledger.filled["document"] += 1
    note_both(ledger, Subject(About.DOCUMENT, str(mine["id"])), "document", mine, row, differing)


def _original(ledger: Ledger, number: int | None) -> int | None:
    """Bring in the file that a document came from, unless it is here."""
    if number is None:
        return None
    known = ledger.pairs["original"]
    if number not in known:
        digest = ledger.there.scalars(select(OriginalRow.sha256).filter_by(id=number)).one()
        here = ledger.here.scalars(select(OriginalRow.id).filter_by(sha256=digest)).one_or_none()
        if here is not None:
            known[number] = here
        else:
            row = ledger.there.get_one(OriginalRow, number)
            columns = ("file_name", "sha256", "size", "content")
            ledger.put(OriginalRow, [(number, {each: getattr(row, each) for each in columns})])
            ledger.there.expunge(row)
    return known[number]


def _text(ledger: Ledger, document: int) -> None:
    row = ledger.there.execute(
        select(DocumentText.id, DocumentText.text, DocumentText.layout).filter_by(document_id=document)
    ).one()
    said = {"document_id": ledger.pairs["document"][document], "text": row.text, "layout": row.layout}
    ledger.put(DocumentText, [(row.id, said)])


def _values(ledger: Ledger, table: Any, owner: str, of: type[Base]) -> None:
    ours = {(row[owner], row["name"]): row for row in ledger.ours(table)}
    arrivals = []
    for row in ledger.theirs(table):
        came = ledger.translated(row, {owner: of})
        if came is None:
            continue
        mine = ours.get((came[owner], came["name"]))
        if mine is None:
            arrivals.append((row["id"], came))
        elif ledger.fill(table, mine, came, ("value",)):
            kind = of.__tablename__
            subject = _subject(ledger, kind, came[owner])
            note_both(
                ledger, subject, kind, {came["name"]: mine["value"]}, {came["name"]: came["value"]}, [came["name"]]
            )
    ledger.put(table, arrivals)


def _subject(ledger: Ledger, kind: str, number: int) -> Subject:
    if kind == "project":
        return Subject(About.PROJECT, ledger.names["project"][number])
    return Subject(About.DOCUMENT, str(number))


def _links(ledger: Ledger) -> None:
    known = {(row["document_id"], row["project_id"]) for row in ledger.ours(DocumentProject)}
    arrivals = []
    for row in ledger.theirs(DocumentProject):
        came = ledger.translated(row, {"document_id": DocumentRow, "project_id": ProjectRow})
        if came is not None and (came["document_id"], came["project_id"]) not in known:
            arrivals.append((row["id"], came))
    ledger.put(DocumentProject, arrivals)


def note_both(ledger: Ledger, subject: Subject, kind: str, mine: Row, came: Row, differing: list[str]) -> None:
    """Note what the two studies say differently of a subject: what is here stays, its memo will have both."""
    for field in differing:
        here, there = str(mine[field]), str(came[field])
        ledger.conflicts.append(Conflict(kind, called(ledger, subject), field, here, there, "memo"))
        one, other = sorted((here, there))
        line = _("Two values for {field}: {one} · {other}").format(field=words.field(field), one=one, other=other)
        ledger.lines[_guid(ledger, subject)].append(line)


def _guid(ledger: Ledger, subject: Subject) -> str:
    if subject.about is About.PROJECT:
        return ledger.here.scalars(select(ProjectRow.guid).filter_by(name=subject.name)).one()
    return ledger.here.scalars(select(DocumentRow.guid).filter_by(id=int(subject.name))).one()


def called(ledger: Ledger, subject: Subject) -> str:
    """Say what a subject is called here."""
    if subject.about is not About.DOCUMENT:
        return subject.name
    row = ledger.here.execute(select(DocumentRow.code, DocumentRow.name).filter_by(id=int(subject.name))).one()
    return f"{row.code} · {row.name}"


def _without_number(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}
