"""A part of the door: words in all documents, by their forms or by patterns, and searches that are kept."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ect_coder.search import finding, passages, saved
from ect_coder.search.saved import Where
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ect_coder.coding.search import Hit
    from ect_coder.search.asking import Asked
    from ect_coder.search.passages import Around, Passage
    from ect_coder.search.saved import Saved


class Searches(Part):
    """Looks through the documents, and keeps what was asked."""

    def hits(self, asked: Asked, most: int | None = None) -> list[Hit]:
        """Find hits in order, or the first so many of them; raises as `finding.hits`."""
        with self._database.reading() as session:
            return list(islice(finding.hits(session, asked), most))

    def hits_until(self, asked: Asked, stopped: Callable[[], bool], most: int | None = None) -> list[Hit]:
        """Find hits, or the first so many, until someone wants them no more; raises as `finding.hits`."""
        found: list[Hit] = []
        with self._database.reading() as session:
            for hit in islice(finding.hits(session, asked), most):
                if stopped():
                    break
                found.append(hit)
        return found

    def passages(self, hits: Iterable[Hit], around: Around) -> list[Passage]:
        """Give the passages around hits, each once, in order."""
        with self._database.reading() as session:
            return passages.passages(session, hits, around)

    def saved(self) -> list[Saved]:
        """List the searches that are kept, by name."""
        with self._database.reading() as session:
            return saved.saved(session, Where.DOCUMENTS)

    def keep(self, name: str, asked: Asked, coder: str) -> int:
        """Keep a search under a name, in place of another of that name; raise EmptyName."""
        with self._database.step(_("keep the search {name}").format(name=quoted(name)), Changed.RECORDS) as session:
            known = saved.named(session, Where.DOCUMENTS, name)
            return saved.keep(session, Where.DOCUMENTS, name, asked.as_json(), coder, known)

    def forget(self, number: int) -> None:
        """Keep a search no longer; raise UnknownSearch."""
        with self._database.step(_("forget a search"), Changed.RECORDS) as session:
            saved.forget(session, Where.DOCUMENTS, number)
