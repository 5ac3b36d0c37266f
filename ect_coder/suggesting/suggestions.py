"""Suggestions for a document: passages with variable, moment and reason; and the time hint of each paragraph."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import paragraphs
from ect_coder.suggesting.moments import Clock, Hint
from ect_coder.values import Moment, Polarity, Span
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.suggesting.moments import Circumstances
    from ect_coder.suggesting.passages import Finder, Found

_MOST = 3
"""Variables that one passage is suggested for."""
_LIKELY = 0.43
"""The score of a suggestion that a person is bothered with: a strong turn, or two weak ones, at least."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage worth reading for a variable; `score` lies between 0 and 1, `seen` are its words that were noticed."""

    document: int
    span: Span
    text: str
    variable: str
    moment: Moment
    polarity: Polarity
    score: float
    seen: tuple[str, ...]

    @property
    def likely(self) -> bool:
        """Whether it is worth a person's while; of those that are not, nine in ten mislead."""
        return is_likely(self.score)

    @property
    def why(self) -> str:
        """Say what was noticed, in the language of the moment."""
        if self.polarity is Polarity.ABSENT:
            return _("spotted, as absent: {words}").format(words=_listed(self.seen))
        return _spotted(self.seen)


@dataclass(frozen=True, slots=True)
class Timed:
    """A paragraph with the moment that its facts seem to be of; without a reason it is undetermined."""

    span: Span
    moment: Moment
    score: float
    seen: tuple[str, ...]

    @property
    def why(self) -> str:
        """Say what was noticed, in the language of the moment; nothing where nothing was."""
        return _spotted(self.seen) if self.seen else ""


def suggest(document: int, text: str, speech: Sequence[Span], finder: Finder, told: Circumstances) -> list[Suggestion]:
    """Suggest passages of a document, in the order of its text, the likeliest variables of each first."""
    clock = Clock(told)
    by_passage: defaultdict[Span, list[Found]] = defaultdict(list)
    for each in finder.find(text, speech):
        by_passage[each.span].append(each)
    spoken = _paragraphs_said(text, speech)
    return [
        _suggestion(document, text, each, moment)
        for span, every in by_passage.items()
        for moment in [_moment(clock, text, span, spoken)]
        for each in sorted(every, key=lambda one: -one.score)[:_MOST]
    ]


def timed(text: str, speech: Sequence[Span], told: Circumstances) -> list[Timed]:
    """Give the moment of each paragraph of a document, in order; what the interviewer says counts for nothing."""
    clock = Clock(told)
    return [_timed(clock, text, paragraph, inner) for paragraph, inner in _paragraphs_said(text, speech)]


def _timed(clock: Clock, text: str, paragraph: Span, inner: Span | None) -> Timed:
    hint = clock.hint(text[inner.start : inner.end]) if inner is not None else Hint(Moment.UNDETERMINED)
    return Timed(paragraph, hint.moment, likelihood(hint.score), hint.seen)


def _suggestion(document: int, text: str, found: Found, moment: Moment) -> Suggestion:
    span = found.span
    words = text[span.start : span.end]
    return Suggestion(
        document, span, words, found.variable, moment, found.polarity, likelihood(found.score), found.seen
    )


def _moment(clock: Clock, text: str, span: Span, spoken: Sequence[tuple[Span, Span | None]]) -> Moment:
    """Take the moment of a passage's own words, or else that of the paragraph around it."""
    own = clock.hint(text[span.start : span.end])
    if own.moment is not Moment.UNDETERMINED:
        return own.moment
    _paragraph, inner = spoken[bisect_right(spoken, span.start, key=lambda each: each[0].start) - 1]
    if inner is None or inner == span:
        return Moment.UNDETERMINED
    return clock.hint(text[inner.start : inner.end]).moment


def _paragraphs_said(text: str, speech: Iterable[Span]) -> list[tuple[Span, Span | None]]:
    """Give each paragraph, and the part of it from the first to the last that is said there, None where nothing is."""
    stretches = list(speech)
    starts = [each.start for each in stretches]
    found: list[tuple[Span, Span | None]] = []
    for each in paragraphs(text):
        first = max(0, bisect_right(starts, each.start) - 1)
        last = bisect_right(starts, each.end - 1)
        within = [one for one in stretches[first:last] if one.start < each.end and each.start < one.end]
        inner = None
        if within:
            inner = Span(max(each.start, within[0].start), min(each.end, within[-1].end))
        found.append((Span(each.start, each.end), inner))
    return found


def is_likely(score: float) -> bool:
    """Say whether a score is that of a suggestion that a person is bothered with."""
    return score >= _LIKELY


def likelihood(weight: float) -> float:
    """Bring a weight to between 0 and 1: the usual two of one strong turn are one half."""
    return round(1 - math.exp2(-max(0.0, weight) / 2), 2)


def _spotted(seen: Iterable[str]) -> str:
    return _("spotted: {words}").format(words=_listed(seen))


def _listed(seen: Iterable[str]) -> str:
    return ", ".join(map(quoted, dict.fromkeys(seen)))
