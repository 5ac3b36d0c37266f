"""Documents, projects and their attributes: what the study holds, and how each is named."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, fields
from itertools import count, filterfalse
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from ect_coder.corpus.canonical import canonical, paragraph_number, paragraphs
from ect_coder.corpus.pivot import set_pivot
from ect_coder.corpus.readers.source import Leaf, MarkKind, Source, TextMark, Turn
from ect_coder.errors import EctError, EmptyName, Refusal, TakenName, UnknownDocument, UnknownProject, as_it_is
from ect_coder.storage.database import now
from ect_coder.storage.schema import (
    CodingRow,
    DocumentAttribute,
    DocumentProject,
    DocumentRow,
    DocumentText,
    ProjectAttribute,
    ProjectRow,
)
from ect_coder.values import Kind, PartialDate, Quotability, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

_CODE_LETTERS = {Kind.INTERVIEW: "E", Kind.PRESS: "P", Kind.REPORT: "R", Kind.NOTE: "N", Kind.OTHER: "D"}
_OF_A_TURN = tuple(each.name for each in fields(Turn))
_OF_A_MARK = tuple(each.name for each in fields(TextMark))


@dataclass(frozen=True, slots=True)
class Project:
    """A project as a value; `pivot` is the date its support began, if known."""

    id: int
    name: str
    pivot: str | None
    documents: int
    codings: int
    attributes: Mapping[str, str] = field(default_factory=dict)


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
    """A document that comes in, with the name of its file; `date` is a partial date, or None."""

    entry: Entry
    file_name: str
    name: str
    kind: Kind
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What to change of a document; None leaves a field as it is."""

    name: str | None = None
    projects: Sequence[str] | None = None
    kind: Kind | None = None
    date: str | None = None
    role: Role | None = None
    group: str | None = None
    status: Status | None = None
    code: str | None = None
    quotability: Quotability | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def projects(session: Session) -> list[Project]:
    """List the projects in the order they were made."""
    documents = _counts(session, DocumentProject.project_id)
    codings = _counts(session, CodingRow.project_id)
    attributes = _attributes(session, ProjectAttribute.project_id, ProjectAttribute)
    return [
        Project(row.id, row.name, row.pivot, documents.get(row.id, 0), codings.get(row.id, 0), attributes[row.id])
        for row in session.scalars(select(ProjectRow).order_by(ProjectRow.id))
    ]


def project_names(session: Session) -> dict[int, str]:
    """Name the projects by their numbers, in the order they were made."""
    return dict(session.execute(select(ProjectRow.id, ProjectRow.name).order_by(ProjectRow.id)).all())


def put_project(
    session: Session, name: str, pivot: str | None = None, attributes: Mapping[str, str] | None = None
) -> int:
    """Make a project, or change what is given of a known one; an empty pivot clears it. Raise BadDate or EmptyName."""
    name = clean_name(name)
    row = session.scalars(select(ProjectRow).where(ProjectRow.name == name)).one_or_none()
    if row is None:
        row = ProjectRow(name=name, pivot=None, created=now())
        session.add(row)
        session.flush()
    if pivot is not None:
        set_pivot(session, row.id, clean_date(pivot))
    _set_attributes(session, ProjectAttribute, {"project_id": row.id}, attributes or {})
    return row.id


def put_projects(
    session: Session, wanted: Sequence[tuple[str, str | None, Mapping[str, str]]], refuse: Refusal = as_it_is
) -> None:
    """Make or change projects (name, pivot, attributes); a refused one goes through `refuse` with its rank from 0."""
    for rank, (name, pivot, attributes) in enumerate(wanted):
        try:
            put_project(session, name, pivot, attributes)
        except EctError as reason:
            raise refuse(rank, reason) from None


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


