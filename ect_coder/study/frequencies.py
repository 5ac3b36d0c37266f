"""A part of the door: how often each lemma is said, by moment, pillar or role, and where.

What is made of a text is kept in the study for the next time, beside undo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import conventions, counting, frequencies
from ect_coder.analysis.frequencies import Ground
from ect_coder.analysis.roles import teller
from ect_coder.codebook import shelf
from ect_coder.coding.search import hit
from ect_coder.corpus import library
from ect_coder.search import analysed, asking
from ect_coder.search.vocabulary import vocabulary, word_at
from ect_coder.study.part import Part
from ect_coder.values import Changed, Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.analysis.counting import Told
    from ect_coder.analysis.frequencies import Counting, Frequencies
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.coding.search import Hit
    from ect_coder.corpus.library import Document
    from ect_coder.search.vocabulary import Vocabulary

    Tell = Callable[[int, int], None]

_BATCH = 20
"""Texts whose vocabularies are written at once."""


def untold(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A table of lemmas, and the sentence that says what it stands on."""

    table: Frequencies
    basis: str


class LemmaCounts(Part):
    """Counts what is said. `tell` is told how many texts are behind, of how many, and may raise to stop."""

    def count(self, asked: Counting, tell: Tell = untold) -> Counted:
        """Count lemmas as they are read on screen; raise UnknownProject or BadDate. Takes long the first time."""
        self._prepare(asked, tell)
        return self._counted(asked, None, tell)

    def leaving(self, asked: Counting, rule: Quoting, tell: Tell = untold) -> Counted:
        """Count lemmas as they may leave: in texts with names replaced, each marked where its words may not leave."""
        return self._counted(asked, rule, tell)

    def contexts(self, asked: Counting, lemma: str, column: str | None = None, tell: Tell = untold) -> list[Hit]:
        """Give where a lemma is counted, in a column or in all, with its neighbours; in order."""
        found: list[Hit] = []
        with self._database.reading() as session:
            for told, ground in _grounds(session, asked, None, tell):
                document = told.document
                found.extend(
                    hit(document.id, document.name, told.text, word_at(told.text, start))
                    for start in frequencies.places(ground, lemma, column)
                )
        return found

    def _counted(self, asked: Counting, rule: Quoting | None, tell: Tell) -> Counted:
        held: list[tuple[Document, Mapping[str, list[Span]]]] = []

        def grounds(session: Session) -> Iterator[Ground]:
            for told, ground in _grounds(session, asked, rule, tell):
                held.append((told.document, told.columns))
                yield ground

        with self._database.reading() as session:  # columns and documents are of one instant
            table = frequencies.count(grounds(session), asked, _columns(session, asked))
        return Counted(table, counting.stands_on(asked.split, held, table.words))

    def _prepare(self, asked: Counting, tell: Tell) -> None:
        """Work out the vocabularies that are not kept yet, and keep them."""
        with self._database.reading() as session:
            among = library.documents(session, list(asking.documents(session, asked.among)))
            known = analysed.known(session)
        lacking = [each.id for each in among if each.sha256 not in known]
        made: dict[str, Vocabulary] = {}
        for done, document in enumerate(lacking):
            tell(done, len(lacking))
            with self._database.reading() as session:
                text = library.text(session, document)
            made[library.digest(text)] = vocabulary(text)
            if len(made) == _BATCH or document == lacking[-1]:
                self._keep(made)
                made = {}

    def _keep(self, made: Mapping[str, Vocabulary]) -> None:
        if self._database.writable:
            with self._database.step(_("count words"), Changed.NOTHING) as session:
                analysed.keep(session, made)


def _columns(session: Session, asked: Counting) -> tuple[str, ...]:
    pillars = [each.id for each in shelf.read(session).pillars]
    documents = library.documents(session, list(asking.documents(session, asked.among)))
    return counting.columns(asked.split, pillars, map(teller, documents))


def _grounds(session: Session, asked: Counting, rule: Quoting | None, tell: Tell) -> Iterator[tuple[Told, Ground]]:
    coder = conventions.read(session).reference_coder or None
    among = len(asking.documents(session, asked.among))
    for done, told in enumerate(counting.told(session, asked, coder)):
        tell(done, among)
        yield told, _ground(session, told, rule)


def _ground(session: Session, told: Told, rule: Quoting | None) -> Ground:
    document = told.document
    if rule is None or not rule.renaming.changes:
        kept = analysed.kept(session, document.sha256) or vocabulary(told.text)
        return Ground(document.id, kept, told.said, told.columns, rule is None or document.id not in rule.kept_back)
    moved = rule.renaming.moved(told.text)

    def there(spans: list[Span]) -> list[Span]:
        return [Span(moved.start(each.start), moved.end(each.end)) for each in spans]

    columns = {key: there(spans) for key, spans in told.columns.items()}
    return Ground(document.id, vocabulary(moved.text), there(told.said), columns, document.id not in rule.kept_back)
