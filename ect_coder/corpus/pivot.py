"""The pivot of a project, the date its support began: one date in two places, the project's row and its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from ect_coder.storage.schema import EventRow, ProjectRow
from ect_coder.values import Happening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def set_pivot(session: Session, project: int, date: str | None) -> None:
    """Date the pivot of a project, by number, in both places; a clean partial date, or None where it is unknown."""
    session.execute(update(ProjectRow).where(ProjectRow.id == project).values(pivot=date))
    of_project = (EventRow.project_id == project) & (EventRow.happening == Happening.SUPPORT_START)
    session.execute(update(EventRow).where(of_project).values(date=date))
