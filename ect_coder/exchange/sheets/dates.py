"""The dates of projects' events, as columns: those that have a name of their own are told in the timeline only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange.sheets.shape import Column, Type
from ect_coder.values import DATED
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.whole import Whole
    from ect_coder.corpus.library import Project
    from ect_coder.values import Happening


def of_projects(whole: Whole) -> list[Happening]:
    """List the kinds of events that some project dates."""
    return [each for each in DATED if any(project.dates.get(each) for project in whole.projects)]


def columns(kinds: Sequence[Happening]) -> list[Column]:
    """Give a column for each kind of event."""
    rule = _("date of an event of the project, the first noted; partial dates stay text")
    return [Column(f"event:{each}", labels.happening(each), Type.DATE, 14, rule=rule) for each in kinds]


def values(kinds: Sequence[Happening], project: Project) -> Iterator[str | None]:
    """Give the dates of a project's events."""
    return (project.dates.get(each) or None for each in kinds)
