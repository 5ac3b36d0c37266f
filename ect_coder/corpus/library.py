"""Documents, projects and their attributes: what the study holds, and how each is named."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field, fields
from itertools import count, filterfalse
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, func, select, update

from ect_coder.corpus import attributes as kept
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.canonical import canonical, clean_name, paragraph_number, paragraphs
from ect_coder.corpus.pivot import set_pivot
from ect_coder.corpus.readers.source import Leaf, MarkKind, Source, TextMark, Turn
from ect_coder.errors import EctError, Refusal, TakenName, UnknownDocument, UnknownProject, as_it_is
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    CodingRow,
    DocumentAttribute,
    DocumentProject,
    DocumentRow,
    DocumentText,
    EventRow,
    ProjectRow,
)
from ect_coder.values import DATED, Happening, Kind, PartialDate, Quotability, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

_CODE_LETTERS = {Kind.INTERVIEW: "E", Kind.PRESS: "P", Kind.REPORT: "R", Kind.NOTE: "N", Kind.OTHER: "D"}
_OF_A_TURN = tuple(each.name for each in fields(Turn))
_OF_A_MARK = tuple(each.name for each in fields(TextMark))


@dataclass(frozen=True, slots=True)
class Project:
    """A project as a value; `pivot` is the date its support began, if known, `dates` those of its other events.

    Of several events of one kind it is that of the one noted first; events with a name of their own are not among them.
    """

    id: int
    name: str
    pivot: str | None
    documents: int
    codings: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[Happening, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a value, without its text; `length` is in code points, `group` names a voice that it shares."""

    id: int
    code: str
    name: str
    kind: Kind
    status: Status
    projects: tuple[str, ...]
    date: str | None
    role: Role | None
    group: str | None
    words: int
    length: int
    sha256: str
    codings: int
    attributes: Mapping[str, str]
    file_name: str
    format: str
    quotability: Quotability


