"""Which words of each document count, and in which column of a table of frequencies: read from the study."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.analysis import basis
from ect_coder.analysis.frequencies import Split
from ect_coder.analysis.roles import Teller, teller
from ect_coder.corpus import library
from ect_coder.search import asking
from ect_coder.storage.schema import CoderRow, CodingRow, PillarRow, VariableRow
from ect_coder.suggesting.speech import said
from ect_coder.values import Moment, Span
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.analysis.frequencies import Counting
    from ect_coder.corpus.library import Document, Layout

Passages = dict[int, dict[str, list[Span]]]
"""Of each document the passages of each column."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its text, its layout, what of it counts as said, and the passages of each column."""

    document: Document
    text: str
    layout: Layout
    said: list[Span]
    columns: Mapping[str, list[Span]]


def told(session: Session, counting: Counting, coder: str | None) -> Iterator[Told]:
    """Give the documents that are counted, one by one; `coder` is the one whose codings count, None for all.

    Raises UnknownProject or BadDate.
    """
    among = library.documents(session, list(asking.documents(session, counting.among)))
    found = {} if counting.split is Split.ROLE else passages(session, counting.split, coder)
    for document in among:
        text, layout = library.text(session, document.id), library.layout(session, document.id)
        counted = [Span(0, len(text))] if counting.interviewers else said(text, layout)
        columns = {teller(document).value: counted} if counting.split is Split.ROLE else found.get(document.id, {})
        yield Told(document, text, layout, counted, columns)


def passages(session: Session, split: Split, coder: str | None) -> Passages:
    """Give the coded passages by moment or by pillar, in order."""
    key = CodingRow.moment if split is Split.MOMENT else PillarRow.key
    query = select(CodingRow.document_id, key, CodingRow.start, CodingRow.end).join(
        VariableRow, VariableRow.id == CodingRow.variable_id
    )
    if split is Split.PILLAR:
        query = query.join(PillarRow, PillarRow.id == VariableRow.pillar_id)
    if coder is not None:
        query = query.join(CoderRow, CoderRow.id == CodingRow.coder_id).where(CoderRow.name == coder)
    found: Passages = defaultdict(lambda: defaultdict(list))
    for document, column, start, end in session.execute(query.order_by(CodingRow.start, CodingRow.end)):
        found[document][str(column)].append(Span(start, end))
    return found


def columns(split: Split, pillars: Iterable[str], tellers: Iterable[Teller]) -> tuple[str, ...]:
    """List the columns of a table: all moments, all pillars, or the roles that speak."""
    if split is Split.MOMENT:
        return tuple(each.value for each in Moment)
    if split is Split.PILLAR:
        return tuple(pillars)
    speaking = set(tellers)
    return tuple(each.value for each in Teller if each in speaking)


def stands_on(split: Split, held: Sequence[tuple[Document, Mapping[str, list[Span]]]], words: int) -> str:
    """Say what a table stands on: the documents of its columns, what is coded in them, and how many words were read."""
    speaking = [(document, found) for document, found in held if found]
    if split is Split.ROLE:
        said_of = basis.kinds(document for document, _found in speaking)
    else:
        said_of = basis.said(
            Counter(document.kind for document, _found in speaking),
            sum(len({span for spans in found.values() for span in spans}) for _document, found in speaking),
            sum(len(spans) for _document, found in speaking for spans in found.values()),
            len({document.group or document.id for document, _found in speaking}),
        )
    counted = ngettext("{n} word counted in all", "{n} words counted in all", words)
    return f"{said_of} · {counted}" if said_of else counted
