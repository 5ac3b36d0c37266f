"""A copy made ready for someone else: which documents it holds, and whether they code blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from ect_coder.analysis import conventions
from ect_coder.coding import removal
from ect_coder.storage.schema import (
    BinRow,
    CodingRow,
    DiscussionRow,
    DocumentRow,
    EstimateRow,
    MemoRow,
    SettlementRow,
    SuggestionRow,
    SynthesisRow,
    VariableRow,
)
from ect_coder.values import Status

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

_SAID = (EstimateRow, SynthesisRow, DiscussionRow, SuggestionRow, CodingRow, SettlementRow, BinRow)


def prepare(session: Session, documents: Collection[int], *, blind: bool) -> None:
    """Take out of a copy the documents that are not handed on, and with `blind` all that anyone said of the others.

    What is taken out is not lost: it is in the study that the copy comes from, where the copy is brought back.
    """
    others = [number for number in session.scalars(select(DocumentRow.id)) if number not in documents]
    if others:
        removal.carry_out(session, others)
    if blind:
        _blind(session)


def _blind(session: Session) -> None:
    """Leave texts, projects, the codebook and its memos; no document has been read yet."""
    for table in _SAID:
        session.execute(delete(table))
    session.execute(delete(MemoRow).where(MemoRow.target.not_in(select(VariableRow.guid))))
    session.execute(update(DocumentRow).values(status=Status.TO_CODE))
    conventions.write(session, "reference_coder", "")