_SAME = tuple(each.name for each in fields(Document) if hasattr(DocumentRow, each.name))
"""Fields of a document that are columns of its row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What was recognised in a text at import: positions are code points of the canonical text.

    `interviewers` are the speakers who ask, None as long as no one has said who does.
    """

    turns: tuple[Turn, ...] = ()
    marks: tuple[TextMark, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    interviewers: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A read source as the shelf will keep it; made beforehand, so that a transaction only writes."""

    source: Source
    sha256: str
    layout: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that comes in, with the name of its file; `date` is a partial date, or None.

    `projects` are made where they are not there; `group` names the voice it shares, `original` is its file's digest.
    """

    entry: Entry
    file_name: str
    name: str
    kind: Kind
    date: str | None = None
    projects: tuple[str, ...] = ()
    group: str | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What to change of a document; None leaves a field as it is."""

    name: str | None = None
    projects: Sequence[str] | None = None
    kind: Kind | None = None
    date: str | None = None
    role: Role | Literal[""] | None = None
    group: str | None = None
    status: Status | None = None
    code: str | None = None
    quotability: Quotability | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def projects(session: Session) -> list[Project]:
    """List the projects in the order they were made."""
    documents = _counts(session, DocumentProject.project_id)
    codings = _counts(session, CodingRow.project_id)
    attributes, dates = kept.values(session, Owner.PROJECT), _dates(session)
    return [
        Project(
            row.id,
            row.name,
            row.pivot,
            documents.get(row.id, 0),
            codings.get(row.id, 0),
            attributes[row.id],
            dates.get(row.id, {}),
        )
        for row in session.scalars(select(ProjectRow).order_by(ProjectRow.id))
    ]


def _dates(session: Session) -> Mapping[int, Mapping[Happening, str]]:
    query = select(EventRow.project_id, EventRow.happening, EventRow.date).order_by(EventRow.id)
    found: defaultdict[int, dict[Happening, str]] = defaultdict(dict)
    for project, happening, date in session.execute(query.where(EventRow.happening.in_(DATED))):
        found[project].setdefault(happening, date or "")
    return found


def project_names(session: Session) -> dict[int, str]:
    """Name the projects by their numbers, in the order they were made."""
    return dict(session.execute(select(ProjectRow.id, ProjectRow.name).order_by(ProjectRow.id)).all())


def put_project(
    session: Session, name: str, pivot: str | None = None, attributes: Mapping[str, str] | None = None
) -> int:
    """Make a project, or change what is given of a known one; an empty pivot clears it. Raise BadDate or EmptyName."""
    name = clean_name(name)
    number = session.scalars(select(ProjectRow.id).where(ProjectRow.name == name)).one_or_none()
    if number is None:
        number = _made(session, name)
    if pivot is not None:
        set_pivot(session, number, clean_date(pivot))
    kept.put(session, Owner.PROJECT, {number: attributes or {}})
    return number


def put_projects(
    session: Session, wanted: Sequence[tuple[str, str | None, Mapping[str, str]]], refuse: Refusal = as_it_is
) -> None:
    """Make or change projects (name, pivot, attributes); a refused one goes through `refuse` with its rank from 0."""
    known = {name: number for number, name in project_names(session).items()}
    given: defaultdict[int, dict[str, str]] = defaultdict(dict)
    ranks: dict[int, int] = {}
    for rank, (words, pivot, attributes) in enumerate(wanted):
        try:
            name = clean_name(words)
            number = known[name] = known.get(name) or _made(session, name)
            if pivot is not None:
                set_pivot(session, number, clean_date(pivot))
        except EctError as reason:
            raise refuse(rank, reason) from None
        given[number].update(attributes)
        ranks[number] = rank
    kept.put(session, Owner.PROJECT, given, lambda number, reason: refuse(ranks[number], reason))


def _made(session: Session, name: str) -> int:
    row = ProjectRow(name=name, pivot=None, created=now())
    session.add(row)
    session.flush()
    return row.id


def rename_project(session: Session, name: str, new_name: str) -> None:
    """Give a project another name; raise UnknownProject, TakenName or EmptyName."""
    new_name = clean_name(new_name)
    if new_name != name and session.scalars(select(ProjectRow).where(ProjectRow.name == new_name)).first():
        raise TakenName(name=new_name)
    row = session.get(ProjectRow, project_id(session, name))
    assert row is not None
    row.name = new_name


def remove_project(session: Session, name: str) -> None:
    """Take a project away; its codings stay, without a project."""
    session.execute(delete(ProjectRow).where(ProjectRow.id == project_id(session, name)))


def project_id(session: Session, name: str) -> int:
    """Find a project by its exact name; raise UnknownProject."""
    found = session.scalars(select(ProjectRow.id).where(ProjectRow.name == canonical(name).strip())).one_or_none()
    if found is None:
        raise UnknownProject(name=name)
    return found


def documents(session: Session, numbers: Sequence[int] | None = None) -> list[Document]:
    """List the documents, or some of them, in the order they came in."""
    codings = _counts(session, CodingRow.document_id)
    attributes = kept.values(session, Owner.DOCUMENT, numbers)
    columns = (getattr(DocumentRow, name) for name in ("id", "voice_group", *_SAME))
    wanted = select(*columns).order_by(DocumentRow.id)
    if numbers is not None:
        wanted = wanted.where(DocumentRow.id.in_(numbers))
    about: dict[int, list[str]] = defaultdict(list)
    pairs = select(DocumentProject.document_id, ProjectRow.name).join(ProjectRow).order_by(DocumentProject.id)
    for document, name in session.execute(pairs):
        about[document].append(name)
    return [
        Document(
            **dict(zip(_SAME, same, strict=True)),
            projects=tuple(about[number]),
            group=group,
            codings=codings.get(number, 0),
            attributes=attributes[number],
        )
        for number, group, *same in session.execute(wanted)
    ]


def document_id(session: Session, reference: str | int) -> int:
    """Find a document by its number, its code (E01) or its name; raise UnknownDocument."""
    wanted = str(reference).strip()
    if wanted.isdecimal():
        found = session.scalars(select(DocumentRow.id).where(DocumentRow.id == int(wanted))).one_or_none()
        if found is not None:
            return found
    name = canonical(wanted)
    for column in (DocumentRow.code, DocumentRow.name):
        found = session.scalars(select(DocumentRow.id).where(column == name)).one_or_none()
        if found is not None:
            return found
    raise UnknownDocument(name=reference)


def code_of(session: Session, document: int) -> str:
    """Give a document's short code, such as E01."""
    return session.scalars(select(DocumentRow.code).where(DocumentRow.id == document)).one()


def quotabilities(session: Session) -> dict[int, Quotability]:
    """Say of each document how its words may leave the study."""
    return dict(session.execute(select(DocumentRow.id, DocumentRow.quotability)).all())


def text(session: Session, document: int) -> str:
    """Give a document's canonical text; raise UnknownDocument."""
    found = session.scalars(select(DocumentText.text).where(DocumentText.document_id == document)).one_or_none()
    if found is None:
        raise UnknownDocument(name=document)
    return found


def texts(session: Session, names: Sequence[str] = ()) -> Iterator[tuple[int, str, str]]:
    """Give number, name and text of each document, or of those about the named projects; raise UnknownProject."""
    query = select(DocumentRow.id, DocumentRow.name, DocumentText.text).join(DocumentText).order_by(DocumentRow.id)
    if names:
        wanted = [project_id(session, name) for name in names]
        about = select(DocumentProject.document_id).where(DocumentProject.project_id.in_(wanted))
        query = query.where(DocumentRow.id.in_(about))
    yield from session.execute(query)


def references(session: Session, places: Iterable[tuple[int, int, str, int]]) -> dict[int, str]:
    """Cite places (key, document number, document code, code point) as « E03, § 42 », by key."""
    found: dict[int, str] = {}
    starts: dict[int, list[int]] = {}
    for key, document, code, position in places:
        if document not in starts:
            starts[document] = [paragraph.start for paragraph in paragraphs(text(session, document))]
        found[key] = f"{code}, §\u00a0{paragraph_number(starts[document], position)}"
    return found


def layout(session: Session, document: int) -> Layout:
    """Give the speaker turns, headings and bold passages recognised at import."""
    stored = session.scalars(select(DocumentText.layout).where(DocumentText.document_id == document)).one()
    value = json.loads(stored)
    return Layout(
        tuple(Turn(**turn) for turn in value["turns"]),
        tuple(TextMark(mark["start"], mark["end"], MarkKind(mark["kind"])) for mark in value["marks"]),
        tuple(Leaf(**leaf) for leaf in value.get("leaves", ())),
        tuple(value["interviewers"]) if value.get("interviewers") is not None else None,
    )


def lay_out(session: Session, document: int, wanted: Layout) -> None:
    """Change what was recognised in a text."""
    stored = _layout_json(wanted, wanted.interviewers)
    session.execute(update(DocumentText).where(DocumentText.document_id == document).values(layout=stored))


def project_ids_of(session: Session, document: int) -> list[int]:
    """List the projects that a document speaks of, in the order they were attached."""
    found = select(DocumentProject.project_id).where(DocumentProject.document_id == document)
    return list(session.scalars(found.order_by(DocumentProject.id)))


def known_texts(session: Session) -> dict[str, int]:
    """Map the SHA-256 of every text in the study to its document."""
    return dict(session.execute(select(DocumentRow.sha256, DocumentRow.id)).all())


def digest(text: str) -> str:
    """Return the SHA-256 of a canonical text, in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def entry(source: Source, interviewers: tuple[str, ...] | None = None) -> Entry:
    """Make ready what the shelf will keep of a read source, and of who asks in it, if someone has said so."""
    return Entry(source, digest(source.text), _layout_json(source, interviewers))


def add_documents(
    session: Session, arrivals: Sequence[Arrival], originals: Mapping[str, int] | None = None
) -> list[int]:
    """Put documents on the shelf and return their numbers; a name already taken gets « (2) ».

    `originals` are the files that are kept: their numbers by their digests. Raises BadDate or EmptyName.
    """
    codes, names = free_codes(session), set(session.scalars(select(DocumentRow.name)))
    about = {name: put_project(session, name) for each in arrivals for name in each.projects}
    rows = [_row(each, next(codes[each.kind]), free_name(names, each.name), originals or {}) for each in arrivals]
    session.add_all(rows)
    session.flush()
    for row, each in zip(rows, arrivals, strict=True):
        source, projects = each.entry.source, dict.fromkeys(about[name] for name in each.projects)
        session.add(DocumentText(document_id=row.id, text=source.text, layout=each.entry.layout))
        session.add_all(DocumentProject(document_id=row.id, project_id=project) for project in projects)
        session.add_all(DocumentAttribute(document_id=row.id, name=name, value=value) for name, value in _told(source))
    session.flush()
    return [row.id for row in rows]


def _told(source: Source) -> Iterable[tuple[str, str]]:
    """Give what a file says of its text, each name once; what it says nothing of is left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in source.facts:
        key, words = " ".join(canonical(name).split()), canonical(value).strip()
        if key and words and words not in found[key]:
            found[key].append(words)
    return ((name, " ; ".join(values)) for name, values in found.items() if values)


def _row(arrival: Arrival, code: str, name: str, originals: Mapping[str, int]) -> DocumentRow:
    source = arrival.entry.source
    return DocumentRow(
        code=code,
        name=name,
        kind=arrival.kind,
        status=Status.TO_CODE,
        date=clean_date(arrival.date) if arrival.date else None,
        file_name=arrival.file_name,
        format=source.format,
        voice_group=canonical(arrival.group or "").strip() or None,
        original_id=originals.get(arrival.original or ""),
        words=source.kept.get("words", 0),
        length=len(source.text),
        sha256=arrival.entry.sha256,
        kept=_json(source.kept),
        left_out=_json(source.left_out),
        warnings=_json(source.warnings),
        created=now(),
    )


def describe(session: Session, document: int, change: Description) -> None:
    """Change what is given of a document; earlier codings keep their projects.

    Raises UnknownProject, BadDate, TakenName, EmptyName or BadAttribute; an empty date, role, group or value clears it.
    """
    describe_many(session, {document: change})


def describe_many(session: Session, changes: Mapping[int, Description]) -> None:
    """Change what is given of several documents; raises as `describe`."""
    for document, change in changes.items():
        _describe(session, document, change)
    kept.put(session, Owner.DOCUMENT, {document: change.attributes for document, change in changes.items()})


def _describe(session: Session, document: int, change: Description) -> None:
    row = session.get(DocumentRow, document)
    if row is None:
        raise UnknownDocument(name=document)
    for each in ("kind", "role", "status", "quotability"):
        if getattr(change, each) is not None:
            setattr(row, each, getattr(change, each) or None)
    if change.date is not None:
        row.date = clean_date(change.date)
    if change.group is not None:
        row.voice_group = canonical(change.group).strip() or None
    if change.code is not None:
        row.code = _unique(session, DocumentRow.code, clean_name(change.code), document)
    if change.name is not None:
        row.name = _unique(session, DocumentRow.name, clean_name(change.name), document)
    if change.projects is not None:
        _attach(session, document, [project_id(session, name) for name in dict.fromkeys(change.projects)])


def to_code(session: Session, documents: Iterable[int]) -> set[int]:
    """Give those of the documents whose coding has not begun, or so says their status."""
    wanted = select(DocumentRow.id).where(DocumentRow.id.in_(set(documents)))
    return set(session.scalars(wanted.where(DocumentRow.status == Status.TO_CODE)))


def uncoded(session: Session, documents: Iterable[int]) -> list[int]:
    """Give those of the documents that have no coding."""
    coded = select(CodingRow.id).where(CodingRow.document_id == DocumentRow.id).exists()
    return list(session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(set(documents)), ~coded)))


