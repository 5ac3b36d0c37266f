"""A part of the door: the study as a project of other programs (REFI-QDA), out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import packing
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from ect_coder.analysis.parcel import Parcel
    from ect_coder.analysis.quoting import Quoting


class Foreign(Part):
    """What other programs of analysis are given, and what comes from them."""

    def packed(self, rule: Quoting) -> Parcel:
        """Pack what may leave of the study. Takes long."""
        with self._database.reading() as session:
            return packing.pack(session, rule)
