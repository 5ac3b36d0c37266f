"""Events: the dated facts of a project, how each date was fixed, and the passage that says so, where there is one.

A support begins and ends once: noting it again takes the place of what was noted. Its beginning is the pivot. Each
function works within its caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.pivot import set_pivot
from ect_coder.errors import EmptyName, UnknownEntry
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, EventRow, ProjectRow
from ect_coder.values import Happening, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

ONCE = (Happening.SUPPORT_START, Happening.SUPPORT_END)
"""What happens once to a project."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a value; `date` is a partial date. A pivot that nobody noted as an event has no number."""

    id: int | None
    project: str
    happening: Happening
    name: str
    date: str | None
    how: str = ""
    document: int | None = None
    span: Span | None = None
    quote: str = ""
    coder: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that is wished for. An empty date means that it is not known; `span` is the passage that says it."""

    project: str
    happening: Happening
    date: str = ""
    name: str = ""
    how: str = ""
    document: int | None = None
    span: Span | None = None


def events(session: Session) -> list[Event]:
    """List the events of all projects in the order they were noted; a pivot without an event of its own comes last."""
    found = session.execute(
        select(EventRow, ProjectRow.name, CoderRow.name)
        .join(ProjectRow, EventRow.project_id == ProjectRow.id)
        .join(CoderRow, EventRow.coder_id == CoderRow.id)
        .order_by(EventRow.id)
    )
    noted = [_event(row, project, coder) for row, project, coder in found]
    pivots = {each.project for each in noted if each.happening is Happening.SUPPORT_START}
    known = session.execute(select(ProjectRow.name, ProjectRow.pivot).order_by(ProjectRow.id))
    bare = [(name, pivot) for name, pivot in known if pivot and name not in pivots]
    return noted + [Event(None, name, Happening.SUPPORT_START, "", pivot) for name, pivot in bare]


def note(session: Session, wish: NewEvent, coder: int) -> int:
    """Note an event in the name of a coder, by number, and return its own number.

    Raises UnknownProject, UnknownDocument, BadSpan, BadDate, or EmptyName for another event without a name.
    """
    row = EventRow(
        project_id=library.project_id(session, wish.project),
        happening=wish.happening,
        name=_line(wish.name),
        date=library.clean_date(wish.date),
        how=canonical(wish.how).strip(),
        coder_id=coder,
        created=now(),
        **_passage(session, wish),
    )
    _check(row)
    session.add(row)
    session.flush()
    _agree(session, row, None)
    return row.id


def change(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Change happening, date, name or how of an event; raise UnknownEntry, BadDate or EmptyName."""
    row = session.get(EventRow, number)
    if row is None:
        raise UnknownEntry(name=number)
    was = row.happening
    for field, value in values.items():
        setattr(row, field, _CLEAN[field](value))
    _check(row)
    session.flush()
    _agree(session, row, was)


def put_dates(session: Session, project: str, dates: Mapping[Happening, str], coder: int) -> None:
    """Date events of a project, each kind's first noted one, or note them in the name of a coder, by number.

    An empty date says that it is not known: the event stays, with how it was known. Raise UnknownProject or BadDate.
    """
    number = library.project_id(session, project)
    for happening, date in dates.items():
        of_kind = (EventRow.project_id == number) & (EventRow.happening == happening)
        known = session.scalars(select(EventRow.id).where(of_kind).order_by(EventRow.id).limit(1)).first()
        if known is not None:
            change(session, known, {"date": date})
        elif date:
            note(session, NewEvent(project, happening, date), coder)


def remove(session: Session, number: int) -> None:
    """Take an event away; with the beginning of the support goes the pivot. Raise UnknownEntry."""
    row = session.get(EventRow, number)
    if row is None:
        raise UnknownEntry(name=number)
    if row.happening is Happening.SUPPORT_START:
        set_pivot(session, row.project_id, None)
    session.execute(delete(EventRow).where(EventRow.id == number))


def _event(row: EventRow, project: str, coder: str) -> Event:
    span = Span(row.start, row.end) if row.start is not None and row.end is not None else None
    return Event(
        row.id,
        project,
        row.happening,
        row.name,
        row.date,
        row.how,
        row.document_id,
        span,
        row.quote or "",
        coder,
        row.created,
    )


def _passage(session: Session, wish: NewEvent) -> dict[str, Any]:
    if wish.document is None or wish.span is None:
        return {"document_id": wish.document}
    whole = library.text(session, wish.document)
    passage = wish.span.within(len(whole))
    quote = whole[passage.start : passage.end]
    return {"document_id": wish.document, "start": passage.start, "end": passage.end, "quote": quote}


def _check(row: EventRow) -> None:
    if row.happening is Happening.OTHER and not row.name:
        raise EmptyName


def _agree(session: Session, row: EventRow, was: Happening | None) -> None:
    """Let what happens once stand once, and the pivot be where the support begins."""
    if row.happening in ONCE:
        twin = (EventRow.project_id == row.project_id) & (EventRow.happening == row.happening)
        session.execute(delete(EventRow).where(twin, EventRow.id != row.id))
    if row.happening is Happening.SUPPORT_START:
        set_pivot(session, row.project_id, row.date)
    elif was is Happening.SUPPORT_START:
        set_pivot(session, row.project_id, None)


def _line(text: str) -> str:
    return " ".join(canonical(text).split())


_CLEAN: dict[str, Any] = {
    "happening": Happening,
    "date": library.clean_date,
    "name": _line,
    "how": lambda text: canonical(text).strip(),
}
