"""The pivot of a project, the date its support began: one date in two places, the project's row and its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from ect_coder.storage.schema import EventRow, ProjectRow
from ect_coder.values import Happening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def set_pivot(session: Session, project: int, date: str | None) -> None:
    """Date the pivot of a project, by number, in both places; a clean partial date, or None where it is unknown.

    A row that says so already is not written again: that would be a step to undo which changes nothing.
    """
    of_project = (ProjectRow.id == project) & ProjectRow.pivot.is_distinct_from(date)
    session.execute(update(ProjectRow).where(of_project).values(pivot=date))
    of_event = (EventRow.project_id == project) & (EventRow.happening == Happening.SUPPORT_START)
    session.execute(update(EventRow).where(of_event & EventRow.date.is_distinct_from(date)).values(date=date))
