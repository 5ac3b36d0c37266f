"""What a study says of its processing of personal data (GDPR, article 30), kept among its settings."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.corpus.canonical import canonical
from ect_coder.storage.schema import StudySetting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PREFIX = "processing_"


@dataclass(frozen=True, slots=True)
class Processing:
    """The sheet's own words; empty where nobody has written any."""

    controller: str = ""
    contact: str = ""
    purpose: str = ""
    ground: str = ""
    people: str = ""
    data: str = ""
    recipients: str = ""
    duration: str = ""
    security: str = ""
    rights: str = ""


def read(session: Session) -> Processing:
    """Give the sheet as it stands."""
    wanted = [_PREFIX + name for name in asdict(Processing())]
    rows = session.execute(select(StudySetting.name, StudySetting.value).where(StudySetting.name.in_(wanted)))
    return Processing(**{name.removeprefix(_PREFIX): value for name, value in rows})


def write(session: Session, sheet: Processing) -> None:
    """Keep the sheet; what is left empty is no row."""
    known = {row.name: row for row in session.scalars(select(StudySetting))}
    for name, value in asdict(sheet).items():
        row, said = known.get(_PREFIX + name), canonical(value).strip()
        if row is None and said:
            session.add(StudySetting(name=_PREFIX + name, value=said))
        elif row is not None and said:
            row.value = said
        elif row is not None:
            session.delete(row)
