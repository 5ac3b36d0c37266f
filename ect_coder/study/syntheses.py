"""The part of the door for syntheses: a paragraph for each project and pillar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import syntheses
from ect_coder.codebook import shelf
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.syntheses import Synthesis


class Syntheses(Part):
    """The syntheses of the study."""

    def all(self) -> list[Synthesis]:
        """List the syntheses by project."""
        with self._database.reading() as session:
            return syntheses.syntheses(session)

    def write(self, project: str, pillar: str, text: str, coder: str) -> None:
        """Write the synthesis of a cell, or take it away by an empty text; raises as `syntheses.write`."""
        with self._database.step(_("write a synthesis"), Changed.MEMOS) as session:
            syntheses.write(session, shelf.read(session), project, pillar, text, coder)
