"""The part of the door for a cell of the matrix: its verbatims, and whose voices they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis import conventions, gathering, holdings, verbatims
from ect_coder.analysis.evidence import Sides, moments_of, sides
from ect_coder.study.kept import Kept
from ect_coder.study.part import Part
from ect_coder.values import Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ect_coder.analysis.gathering import Scope
    from ect_coder.analysis.holdings import Holdings
    from ect_coder.analysis.verbatims import Verbatims
    from ect_coder.corpus.library import Document, Project
    from ect_coder.storage.database import Database

FIRST = 100
"""Verbatims of a cell that are shown."""


class Cells(Part):
    """Looks on one project and one or some codes, and what all of them stand on."""

    def __init__(self, opened: Database) -> None:
        super().__init__(opened)
        self._held: Kept[Holdings] = Kept(opened)

    def verbatims(
        self,
        project: Project,
        codes: Collection[str],
        moments: Collection[Moment],
        scope: Scope,
        documents: Mapping[int, Document],
    ) -> Verbatims:
        """Find the first hundred verbatims of a cell, of all its sides; those that its answer counts."""
        with self._database.reading() as session:
            counting = gathering.counting(scope, conventions.read(session))
            return verbatims.verbatims(session, project, codes, moments, counting, documents, FIRST)

    def sides(self, project: int, variable: str, scope: Scope) -> tuple[Sides, Sides]:
        """Say on which side each voice of a variable is, at emergence and with the support."""
        with self._database.reading() as session:
            counting = gathering.counting(scope, conventions.read(session))
            said = [
                each for each in gathering.gather(session, counting, [project]).testimonies if each.code == variable
            ]
        before, after = (
            sides(each for each in said if moment in moments_of(each.moment))
            for moment in (Moment.EMERGENCE, Moment.SUPPORT)
        )
        return before, after

    def basis(self, scope: Scope) -> str:
        """Say on what the answers of a scope stand."""
        with self._database.reading() as session:
            counting = gathering.counting(scope, conventions.read(session))
        held = self._held.get(counting, partial(self._holdings, scope=counting))
        with self._database.reading() as session:
            return holdings.said(session, counting, held)

    def _holdings(self, within: Collection[int] | None, *, scope: Scope) -> dict[int, Holdings]:
        with self._database.reading() as session:
            found = holdings.holdings(session, scope, within)
        return {**{project: {} for project in within or ()}, **found}

    def voices(self) -> dict[str, str]:
        """Name each voice: a group by its name, a document by its code."""
        with self._database.reading() as session:
            return gathering.voice_codes(session)
