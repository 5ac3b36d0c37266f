"""A part of the door: smart lists, which are conditions on codings that are kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.coding import conditions, excerpts
from ect_coder.search import saved
from ect_coder.search.saved import Where
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from ect_coder.coding.conditions import Condition
    from ect_coder.search.saved import Saved


class SmartLists(Part):
    """Keeps conditions; which codings fulfil them is asked anew each time."""

    def kept(self) -> list[Saved]:
        """List the smart lists, by name."""
        with self._database.reading() as session:
            return saved.saved(session, Where.EXCERPTS)

    def count(self, condition: Condition) -> int:
        """Count the codings that fulfil a condition; raise EmptySearch for words without any letter."""
        with self._database.reading() as session:
            return excerpts.count(session, excerpts.Filter(condition=condition))

    def keep(self, name: str, condition: Condition, coder: str, number: int | None = None) -> int:
        """Keep a condition under a name, anew or in place of a list by its number, and return the list's number.

        Raises EmptyName, TakenName or UnknownSearch.
        """
        label = _("keep the smart list {name}").format(name=quoted(" ".join(name.split())))
        with self._database.step(label, Changed.RECORDS) as session:
            return saved.keep(session, Where.EXCERPTS, name, conditions.as_json(condition), coder, number)

    def forget(self, number: int) -> None:
        """Keep a smart list no longer, its codings stay; raise UnknownSearch."""
        with self._database.step(_("remove a smart list"), Changed.RECORDS) as session:
            saved.forget(session, Where.EXCERPTS, number)
