"""Every coding that answers count, with who says it and where: what tables of who says what are made of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import String, select, type_coerce

from ect_coder.analysis.gathering import left_in
from ect_coder.corpus import library
from ect_coder.corpus.canonical import paragraph_number, paragraphs
from ect_coder.storage.schema import CodingRow, VariableRow
from ect_coder.values import Attribution, Moment, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.analysis.gathering import Scope
    from ect_coder.corpus.readers.source import Turn


class Mention(NamedTuple):
    """A coding of a project: its number, its span in code points, the paragraphs it lies in, and who speaks there.

    `speaker` is whose turn it begins in, empty where the text has none.
    """

    id: int
    project: int
    code: str
    moment: Moment
    voice: str
    document: int
    start: int
    end: int
    polarity: Polarity
    attribution: Attribution | None
    first: int
    last: int
    speaker: str

    @property
    def paragraphs(self) -> range:
        """The numbers of its paragraphs."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many voices, documents, speakers and codings some mentions are, and which codings."""

    voices: int
    documents: int
    speakers: int
    codings: tuple[int, ...]


def counted(mentions: Iterable[Mention]) -> Counted:
    """Count mentions: a speaker is one of a document, and a document without turns is one speaker."""
    mentions = list(mentions)
    return Counted(
        voices=len({each.voice for each in mentions}),
        documents=len({each.document for each in mentions}),
        speakers=len({(each.document, each.speaker) for each in mentions}),
        codings=tuple(each.id for each in mentions),
    )


def mentions(
    session: Session, scope: Scope, voices: Mapping[int, str], tell: Callable[[int, int], None]
) -> list[Mention]:
    """List the codings that count in a scope and are about a project, by document and place.

    `tell` is told how many documents are behind, of all, and may raise to stop.
    """
    text = String()
    query = (
        select(
            CodingRow.id,
            CodingRow.project_id,
            VariableRow.key,
            type_coerce(CodingRow.moment, text),
            CodingRow.document_id,
            CodingRow.start,
            CodingRow.end,
            type_coerce(CodingRow.polarity, text),
            type_coerce(CodingRow.attribution, text),
        )
        .join(VariableRow, VariableRow.id == CodingRow.variable_id)
        .where(CodingRow.project_id.is_not(None))
        .order_by(CodingRow.document_id, CodingRow.start, CodingRow.end, CodingRow.id)
    )
    for condition in left_in(session, scope):
        query = query.where(condition)
    return list(_placed(session, session.connection().execute(query).all(), voices, tell))


_MOMENTS = {each.value: each for each in Moment}
_POLARITIES = {each.value: each for each in Polarity}
_ATTRIBUTIONS: dict[str | None, Attribution | None] = {None: None, **{each.value: each for each in Attribution}}


def _placed(
    session: Session, rows: Iterable[Any], voices: Mapping[int, str], tell: Callable[[int, int], None]
) -> Iterator[Mention]:
    document, ground, behind = 0, _Ground("", ()), 0
    for number, project, code, moment, of, start, end, polarity, attribution in rows:
        if of != document:
            tell(behind, len(voices))
            behind += 1
            document, ground = of, _Ground(library.text(session, of), library.layout(session, of).turns)
        yield Mention(
            number,
            project,
            code,
            _MOMENTS[moment],
            voices[of],
            of,
            start,
            end,
            _POLARITIES[polarity],
            _ATTRIBUTIONS[attribution],
            ground.paragraph(start),
            ground.paragraph(end - 1),
            ground.speaker(start),
        )


class _Ground:
    """A text, as it is asked which paragraph and whose turn a place lies in."""

    def __init__(self, text: str, turns: Iterable[Turn]) -> None:
        self._starts = [each.start for each in paragraphs(text)]
        self._turns = list(turns)
        self._begins = [each.start for each in self._turns]

    def paragraph(self, place: int) -> int:
        return paragraph_number(self._starts, place)

    def speaker(self, place: int) -> str:
        rank = bisect_right(self._begins, place) - 1
        return self._turns[rank].speaker if rank >= 0 and place < self._turns[rank].end else ""
