"""Codings: made, changed, taken away. Each function works within its caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, bindparam, delete, func, insert, select, update

from ect_coder.codebook import shelf
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical, clean_name
from ect_coder.errors import (
    BadSpan,
    BadValue,
    EctError,
    IntensityOnAbsence,
    ProjectNeeded,
    Refusal,
    UnknownCoding,
    UnknownVariable,
    as_it_is,
)
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, CodingRow, DocumentRow, new_guid
from ect_coder.values import Attribution, Moment, Polarity, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ScalarSelect
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NewCoding:
    """A coding to be made. `project` None means the document's own; `coder` is a person's name."""

    document: int
    span: Span
    variable: str
    moment: Moment = Moment.UNDETERMINED
    polarity: Polarity = Polarity.PRESENT
    intensity: int | None = None
    attribution: Attribution | None = None
    reading: Reading | None = None
    project: str | None = None
    memo: str = ""
    coder: str = ""


_CONTRARY = {Polarity.PRESENT: Polarity.ABSENT, Polarity.ABSENT: Polarity.PRESENT}


def both_sides(one: NewCoding) -> list[NewCoding]:
    """Complete a coding of one moment with its other side, emergence first.

    « Au début personne… ; après ils ont signé »: what is present with the support was absent at emergence, and the
    other way round; of a nuance we only know that it came from an absence or went to a presence. The side that is
    added carries no intensity. A coding that is of neither moment has no other side and comes back alone.
    """
    if one.moment == Moment.EMERGENCE:
        polarity = _CONTRARY.get(one.polarity, Polarity.PRESENT)
        return [one, replace(one, moment=Moment.SUPPORT, polarity=polarity, intensity=None)]
    if one.moment == Moment.SUPPORT:
        polarity = _CONTRARY.get(one.polarity, Polarity.ABSENT)
        return [replace(one, moment=Moment.EMERGENCE, polarity=polarity, intensity=None), one]
    return [one]


AMONG = CodingRow.id.in_(select(func.json_each(bindparam("numbers", type_=JSON)).table_valued("value").c.value))
"""True of the codings whose list is given as `numbers`, one parameter: SQLite takes no more than 32,766 of them."""
_INSERT = insert(CodingRow)
_UPDATE = update(CodingRow).where(AMONG).returning(CodingRow.id)
_DELETE = delete(CodingRow).where(AMONG).returning(CodingRow.id)
_KNOWN = select(CodingRow.id).where(AMONG)
_CODER = select(CoderRow.id).where(CoderRow.name == bindparam("name"))


_TEXTS = 4
"""Texts that are kept at hand: those of the documents one works in."""


class Lookups:
    """What codings look up of the rest of a study, each looked up once and kept until `forget`."""

    def __init__(self) -> None:
        self._variables: dict[str, int] = {}
        self._versions: list[int] = []
        self._texts: dict[int, str] = {}
        self._own_projects: dict[int, list[int]] = {}
        self._projects: dict[str, int] = {}
        self._coders: dict[str, int] = {}
        self._begun: set[int] = set()
        self._coded: set[int] = set()

    def forget(self) -> None:
        """Look up everything anew: after anything but codings changed."""
        for each in (self._variables, self._versions, self._texts, self._own_projects, self._projects, self._begun):
            each.clear()
        self.forget_made()

    def forget_made(self) -> None:
        """Look up anew what a coding made so: that is no longer once the coding is undone or refused."""
        self._coders.clear()
        self.forget_coded()

    def forget_coded(self) -> None:
        """Look up anew which documents have codings: one that is removed may have been the last."""
        self._coded.clear()

    def text(self, session: Session, document: int) -> str:
        """Give a document's canonical text; raise UnknownDocument."""
        if document not in self._texts:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            self._texts[document] = library.text(session, document)
        return self._texts[document]

    def version(self, session: Session) -> int:
        """Give the row of the codebook's version in force."""
        if not self._versions:
            self._versions.append(shelf.version_id(session))
        return self._versions[0]

    def variable(self, session: Session, key: str) -> int:
        """Give the row of a variable or code; raise UnknownVariable."""
        if not self._variables:
            self._variables = shelf.code_ids(session)
        try:
            return self._variables[key]
        except KeyError:
            raise UnknownVariable(name=key) from None

    def project(self, session: Session, document: int, name: str | None) -> int | None:
        """Give the row of a project, the document's own for None; raise UnknownProject or ProjectNeeded."""
        if name is not None:
            if name not in self._projects:
                self._projects[name] = library.project_id(session, name)
            return self._projects[name]
        if document not in self._own_projects:
            self._own_projects[document] = library.project_ids_of(session, document)
        own = self._own_projects[document]
        if len(own) > 1:
            raise ProjectNeeded(name=session.scalars(select(DocumentRow.name).filter_by(id=document)).one())
        return own[0] if own else None

    def may_be_untouched(self, documents: set[int]) -> set[int]:
        """Give those of the documents whose coding has not begun, as far as is known without looking."""
        return documents - self._begun - self._coded

    def untouched(self, session: Session, documents: set[int]) -> list[int]:
        """Give those of the documents that are to be coded, says their status, and have no coding yet."""
        to_code = library.to_code(session, documents)
        fresh = library.uncoded(session, to_code)
        self._begun |= documents - to_code
        self._coded |= to_code.difference(fresh)
        return fresh

    def coder(self, session: Session, name: str) -> int:
        """Give the row of a coder, made known if they are not; raise EmptyName."""
        if name not in self._coders:
            self._coders[name] = coder_id(session, name)
        return self._coders[name]


