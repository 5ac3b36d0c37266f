"""What is searched: words, forms of words or a pattern, and in which documents."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from ect_coder.coding.conditions import moments_asked
from ect_coder.corpus import library
from ect_coder.storage.schema import CodingRow, DocumentProject, DocumentRow
from ect_coder.values import Kind, Moment, PartialDate, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class By(StrEnum):
    """How what is typed is read."""

    WORDS = "words"
    LEMMAS = "lemmas"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search. An empty field asks for nothing; within a field any value will do.

    `since` and `until` are partial dates; a document without a date fulfils neither. A document covers a moment by a
    coding. `left_out` are words found that are not meant, without capitals.
    """

    text: str
    by: By = By.WORDS
    projects: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ()
    moments: tuple[Moment, ...] = ()
    since: str = ""
    until: str = ""
    left_out: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what was written down."""
        kept = json.loads(text)
        sorts: Mapping[str, type[StrEnum]] = {"kinds": Kind, "roles": Role, "moments": Moment}
        several = {
            each.name: tuple(map(sorts.get(each.name, str), kept[each.name]))
            for each in fields(cls)
            if isinstance(kept[each.name], list)
        }
        return cls(**{**kept, "by": By(kept["by"]), **several})


def documents(session: Session, asked: Asked) -> dict[int, str]:
    """Give the documents to be searched, by number, with their names; raise UnknownProject or BadDate."""
    query = select(DocumentRow.id, DocumentRow.name, DocumentRow.date)
    if asked.projects:
        wanted = [library.project_id(session, name) for name in asked.projects]
        query = query.where(
            DocumentRow.id.in_(select(DocumentProject.document_id).where(DocumentProject.project_id.in_(wanted)))
        )
    if asked.kinds:
        query = query.where(DocumentRow.kind.in_(asked.kinds))
    if asked.roles:
        query = query.where(DocumentRow.role.in_(asked.roles))
    if asked.moments:
        covering = select(CodingRow.document_id).where(CodingRow.moment.in_(moments_asked(asked.moments)))
        query = query.where(DocumentRow.id.in_(covering))
    since, until = _date(asked.since), _date(asked.until)
    return {
        number: name
        for number, name, date in session.execute(query.order_by(DocumentRow.id))
        if _within(date, since, until)
    }


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text.strip() else None


def _within(date: str | None, since: PartialDate | None, until: PartialDate | None) -> bool:
    if since is None and until is None:
        return True
    if date is None:
        return False
    told = PartialDate.parse(date)
    return (since is None or told.compare(since) >= 0) and (until is None or told.compare(until) <= 0)
