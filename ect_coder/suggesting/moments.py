"""When the facts of a paragraph took place, as far as its words tell: before the support, from it on, or both.

What counts is the time of the facts, not of the telling, so a document's date counts only where the document is of its
day. Each turn of phrase weighs something for a moment (`resources/lexicons/moments.toml`); years and names of
supporters, which the study knows, weigh most. Without enough of it a paragraph stays undetermined.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ect_coder.resources import resource
from ect_coder.suggesting.supporters import Supporters
from ect_coder.suggesting.turns import Lexicon, Word, apart, turn, words_of
from ect_coder.values import Kind, Moment, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.suggesting.turns import Seen

_ENOUGH = 1.5
"""What the turns of a moment must weigh together."""
_BOTH = 1.5
"""What each side must weigh where a turn sets them against each other."""
_NAMED, _LEFT, _YEAR, _DATED_BEFORE, _DATED_SINCE = 3.0, 3.0, 2.5, 2.0, 1.0
_PAST = 0.5
"""Weight of a verb in the imperfect, which tells how things used to be; three at most count."""
_MOST_PAST = 3
_IMPERFECT = re.compile(r"[^\W\d_]{2,}(?:ait|aient|ais)")
_NO_VERB = {
    "fait", "parfait", "lait", "trait", "retrait", "souhait", "portrait", "jamais", "désormais", "frais", "palais",
    "marais", "mais",
}  # fmt: skip
_DATE = re.compile(
    r"\b(?:(janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)[a-zéû.]*\s+)?((?:19|20)\d\d)\b(?!\s*(?:€|euros|m²|kg|heures|habitants|hab))",
    re.IGNORECASE,
)
_MONTHS = ["janv", "févr", "mars", "avril", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
_LONG_AGO = 12
"""Years before the support from which a date is history rather than the project's."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the study knows beside the words: when the support began, who gives it, when the document was written."""

    pivot: str = ""
    supporters: tuple[str, ...] = ()
    date: str = ""
    kind: Kind = Kind.INTERVIEW


@dataclass(frozen=True, slots=True)
class Hint:
    """A moment, what its reasons weigh, and the words or dates that were seen."""

    moment: Moment
    score: float = 0.0
    seen: tuple[str, ...] = ()


@dataclass(slots=True)
class _Weighed:
    """What speaks for each side so far."""

    weights: dict[str, float] = field(default_factory=dict)
    seen: dict[str, list[str]] = field(default_factory=dict)

    def add(self, side: str, weight: float, words: str) -> None:
        known = self.seen.setdefault(side, [])
        if words and words.casefold() in (each.casefold() for each in known):
            return
        self.weights[side] = self.weights.get(side, 0.0) + weight
        if words:
            known.append(words)

    def of(self, side: str) -> float:
        return self.weights.get(side, 0.0)

    def seen_for(self, *sides: str) -> tuple[str, ...]:
        return tuple(words for side in sides for words in self.seen.get(side, ()))


class Clock:
    """Tells the moments of a document's paragraphs."""

    def __init__(self, told: Circumstances) -> None:
        self._told = told
        self._supporters = Supporters(told.supporters)
        self._pivot = PartialDate.parse(told.pivot) if told.pivot else None
        self._known: dict[str, Hint] = {}

    def hint(self, text: str) -> Hint:
        """Say when the facts of a paragraph took place, and by what that is seen."""
        if text not in self._known:
            self._known[text] = self._hint(text)
        return self._known[text]

    def _hint(self, text: str) -> Hint:
        weighed = _Weighed()
        words = words_of(text)
        self._turns(text, words, weighed)
        self._names(text, weighed)
        self._years(text, weighed)
        self._document(weighed)
        _imperfects(words, weighed)
        return _decided(weighed)

    def _turns(self, text: str, words: list[Word], weighed: _Weighed) -> None:
        by_meaning: defaultdict[str, list[Seen]] = defaultdict(list)
        for each in _lexicon().find(words):
            by_meaning[each.turn.meaning].append(each)
        for each in (one for every in by_meaning.values() for one in apart(every)):
            weighed.add(each.turn.meaning, each.turn.weight, text[words[each.first].start : words[each.stop - 1].end])

    def _names(self, text: str, weighed: _Weighed) -> None:
        for each in self._supporters.find(text):
            before, after = _leaves()
            leaves = before.search(text[: each.start()]) or after.search(text[each.end() :])
            weighed.add("emergence" if leaves else "support", _LEFT if leaves else _NAMED, each[0])

    def _years(self, text: str, weighed: _Weighed) -> None:
        if self._pivot is None:
            return
        for each in _DATE.finditer(text):
            month = next(
                (f"-{rank:02d}" for rank, name in enumerate(_MONTHS, 1) if (each[1] or "").lower() == name), ""
            )
            order = PartialDate.parse(each[2] + month).compare(self._pivot)
            if int(each[2]) > self._pivot.parts[0] - _LONG_AGO and (order or len(self._pivot.parts) == 1):
                weighed.add("emergence" if order < 0 else "support", _YEAR, each[0])

    def _document(self, weighed: _Weighed) -> None:
        if self._pivot is None or not self._told.date or self._told.kind == Kind.INTERVIEW:
            return
        order = PartialDate.parse(self._told.date).compare(self._pivot)
        if order:
            side, weight = ("emergence", _DATED_BEFORE) if order < 0 else ("support", _DATED_SINCE)
            weighed.add(side, weight, self._told.date)


def _imperfects(words: Iterable[Word], weighed: _Weighed) -> None:
    found = [each for each in words if each.plain not in _NO_VERB and _IMPERFECT.fullmatch(each.plain)]
    for each in found[:_MOST_PAST]:
        weighed.add("emergence", _PAST, each.text)


def _decided(weighed: _Weighed) -> Hint:
    """Choose the moment that weighs enough; both where a turn sets one side against the other."""
    aside = weighed.of("elsewhere")
    before = weighed.of("emergence") + weighed.of("narration") - aside
    since, after = weighed.of("support") - aside, weighed.of("after")
    begun = weighed.seen_for("emergence", "narration")
    if after > max(before, since, 0):
        return Hint(Moment.AFTER, after, weighed.seen_for("after"))
    if min(before, since) >= _BOTH and weighed.of("contrast"):
        return Hint(Moment.BOTH, min(before, since), (*begun, *weighed.seen_for("support")))
    if max(before, since) < _ENOUGH:
        return Hint(Moment.UNDETERMINED)
    if since >= before:
        return Hint(Moment.SUPPORT, since - max(0, before) / 2, weighed.seen_for("support"))
    return Hint(Moment.EMERGENCE, before - max(0, since) / 2, begun)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(resource("lexicons", "moments.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(
        turn(text, moment, float(weight))
        for moment, lists in _tables().items()
        if moment != "leaves"
        for weight, texts in lists.items()
        for text in texts
    )


@lru_cache(maxsize=1)
def _leaves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = _tables()["leaves"]["before"], _tables()["leaves"]["after"]
    joined = "|".join(map(_spaced, after))
    return (
        re.compile(rf"\b(?:{'|'.join(map(_spaced, before))})(?:\s+[\w'’]+){{0,2}}[\s'’]+$", re.IGNORECASE),
        re.compile(rf"^[^.!?…]{{0,30}}\b(?:{joined})", re.IGNORECASE),
    )


def _spaced(text: str) -> str:
    return r"(?:\s+[\w'’]+){0,5}\s+".join(
        re.escape(part.strip()).replace(r"\ ", r"\s+").replace("'", "['’]") for part in text.split("…")
    )