def add(
    session: Session, wishes: Iterable[NewCoding], refuse: Refusal = as_it_is, lookups: Lookups | None = None
) -> list[int]:
    """Make codings and return their numbers, in order.

    Raises BadSpan, UnknownVariable, UnknownProject, ProjectNeeded, BadValue or IntensityOnAbsence for the first wish
    that cannot be, through `refuse` with its rank from 0; nothing is then written.
    """
    found, made = lookups or Lookups(), now()
    rows = []
    for rank, wish in enumerate(wishes):
        try:
            rows.append(_row(session, found, wish, made))
        except EctError as reason:
            raise refuse(rank, reason) from None
    if len(rows) <= 1:
        return [_inserted(session, row) for row in rows]
    before = session.scalar(select(func.coalesce(func.max(CodingRow.id), 0))) or 0
    session.connection().execute(_INSERT, rows)
    numbers = select(CodingRow.id).where(CodingRow.id > before).order_by(CodingRow.id)
    return list(session.scalars(numbers))


def _inserted(session: Session, row: dict[str, Any]) -> int:
    """Insert one row and return its number, without asking for it."""
    number: int = session.connection().execute(_INSERT, row).inserted_primary_key[0]  # type: ignore[index]
    return number


def change(session: Session, codings: Sequence[int], values: Mapping[str, Any], lookups: Lookups | None = None) -> None:
    """Change fields of codings: moment, polarity, intensity, attribution, reading, memo, variable, project or span.

    `variable` is a key, `project` a name or None, `span` a Span of the same document. An intensity goes when a coding
    becomes an absence. Raises as `add` does, and UnknownCoding.
    """
    found = lookups or Lookups()
    stored = _stored(session, found, values)
    _check_intensity(session, codings, stored)
    if stored:
        _all_of(codings, session.connection().scalars(_UPDATE, {**stored, **listed(codings)}))
    else:
        known(session, codings)
    if "span" in values:
        _move(session, found, codings, values["span"])


