"""What was decided of suggestions: those accepted, each linked to the coding it became, and those refused for good.

The link is where a coding comes from: what a machine pointed at is told apart by it, so that figures of agreement
between people can leave it out. Each function works within its caller's transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.coding import codings
from ect_coder.coding.codings import Lookups, NewCoding
from ect_coder.storage.database import now
from ect_coder.storage.schema import CodingRow, SuggestionRow, VariableRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from ect_coder.suggesting.suggestions import Suggestion

_ORIGIN = "lexicon"
"""Which rule saw them, as the study keeps it."""


def left(session: Session, document: int, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Keep the suggestions that nobody refused, and whose variable no coding shows there already.

    A refusal is of a passage's words for a variable, so that it holds where the text around them is corrected.
    """
    query = select(VariableRow.key, SuggestionRow.quote).join(VariableRow, VariableRow.id == SuggestionRow.variable_id)
    decided = {(key, quote) for key, quote in session.execute(query.where(SuggestionRow.document_id == document))}
    coded = _coded(session, document)
    return [
        each
        for each in found
        if (each.variable, each.text) not in decided
        and not any(
            key == each.variable and start < each.span.end and each.span.start < end for key, start, end in coded
        )
    ]


def accept(
    session: Session, suggestion: Suggestion, coder: str, project: str | None, lookups: Lookups | None = None
) -> int:
    """Make the coding that a suggestion is of, and return its number; raises as `codings.add`."""
    wish = NewCoding(
        suggestion.document,
        suggestion.span,
        suggestion.variable,
        suggestion.moment,
        suggestion.polarity,
        project=project,
        coder=coder,
    )
    (number,) = codings.add(session, [wish], lookups=lookups)
    session.add(_row(session, suggestion, "accepted", number))
    return number


def refuse(session: Session, suggestion: Suggestion) -> None:
    """Remember that a suggestion is not wanted."""
    session.add(_row(session, suggestion, "refused"))


def accepted(session: Session) -> frozenset[int]:
    """Give the codings that were suggestions, by number."""
    query = select(SuggestionRow.coding_id).where(SuggestionRow.coding_id.is_not(None))
    return frozenset(each for each in session.scalars(query) if each is not None)


def _coded(session: Session, document: int) -> list[tuple[str, int, int]]:
    query = select(VariableRow.key, CodingRow.start, CodingRow.end).join(
        VariableRow, VariableRow.id == CodingRow.variable_id
    )
    return [(key, start, end) for key, start, end in session.execute(query.where(CodingRow.document_id == document))]


def _row(session: Session, suggestion: Suggestion, state: str, coding: int | None = None) -> SuggestionRow:
    return SuggestionRow(
        document_id=suggestion.document,
        start=suggestion.span.start,
        end=suggestion.span.end,
        quote=suggestion.text,
        variable_id=Lookups().variable(session, suggestion.variable),
        moment=suggestion.moment,
        why=", ".join(suggestion.seen),
        origin=_ORIGIN,
        state=state,
        coding_id=coding,
        created=now(),
    )
