"""The part of the door for the interview guide: what was asked, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.codebook import shelf
from ect_coder.corpus import interview_guide, library
from ect_coder.errors import UnknownVariable
from ect_coder.study.part import Part
from ect_coder.values import Changed, Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ect_coder.corpus.interview_guide import Question, Tick
    from ect_coder.values import Moment


class Questions(Part):
    """The interview guide."""

    def questions(self) -> list[Question]:
        """List the questions in the order of the guide."""
        with self._database.reading() as session:
            return interview_guide.questions(session)

    def ticks(self) -> frozenset[Tick]:
        """Give the questions that were asked, each with its interview."""
        with self._database.reading() as session:
            return interview_guide.ticks(session)

    def asked(self, project: str) -> dict[tuple[str, Moment | None], tuple[int, ...]]:
        """Say for each target and moment of the guide in which interviews of a project it was asked, by number.

        A target with no interview was never asked about: its silence says nothing. Raises UnknownProject.
        """
        with self._database.reading() as session:
            library.project_id(session, project)
            documents = library.documents(session)
            own = {each.id for each in documents if each.kind is Kind.INTERVIEW and project in each.projects}
            return interview_guide.asked(interview_guide.questions(session), interview_guide.ticks(session), own)

    def add(self, texts: Sequence[str]) -> list[int]:
        """Add questions at the end of the guide and return their numbers; raise EmptyText."""
        label = ngettext("add a question", "add {n} questions", len(texts))
        with self._database.step(label, Changed.RECORDS) as session:
            return interview_guide.add(session, texts)

    def change(self, number: int, values: Mapping[str, Any]) -> None:
        """Change text, targets or moment of a question; raise UnknownEntry, EmptyText or UnknownVariable."""
        with self._database.step(_("change the question"), Changed.RECORDS) as session:
            grid = shelf.read(session)
            known = {*(each.id for each in grid.pillars), *(each.id for each in grid.codes)}
            for key in values.get("targets", ()):
                if key not in known:
                    raise UnknownVariable(name=key)
            interview_guide.change(session, number, values)

    def move(self, number: int, place: int) -> None:
        """Move a question to a place from 0 of the guide; raise UnknownEntry."""
        with self._database.step(_("move the question"), Changed.RECORDS) as session:
            interview_guide.move(session, number, place)

    def remove(self, number: int) -> None:
        """Take a question out of the guide, with where it was asked; raise UnknownEntry."""
        with self._database.step(_("remove the question"), Changed.RECORDS) as session:
            interview_guide.remove(session, number)

    def tick(self, pairs: Collection[Tick], *, asked: bool = True) -> None:
        """Note that questions were asked in interviews, or not; raise UnknownEntry or UnknownDocument."""
        label = _("note that a question was asked") if asked else _("note that a question was not asked")
        with self._database.step(label, Changed.RECORDS) as session:
            interview_guide.tick(session, pairs, asked=asked)
