"""A parcel written into a study: what is there already is found again and stays, what is new comes in.

Things are found again by GUID; documents also by their text, projects and people by name, codings of foreign files by
what they say. Doing it twice changes nothing. Each function works within its caller's transaction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from ect_coder.analysis.parcel import quiet
from ect_coder.codebook import shelf
from ect_coder.coding import codings, settlements
from ect_coder.coding import memos as notes
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus import attributes, library
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.canonical import clean_name
from ect_coder.corpus.library import Arrival
from ect_coder.corpus.readers.source import Source
from ect_coder.errors import BadAttribute
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    Base,
    CoderRow,
    CodingRow,
    DiscussionRow,
    DocumentRow,
    EstimateEvidence,
    EstimateRow,
    MemoRow,
    ProjectRow,
    ReplyRow,
    SettlementRow,
    new_guid,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from ect_coder.analysis import parcel
    from ect_coder.analysis.parcel import Parcel, Tell

_OFTEN = 500
"""Codings between two looks at whether to stop."""


class Unpacking:
    """Writes one parcel; `made` counts what came in, `numbers` maps the GUIDs of its documents to the study's."""

    def __init__(self, session: Session, brought: Parcel, tell: Tell) -> None:
        self.made: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}
        self._session = session
        self._brought = brought
        self._tell = tell
        self._people: dict[str, int] = {}
        self._known = set(codings.coders(session))
        self._guids = {each.name: each.guid for each in brought.people}
        self._lengths: dict[int, int] = {}

    def write(self) -> None:
        """Write all of it; raises as the rooms do that it is written to."""
        self._attributes()
        self._projects()
        self._documents()
        self._codings()
        for memo in self._brought.memos:
            self._memo(memo)
        self._estimates()
        self._discussions()
        self._settlements()

    def _coder(self, name: str) -> int:
        if name not in self._people:
            number = self._people[name] = codings.coder_id(self._session, name)
            guid = self._guids.get(name, "")
            if guid and name not in self._known and not self._taken(guid):
                self._session.get_one(CoderRow, number).guid = guid
                self._session.flush()
        return self._people[name]

    def _taken(self, guid: str) -> bool:
        return self._session.scalars(select(CoderRow.id).filter_by(guid=guid)).first() is not None

    def _attributes(self) -> None:
        known = {(owner, each.name) for owner in Owner for each in attributes.defined(self._session, owner)}
        fresh = [each for each in self._brought.attributes if (each.owner, clean_name(each.name)) not in known]
        attributes.add(self._session, fresh)

    def _projects(self) -> None:
        rows = {row.name: row for row in self._session.scalars(select(ProjectRow))}
        known = {row.guid for row in rows.values()}
        for each in self._brought.projects:
            name = clean_name(each.name)
            row = rows.get(name)
            library.put_project(self._session, name, each.pivot if row is None or row.pivot is None else None)
            if row is None:
                self.made["projects"] += 1
                row = self._session.scalars(select(ProjectRow).filter_by(name=name)).one()
                row.created = each.created or row.created
                if each.guid and each.guid not in known:
                    row.guid = each.guid
                self._session.flush()
            self._values(Owner.PROJECT, row.id, each.attributes)

    def _values(self, owner: Owner, number: int, brought: Any) -> None:
        """Fill in the attributes that have no value; one that does not fit its definition is left out and counted."""
        held = attributes.values(self._session, owner, [number])[number]
        for name, value in brought.items():
            if clean_name(name) in held:
                continue
            try:
                attributes.put(self._session, owner, {number: {name: value}})
            except BadAttribute:
                self.made["misfits"] += 1

    def _documents(self) -> None:
        texts = library.known_texts(self._session)
        by_guid = {row.guid: row for row in self._session.scalars(select(DocumentRow))}
        for done, each in enumerate(self._brought.documents):
            self._tell(done, len(self._brought.documents))
            digest = library.digest(each.text)
            row = by_guid.get(each.guid)
            if row is not None and row.sha256 == digest:
                self.numbers[each.guid] = row.id
            elif digest in texts and each.text:
                self.numbers[each.guid] = texts[digest]
            else:
                self.numbers[each.guid] = self._document(each, free=row is None)
                self.made["documents"] += 1

    def _document(self, each: parcel.Document, *, free: bool) -> int:
        """Put a document on the shelf, as it was in the study that it comes from; `free` says that its GUID is."""
        source = Source(
            each.text,
            each.layout.turns,
            each.layout.marks,
            each.kept,
            each.left_out,
            each.warnings,
            leaves=each.layout.leaves,
            format=each.format,
        )
        entry = library.entry(source, each.layout.interviewers)
        arrival = Arrival(entry, each.file_name, each.name, each.kind, each.date, each.projects, each.group)
        (number,) = library.add_documents(self._session, [arrival])
        row = self._session.get_one(DocumentRow, number)
        row.status, row.role, row.quotability = each.status, each.role, each.quotability
        row.created = each.created or row.created
        if each.guid and free:
            row.guid = each.guid
        taken = select(DocumentRow.id).where(DocumentRow.code == each.code, DocumentRow.id != number)
        if each.code and self._session.scalars(taken).first() is None:
            row.code = each.code
        self._session.flush()
        self._values(Owner.DOCUMENT, number, each.attributes)
        return number

    def _length(self, number: int) -> int:
        if number not in self._lengths:
            row = self._session.get_one(DocumentRow, number)
            self._lengths[number] = row.length
        return self._lengths[number]

    def _fits(self, document: str, start: int | None, end: int | None) -> bool:
        if document not in self.numbers or start is None or end is None:
            return False
        return 0 <= start < end <= self._length(self.numbers[document])

    def _codings(self) -> None:
        lookups, version = codings.Lookups(), shelf.version_id(self._session)
        known = set(self._session.scalars(select(CodingRow.guid)))
        said = self._said()
        texts = {each.guid: each.text for each in self._brought.documents}
        rows, whole = [], len(self._brought.documents)
        for rank, each in enumerate(self._brought.codings):
            if rank % _OFTEN == 0:
                self._tell(whole, whole)
            if not self._fits(each.document, each.start, each.end):
                self.made["lost_codings"] += 1
                continue
            row: dict[str, Any] = {
                "guid": each.guid or new_guid(),
                "document_id": self.numbers[each.document],
                "start": each.start,
                "end": each.end,
                "quote": texts[each.document][each.start : each.end],
                "variable_id": lookups.variable(self._session, each.variable),
                "moment": each.moment,
                "polarity": each.polarity,
                "intensity": each.intensity,
                "attribution": each.attribution,
                "reading": each.reading,
                "project_id": self._project_of(lookups, each),
                "coder_id": self._coder(each.coder),
                "memo": each.memo,
                "codebook_version_id": version,
                "created": each.created or now(),
            }
            key = _what_is_said(row)
            if row["guid"] in known or (not each.guid and key in said):
                continue
            known.add(row["guid"])
            said.add(key)
            rows.append(row)
        if rows:
            self._session.execute(insert(CodingRow), rows)
            foreign = {self.numbers[each.document] for each in self._brought.codings if self._begins(each)}
            library.begin(self._session, library.to_code(self._session, foreign))
        self.made["codings"] += len(rows)

    def _begins(self, each: parcel.Coding) -> bool:
        """Say whether a coding tells that its document is being coded: ours come with the status of theirs."""
        return not each.guid and each.document in self.numbers

    def _said(self) -> set[tuple[Any, ...]]:
        numbers = list(self.numbers.values())
        columns = [getattr(CodingRow, name) for name in _SAID]
        found: set[tuple[Any, ...]] = set()
        for first in range(0, len(numbers), 500):
            wanted = select(*columns).where(CodingRow.document_id.in_(numbers[first : first + 500]))
            found.update(tuple(row) for row in self._session.execute(wanted))
        return found

    def _project_of(self, lookups: codings.Lookups, each: parcel.Coding) -> int | None:
        """Give the project that is said; for a foreign coding the document's own, if it has one."""
        if each.project is not None:
            return lookups.project(self._session, self.numbers[each.document], each.project)
        own = [] if each.guid else library.project_ids_of(self._session, self.numbers[each.document])
        return own[0] if len(own) == 1 else None

    def _memo(self, memo: parcel.Memo) -> None:
        session = self._session
        if not memo.text or session.scalars(select(MemoRow.id).filter_by(guid=memo.guid)).first():
            return
        subject = self._subject(memo)
        if subject is None:
            return
        if memo.about is About.PASSAGE:
            self._note(memo)
            return
        before = notes.read(session, subject)
        if memo.text in before:
            return
        text = f"{before}\n\n{memo.text}" if before else memo.text
        notes.write(session, subject, text, memo.coder)
        self.made["memos"] += 1
        if not before:
            row = session.scalars(select(MemoRow).order_by(MemoRow.id.desc()).limit(1)).one()
            row.guid, row.created = memo.guid or row.guid, memo.created or row.created
            session.flush()

    def _subject(self, memo: parcel.Memo) -> Subject | None:
        if memo.about is About.STUDY or memo.about is About.VARIABLE:
            return Subject(memo.about, memo.target)
        if memo.about is About.PROJECT:
            named = {each.guid: clean_name(each.name) for each in self._brought.projects}
            return Subject(memo.about, named[memo.target]) if memo.target in named else None
        number = self.numbers.get(memo.target)
        return Subject(About.DOCUMENT, str(number)) if number is not None else None

    def _note(self, memo: parcel.Memo) -> None:
        """Write a memo on a passage, unless the passage has it."""
        if not self._fits(memo.target, memo.start, memo.end):
            return
        number = self.numbers[memo.target]
        row = self._session.get_one(DocumentRow, number)
        place = {"target": row.guid, "start": memo.start, "end": memo.end, "text": memo.text}
        if self._session.scalars(select(MemoRow.id).filter_by(**place)).first():
            return
        quote = library.text(self._session, number)[memo.start : memo.end]
        who = {"coder_id": self._coder(memo.coder), "created": memo.created or now()}
        self._session.add(MemoRow(guid=memo.guid or new_guid(), quote=quote, **place, **who))
        self._session.flush()
        self.made["memos"] += 1

    def _estimates(self) -> None:
        session = self._session
        known = set(session.scalars(select(EstimateRow.guid)))
        shown = dict(session.execute(select(CodingRow.guid, CodingRow.id)).all()) if self._brought.estimates else {}
        for each in self._brought.estimates:
            if each.guid in known:
                continue
            named = {**asdict(each), "project_id": library.project_id(session, each.project)}
            evidence = [shown[guid] for guid in each.evidence if guid in shown]
            row = EstimateRow(
                coder_id=self._coder(each.coder),
                **{name: value for name, value in named.items() if name not in ("project", "evidence", "coder")},
            )
            session.add(row)
            session.flush()
            session.add_all(EstimateEvidence(estimate_id=row.id, coding_id=number) for number in evidence)
            self.made["estimates"] += 1
        session.flush()

    def _discussions(self) -> None:
        for each in self._brought.discussions:
            if not self._fits(each.document, each.start, each.end):
                continue
            number = self.numbers[each.document]
            place = {"document_id": number, "start": each.start, "end": each.end, "text": each.text}
            place["created"] = each.created
            if self._session.scalars(select(DiscussionRow.id).filter_by(**place)).first():
                continue
            row = DiscussionRow(
                quote=library.text(self._session, number)[each.start : each.end],
                coder_id=self._coder(each.coder),
                settled=each.settled,
                settled_by_id=self._coder(each.settled_by) if each.settled_by else None,
                **place,
            )
            self._put(row)
            for one in each.replies:
                words = {"text": one.text, "created": one.created, "coder_id": self._coder(one.coder)}
                self._put(ReplyRow(discussion_id=row.id, **words))
            self.made["discussions"] += 1

    def _settlements(self) -> None:
        """Write what was settled; codings that something settles here stay as they are."""
        known = set(self._session.scalars(select(SettlementRow.guid)))
        for each in self._brought.settlements:
            if each.guid in known or not self._fits(each.document, each.start, each.end):
                continue
            number = self.numbers[each.document]
            row = SettlementRow(
                guid=each.guid,
                document_id=number,
                start=each.start,
                end=each.end,
                quote=library.text(self._session, number)[each.start : each.end],
                outcome=each.outcome,
                note=each.note,
                coder_id=self._coder(each.coder),
                created=each.created or now(),
            )
            self._put(row)
            settlements.link(self._session, row.id, self._open(each.stands), self._open(each.aside))
            self.made["settlements"] += 1

    def _open(self, guids: Collection[str]) -> list[int]:
        """Give the codings that nothing settles yet, by GUID."""
        free = (column.is_(None) for column in settlements.SETTLED_BY)
        return list(self._session.scalars(select(CodingRow.id).where(CodingRow.guid.in_(guids), *free)))

    def _put(self, row: Base) -> None:
        self._session.add(row)
        self._session.flush()


_SAID = ("document_id", "start", "end", "variable_id", "moment", "polarity", "project_id", "coder_id")
"""What two codings of foreign files have in common if they are one."""


def _what_is_said(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _SAID)


def unpack(session: Session, brought: Parcel, tell: Tell = quiet) -> Unpacking:
    """Write a parcel into a study, and say what came in."""
    done = Unpacking(session, brought, tell)
    done.write()
    return done
