"""A study as it leaves with names replaced: every text of it, and passages where their words are then. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from ect_coder.analysis.parcel import Coding, Discussion, Document, Memo, Parcel, Settlement
    from ect_coder.corpus.library import Layout
    from ect_coder.names.renaming import Moved, Renaming

_Placed = TypeVar("_Placed", "Coding", "Discussion", "Settlement")


def parcel(brought: Parcel, renaming: Renaming) -> Parcel:
    """Give a parcel with names replaced, passages where their words are then."""
    if not renaming.changes:
        return brought
    moved = {each.guid: renaming.moved(each.text) for each in brought.documents}
    placed = replace(
        brought,
        documents=tuple(_document(each, moved[each.guid]) for each in brought.documents),
        codings=tuple(_placed(each, moved[each.document]) for each in brought.codings),
        memos=tuple(_memo(each, moved) for each in brought.memos),
        discussions=tuple(_placed(each, moved[each.document]) for each in brought.discussions),
        settlements=tuple(_placed(each, moved[each.document]) for each in brought.settlements),
    )
    renamed = renaming.value(placed)
    texts = zip(renamed.documents, placed.documents, strict=True)
    return replace(renamed, documents=tuple(replace(each, text=before.text) for each, before in texts))


def _document(document: Document, moved: Moved) -> Document:
    return replace(document, text=moved.text, layout=layout(document.layout, moved))


def layout(told: Layout, moved: Moved) -> Layout:
    """Give what was recognised in a text where it is in the text with names replaced."""
    return replace(
        told,
        turns=tuple(
            replace(each, start=moved.start(each.start), end=moved.end(each.end), label_end=moved.end(each.label_end))
            for each in told.turns
        ),
        marks=tuple(replace(each, start=moved.start(each.start), end=moved.end(each.end)) for each in told.marks),
        leaves=tuple(replace(each, start=moved.start(each.start)) for each in told.leaves),
    )


def _memo(memo: Memo, moved: dict[str, Moved]) -> Memo:
    if memo.start is None or memo.end is None or memo.target not in moved:
        return memo
    at = moved[memo.target]
    return replace(memo, start=at.start(memo.start), end=at.end(memo.end))


def _placed(each: _Placed, moved: Moved) -> _Placed:
    return replace(each, start=moved.start(each.start), end=moved.end(each.end))
