"""What is entered at once into the project database: cells of a table, a pasted block, an import."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.corpus import attributes, library
from ect_coder.values import Changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.corpus.attributes import Attribute
    from ect_coder.corpus.library import Description


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """What to write of a project, known or new; None leaves its name or pivot date as it is."""

    project: str
    name: str | None = None
    pivot: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entries:
    """New attributes first, then projects, then documents by their number."""

    attributes: Sequence[Attribute] = ()
    projects: Sequence[ProjectEntry] = ()
    documents: Mapping[int, Description] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.attributes or self.projects or self.documents)

    @property
    def changed(self) -> Changed:
        """What they change. A project's new name is read beside its codings."""
        changed = Changed.NOTHING
        if self.attributes:
            changed |= Changed.RECORDS
        if self.projects:
            changed |= Changed.PROJECTS
        if self.documents:
            changed |= Changed.DOCUMENTS
        if any(each.name is not None for each in self.projects):
            changed |= Changed.CODINGS | Changed.DOCUMENTS
        return changed


def enter(session: Session, entries: Entries) -> None:
    """Write everything; raise UnknownProject, UnknownDocument, TakenName, EmptyName, BadDate or BadAttribute."""
    attributes.add(session, entries.attributes)
    library.put_projects(session, [(each.project, each.pivot, each.attributes) for each in entries.projects])
    for each in entries.projects:
        if each.name is not None:
            library.rename_project(session, each.project, each.name)
    library.describe_many(session, entries.documents)
