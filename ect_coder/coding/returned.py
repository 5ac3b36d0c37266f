"""Comments of a Word copy that came back, as codings of who wrote them at the words that they stand on.

Reading them writes nothing. What is written knows itself again by GUIDs made of the comment, so that the same file
brings nothing twice; a coding, memo or question that says the same of the same words is not made again either.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import select, update

from ect_coder.coding import codings, discussions, memos
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.remarks import moment_of
from ect_coder.coding.shorthand import Said, Unclear, understood
from ect_coder.corpus import library
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, CodingRow, DiscussionRow, DocumentRow, MemoRow, VariableRow
from ect_coder.values import Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.coding.shorthand import Vocabulary
    from ect_coder.corpus.readers.source import Remark, Source

_OURS = UUID("5B2F7C9E-0B0C-4C52-9C7E-6B1D0A5E3F41")


class Rest(StrEnum):
    """What becomes of comments that were not understood."""

    LEAVE = "leave"
    MEMO = "memo"
    DISCUSS = "discuss"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line of a comment means; `span` is None where its words are no longer in the study's text.

    `words` are those that the comment stands on in the file; `author` and `date` are as the file gives them.
    """

    document: int
    span: Span | None
    words: str
    said: Said | Unclear
    author: str
    date: str
    guid: str


@dataclass(frozen=True, slots=True)
class About:
    """What comments are read for: the document with its GUID, what words mean there, the codes that there are.

    `several` are its projects where it is about more than one: a coding there must name its own.
    """

    document: int
    guid: str
    words: Vocabulary
    keys: frozenset[str]
    several: tuple[str, ...] = ()


def readings(about: About, source: Source, place: Callable[[Span], Span | None]) -> Iterator[Reading]:
    """Read the comments of a copy; `place` finds words of the copy in the study's text."""
    for remark in source.remarks:
        span = place(Span(remark.start, remark.end))
        for rank, said in enumerate(understood(remark.text, about.words)):
            yield Reading(
                document=about.document,
                span=span,
                words=source.text[remark.start : remark.end],
                said=_possible(said, remark, span, about),
                author=" ".join(remark.author.split()),
                date=remark.date,
                guid=_guid(about.guid, remark, rank),
            )


def _possible(said: Said | Unclear, remark: Remark, span: Span | None, about: About) -> Said | Unclear:
    """Say of a coding that cannot be made why, with the words of its comment."""
    if span is None:
        return Unclear(remark.text, _("The words that it stands on are no longer in the text."))
    if isinstance(said, Unclear):
        return said
    if said.variable not in about.keys:
        return Unclear(remark.text, _("The codebook no longer has this code."))
    if about.several and said.project is None:
        why = _("The document is about several projects: name one of them ({projects}).")
        return Unclear(remark.text, why.format(projects=", ".join(about.several)))
    return said


def _guid(document: str, remark: Remark, rank: int) -> str:
    told = (document, remark.start, remark.end, remark.author, remark.date, remark.text, rank)
    return str(uuid5(_OURS, repr(told))).upper()


def known(session: Session, found: Sequence[Reading], people: Mapping[str, str]) -> set[str]:
    """Give those of the readings, by their GUIDs, that the study has already; `people` are coders by authors."""
    guids = {guid for table in (CodingRow, MemoRow, DiscussionRow) for guid in session.scalars(select(table.guid))}
    there = {each.guid for each in found if each.guid in guids}
    contents = {document: _contents(session, document) for document in {each.document for each in found}}
    seen: set[tuple[Any, ...]] = set()
    for each in found:
        content = _content(session, each, people)
        if content is not None:
            if content in contents[each.document] or (each.document, *content) in seen:
                there.add(each.guid)
            seen.add((each.document, *content))
    return there


