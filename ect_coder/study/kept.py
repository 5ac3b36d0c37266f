"""What was worked out of each project, kept until a deed changes something it stands on."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from ect_coder.values import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    from ect_coder.storage.database import Database

_ASIDE = Changed.CODINGS | Changed.MEMOS | Changed.DISCUSSIONS | Changed.SUGGESTIONS
"""Changes after which what was kept holds, but for the projects whose codings were touched."""
_MOST = 6
"""Outcomes that are kept: one for each way in which a page has asked lately."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[T]):
    mark: int
    projects: Mapping[int, T]


class Kept(Generic[T]):
    """Outcomes by question and project: after a coding only its project is worked out anew.

    A file that is only read may be written by someone else: of that nothing is kept.
    """

    def __init__(self, opened: Database) -> None:
        self._database = opened
        self._outcomes: OrderedDict[Hashable, _Outcome[T]] = OrderedDict()
        self._age = 0
        opened.listen(self._heard)

    def get(self, question: Hashable, work: Callable[[Collection[int] | None], Mapping[int, T]]) -> Mapping[int, T]:
        """Give the outcome of each project; `work` works it out for some projects by number, or for all (None).

        `work` begins its own reading: what is written from now on is not taken for known.
        """
        mark, age = self._database.mark, self._age
        known = self._outcomes.get(question) if self._database.writable else None
        touched = self._database.projects_since(known.mark) if known is not None else None
        if known is None or touched is None:
            found = work(None)
        else:
            found = {**known.projects, **work(touched)} if touched else known.projects
        if age == self._age:
            self._keep(question, _Outcome(mark, found))
        return found

    def _keep(self, question: Hashable, outcome: _Outcome[T]) -> None:
        self._outcomes[question] = outcome
        self._outcomes.move_to_end(question)
        while len(self._outcomes) > _MOST:
            self._outcomes.popitem(last=False)

    def _heard(self, changed: Changed) -> None:
        if changed & ~_ASIDE:
            self._age += 1
            self._outcomes.clear()
