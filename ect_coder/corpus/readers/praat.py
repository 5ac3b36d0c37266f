"""Praat's TextGrid, long and short: who speaks is the name of a tier, what is said its intervals, in order of time.

Both forms hold the same strings, numbers and flags in the same order; Praat itself passes over all that stands between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.spoken import Cue, spoken
from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".textgrid"})

_MOST = 10_000_000
"""Intervals, or tiers, that a count may announce."""
_TOKEN = re.compile(r'"((?:[^"]|"")*)"|![^\n]*|(?<!\S)(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!\S)')
_SOUNDS = re.compile(r"\b(?:phones?|phon[eè]mes?|syll\w*)\b", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:words?|mots?|tokens?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tier:
    """A tier: what stands in each of its intervals; `points` where it has moments instead."""

    name: str
    points: bool
    cues: tuple[Cue, ...]


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read the intervals of the tiers in which people speak; raise UnreadableFile. Other tiers are counted."""
    text, warnings = decoded(path, content(path))
    tokens = _tokens(canonical(text))
    if [next(tokens, None), next(tokens, None)] != ["ooTextFile", "TextGrid"]:
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    try:
        tiers = _tiers(tokens)
    except ValueError:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    speech = _speech(tiers)
    aside = [tier for tier in tiers if tier not in speech]
    left_out = {"tiers": len(aside), "words": sum(words(cue.text) for tier in aside for cue in tier.cues)}
    return replace(spoken(_in_time(speech)), warnings=warnings, left_out=left_out, format="Praat")


def _tokens(text: str) -> Iterator[str | float]:
    for each in _TOKEN.finditer(text):
        if each[1] is not None:
            yield each[1].replace('""', '"')
        elif each[2] is not None:
            yield float(each[2])


def _tiers(tokens: Iterator[str | float]) -> list[_Tier]:
    """Read the tiers as they are announced; raise ValueError where one of them, or an interval, is missing."""
    _number(tokens), _number(tokens)
    return [_tier(tokens) for _each in range(_count(tokens))]


def _tier(tokens: Iterator[str | float]) -> _Tier:
    kind, name = _string(tokens), _string(tokens)
    if kind not in ("IntervalTier", "TextTier"):
        raise ValueError(kind)
    _number(tokens), _number(tokens)
    points = kind == "TextTier"
    return _Tier(name.strip(), points, tuple(_cue(tokens, points=points) for _each in range(_count(tokens))))


def _cue(tokens: Iterator[str | float], *, points: bool) -> Cue:
    start = _number(tokens)
    end = start if points else _number(tokens)
    return Cue(_string(tokens), "", start, end)


def _number(tokens: Iterator[str | float]) -> float:
    value = next(tokens, "")
    if not isinstance(value, float):
        raise ValueError("a number is missing")  # noqa: TRY004 - the file is wrong, not the program
    return value


def _count(tokens: Iterator[str | float]) -> int:
    value = _number(tokens)
    if not 0 <= value <= _MOST or value % 1:
        raise ValueError("no count")
    return int(value)


def _string(tokens: Iterator[str | float]) -> str:
    value = next(tokens, 0.0)
    if not isinstance(value, str):
        raise ValueError("a string is missing")  # noqa: TRY004 - the file is wrong, not the program
    return value


def _speech(tiers: Sequence[_Tier]) -> list[_Tier]:
    """Choose the tiers in which people speak: not points nor sounds, and words one by one only if there is no more."""
    spans = [tier for tier in tiers if not tier.points and any(cue.text.strip() for cue in tier.cues)]
    larger = [tier for tier in spans if not _SOUNDS.search(tier.name)] or spans
    return [tier for tier in larger if not _WORDS.search(tier.name)] or larger


def _in_time(tiers: Sequence[_Tier]) -> list[Cue]:
    """Put the intervals of all speakers in order of time; the name of a single tier is no speaker's."""
    named = len(tiers) > 1
    cues = [replace(cue, speaker=tier.name if named else "") for tier in tiers for cue in tier.cues]
    return sorted(cues, key=lambda cue: cue.start or 0.0)
