"""What a timeline is drawn of: each item of a project as a mark in a lane, placed so that no two words overlap.

Pixels; no painting here. Time runs from left to right, a lane holds one kind of thing.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ect_coder.analysis import labels
from ect_coder.analysis.timeline import Dated, Stretch
from ect_coder.corpus.events import Event
from ect_coder.values import Happening, Kind, Moment
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ect_coder.analysis.timeline import Timeline
    from ect_coder.corpus.library import Document

SIGNS = {Moment.EMERGENCE: "▲", Moment.SUPPORT: "●", Moment.BOTH: "◆", Moment.AFTER: "■", Moment.UNDETERMINED: "○"}
LEFT, RIGHT = 148, 24
ROW, BAR = 35, 10
_AXIS, _PAD, _GAP = 52, 7, 18
_LEAST = 11
_DAY = datetime.timedelta(days=1)


class Look(StrEnum):
    """How a mark is filled: told apart without colour."""

    EVENT = "event"
    BEFORE = "before"
    """Dated before the pivot: contemporary of the emergence."""
    SINCE = "since"
    """Dated after the pivot: speaks of the emergence from memory."""
    UNKNOWN = "unknown"
    CODINGS = "codings"


@dataclass(frozen=True, slots=True)
class Mark:
    """One item where it is drawn: `bar` is its time, `box` all of it, with its words; `vague` ends fade.

    `item` is an event, a document, or the moment of codings. `said` says it whole.
    """

    item: Event | Document | Moment
    lane: int
    bar: QRectF
    box: QRectF
    words: str
    said: str
    look: Look
    vague: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of one kind of thing: its name, and from where to where it runs down."""

    name: str
    top: float
    bottom: float


