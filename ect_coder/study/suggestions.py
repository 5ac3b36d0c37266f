"""A part of the door: passages worth reading, when their facts took place, and what a person decides of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ect_coder.analysis import conventions
from ect_coder.coding.codings import Lookups
from ect_coder.corpus import library, proposals
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.sentences import sentences
from ect_coder.corpus.written import parted
from ect_coder.study.part import Part
from ect_coder.suggesting import decided, suggestions, uses
from ect_coder.suggesting.moments import Circumstances
from ect_coder.suggesting.passages import Finder
from ect_coder.suggesting.speech import said
from ect_coder.values import Changed, Language
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from ect_coder.codebook.grid import Grid
    from ect_coder.storage.database import Database
    from ect_coder.suggesting.suggestions import Suggestion, Timed
    from ect_coder.suggesting.uses import Use
    from ect_coder.values import Span

_NAMING = ("accompagnateur", "personnes accompagnatrices")
"""Attributes of a project that name who supports it, as the offered ones are called in French."""


class Suggestions(Part):
    """Suggests by the words of the codebook in force; nothing is written but what a person decides."""

    def __init__(self, opened: Database, grid: Callable[[], Grid]) -> None:
        super().__init__(opened)
        self._grid = grid
        self._made: tuple[Grid, Finder] | None = None
        self._last: tuple[tuple[object, ...], list[Suggestion]] | None = None

    def of(self, document: int) -> list[Suggestion]:
        """Suggest passages of a document, but for those refused and those coded so; raise UnknownDocument."""
        with self._database.reading() as session:
            text, speech, told = _read(session, document)
            return decided.left(session, document, self._found(document, text, speech, told))

    def moments(self, document: int) -> list[Timed]:
        """Give the time hint of each paragraph of a document, in order; raise UnknownDocument."""
        with self._database.reading() as session:
            return suggestions.timed(*_read(session, document))

    def sentences(self, document: int) -> list[tuple[Span, str]]:
        """Give the sentences of a document in order, with their words; raise UnknownDocument."""
        with self._database.reading() as session:
            text = library.text(session, document)
        return [(each, text[each.start : each.end]) for each in sentences(text)]

    def use(self, words: str) -> Use:
        """Say what a word or turn of phrase of the codebook finds in all documents. Takes long if it is frequent."""
        with self._database.reading() as session:
            return uses.use(session, words)

    def accept(self, suggestion: Suggestion, coder: str, project: str | None = None) -> int:
        """Code a passage as it is suggested, and return the coding's number; raises as `codings.add`."""
        code = self._grid().code(suggestion.variable)
        with self._database.reading() as session:
            language, lookups = conventions.read(session).language, Lookups()
            fresh = lookups.untouched(session, {suggestion.document})
        label = _("accept the suggestion {variable}").format(variable=quoted(code.label(language)))
        changed = Changed.CODINGS | (Changed.DOCUMENTS if fresh else Changed.NOTHING)
        with self._database.step(label, changed) as session:
            number = decided.accept(session, suggestion, coder, project, lookups)
            library.begin(session, fresh)
        return number

    def refuse(self, suggestion: Suggestion) -> None:
        """Refuse a suggestion: it does not come back."""
        with self._database.step(_("refuse a suggestion"), Changed.SUGGESTIONS) as session:
            decided.refuse(session, suggestion)

    def accepted(self) -> frozenset[int]:
        """Give the codings that were suggestions, by number: agreement between people leaves them out."""
        with self._database.reading() as session:
            return decided.accepted(session)

    def _found(self, document: int, text: str, speech: list[Span], told: Circumstances) -> list[Suggestion]:
        """Look through a text, unless it is the one looked through last and nothing it stands on has changed."""
        asked, known = (document, text, speech, told, self._finder()), self._last
        if known is None or known[0] != asked:
            known = self._last = asked, suggestions.suggest(document, text, speech, self._finder(), told)
        return known[1]

    def _finder(self) -> Finder:
        grid = self._grid()
        if self._made is None or self._made[0] is not grid:
            self._made = grid, Finder(grid)
        return self._made[1]


def _read(session: Session, document: int) -> tuple[str, list[Span], Circumstances]:
    text = library.text(session, document)
    return text, said(text, library.layout(session, document)), _circumstances(session, document)


def _circumstances(session: Session, document: int) -> Circumstances:
    """Gather what is known around a document: its date, its project's pivot (of one project only), who supports."""
    (described,) = library.documents(session, [document])
    own = [each for each in library.projects(session) if each.name in described.projects]
    names = [each.attributes.get(name, "") for each in own for name in _naming()]
    return Circumstances(
        pivot=(own[0].pivot or "") if len(own) == 1 else "",
        supporters=tuple(part for name in names for part in parted(name)),
        date=described.date or "",
        kind=described.kind,
    )


@cache
def _naming() -> list[str]:
    """Give the names that those attributes have in all languages of the program."""
    offered = zip(*(proposals.proposed(Owner.PROJECT, each) for each in Language), strict=True)
    return [one.name for some in offered if some[0].name in _NAMING for one in some]
