"""A part of the door: the texts of the study as a corpus for programs of textual statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import conventions, starred
from ect_coder.codebook import shelf
from ect_coder.corpus import library
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.analysis.quoting import Quoting
    from ect_coder.analysis.starred import Corpus, Cut


def untold(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


class TextCorpus(Part):
    """Cuts the documents into texts, as they may leave."""

    def cut(self, cut: Cut, rule: Quoting, tell: Callable[[int, int], None] = untold) -> Corpus:
        """Cut them; `tell` is told how many documents are behind, of how many, and may raise to stop."""
        with self._database.reading() as session:
            agreed = conventions.read(session)
            frame = starred.Frame(shelf.read(session), agreed.own_labels(), agreed.reference_coder or None)
            total = len(library.documents(session))
            return starred.corpus(session, cut, frame, rule, lambda done: tell(done, total))