def _contents(session: Session, document: int) -> set[tuple[Any, ...]]:
    """Give what is said of a document: its codings, and its memos on passages and passages to discuss."""
    codes = (
        select(CodingRow, VariableRow.key, CoderRow.name)
        .join(VariableRow, CodingRow.variable_id == VariableRow.id)
        .join(CoderRow, CodingRow.coder_id == CoderRow.id)
        .where(CodingRow.document_id == document)
    )
    found: set[tuple[Any, ...]] = {
        (row.start, row.end, key, row.moment, row.polarity, row.intensity, row.project_id, coder)
        for row, key, coder in session.execute(codes)
    }
    guid = select(DocumentRow.guid).where(DocumentRow.id == document).scalar_subquery()
    for table, mine in ((MemoRow, MemoRow.target == guid), (DiscussionRow, DiscussionRow.document_id == document)):
        wanted = select(table.start, table.end, table.text, CoderRow.name).join(CoderRow, table.coder_id == CoderRow.id)
        found |= {tuple(row) for row in session.execute(wanted.where(mine))}
    return found


def _content(session: Session, each: Reading, people: Mapping[str, str]) -> tuple[Any, ...] | None:
    """Give what a reading would say of its document; None where its words are gone."""
    if each.span is None:
        return None
    place, coder = (each.span.start, each.span.end), people[each.author]
    if isinstance(each.said, Unclear):
        return (*place, each.said.words, coder)
    said, own = each.said, library.project_ids_of(session, each.document)
    project = library.project_id(session, said.project) if said.project else own[0] if own else None
    return (*place, said.variable, said.moment, said.polarity, said.intensity, project, coder)


def take_in(session: Session, found: Sequence[Reading], people: Mapping[str, str], rest: Rest) -> Counter[str]:
    """Write what was read and is new, as its authors' codings, and the rest as chosen; count what was made.

    Raises as `codings.add`: nothing is then written.
    """
    there, made = known(session, found, people), Counter[str]()
    fresh = [each for each in found if each.guid not in there and each.span is not None]
    understood_ones = [each for each in fresh if isinstance(each.said, Said)]
    numbers = codings.add(session, [_wish(each, people) for each in understood_ones])
    for number, each in zip(numbers, understood_ones, strict=True):
        _sign(session, CodingRow, number, each)
        made["codings"] += 1
    for each in fresh:
        if isinstance(each.said, Unclear) and rest is not Rest.LEAVE:
            made[_keep(session, each, people[each.author], rest)] += 1
    return made


def _wish(each: Reading, people: Mapping[str, str]) -> NewCoding:
    assert isinstance(each.said, Said)
    assert each.span is not None
    said = each.said
    return NewCoding(
        each.document,
        each.span,
        said.variable,
        said.moment,
        said.polarity,
        said.intensity,
        project=said.project,
        memo=said.memo,
        coder=people[each.author],
    )


def _keep(session: Session, each: Reading, coder: str, rest: Rest) -> str:
    """Keep a comment that was not understood, and say as what."""
    assert each.span is not None
    assert isinstance(each.said, Unclear)
    if rest is Rest.MEMO:
        number = memos.note(session, each.document, each.span, each.said.words, coder)
        _sign(session, MemoRow, number, each)
        return "memos"
    number = discussions.discuss(session, each.document, each.span, each.said.words, coder)
    _sign(session, DiscussionRow, number, each)
    return "discussions"


def _sign(session: Session, table: Any, number: int, each: Reading) -> None:
    """Let what was made know itself again, and say when it was written."""
    values = {"guid": each.guid, "created": moment_of(each.date) or now()}
    session.execute(update(table).where(table.id == number).values(values))


def in_the_study(session: Session, guid: str, text: str) -> int | None:
    """Find the document that a copy is of; None without one.

    By its GUID, else, where a program lost that on the way, as the longest one whose whole text the file ends with.
    """
    found = session.scalars(select(DocumentRow.id).where(DocumentRow.guid == guid)).one_or_none()
    if found is not None:
        return found
    at_end = [(len(own), number) for number, _name, own in library.texts(session) if text.endswith(own.rstrip("\n"))]
    return max(at_end)[1] if at_end else None
