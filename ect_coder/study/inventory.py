"""The part of the door for the inventory: what there is, what is missing, and when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.analysis import gathering, inventory, timeline
from ect_coder.codebook import shelf
from ect_coder.corpus import events, interview_guide, library, register
from ect_coder.errors import UnknownProject
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from ect_coder.analysis.gathering import Coverage
    from ect_coder.analysis.inventory import Errand, Line
    from ect_coder.analysis.timeline import Timeline


class Inventory(Part):
    """Looks on all projects at once, or on one in time."""

    def lines(self) -> list[Line]:
        """List what each project has of each kind of document, and what it lacks."""
        with self._database.reading() as session:
            return inventory.inventory(_holdings(session))

    def coverage(self) -> list[Coverage]:
        """Count the codings of each document on each pillar, per project and told moment."""
        with self._database.reading() as session:
            return gathering.coverage(session)

    def errands(self, project: str) -> Errand:
        """Say what is to be collected for a project; raise UnknownProject."""
        with self._database.reading() as session:
            library.project_id(session, project)
            return inventory.errands(_holdings(session), project)

    def all_errands(self) -> dict[str, Errand]:
        """Say what is to be collected for each project, by name."""
        with self._database.reading() as session:
            held = _holdings(session)
        return {each.name: inventory.errands(held, each.name) for each in held.projects}

    def timelines(self) -> dict[str, Timeline]:
        """Lay out each project in time, by name."""
        with self._database.reading() as session:
            documents, coverage = library.documents(session), gathering.coverage(session)
            happened, projects = events.events(session), library.projects(session)
        return {each.name: timeline.timeline(each, happened, documents, coverage) for each in projects}

    def timeline(self, project: str) -> Timeline:
        """Lay out a project in time; raise UnknownProject."""
        with self._database.reading() as session:
            found = next((each for each in library.projects(session) if each.name == project), None)
            if found is None:
                raise UnknownProject(name=project)
            documents, coverage = library.documents(session), gathering.coverage(session)
            return timeline.timeline(found, events.events(session), documents, coverage)


def _holdings(session: Any) -> inventory.Holdings:
    grid = shelf.read(session)
    return inventory.Holdings(
        projects=library.projects(session),
        documents=library.documents(session),
        coverage=gathering.coverage(session),
        resources=register.resources(session),
        questions=interview_guide.questions(session),
        ticks=interview_guide.ticks(session),
        pillars={
            key: pillar.id for pillar in grid.pillars for key in (pillar.id, *(each.id for each in pillar.variables))
        },
    )
