"""Which copies of a study may go as time passes: the newer, the closer together they are kept."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_HALF_HOUR = datetime.timedelta(minutes=30)
_DAY = datetime.timedelta(days=1)
_STEPS = ((_DAY, "half hour"), (7 * _DAY, "day"), (35 * _DAY, "week"))
"""Up to which age the last copy of each half hour, day or week is kept; of those that are older, of each month."""


def spare(moments: Iterable[datetime.datetime]) -> set[datetime.datetime]:
    """Give the moments whose copies may go: all but the last of each half hour, day, week or month.

    Ages are counted from the newest copy, not from the clock, which may have been set back or be wrong: the newest is
    always kept, and months of rest cost nothing. Moments are all with or all without an offset.
    """
    given = sorted(set(moments), reverse=True)
    kept: set[tuple[str, object]] = set()
    found: set[datetime.datetime] = set()
    for moment in given:
        slot = _slot(moment, given[0] - moment)
        if slot in kept:
            found.add(moment)
        kept.add(slot)
    return found


def _slot(moment: datetime.datetime, age: datetime.timedelta) -> tuple[str, object]:
    """Give the stretch of time of which a moment may be the last that is kept."""
    length = next((name for limit, name in _STEPS if age < limit), "month")
    day = moment.date()
    slots: dict[str, Collection[int]] = {
        "half hour": (day.toordinal(), moment.hour, moment.minute // 30),
        "day": (day.toordinal(),),
        "week": day.isocalendar()[:2],
        "month": (day.year, day.month),
    }
    return length, tuple(slots[length])
