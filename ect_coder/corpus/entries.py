"""What is entered at once into the project database: cells of a table, a pasted block, an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from ect_coder.corpus import attributes, events, library
from ect_coder.values import Changed, Happening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.corpus.attributes import Attribute
    from ect_coder.corpus.library import Description

Heed = Callable[[int, int], None]
"""Told how many rows are done, of how many; may raise Cancelled, and then nothing is written."""
_Row = TypeVar("_Row")
_AT_ONCE = 100
"""Rows that are written between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """What to write of a project, known or new; None leaves its name or pivot date as it is.

    `dates` are those of its events, an empty one for a date that is not known.
    """

    project: str
    name: str | None = None
    pivot: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[Happening, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entries:
    """New attributes first, then projects, then documents by their number.

    `coder` names who enters them: events are noted in someone's name.
    """

    attributes: Sequence[Attribute] = ()
    projects: Sequence[ProjectEntry] = ()
    documents: Mapping[int, Description] = field(default_factory=dict)
    coder: str = ""

    def __bool__(self) -> bool:
        return bool(self.attributes or self.projects or self.documents)

    @property
    def has_dates(self) -> bool:
        """Say whether events are among what is entered."""
        return any(each.dates for each in self.projects)

    @property
    def changed(self) -> Changed:
        """What they change. A project's new name is read beside its codings."""
        changed = Changed.NOTHING
        if self.attributes or self.has_dates:
            changed |= Changed.RECORDS
        if self.projects:
            changed |= Changed.PROJECTS
        if self.documents:
            changed |= Changed.DOCUMENTS
        if any(each.name is not None for each in self.projects):
            changed |= Changed.CODINGS | Changed.DOCUMENTS
        return changed


def go_on(_done: int, _total: int) -> None:
    """Write all of it, whatever the number of rows that are done."""


def enter(session: Session, entries: Entries, heed: Heed = go_on, coder: int | None = None) -> None:
    """Write everything, events in the name of a coder, by number, without whom there may be none.

    Raises UnknownProject, UnknownDocument, TakenName, EmptyName, BadDate or BadAttribute.
    """
    attributes.add(session, entries.attributes)
    for some in _lots(entries.projects, heed):
        library.put_projects(session, [(each.project, each.pivot, each.attributes) for each in some])
        for each in some:
            if coder is not None:
                events.put_dates(session, each.project, each.dates, coder)
    for each in entries.projects:
        if each.name is not None:
            library.rename_project(session, each.project, each.name)
    for described in _lots(list(entries.documents.items()), heed):
        library.describe_many(session, dict(described))


def _lots(rows: Sequence[_Row], heed: Heed) -> Iterator[Sequence[_Row]]:
    for done in range(0, len(rows), _AT_ONCE):
        heed(done, len(rows))
        yield rows[done : done + _AT_ONCE]
