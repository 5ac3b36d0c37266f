"""Syntheses: what a person writes of a pillar in a project, over all moments; one text for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.coding import codings
from ect_coder.corpus import library
from ect_coder.corpus.canonical import canonical
from ect_coder.storage.database import now
from ect_coder.storage.schema import CoderRow, ProjectRow, SynthesisRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ect_coder.codebook.grid import Grid


@dataclass(frozen=True, slots=True)
class Synthesis:
    """A synthesis as it was last written."""

    project: str
    pillar: str
    text: str
    coder: str
    created: str


def write(session: Session, grid: Grid, project: str, pillar: str, text: str, coder: str) -> None:
    """Write the synthesis of a cell in place of the one it had; an empty text takes it away.

    Raises UnknownProject, UnknownPillar, or EmptyName for no coder.
    """
    number, key = library.project_id(session, project), grid.pillar(pillar).id
    words = canonical(text).strip()
    row = session.scalars(select(SynthesisRow).filter_by(project_id=number, target=key)).one_or_none()
    if row is None:
        if words:
            author = codings.coder_id(session, coder)
            session.add(SynthesisRow(project_id=number, target=key, text=words, coder_id=author, created=now()))
    elif not words:
        session.delete(row)
    elif row.text != words:
        row.text, row.coder_id, row.created = words, codings.coder_id(session, coder), now()


def syntheses(session: Session) -> list[Synthesis]:
    """List the syntheses by project."""
    found = session.execute(
        select(SynthesisRow, ProjectRow.name, CoderRow.name)
        .join(ProjectRow, ProjectRow.id == SynthesisRow.project_id)
        .join(CoderRow, CoderRow.id == SynthesisRow.coder_id)
        .order_by(SynthesisRow.project_id, SynthesisRow.id)
    )
    return [Synthesis(project, row.target, row.text, coder, row.created) for row, project, coder in found]
