"""A part of the door: whether the study is sound, and what is mended in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.coding import mending
from ect_coder.storage import health
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.coding.mending import Mended
    from ect_coder.storage.health import Finding


class Health(Part):
    """Looks at everything that can be checked; mends what can be, as one deed."""

    @property
    def deserves_a_look(self) -> bool:
        """Whether the study was not closed by the last who wrote in it, or could not be copied as it was opened."""
        return not (self._database.closed_cleanly and self._database.copied)

    def check(self, told: Callable[[int, int, str], None], cancelled: Callable[[], bool]) -> list[Finding]:
        """List what is wrong with the file; nothing if it is sound. Raises Cancelled. Takes long."""
        with self._database.reading(whole=True) as session:
            return health.findings(session, told, cancelled)

    def mend(self) -> Mended:
        """Mend all that can be in one step, and say how much that was; the rest stays as it is. Takes long."""
        with self._database.step(_("repair the study"), Changed.ALL, deed="mend") as session:
            return mending.mend(session)
