"""A part of the door: what the study says of its processing of personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import processing
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.processing import Processing


class ProcessingSheet(Part):
    """The sheet, read and written."""

    def read(self) -> Processing:
        """Give the sheet as it stands."""
        with self._database.reading() as session:
            return processing.read(session)

    def write(self, sheet: Processing) -> None:
        """Keep the sheet in one step; nothing where it says what it said."""
        if sheet != self.read():
            with self._database.step(_("change the privacy sheet"), Changed.SETTINGS) as session:
                processing.write(session, sheet)
