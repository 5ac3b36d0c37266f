"""Vibe's transcripts in Word and in plain text: a segment each, joined into turns. Its JSON is read with Whisper's.

In Word, « 00:03 --> 00:07  Conférencier 1 » in bold stands above each segment; in text, « [Conférencier 1] » before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.source import MarkKind
from ect_coder.corpus.readers.spoken import Cue, retold
from ect_coder.corpus.times import seconds

if TYPE_CHECKING:
    from ect_coder.corpus.readers.source import Source

_FORMAT = "Vibe"
_CLOCK = r"(?:\d+:)?\d{2}:\d{2}"
_HEAD = re.compile(rf"^\u202b?({_CLOCK}) --> ({_CLOCK})\u202c?(?:[ \u00a0]+(\S[^\n]{{0,60}}))?[ ]*$", re.M)
_LINE = re.compile(r"\[[^\]\n:]{1,60}\] ?")
_NUMBERED = re.compile(r"\[[^\W\d_]+ \d+\]")


def from_source(source: Source) -> Source | None:
    """Join the segments of a speaker into turns; a text in which someone has marked passages keeps its lines."""
    before, *parts = _HEAD.split(source.text)
    if parts:
        if source.remarks or any(mark.kind is not MarkKind.BOLD for mark in source.marks):
            return replace(source, format=_FORMAT)
        segments = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
        cues = [Cue(text, who or "", seconds(start), seconds(end)) for start, end, who, text in segments]
        return retold(source, cues, _FORMAT, before.strip())
    lines = [line for line in source.text.split("\n") if line.strip()]
    if all(map(_LINE.match, lines)) and any(map(_NUMBERED.match, lines)):
        return retold(source, [Cue(line) for line in lines], _FORMAT)
    return None