def _stored(session: Session, lookups: Lookups, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns that take new values, but for those of the span."""
    stored: dict[str, Any] = {}
    for name, value in values.items():
        if name == "variable":
            stored["variable_id"] = lookups.variable(session, value)
            stored["codebook_version_id"] = lookups.version(session)
        elif name == "project":
            stored["project_id"] = library.project_id(session, value) if value else None
        elif name == "memo":
            stored["memo"] = canonical(value)
        elif name != "span":
            stored[name] = value
    if stored.get("polarity") == Polarity.ABSENT:
        stored["intensity"] = None
    return stored


def remove(session: Session, codings: Sequence[int]) -> None:
    """Take codings away; raise UnknownCoding for the first that is not there."""
    _all_of(codings, session.connection().scalars(_DELETE, listed(codings)))


def known(session: Session, codings: Sequence[int]) -> None:
    """Raise UnknownCoding for the first number that is no coding."""
    _all_of(codings, session.connection().scalars(_KNOWN, listed(codings)))


def _all_of(codings: Sequence[int], there: Iterable[int]) -> None:
    found = set(there)
    for coding in codings:
        if coding not in found:
            raise UnknownCoding(name=coding)


def listed(codings: Sequence[int]) -> dict[str, Any]:
    """Give the parameter of `AMONG`."""
    return {"numbers": list(codings)}


def coder_id(session: Session, name: str) -> int:
    """Find a coder by name, or make them known; raise EmptyName."""
    cleaned = clean_name(name)
    found = session.connection().scalar(_CODER, {"name": cleaned})
    if found is not None:
        return found
    row = CoderRow(name=cleaned)
    session.add(row)
    session.flush()
    return row.id


def coders(session: Session) -> list[str]:
    """List the coders' names in the order they came."""
    return list(session.scalars(select(CoderRow.name).order_by(CoderRow.id)))


def made_since(session: Session, coder: str, day: str) -> int:
    """Count a person's codings made since the start of a day (ISO 8601, as their own clock had it).

    Numbers rise with time, so that only the codings of these days are looked at, not all those before.
    """
    mine = CodingRow.coder_id == _person(coder)
    before = select(func.max(CodingRow.id)).where(mine, CodingRow.created < day).scalar_subquery()
    return session.scalar(select(func.count()).where(mine, CodingRow.id > func.coalesce(before, 0))) or 0


def last_of(session: Session, coder: str) -> int | None:
    """Give the number of the last coding that a person made, of those that are there; None without any."""
    return session.scalar(select(func.max(CodingRow.id)).where(CodingRow.coder_id == _person(coder)))


def _person(name: str) -> ScalarSelect[int]:
    return select(CoderRow.id).where(CoderRow.name == " ".join(canonical(name).split())).scalar_subquery()


def _row(session: Session, lookups: Lookups, wish: NewCoding, made: str) -> dict[str, Any]:
    text = lookups.text(session, wish.document)
    span = wish.span.within(len(text))
    check_intensity(wish.intensity, wish.polarity)
    return {
        "guid": new_guid(),
        "document_id": wish.document,
        "start": span.start,
        "end": span.end,
        "quote": text[span.start : span.end],
        "variable_id": lookups.variable(session, wish.variable),
        "moment": wish.moment,
        "polarity": wish.polarity,
        "intensity": wish.intensity,
        "attribution": wish.attribution,
        "reading": wish.reading,
        "project_id": lookups.project(session, wish.document, wish.project),
        "coder_id": lookups.coder(session, wish.coder),
        "memo": canonical(wish.memo),
        "codebook_version_id": lookups.version(session),
        "created": made,
    }


def check_intensity(intensity: int | None, polarity: Polarity) -> None:
    """Raise BadValue unless the intensity is 1, 2, 3 or none, and IntensityOnAbsence for one on an absence."""
    if intensity is None:
        return
    if intensity not in (1, 2, 3):
        raise BadValue(field="intensity", value=intensity, allowed="1, 2, 3")
    if polarity == Polarity.ABSENT:
        raise IntensityOnAbsence


def _check_intensity(session: Session, codings: Sequence[int], stored: Mapping[str, Any]) -> None:
    if stored.get("intensity") is None:
        return
    if "polarity" in stored:
        check_intensity(stored["intensity"], stored["polarity"])
        return
    absent = _KNOWN.where(CodingRow.polarity == Polarity.ABSENT)
    polarity = Polarity.ABSENT if session.scalars(absent, listed(codings)).first() else Polarity.PRESENT
    check_intensity(stored["intensity"], polarity)


def _move(session: Session, lookups: Lookups, codings: Sequence[int], span: Span) -> None:
    for row in session.scalars(select(CodingRow).where(AMONG), listed(codings)):
        text = lookups.text(session, row.document_id)
        if span.end > len(text):
            raise BadSpan(start=span.start, end=span.end, length=len(text))
        row.start, row.end, row.quote = span.start, span.end, text[span.start : span.end]
    session.flush()
