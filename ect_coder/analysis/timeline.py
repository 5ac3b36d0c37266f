"""A project in time: its dates, its documents, and its codings on either side of the pivot.

Pure. A date is drawn as wide as it is vague: a partial one is a range of days, « about » blurs its ends.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis.inventory import side
from ect_coder.values import Happening, Moment, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.gathering import Coverage
    from ect_coder.corpus.events import Event
    from ect_coder.corpus.library import Document, Project


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last` in which a date lies; `vague` if it may lie somewhat outside."""

    first: datetime.date
    last: datetime.date
    vague: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """An event or a document, and when it was; no stretch without a date. `side` as `inventory.side` gives it."""

    what: Event | Document
    when: Stretch | None
    side: int | None
    moments: Mapping[Moment, int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is known of a project in time, each list in the order of its dates, the undated last."""

    project: str
    pivot: Stretch | None
    end: Stretch | None
    events: tuple[Dated, ...]
    documents: tuple[Dated, ...]
    moments: Mapping[Moment, int]

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of all that is dated; None if nothing is."""
        dated = [each.when for each in (*self.events, *self.documents) if each.when is not None]
        return (min(each.first for each in dated), max(each.last for each in dated)) if dated else None


def stretch(date: str | None) -> Stretch | None:
    """Give the days in which a partial date lies, None without one."""
    if not date:
        return None
    partial = PartialDate.parse(date)
    year, month, day = (*partial.parts, 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    ends = month or 12
    last = datetime.date(year, ends, day or calendar.monthrange(year, ends)[1])
    return Stretch(first, last, partial.about)


def timeline(
    project: Project, events: Iterable[Event], documents: Iterable[Document], coverage: Sequence[Coverage]
) -> Timeline:
    """Lay out a project in time."""
    own = [each for each in coverage if each.project == project.id]
    happened = [each for each in events if each.project == project.name]
    ends = [each.date for each in happened if each.happening is Happening.SUPPORT_END]
    dated_events = [Dated(each, stretch(each.date), side(each.date, project.pivot), {}) for each in happened]
    dated_documents = [
        Dated(
            each,
            stretch(each.date),
            side(each.date, project.pivot),
            _moments(one for one in own if one.document == each.id),
        )
        for each in documents
        if project.name in each.projects
    ]
    return Timeline(
        project.name,
        stretch(project.pivot),
        stretch(ends[0]) if ends else None,
        tuple(sorted(dated_events, key=_order)),
        tuple(sorted(dated_documents, key=_order)),
        _moments(own),
    )


def _moments(coverage: Iterable[Coverage]) -> dict[Moment, int]:
    found: dict[Moment, int] = {}
    for each in coverage:
        found[each.moment] = found.get(each.moment, 0) + each.codings
    return {moment: found[moment] for moment in Moment if moment in found}


def _order(dated: Dated) -> tuple[bool, datetime.date, datetime.date]:
    when = dated.when or Stretch(datetime.date.max, datetime.date.max, vague=False)
    return dated.when is None, when.first, when.last
