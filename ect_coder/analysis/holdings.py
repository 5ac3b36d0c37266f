"""How much of each document the answers stand on, by project: counted in SQLite, said by `basis`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import distinct, func, select

from ect_coder.analysis import basis
from ect_coder.analysis.gathering import left_in
from ect_coder.storage.schema import CodingRow, DocumentRow
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.analysis.gathering import Scope

_PASSAGE = CodingRow.start * 2**31 + CodingRow.end
"""A passage of a document as one number: no text has so many code points."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many codings a document has in a project, and on how many passages."""

    codings: int
    passages: int


Holdings = dict[int, Held]
"""By document."""


def holdings(session: Session, scope: Scope, within: Collection[int] | None = None) -> dict[int, Holdings]:
    """Count what counts in a scope, by project, in all projects or some."""
    place = (CodingRow.project_id, CodingRow.document_id)
    query = select(*place, func.count(), func.count(distinct(_PASSAGE))).where(CodingRow.project_id.is_not(None))
    for condition in left_in(session, scope):
        query = query.where(condition)
    if within is not None:
        query = query.where(CodingRow.project_id.in_(within))
    found: dict[int, Holdings] = defaultdict(dict)
    for project, document, codings, passages in session.execute(query.group_by(*place)):
        found[project or 0][document] = Held(codings, passages)
    return found


def said(session: Session, scope: Scope, held: Mapping[int, Holdings]) -> str:
    """Say what answers stand on, and whether that is the reconciled coding.

    A passage that is coded for two projects is one passage.
    """
    speaking = Counter(document for documents in held.values() for document in documents)
    codings = sum(each.codings for documents in held.values() for each in documents.values())
    alone = sum(
        each.passages for documents in held.values() for number, each in documents.items() if speaking[number] == 1
    )
    told = session.execute(select(DocumentRow.id, DocumentRow.kind, DocumentRow.voice_group)).all()
    kinds = Counter(kind for number, kind, _group in told if number in speaking)
    voices = {group or number for number, _kind, group in told if number in speaking}
    shared = [number for number, projects in speaking.items() if projects > 1]
    words = basis.said(kinds, alone + _passages(session, scope, shared), codings, len(voices))
    return _("{basis} – reconciled coding").format(basis=words) if scope.reconciled else words


def _passages(session: Session, scope: Scope, documents: Collection[int]) -> int:
    """Count the passages of documents that several projects share."""
    if not documents:
        return 0
    places = select(CodingRow.document_id, CodingRow.start, CodingRow.end).distinct()
    query = places.where(CodingRow.project_id.is_not(None), CodingRow.document_id.in_(documents))
    for condition in left_in(session, scope):
        query = query.where(condition)
    return session.execute(select(func.count()).select_from(query.subquery())).scalar_one()
