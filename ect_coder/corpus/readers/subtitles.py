"""Subtitles (.vtt, .srt): the cues of one speaker are joined into a turn; what players do not show is counted.

Formats: WebVTT (W3C) and SubRip, as transcription tools, players and people write them.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import webvtt

from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.readers import noscribe
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.spoken import Cue, spoken
from ect_coder.corpus.times import clock, seconds
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".vtt", ".srt"})

_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_CLOCK = r"(?:\d{1,5}:)?\d{1,3}:\d{1,2}(?:[.,]\d*)?"
_TIMING = re.compile(rf"^[ \t]*(-?)({_CLOCK})[ \t]*-->[ \t]*(-?)({_CLOCK})(.*)$")
_TWO_TIMES = re.compile(rf"{_CLOCK}.*{_CLOCK}")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t\n]|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"</?(?:b|c|font|i|lang|rt|ruby|s|span|u|v)(?:[.\s][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read subtitles; raise UnreadableFile."""
    text, warnings = decoded(path, content(path))
    if "-->" not in text:
        raise UnreadableFile(
            path=path.name, cause=Cause.NO_TEXT if text.lstrip().startswith("WEBVTT") else Cause.RENAMED
        )
    blocks, broken = _mended(canonical(text))
    film = webvtt.WebVTT.from_string("\n\n".join(blocks))
    cues = [cue for caption in film.captions for cue in _cues(caption)]
    source = spoken(cues)
    if broken:
        warnings += (_broken(len(broken)),)
    left_out = {
        "words": sum(map(words, broken)),
        "broken_cues": len(broken),
        "cue_notes": sum(block.startswith("NOTE") for block in blocks),
        "cue_styles": sum(block.startswith(("STYLE", "REGION")) for block in blocks),
    }
    source = replace(source, warnings=warnings, left_out=left_out)
    return noscribe.of_subtitles(source, film.header_text, [*film.header_comments, *film.footer_comments])


def _broken(count: int) -> str:
    return ngettext(
        "{n} subtitle has no valid times and was left out.",
        "{n} subtitles have no valid times and were left out.",
        count,
    )


def _mended(text: str) -> tuple[list[str], list[str]]:
    """Give the blocks of a file as WebVTT wants them, and those that are no cues though they have two times.

    Commas, missing hours and negative times are mended; an empty line within a cue ends it for players, not for us.
    """
    header, body = _header(text)
    blocks, broken = [header], []
    within = False
    for block in filter(None, _BREAK.split(body.strip())):
        lines = block.split("\n")
        if any(map(_TIMING.match, lines[:2])):
            blocks.append("\n".join(map(_timed, lines)))
            within = True
        elif _ASIDE.match(block):
            blocks.append(block)
            within = False
        elif within and not any(map(_TWO_TIMES.search, lines[:2])):
            blocks[-1] += "\n" + block
        else:
            broken.append(block)
    return blocks, broken


def _header(text: str) -> tuple[str, str]:
    """Part the header of WebVTT from the rest; SubRip has none, nor have some tools' files."""
    if not text.startswith("WEBVTT"):
        return "WEBVTT", text
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if "-->" in line or not line.strip()), len(lines))
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def _timed(line: str) -> str:
    match = _TIMING.match(line)
    if match is None:
        return line
    start, end = (0.0 if match[sign] else seconds(match[sign + 1]) or 0.0 for sign in (1, 3))
    return f"{_exact(start)} --> {_exact(end)}{match[5]}"


def _exact(moment: float) -> str:
    written = clock(moment)
    return written if "." in written else f"{written}.000"


def _cues(caption: webvtt.Caption) -> Iterator[Cue]:
    """Give what each voice of a caption says."""
    start, end = seconds(caption.start), seconds(caption.end)
    before, *voices = _VOICE.split(caption.raw_text)
    for voice, said in [("", before), *zip(voices[::2], voices[1::2], strict=True)]:
        yield Cue(_plain(said), html.unescape(voice).strip(" /"), start, end)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", _LINE_BREAK.sub("\n", text)))
