"""Documents leave with everything that quotes them: what stands on them, and their words in what was written elsewhere.

Memos, reasons, discussions, notes on what was settled and cards stay; where they quote a document word for word
(`coding.borrowed`), a mark stands for the quote. Each function works within its caller's transaction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, func, select, update

from ect_coder.coding import memos
from ect_coder.coding.borrowed import Borrowed
from ect_coder.corpus import library
from ect_coder.storage.schema import (
    BinRow,
    CodebookVersion,
    CodingRow,
    DiscussionRow,
    DocumentAttribute,
    DocumentRow,
    EstimateRow,
    EventRow,
    MemoRow,
    OriginalRow,
    PillarRow,
    ProjectAttribute,
    ReplyRow,
    ResourceRow,
    SettlementRow,
    SynthesisRow,
    VariableRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

_MARK = "[…]"
"""What stands for a quote that was taken out."""
_OWN = "quote"
"""The words of a coding in the bin, which are its own document's."""


class _Place(NamedTuple):
    """Where people write: a table, its columns with text, whether they are JSON, and how a person calls it."""

    kind: str
    table: Any
    columns: tuple[str, ...]
    json: bool = False


_WRITTEN = (
    _Place("memo", MemoRow, ("text",)),
    _Place("coding", CodingRow, ("memo",)),
    _Place("estimate", EstimateRow, ("why", "confidence_why")),
    _Place("synthesis", SynthesisRow, ("text",)),
    _Place("discussion", DiscussionRow, ("text",)),
    _Place("discussion", ReplyRow, ("text",)),
    _Place("settlement", SettlementRow, ("note",)),
    _Place("event", EventRow, ("name", "how")),
    _Place("resource", ResourceRow, ("note",)),
    _Place("attribute", ProjectAttribute, ("value",)),
    _Place("attribute", DocumentAttribute, ("value",)),
    _Place("card", VariableRow, ("card",), json=True),
    _Place("card", PillarRow, ("card",), json=True),
    _Place("card", CodebookVersion, ("content", "changes"), json=True),
    _Place("card", BinRow, ("content",), json=True),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document in what was written elsewhere: `kind` says in what, `words` are the quote's own."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with some documents: counts by name, and the quotes that are taken out elsewhere."""

    documents: tuple[int, ...]
    counts: tuple[tuple[str, int], ...]
    quotes: tuple[Quote, ...]


def plan(session: Session, documents: Sequence[int]) -> Removal:
    """Say what would go with some documents; raise UnknownDocument."""
    borrowed = _borrowed(session, documents)
    quotes = [
        Quote(place.kind, text[span.start : span.end])
        for place, _number, _column, value in _written(session, documents)
        for text in (_texts(json.loads(value)) if place.json else [value])
        for span in borrowed.spans(text)
    ]
    return Removal(tuple(documents), tuple(_counts(session, documents)), tuple(dict.fromkeys(quotes)))


def carry_out(session: Session, documents: Sequence[int]) -> None:
    """Remove documents, all that stands on them, and their words wherever else they are quoted."""
    borrowed = _borrowed(session, documents)
    _empty_bin(session, documents)
    nowhere = {"document_id": None, "start": None, "end": None, "quote": None}
    session.execute(update(EventRow).where(EventRow.document_id.in_(documents)).values(nowhere))
    originals = _originals(session, documents)
    for document in documents:
        library.remove_document(session, document)
    memos.drop_orphans(session)
    session.execute(delete(OriginalRow).where(OriginalRow.id.in_(originals)))
    _take_out(session, documents, borrowed)


def _counts(session: Session, documents: Sequence[int]) -> Iterator[tuple[str, int]]:
    guids = select(DocumentRow.guid).where(DocumentRow.id.in_(documents))
    yield "documents", len(documents)
    for name, here in (
        ("codings", CodingRow.document_id.in_(documents)),
        ("discussions", DiscussionRow.document_id.in_(documents)),
        ("settlements", SettlementRow.document_id.in_(documents)),
        ("memos", MemoRow.target.in_(guids)),
        ("events", EventRow.document_id.in_(documents) & EventRow.start.is_not(None)),
        ("resources", ResourceRow.document_id.in_(documents)),
        ("originals", OriginalRow.id.in_(_originals(session, documents))),
    ):
        yield name, session.scalar(select(func.count()).where(here)) or 0
    content = (json.loads(each)["codings"] for each in session.scalars(select(BinRow.content)))
    yield "binned", sum(coding["document_id"] in documents for codings in content for coding in codings)


def _originals(session: Session, documents: Sequence[int]) -> set[int]:
    """Give the files from which only these documents came."""
    pairs = session.execute(select(DocumentRow.id, DocumentRow.original_id)).all()
    others = {original for document, original in pairs if document not in documents}
    return {original for _document, original in pairs if original is not None and original not in others}


def _borrowed(session: Session, documents: Sequence[int]) -> Borrowed:
    return Borrowed([library.text(session, document) for document in documents])


def _written(session: Session, documents: Sequence[int]) -> Iterator[tuple[_Place, int, str, str]]:
    """Give what was written anywhere but on the documents: where, in which row and column, and the text."""
    guids = set(session.scalars(select(DocumentRow.guid).where(DocumentRow.id.in_(documents))))
    leaving = {
        MemoRow: MemoRow.target.in_(guids),
        CodingRow: CodingRow.document_id.in_(documents),
        DocumentAttribute: DocumentAttribute.document_id.in_(documents),
        SettlementRow: SettlementRow.document_id.in_(documents),
        DiscussionRow: DiscussionRow.document_id.in_(documents),
        ReplyRow: ReplyRow.discussion_id.in_(select(DiscussionRow.id).where(DiscussionRow.document_id.in_(documents))),
    }
    for place in _WRITTEN:
        for column in place.columns:
            query = select(place.table.id, getattr(place.table, column)).where(getattr(place.table, column) != "")
            if place.table in leaving:
                query = query.where(~leaving[place.table])
            for number, value in session.execute(query):
                yield place, number, column, value


def _take_out(session: Session, documents: Sequence[int], borrowed: Borrowed) -> None:
    for place, number, column, value in list(_written(session, documents)):
        left = _without(value, borrowed) if place.json else borrowed.without(value, _MARK)
        if left != value:
            row = update(place.table).where(place.table.id == number)
            session.execute(row.values({column: left}).execution_options(synchronize_session=False))


def _without(value: str, borrowed: Borrowed) -> str:
    """Give JSON without the quotes in its texts; as it was, to the letter, where there are none."""
    before = json.loads(value)
    after = _each_text(before, lambda text: borrowed.without(text, _MARK))
    return value if after == before else json.dumps(after, ensure_ascii=False, sort_keys=True)


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    if isinstance(value, dict):
        return {name: each if name == _OWN else _each_text(each, change) for name, each in value.items()}
    return value


def _texts(value: Any) -> list[str]:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _each_text(value, keep)
    return found


def _empty_bin(session: Session, documents: Sequence[int]) -> None:
    """Take the codings of the documents out of the bin."""
    for row in session.scalars(select(BinRow)):
        content = json.loads(row.content)
        kept = [each for each in content["codings"] if each["document_id"] not in documents]
        if kept != content["codings"]:
            row.codings = len(kept)
            row.content = json.dumps({**content, "codings": kept}, ensure_ascii=False, sort_keys=True)
    session.flush()
