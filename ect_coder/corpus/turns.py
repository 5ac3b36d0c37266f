"""Who speaks: turns recognised by the three layouts that transcripts have; the text itself is untouched.

« Nom : » at the start of a line, « [Nom] (0:01 - 0:11) » as a header, or names in bold.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.source import MarkKind, TextMark, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE = "[ \t\u00a0\u202f]"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?"
_NUMBER = rf"(?:(?:\d{{1,4}}[.)]?|[–—•-]){_SPACE}+)?"
_LABEL = re.compile(
    rf"^{_NUMBER}(?P<label>[^\W\d_](?:[\w.'’·&/-]|{_SPACE}(?!{_SPACE}))" + r"{0,39}?)" + rf"{_SPACE}*:(?={_SPACE}|$)",
    re.M,
)
_BRACKET = re.compile(
    rf"^\[(?P<label>[^\]\n]{{1,40}})\]{_SPACE}*(?:\(?(?P<time>{_TIME}(?:{_SPACE}*[-–>]+{_SPACE}*{_TIME})?)\)?)?", re.M
)
_HEADER = re.compile(rf"^(?P<label>[^\W\d_][^\n:]{{0,39}}?){_SPACE}+(?P<time>{_TIME}){_SPACE}*$", re.M)
_HEADER_FIRST = re.compile(rf"^(?P<time>{_TIME}){_SPACE}+(?P<label>[^\W\d_][^\n:]{{0,39}}?){_SPACE}*$", re.M)
_FEWEST = 2
_WORDS = 5


def recognise(text: str, marks: Sequence[TextMark] = ()) -> tuple[Turn, ...]:
    """Find the turns by the layout that explains most of the text; none where no label comes back.

    What precedes the first turn belongs to none, and a heading or a note ends one. Positions are code points.
    """
    found = [
        _kept(_by(_BRACKET, text)),
        _kept(_by(_HEADER, text)),
        _kept(_by(_HEADER_FIRST, text)),
        _kept(_by(_LABEL, text)),
        _kept(_by_bold(text, marks)),
    ]
    best = max(found, key=len)
    if len(best) < _FEWEST + 1 or len({label for _start, _end, label, _time in best}) < _FEWEST:
        return ()
    headings = sorted(mark.start for mark in marks if mark.kind in (MarkKind.HEADING, MarkKind.NOTE))
    return tuple(_turns(text, best, headings))


_Label = tuple[int, int, str, str | None]


def _by(layout: re.Pattern[str], text: str) -> list[_Label]:
    named = "time" in layout.groupindex
    return [
        (each.start(), each.end(), " ".join(each["label"].split()), each["time"] if named else None)
        for each in layout.finditer(text)
        if len(each["label"].split()) <= _WORDS
    ]


def _by_bold(text: str, marks: Sequence[TextMark]) -> list[_Label]:
    found: list[_Label] = []
    for mark in marks:
        starts_line = mark.start == 0 or text[mark.start - 1] == "\n"
        words = text[mark.start : mark.end].strip(" \t\u00a0\u202f:")
        if mark.kind is MarkKind.BOLD and starts_line and words and len(words) <= 40 and len(words.split()) <= _WORDS:
            if "\n" in words or words.endswith((".", "?", "!")) or not words[0].isalpha():
                continue
            end = mark.end
            while end < len(text) and text[end] in " \t\u00a0\u202f:":
                end += 1
            found.append((mark.start, end, words, None))
    return found


def _kept(labels: Iterable[_Label]) -> list[_Label]:
    """Keep the labels that come back: a word before one colon makes no speaker."""
    labels = list(labels)
    counts = Counter(label for _start, _end, label, _time in labels)
    return [each for each in labels if counts[each[2]] >= _FEWEST]


def _turns(text: str, labels: Sequence[_Label], headings: Sequence[int]) -> Iterable[Turn]:
    edges = [start for start, _end, _label, _time in labels[1:]] + [len(text)]
    for (start, label_end, speaker, time), edge in zip(labels, edges, strict=True):
        heading = next((place for place in headings if start < place < edge), edge)
        end = heading
        while end > label_end and text[end - 1].isspace():
            end -= 1
        begin = label_end
        while begin < end and text[begin].isspace():
            begin += 1
        yield Turn(start, max(end, label_end), speaker, min(begin, max(end, label_end)), time)


_ASKING = ("enquêteu", "enquêtri", "enqueteu", "enquetri", "enq.", "cherch", "intervieweu", "interviewer")


def interviewers(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Guess which speakers ask, in the order they speak."""
    first = turns[0].speaker if turns else ""
    return tuple(each for each in dict.fromkeys(turn.speaker for turn in turns) if asks(each, first))


def asks(speaker: str, first: str) -> bool:
    """Guess whether a speaker is the interviewer: by the label, else by the one letter that opens the interview."""
    name = speaker.casefold().strip(" :[]")
    return name.startswith(_ASKING) or name in ("enq", "q") or (speaker == first and name in ("e", "i"))
