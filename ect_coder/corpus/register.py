"""The register of resources: what exists about the projects, held or not, where it is and how it could be got.

Each function works within its caller's transaction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical, clean_name
from ect_coder.errors import EctError, Refusal, UnknownDocument, UnknownEntry, as_it_is
from ect_coder.storage.database import now
from ect_coder.storage.schema import DocumentRow, ProjectRow, ResourceRow, StudySetting
from ect_coder.values import Held
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

_NATURES = "resource_natures"
_USUAL_NATURES = (N_("material"), N_("immaterial"))


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource as a value; `planned` is a partial date, `document` the number of what it has become."""

    id: int
    name: str
    nature: str = ""
    kind: str = ""
    holder: str = ""
    project: str | None = None
    held: Held = Held.SPOTTED
    how: str = ""
    planned: str | None = None
    note: str = ""
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that comes in: its line, what it says of a resource, the known one it is about, what it changes there.

    `changes` maps a field to what it said before and what it will say; a new resource has none.
    """

    line: int
    values: Mapping[str, Any]
    known: Resource | None
    changes: Mapping[str, tuple[Any, Any]]


FIELDS = tuple(each.name for each in fields(Resource) if each.name != "id")


def resources(session: Session) -> list[Resource]:
    """List the resources in the order they were written down."""
    found = session.execute(
        select(ResourceRow, ProjectRow.name).outerjoin(ProjectRow, ResourceRow.project_id == ProjectRow.id)
    )
    made = [_resource(row, project) for row, project in found]
    return sorted(made, key=lambda each: each.id)


def add(session: Session, values: Mapping[str, Any]) -> int:
    """Write a resource down and return its number.

    Raises EmptyName, BadDate, UnknownProject or UnknownDocument; fields that are not given are empty.
    """
    blank = {"nature": "", "kind": "", "holder": "", "project": None, "held": Held.SPOTTED, "how": "", "note": ""}
    row = ResourceRow(created=now(), **_cleaned(session, {"name": "", **blank, **values}))
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, numbers: Sequence[int], values: Mapping[str, Any]) -> None:
    """Change some fields of resources; a document that is linked means that the resource is imported.

    Raises UnknownEntry, or as `add`.
    """
    cleaned = _cleaned(session, values)
    for number in numbers:
        row = session.get(ResourceRow, number)
        if row is None:
            raise UnknownEntry(name=number)
        for column, value in cleaned.items():
            setattr(row, column, value)
    session.flush()


def remove(session: Session, numbers: Sequence[int]) -> None:
    """Cross resources out."""
    session.execute(delete(ResourceRow).where(ResourceRow.id.in_(numbers)))


def natures(session: Session) -> list[str]:
    """List the natures that are offered, in their order."""
    stored = session.scalars(select(StudySetting.value).where(StudySetting.name == _NATURES)).one_or_none()
    return [str(each) for each in json.loads(stored)] if stored is not None else [_(each) for each in _USUAL_NATURES]


def offer_natures(session: Session, names: Sequence[str]) -> None:
    """Say which natures are offered; what resources say already stays. Raise EmptyName for an empty list."""
    cleaned = list(dict.fromkeys(clean_name(each) for each in names if each.strip()))
    value = json.dumps(cleaned or [clean_name("")], ensure_ascii=False)
    row = session.scalars(select(StudySetting).where(StudySetting.name == _NATURES)).one_or_none()
    if row is None:
        session.add(StudySetting(name=_NATURES, value=value))
    else:
        row.value = value


def compare(known: Sequence[Resource], rows: Iterable[tuple[int, int | None, Mapping[str, Any]]]) -> list[Wanted]:
    """Say what rows (line, number or None, values) would change of known resources; what changes nothing is left out.

    A row is about the resource of its number, or else about one of its name and project; else it is a new one.
    """
    by_number = {each.id: each for each in known}
    by_name = {(each.name, each.project): each for each in reversed(known)}
    found = []
    for line, number, values in rows:
        twin = by_number.get(number) if number is not None else None
        twin = twin or by_name.get((values["name"], values.get("project")))
        changes = _changes(twin, values) if twin is not None else {}
        if twin is None or changes:
            found.append(Wanted(line, values, twin, changes))
    return found


def adopt(session: Session, wanted: Sequence[Wanted], refuse: Refusal = as_it_is) -> None:
    """Write rows down; one that cannot be (as `add` and `change` say) goes through `refuse` with its rank from 0."""
    for rank, each in enumerate(wanted):
        try:
            if each.known is None:
                add(session, each.values)
            else:
                change(session, [each.known.id], {field: after for field, (_before, after) in each.changes.items()})
        except EctError as reason:
            raise refuse(rank, reason) from None


def _changes(twin: Resource, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    before = {field: getattr(twin, field) for field in values}
    return {field: (before[field], value) for field, value in values.items() if before[field] != value}


def _resource(row: ResourceRow, project: str | None) -> Resource:
    same = {name: getattr(row, name) for name in FIELDS if name not in ("project", "document")}
    return Resource(id=row.id, project=project, document=row.document_id, **same)


def _cleaned(session: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns of what is said of a resource."""
    columns: dict[str, Any] = {}
    for field, value in values.items():
        if field == "project":
            columns["project_id"] = library.project_id(session, value) if value else None
        elif field == "document":
            columns["document_id"] = _known_document(session, value)
        elif field == "planned":
            columns["planned"] = library.clean_date(value or "")
        elif field == "name":
            columns["name"] = clean_name(value)
        elif field == "held":
            columns["held"] = Held(value)
        else:
            columns[field] = canonical(value).strip()
    if columns.get("document_id") is not None:
        columns["held"] = Held.IMPORTED
    return columns


def _known_document(session: Session, number: int | None) -> int | None:
    if number is not None and session.get(DocumentRow, number) is None:
        raise UnknownDocument(name=number)
    return number
