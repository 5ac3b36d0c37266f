"""What Whisper and its kin write beside subtitles: .tsv and .json (Whisper, WhisperX, aTrain, whisper.cpp, Vibe)."""

from __future__ import annotations

import csv
import json
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.source import Source
from ect_coder.corpus.readers.spoken import Cue, retold, spoken
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SUFFIXES = frozenset({".tsv", ".json"})

_SPEAKER = re.compile(r"\[SPEAKER_\d+\]:? ?")
_Segment = dict[str, Any]


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read the segments of a recording; raise UnreadableFile."""
    text, warnings = decoded(path, content(path))
    found = _of_table(text) if path.suffix.lower() == ".tsv" else _of_json(path, text)
    if found is None:
        raise UnreadableFile(path=path.name, cause=Cause.UNSUPPORTED)
    return replace(found, warnings=warnings)


def from_source(source: Source) -> Source | None:
    """Join the lines of WhisperX's text, each with its speaker before it, into turns."""
    lines = [line for line in source.text.split("\n") if line.strip()]
    if lines and all(map(_SPEAKER.match, lines)):
        return retold(source, [Cue(line) for line in lines], "WhisperX")
    return None


def _of_table(text: str) -> Source | None:
    """Read Whisper's table: start and end in milliseconds, text; a speaker's column where there is one."""
    rows = csv.DictReader(text.replace("\0", "").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not {"start", "end", "text"} <= set(rows.fieldnames or ()):
        return None
    return _source([_cue(row, 1000) for row in rows], "Whisper")


def _of_json(path: Path, text: str) -> Source | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    if isinstance(value, list):
        return _of_vibe(value)
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("transcription"), list):
        return _source([_cue(_flat(each), 1000) for each in _segments(value["transcription"])], "Whisper")
    if isinstance(value.get("segments"), list):
        segments = _segments(value["segments"])
        diarised = any("speaker" in each for each in segments) or "word_segments" in value
        source = _source([_cue(each, 1) for each in segments], "WhisperX" if diarised else "Whisper")
        missing = len(value["segments"]) - len(segments)
        language = value.get("language")
        facts = (("language", language),) if isinstance(language, str) and language else ()
        return replace(source, facts=facts, left_out={"segments": missing})
    return Source(value["text"].strip(), format="Whisper") if isinstance(value.get("text"), str) else None


def _of_vibe(value: list[Any]) -> Source | None:
    """Read Vibe's list of segments, whose times are in hundredths of a second and whose speakers are counted from 0."""
    segments = _segments(value)
    if not segments or not all("stop" in each for each in segments):
        return None
    return _source([_cue(each | {"end": each["stop"]}, 100) for each in segments], "Vibe")


def _segments(values: Iterable[Any]) -> list[_Segment]:
    return [each for each in values if isinstance(each, dict) and isinstance(each.get("text"), str)]


def _flat(segment: _Segment) -> _Segment:
    """Put whisper.cpp's offsets, in milliseconds, where the others have their times."""
    offsets = segment.get("offsets")
    times = offsets if isinstance(offsets, dict) else {}
    return segment | {"start": times.get("from"), "end": times.get("to")}


def _cue(segment: _Segment, unit: int) -> Cue:
    start, end = _number(segment.get("start"), unit), _number(segment.get("end"), unit)
    return Cue(segment["text"] or "", _name(segment.get("speaker")), start, end)


def _number(value: object, unit: int) -> float | None:
    try:
        number = float(value) / unit if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _name(speaker: object) -> str:
    if isinstance(speaker, int):
        return pgettext("who speaks", "Speaker {n}").format(n=speaker + 1)
    return speaker if isinstance(speaker, str) else ""


def _source(cues: list[Cue], tool: str) -> Source:
    return replace(spoken(cues), format=tool)
