"""When a source tells of a moment: at the time, or afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.values import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.values import PartialDate


class Telling(StrEnum):
    """When a document was made, beside the moment that it tells of; in the order in which it is trusted."""

    CONTEMPORARY = "contemporary"
    RETROSPECTIVE = "retrospective"
    BEFOREHAND = "beforehand"
    UNKNOWN = "unknown"


_BOUNDS: Mapping[Moment, tuple[str | None, str | None]] = {
    Moment.EMERGENCE: (None, "pivot"),
    Moment.BOTH: (None, "pivot"),
    Moment.SUPPORT: ("pivot", "end"),
    Moment.AFTER: ("end", None),
}
"""Between which dates of a project each moment lies; `both` is afterwards where emergence would be."""


def telling(moment: Moment, date: PartialDate | None, pivot: PartialDate | None, end: PartialDate | None) -> Telling:
    """Say when a source of some date tells of a moment of a project, by its pivot and the end of its support.

    A date that is not known, or too coarse to tell, makes it unknown.
    """
    if moment not in _BOUNDS or date is None:
        return Telling.UNKNOWN
    known = {"pivot": pivot, "end": end}
    first, last = _BOUNDS[moment]
    since = _order(date, known[first]) if first else 1
    until = _order(date, known[last]) if last else -1
    if since == -1:
        return Telling.BEFOREHAND
    if until == 1:
        return Telling.RETROSPECTIVE
    return Telling.CONTEMPORARY if (since, until) == (1, -1) else Telling.UNKNOWN


def _order(date: PartialDate, bound: PartialDate | None) -> int:
    """Return -1 before a bound, 1 after it, 0 where that is not known."""
    return 0 if bound is None else date.compare(bound)