def documents(session: Session) -> list[Document]:
    """List the documents in the order they came in."""
    codings = _counts(session, CodingRow.document_id)
    attributes = _attributes(session, DocumentAttribute.document_id, DocumentAttribute)
    about: dict[int, list[str]] = defaultdict(list)
    pairs = select(DocumentProject.document_id, ProjectRow.name).join(ProjectRow).order_by(DocumentProject.id)
    for document, name in session.execute(pairs):
        about[document].append(name)
    return [
        _document(row, tuple(about[row.id]), codings.get(row.id, 0), attributes[row.id])
        for row in session.scalars(select(DocumentRow).order_by(DocumentRow.id))
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


def entry(source: Source) -> Entry:
    """Make ready what the shelf will keep of a read source."""
    return Entry(source, digest(source.text), _layout_json(source))


def add_documents(session: Session, arrivals: Sequence[Arrival], project_ids: Sequence[int]) -> list[int]:
    """Put documents on the shelf and return their numbers; a name already taken gets « (2) ». Raise BadDate."""
    codes, names = _free_codes(session), set(session.scalars(select(DocumentRow.name)))
    rows = [_row(each, next(codes[each.kind]), _free_name(names, each.name)) for each in arrivals]
    session.add_all(rows)
    session.flush()
    for row, each in zip(rows, arrivals, strict=True):
        session.add(DocumentText(document_id=row.id, text=each.entry.source.text, layout=each.entry.layout))
        session.add_all(DocumentProject(document_id=row.id, project_id=project) for project in project_ids)
    session.flush()
    return [row.id for row in rows]


def _row(arrival: Arrival, code: str, name: str) -> DocumentRow:
    source = arrival.entry.source
    return DocumentRow(
        code=code,
        name=name,
        kind=arrival.kind,
        status=Status.TO_CODE,
        date=clean_date(arrival.date) if arrival.date else None,
        file_name=arrival.file_name,
        format=source.format,
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

    Raises UnknownProject, BadDate, TakenName or EmptyName; an empty date, group or attribute value clears it.
    """
    row = session.get(DocumentRow, document)
    if row is None:
        raise UnknownDocument(name=document)
    for each in ("kind", "role", "status", "quotability"):
        if getattr(change, each) is not None:
            setattr(row, each, getattr(change, each))
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
    _set_attributes(session, DocumentAttribute, {"document_id": document}, change.attributes)


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


def remove_document(session: Session, document: int) -> None:
    """Take a document away, with its text and its codings."""
    session.execute(delete(DocumentRow).where(DocumentRow.id == document))


def clean_name(name: str) -> str:
    """Make a name canonical, on one line; raise EmptyName."""
    cleaned = " ".join(canonical(name).split())
    if not cleaned:
        raise EmptyName
    return cleaned


def clean_date(date: str) -> str | None:
    """Check a partial date; an empty one clears. Raise BadDate."""
    if not date.strip():
        return None
    return str(PartialDate.parse(date))


def _document(row: DocumentRow, about: tuple[str, ...], codings: int, attributes: Mapping[str, str]) -> Document:
    same = {each.name: getattr(row, each.name) for each in fields(Document) if hasattr(DocumentRow, each.name)}
    return Document(
        **{**same, "projects": about, "group": row.voice_group, "codings": codings, "attributes": attributes}
    )


def _counts(session: Session, column: Any) -> dict[int, int]:
    return dict(session.execute(select(column, func.count()).group_by(column)).all())


def _attributes(session: Session, owner: Any, table: Any) -> defaultdict[int, dict[str, str]]:
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for key, name, value in session.execute(select(owner, table.name, table.value).order_by(table.id)):
        found[key][name] = value
    return found


def _set_attributes(session: Session, table: Any, owner: dict[str, int], attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        cleaned, stored = clean_name(name), canonical(value).strip()
        row = session.scalars(select(table).filter_by(**owner, name=cleaned)).one_or_none()
        if row is None and stored:
            session.add(table(**owner, name=cleaned, value=stored))
        elif row is not None and stored:
            row.value = stored
        elif row is not None:
            session.delete(row)
        session.flush()


def _attach(session: Session, document: int, wanted: Sequence[int]) -> None:
    """Say the whole list of projects of a document, in order."""
    if project_ids_of(session, document) == list(wanted):
        return
    session.execute(delete(DocumentProject).where(DocumentProject.document_id == document))
    session.add_all(DocumentProject(document_id=document, project_id=project) for project in wanted)
    session.flush()


def _free_codes(session: Session) -> dict[Kind, Iterator[str]]:
    """Give for each kind the codes that no document has yet, such as E04, E05…"""
    taken = set(session.scalars(select(DocumentRow.code)))
    return {kind: filterfalse(taken.__contains__, _codes(letter)) for kind, letter in _CODE_LETTERS.items()}


def _codes(letter: str) -> Iterator[str]:
    return (f"{letter}{number:02d}" for number in count(1))


def _free_name(taken: set[str], name: str) -> str:
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


def _layout_json(source: Source) -> str:
    return _json({
        "turns": [{name: getattr(turn, name) for name in _OF_A_TURN} for turn in source.turns],
        "marks": [{name: getattr(mark, name) for name in _OF_A_MARK} for mark in source.marks],
        "leaves": [{"start": leaf.start, "label": leaf.label} for leaf in source.leaves],
    })  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def collated(name: str) -> str:
    """Give a key that sorts names as French does: accents and case last."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return bare.casefold()