class Scale:
    """Days as pixels, over whole years."""

    def __init__(self, first: datetime.date, last: datetime.date, width: float) -> None:
        self.years = range(first.year, last.year + 2)
        self._start = datetime.date(first.year, 1, 1)
        self._days = (datetime.date(last.year + 1, 1, 1) - self._start).days
        self._width = max(1.0, width - LEFT - RIGHT)

    def at(self, day: datetime.date) -> float:
        """Give where a day begins."""
        return LEFT + (day - self._start).days / self._days * self._width

    def year(self, year: int) -> float:
        """Give where a year begins."""
        return self.at(datetime.date(year, 1, 1))

    @property
    def right(self) -> float:
        """Where the last year ends."""
        return LEFT + self._width


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole timeline, placed: its marks in reading order, lane by lane."""

    scale: Scale | None
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    pivot: tuple[float, float] | None
    end: float | None
    height: float


@dataclass(frozen=True, slots=True)
class _Draft:
    """A mark that has no place yet."""

    item: Event | Document | Moment
    when: Stretch | None
    words: str
    said: str
    look: Look


def drawing(timeline: Timeline, width: float, width_of: Callable[[str], float]) -> Drawing:
    """Place a project in time over a width; `width_of` measures words."""
    bounds = timeline.bounds
    scale = Scale(*bounds, width) if bounds is not None else None
    lanes: list[Lane] = []
    marks: list[Mark] = []
    top = float(_AXIS)
    for name, drafts in _lanes(timeline, bounds):
        placed, bottom = _placed(drafts, len(lanes), top + _PAD, scale, width, width_of)
        lanes.append(Lane(name, top, bottom + _PAD))
        marks.extend(placed)
        top = bottom + _PAD
    pivot = _span(timeline.pivot, scale)
    end = _span(timeline.end, scale)
    return Drawing(scale, tuple(lanes), tuple(marks), pivot, end[1] if end else None, top + _PAD)


def _span(when: Stretch | None, scale: Scale | None) -> tuple[float, float] | None:
    return (scale.at(when.first), scale.at(when.last + _DAY)) if when is not None and scale is not None else None


def _lanes(
    timeline: Timeline, bounds: tuple[datetime.date, datetime.date] | None
) -> Iterator[tuple[str, list[_Draft]]]:
    """Give each lane that holds something: dates, documents by kind, codings by moment, and what has no date."""
    dated = [each for each in (*timeline.events, *timeline.documents) if each.when is not None]
    events = [_event(each) for each in dated if isinstance(each.what, Event)]
    if events:
        yield _("Dates"), events
    for kind in Kind:
        drafts = [_document(each) for each in dated if not isinstance(each.what, Event) and each.what.kind is kind]
        if drafts:
            name = labels.kind(kind)
            yield name[:1].upper() + name[1:], drafts
    regions = dict(_regions(timeline, bounds)) if bounds is not None else {}
    codings = [_codings(timeline, moment, regions[moment]) for moment in Moment if moment in regions]
    if codings:
        yield _("Codings"), codings
    undated = [
        *(
            _event(each) if isinstance(each.what, Event) else _document(each)
            for each in (*timeline.events, *timeline.documents)
            if each.when is None
        ),
        *(_codings(timeline, moment, None) for moment, n in timeline.moments.items() if n and moment not in regions),
    ]
    if undated:
        yield _("Without a date"), undated


def _regions(timeline: Timeline, bounds: tuple[datetime.date, datetime.date]) -> Iterator[tuple[Moment, Stretch]]:
    """Say when the moments of the codings are, as far as the pivot and the end of the support tell."""
    pivot, end = timeline.pivot, timeline.end
    if pivot is None:
        return
    spans = {
        Moment.EMERGENCE: (bounds[0], pivot.first - _DAY),
        Moment.SUPPORT: (pivot.first, end.last if end is not None else bounds[1]),
        Moment.BOTH: bounds,
        **({Moment.AFTER: (end.last + _DAY, bounds[1])} if end is not None else {}),
    }
    for moment, (first, last) in spans.items():
        if timeline.moments.get(moment) and first <= last:
            yield moment, Stretch(first, last, vague=False)


def _placed(
    drafts: Sequence[_Draft],
    lane: int,
    top: float,
    scale: Scale | None,
    width: float,
    width_of: Callable[[str], float],
) -> tuple[list[Mark], float]:
    """Put drafts in as few rows as their words allow; give the marks and where the last row ends."""
    ends: list[float] = []
    marks = []
    for draft in drafts:
        room = width_of(draft.words)
        span = _span(draft.when, scale)
        left, right = span if span is not None else _after(ends, room, width)
        right = max(right, left + _LEAST)
        start = max(LEFT, min(left, width - RIGHT / 2 - room))
        row = next((rank for rank, end in enumerate(ends) if end + _GAP <= min(start, left)), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = max(right, start + room)
        above = top + row * ROW
        bar = QRectF(left, above + ROW - BAR - 4, right - left, BAR)
        box = QRectF(min(left, start) - 4, above, max(right, start + room) - min(left, start) + 8, ROW - 2)
        vague = draft.when is not None and draft.when.vague
        marks.append(
            Mark(draft.item, lane, bar, box, draft.words, draft.said, draft.look, vague, draft.when is not None)
        )
    return marks, top + max(1, len(ends)) * ROW


def _after(ends: list[float], room: float, width: float) -> tuple[float, float]:
    """Give the next free place to an item without a date: one after the other, not by time."""
    last = ends[-1] + _GAP if ends else LEFT
    left = last if last + room <= width - RIGHT else LEFT
    return left, left + _LEAST


def _event(dated: Dated) -> _Draft:
    event = dated.what
    assert isinstance(event, Event)
    name = event.name if event.happening is Happening.OTHER else labels.happening(event.happening)
    date = labels.date(event.date) if event.date else _("no date")
    parts = [
        f"{name}, {date}",
        event.name if event.happening is not Happening.OTHER else "",
        event.how,
        quoted(" ".join(event.quote.split())) if event.quote else "",
    ]
    return _Draft(event, dated.when, f"{name} · {date}", " · ".join(part for part in parts if part), Look.EVENT)


def _document(dated: Dated) -> _Draft:
    document = dated.what
    assert not isinstance(document, Event)
    counts = "  ".join(f"{SIGNS[moment]}{n}" for moment, n in dated.moments.items() if n)
    look = {-1: Look.BEFORE, 1: Look.SINCE}.get(dated.side or 0, Look.UNKNOWN)
    date = labels.date(document.date) if document.date else _("no date")
    told = ", ".join(f"{n} {labels.moment(moment)}" for moment, n in dated.moments.items() if n)
    parts = [
        f"{document.code} · {document.name}",
        labels.role(document.role) if document.role else labels.kind(document.kind),
        date,
        standing(look),
        _("codings: {counts}").format(counts=told) if told else _("no coding"),
    ]
    return _Draft(document, dated.when, f"{document.code}  {counts}".rstrip(), " · ".join(parts), look)


def standing(look: Look) -> str:
    """Say how a document stands to the emergence."""
    return {
        Look.BEFORE: _("contemporary with the emergence"),
        Look.SINCE: _("retrospective on the emergence"),
    }.get(look, _("not known whether before or after the pivot"))


def _codings(timeline: Timeline, moment: Moment, when: Stretch | None) -> _Draft:
    count = timeline.moments[moment]
    counted = ngettext("{n} coding", "{n} codings", count)
    words = f"{SIGNS[moment]} {labels.moment(moment)} · {counted}"
    return _Draft(moment, when, words, words, Look.CODINGS)
