"""What was said, cue by cue, as a text that can be read: a paragraph for each turn, its speaker's name before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.corpus import labels
from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.labels import Shape
from ect_coder.corpus.readers.source import Source, Turn
from ect_coder.corpus.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PAUSE = 2.0
"""Seconds of silence that begin a new paragraph where nobody says who speaks."""
_LONG = 60
"""Words after which a sentence that ends also ends its paragraph, where nobody says who speaks."""
_SENTENCE_END = re.compile(r"[.!?…][»”\")\s\u00a0\u202f]*$")
_GAP = re.compile(r"[ \t\n]+")
_BRACKETED = re.compile(r"\[([^\]\n:]+)\]")


@dataclass(frozen=True, slots=True)
class Cue:
    """What was said at a stretch, from `start` to `end` in seconds; None where the file does not say."""

    text: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None


def spoken(cues: Sequence[Cue]) -> Source:
    """Join the cues of each speaker in a row into one turn; where nobody is named, at pauses and ends of sentences.

    Names may stand in the cues themselves (« [SPEAKER_00]: Bonjour », « Zoé : Bonjour »). A turn has the time of its
    first cue; that of an unknown speaker has no name and no label.
    """
    pieces: list[str] = []
    turns: list[Turn] = []
    place = 0
    for group in _groups(_tidied(cues if any(cue.speaker for cue in cues) else _named(cues))):
        first = group[0]
        label = f"{first.speaker}\u00a0: " if first.speaker else ""
        pieces.append(label + " ".join(cue.text for cue in group))
        time = clock(first.start) if first.start is not None else None
        turns.append(Turn(place, place + len(pieces[-1]), first.speaker, place + len(label), time))
        place += len(pieces[-1]) + 1
    return Source("\n".join(pieces), turns=tuple(turns))


def retold(source: Source, cues: Sequence[Cue], tool: str, before: str = "") -> Source:
    """Give a text that a tool wrote segment by segment as it is read: what stands before them, then the turns."""
    told = spoken(cues)
    shift = len(before) + 1 if before else 0
    turns = tuple(
        replace(turn, start=turn.start + shift, end=turn.end + shift, label_end=turn.label_end + shift)
        for turn in told.turns
    )
    text = f"{before}\n{told.text}" if before else told.text
    return replace(source, text=text, turns=turns, marks=(), leaves=(), format=tool)


def _tidied(cues: Iterable[Cue]) -> Iterator[Cue]:
    for cue in cues:
        text = _GAP.sub(" ", canonical(cue.text)).strip()
        if text:
            yield replace(cue, text=text, speaker=" ".join(canonical(cue.speaker).split()))


def _groups(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    group: list[Cue] = []
    length = 0
    for cue in cues:
        if group and _parts(group[-1], cue, length):
            yield group
            group, length = [], 0
        group.append(cue)
        length += words(cue.text)
    if group:
        yield group


def _parts(last: Cue, cue: Cue, length: int) -> bool:
    if last.speaker or cue.speaker:
        return last.speaker != cue.speaker
    silent = cue.start is not None and last.end is not None and cue.start - last.end > _PAUSE
    return silent or (length >= _LONG and _SENTENCE_END.search(last.text) is not None)


def _named(cues: Sequence[Cue]) -> list[Cue]:
    """Take the speakers' names out of the cues where they stand there; a cue without one is the last speaker's."""
    lines = [replace(cue, text=line) for cue in cues for line in canonical(cue.text).split("\n") if line.strip()]
    text = "\n".join(line.text for line in lines)
    bracketed = [_BRACKETED.match(line.text) for line in lines]
    known = {match[1] for match in bracketed if match} if all(bracketed) else set()
    shape, found = labels.found(text, known=known)
    return list(_under(lines, found)) if shape is Shape.LABEL else list(cues)


def _under(lines: Sequence[Cue], found: Sequence[labels.Label]) -> Iterator[Cue]:
    coming, place, speaker = 0, 0, ""
    for line in lines:
        words = line.text
        if coming < len(found) and found[coming].start < place + len(words):
            speaker, words = found[coming].name, words[found[coming].end - place :]
            coming += 1
        yield replace(line, text=words, speaker=speaker)
        place += len(line.text) + 1
