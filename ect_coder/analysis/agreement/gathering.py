"""What is compared, read from a study: codings that people made themselves, paragraphs, each person's own estimates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ect_coder.analysis.agreement.matching import Mark
from ect_coder.analysis.agreement.questions import Judgement, Material
from ect_coder.coding import settlements
from ect_coder.corpus import library
from ect_coder.corpus.canonical import paragraphs
from ect_coder.storage.schema import CoderRow, CodingRow, DocumentRow, EstimateRow, SuggestionRow, VariableRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def gather(session: Session) -> Material:
    """Read all that agreement is worked out from."""
    accepted = _accepted(session)
    marks = own_marks(session)
    people: defaultdict[int, set[str]] = defaultdict(set)
    for each in marks:
        people[each.document].add(each.coder)
    shared = [document for document, coders in people.items() if len(coders) > 1]
    return Material(
        marks,
        {each: [(one.start, one.end) for one in paragraphs(library.text(session, each))] for each in shared},
        _judgements(session),
        session.scalar(select(func.count()).select_from(DocumentRow)) or 0,
        len(accepted),
    )


def own_marks(session: Session) -> list[Mark]:
    """Read what people coded of their own: not what a machine suggested, nor what was made to settle a disagreement.

    What a settlement set aside is its coder's own reading all the same.
    """
    left_out = _accepted(session) | settlements.made(session)
    wanted = (
        select(
            CodingRow.id,
            CodingRow.document_id,
            CodingRow.start,
            CodingRow.end,
            VariableRow.key,
            CodingRow.moment,
            CodingRow.polarity,
            CoderRow.name,
        )
        .join(VariableRow, VariableRow.id == CodingRow.variable_id)
        .join(CoderRow, CoderRow.id == CodingRow.coder_id)
        .order_by(CodingRow.id)
    )
    return [Mark(*row) for row in session.connection().execute(wanted) if row[0] not in left_out]


def _accepted(session: Session) -> set[int]:
    """Give the codings that were accepted from suggestions."""
    accepted = (SuggestionRow.state == "accepted", SuggestionRow.coding_id.is_not(None))
    return {each for each in session.scalars(select(SuggestionRow.coding_id).where(*accepted)) if each is not None}


def _judgements(session: Session) -> list[Judgement]:
    """Give each person's latest estimate of each cell, unless they took it back."""
    wanted = (
        select(EstimateRow, CoderRow.name)
        .join(CoderRow, CoderRow.id == EstimateRow.coder_id)
        .order_by(func.julianday(EstimateRow.created), EstimateRow.id)
    )
    latest = {(row.project_id, row.target, row.moment, coder): row.mark for row, coder in session.execute(wanted)}
    return [
        Judgement(project, target, moment, coder, int(mark) if mark.isdigit() else None)
        for (project, target, moment, coder), mark in latest.items()
        if mark is not None
    ]
