"""A part of the door: documents, or a person's documents, leave with everything that quotes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.coding import removal
from ect_coder.corpus import library
from ect_coder.corpus.canonical import collated
from ect_coder.corpus.turns import interviewers
from ect_coder.folding import folded
from ect_coder.storage import word_index
from ect_coder.study.erasure import Erased, Marks, erase_from_copies
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.coding.removal import Removal

_NAMING = {
    "interviewee",
    "interviewe",
    "interviewee code",
    "enquete",
    "enquetee",
    "personne",
    "repondant",
    "repondante",
}
"""Attributes of a document that name who speaks in it, without accents or case."""


_CHANGED = Changed.ALL & ~(Changed.CODEBOOK | Changed.SETTINGS)


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone whom documents name, as interviewee or as a speaker who is not the interviewer."""

    name: str
    documents: tuple[int, ...]


class Removals(Part):
    """Looks at what would go, then lets it go."""

    def people(self) -> list[Voice]:
        """List who speaks in the documents, and in which, as French sorts names."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        with self._database.reading() as session:
            for document in library.documents(session):
                layout = library.layout(session, document.id)
                asking = layout.interviewers
                if asking is None:
                    asking = interviewers(library.text(session, document.id), layout.turns)
                named = [value for name, value in document.attributes.items() if folded(name) in _NAMING]
                for name in [*named, *(turn.speaker for turn in layout.turns if turn.speaker not in ("", *asking))]:
                    found[name][document.id] = None
        return [Voice(name, tuple(found[name])) for name in sorted(found, key=collated)]

    def plan(self, documents: Sequence[int]) -> Removal:
        """Say what would go with some documents; raise UnknownDocument."""
        with self._database.reading(whole=True) as session:
            return removal.plan(session, documents)

    def remove(self, documents: Sequence[int]) -> None:
        """Remove documents in one step, with all that stands on them and their words wherever they are quoted.

        A copy is kept before. Raises UnknownDocument. Exports and copies hold them still. Takes long.
        """
        label = ngettext("remove the document", "remove {n} documents", len(documents))
        in_cards = any(each.kind == "card" for each in self.plan(documents).quotes)
        changed = _CHANGED | (Changed.CODEBOOK if in_cards else Changed.NOTHING)
        self._keep_copy()
        with self._database.step(label, changed, deed="remove_document") as session:
            removal.carry_out(session, documents)

    def remove_everywhere(self, documents: Sequence[int], told: Callable[[int, int, str], None]) -> Erased:
        """Remove documents as `remove` does, then take them out of the study's copies; say what could not be reached.

        What goes from the copies goes for good. Takes long.
        """
        with self._database.reading(whole=True) as session:
            marks = Marks.of(session, documents)
        self.remove(documents)
        with self._database.step(_("index the words anew"), Changed.NOTHING) as session:
            word_index.rebuild(session.connection())
        return erase_from_copies(self._database.path, marks, told)