def begin(session: Session, documents: Iterable[int]) -> None:
    """Note that the coding of documents has begun."""
    begun = set(documents)
    if begun:
        session.execute(update(DocumentRow).where(DocumentRow.id.in_(begun)).values(status=Status.IN_PROGRESS))


def coded(session: Session) -> bool:
    """Say whether anything is coded."""
    return session.scalars(select(CodingRow.id).limit(1)).first() is not None


def remove_document(session: Session, document: int) -> None:
    """Take a document away, with its text and its codings."""
    session.execute(delete(DocumentRow).where(DocumentRow.id == document))


def clean_date(date: str) -> str | None:
    """Check a partial date; an empty one clears. Raise BadDate."""
    if not date.strip():
        return None
    return str(PartialDate.parse(date))


def _counts(session: Session, column: Any) -> dict[int, int]:
    return dict(session.execute(select(column, func.count()).group_by(column)).all())


def _attach(session: Session, document: int, wanted: Sequence[int]) -> None:
    """Say the whole list of projects of a document, in order."""
    if project_ids_of(session, document) == list(wanted):
        return
    session.execute(delete(DocumentProject).where(DocumentProject.document_id == document))
    session.add_all(DocumentProject(document_id=document, project_id=project) for project in wanted)
    session.flush()


def free_codes(session: Session) -> dict[Kind, Iterator[str]]:
    """Give for each kind the codes that no document has yet, such as E04, E05…"""
    taken = set(session.scalars(select(DocumentRow.code)))
    return {kind: filterfalse(taken.__contains__, _codes(letter)) for kind, letter in _CODE_LETTERS.items()}


def _codes(letter: str) -> Iterator[str]:
    return (f"{letter}{number:02d}" for number in count(1))


def free_name(taken: set[str], name: str) -> str:
    """Give the name, or with « (2) » and so on, and note that it is taken."""
    name = " ".join(canonical(name).split()) or "?"
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    taken.add(candidate)
    return candidate


def _unique(session: Session, column: Any, wanted: str, document: int) -> str:
    if session.scalars(select(DocumentRow.id).where(column == wanted, DocumentRow.id != document)).first():
        raise TakenName(name=wanted)
    return wanted


def _layout_json(source: Source | Layout, interviewers: tuple[str, ...] | None) -> str:
    return _json({
        "turns": [{name: getattr(turn, name) for name in _OF_A_TURN} for turn in source.turns],
        "marks": [{name: getattr(mark, name) for name in _OF_A_MARK} for mark in source.marks],
        "leaves": [{"start": leaf.start, "label": leaf.label} for leaf in source.leaves],
        "interviewers": interviewers,
    })  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
