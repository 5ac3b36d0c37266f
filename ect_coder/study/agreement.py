"""A part of the door: how far the people of a study agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis.agreement import gathering
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.analysis.agreement.questions import Found


def _quiet(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


class Agreement(Part):
    """Compares codings and estimates of several people. Takes long: call it off the window's thread."""

    def found(self, tell: Callable[[int, int], None] = _quiet) -> Found:
        """Answer the four questions of agreement; `tell` is told the steps done, of all, and may raise to stop."""
        from ect_coder.analysis.agreement.questions import answer

        with self._database.reading() as session:
            material = gathering.gather(session)
        return answer(material, tell)
