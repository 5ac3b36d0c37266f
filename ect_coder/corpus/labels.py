"""Where the names of speakers stand in a text: the shapes that transcripts have, each in a few layouts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import paragraphs
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.wording import pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ect_coder.corpus.readers.source import TextMark


class Shape(StrEnum):
    """How a transcript says who speaks."""

    LABEL = "label"
    """A name before what is said, on the same line: « E : Bonjour », « [00:05] S00 – Oui », « [Chercheur] Oui »."""
    HEADER = "header"
    """A line with the name, and often a time, above what is said: « 00:00:05 Intervenant 1 »."""
    TABLE = "table"
    """A row with a cell for the name: time, who, text."""
    STYLE = "style"
    """No name: questions in bold or in italics, answers plain."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it stands in a text: code points [start, end), what parts it from the speech included."""

    start: int
    end: int
    name: str
    time: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """A text, how passages of it stand out, and where its lines begin that are not empty."""

    text: str
    marks: Sequence[TextMark]
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a shape finds its labels, and the least share of the lines that they open where it is to be believed."""

    shape: Shape
    find: Callable[[_Page], Iterable[Label]]
    share: float = 0.0


_FEWEST = 2
"""A name counts when it comes back; two names, three labels make a conversation."""
_WORDS, _LENGTH = 5, 40
_WHOLE = 0.9
"""Of a paragraph that stands out as a whole."""
_SPACE = "[ \t\u00a0\u202f]"
_BLANK = "[ \u00a0\u202f]"
_NUMBER = rf"(?:(?:\d{{1,4}}[.)]?|[–—•-]){_SPACE}+)?"
_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3}|-\d(?!\d*:))?"
_RANGE = rf"{_TIME}(?:{_SPACE}*(?:-->|[-–—>→]){_SPACE}*{_TIME})?"
_NAME = rf"[^\W\d_](?:[\w.'’·•*&/()-]|{_SPACE}(?!{_SPACE})){{0,39}}?"
_TITLE = r"[^\W\d_][^\n\t:?!…;]{0,39}?"
_NOBODY = frozenset(
    [
        "alors", "attention", "au total", "audio file", "bref", "bruit", "conclusion", "d'accord", "d’accord", "date",
        "donc", "durée", "enfin", "et", "exemple", "faux", "fichier audio", "fin", "inaudible", "lieu", "long silence",
        "mais", "musique", "nb", "non", "note", "objet", "ok", "ou", "oui", "par exemple", "pause", "ps", "remarque",
        "résultat", "rire", "rires", "silence", "source", "total", "transcript", "transcription", "url", "voilà",
    ]
)  # fmt: skip
"""Words that open a line and name nobody, however often they come back."""


def found(
    text: str,
    marks: Sequence[TextMark] = (),
    shape: Shape | None = None,
    known: Collection[str] = (),
    refused: Collection[str] = (),
) -> tuple[Shape | None, list[Label]]:
    """Give the labels of the layout that explains most of a text, in order, and its shape; None where nobody speaks.

    A label counts when it comes back, or is `known` to name a person; one that is `refused` never does. Style is read
    only where there are no names, unless it is asked for.
    """
    known_keys, refused_keys = frozenset(map(_key, known)), _NOBODY - set(map(_key, known)) | set(map(_key, refused))
    page = _page(text, marks)
    best: tuple[Shape | None, list[Label]] = None, []
    for layout in _layouts(tuple(sorted(known, key=len, reverse=True))):
        if layout.shape is not (shape or layout.shape) or (layout.shape is Shape.STYLE and best[0] is not None):
            continue
        labels = _kept(layout.find(page), known_keys, refused_keys)
        told = shape is not None or any(_key(each.name) in known_keys for each in labels)
        if len(labels) > len(best[1]) and (_believed(page, labels, layout.share) or (told and labels)):
            best = layout.shape, labels
    return best


def opening(line: str) -> Label | None:
    """Give the label, in brackets or before a colon, that opens a paragraph, without asking that it comes back."""
    strong = (layout for layout in _layouts(()) if layout.shape is Shape.LABEL and not layout.share)
    opened = (label for layout in strong for label in layout.find(_page(line)) if label.start == 0)
    return next((label for label in opened if _key(label.name) not in _NOBODY), None)


def _page(text: str, marks: Sequence[TextMark] = ()) -> _Page:
    return _Page(text, marks, [line.start for line in paragraphs(text)])


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _kept(labels: Iterable[Label], known: Collection[str], refused: Collection[str]) -> list[Label]:
    """Keep the labels that come back, each under its first spelling; a word before one colon makes no speaker."""
    keyed = [(_key(each.name), each) for each in labels]
    counts = Counter(key for key, _label in keyed)
    spelt: dict[str, str] = {}
    return [
        Label(each.start, each.end, spelt.setdefault(key, each.name), each.time)
        for key, each in keyed
        if key in known or (counts[key] >= _FEWEST and key not in refused)
    ]


def _believed(page: _Page, labels: Sequence[Label], share: float) -> bool:
    if len(labels) <= _FEWEST or len({each.name for each in labels}) < _FEWEST:
        return False
    return len(labels) >= share * (len(page.lines) - bisect_left(page.lines, labels[0].start))


@cache
def _layouts(known: tuple[str, ...]) -> tuple[_Layout, ...]:
    names = "|".join([*map(_spelling, known), _NAME])
    titles = "|".join([*map(_spelling, known), _TITLE])
    start, before = rf"^{_SPACE}*", rf"(?:{_stamp('t1')}{_SPACE}*(?:[-–—]{_SPACE}*)?)?"
    name, title = rf"(?P<label>{names})", rf"(?P<label>\[?(?:{titles})\]?)"
    after = rf"(?:{_SPACE}*{_stamp('t2')})?"
    within = rf"(?:{_SPACE}*(?:{_stamp('t3', bare=False)}|(?P<t4>{_RANGE})(?={_SPACE}*$)))?"
    bracketed = r"\[(?P<label>[^\W\d_][^\]\n:]{0,39})\]"
    cells = rf"(?:\d{{1,5}}{_BLANK}*\t)?(?:{_stamp('t1')}{_BLANK}*\t)?"
    cell = rf"\[?(?P<label>{names.replace(_SPACE, _BLANK)})\]?"
    line = rf"{_SPACE}*(?::{_SPACE}*)?$"
    speech = rf"(?=\n\s*(?:{_stamp('t1')}|\S))"
    of = partial(_of, frozenset(map(_key, known)))
    return (
        of(Shape.LABEL, rf"{start}{_NUMBER}{before}{bracketed}{after}{_SPACE}*:?{within}"),
        of(Shape.HEADER, rf"{start}{title}(?:{_SPACE}+(?:[-–—|,]{_SPACE}*)?|(?=[\[(#])){_stamp('t1')}{line}"),
        of(
            Shape.HEADER,
            rf"{start}{_stamp('t1')}{_SPACE}+(?:[-–—|]{_SPACE}*)?{title}{line}(?!\n+{_SPACE}*[\[(#]?\d+:\d\d)",
        ),
        of(Shape.LABEL, rf"{start}{_NUMBER}{before}{name}{after}{_SPACE}*:(?![\d/\\:]){within}"),
        _Layout(Shape.LABEL, _in_bold),
        of(Shape.LABEL, rf"{start}{before}{name}{after}{_SPACE}*[-–—]{_SPACE}+{within}", 0.2),
        of(Shape.TABLE, rf"^{_BLANK}*{cells}{cell}{_BLANK}*(?::{_BLANK}*)?\t(?:{_stamp('t2')}{_BLANK}*(?:\t|$))?", 0.2),
        of(Shape.HEADER, rf"{start}{title}{line}{speech}", 0.25),
        _Layout(Shape.STYLE, _in_style),
    )


def _stamp(group: str, *, bare: bool = True) -> str:
    """Match a time or a range of times, in brackets or between # as NVivo and f4 write it, or bare."""
    signs = "?" if bare else ""
    return rf"[\[(#]{signs}(?P<{group}>{_RANGE})[\])#]{signs}"


def _spelling(name: str) -> str:
    return f"(?i:{f'{_SPACE}+'.join(map(re.escape, name.split()))})"


def _of(known: Collection[str], shape: Shape, pattern: str, share: float = 0.0) -> _Layout:
    return _Layout(shape, partial(_matches, known, re.compile(pattern, re.M), signed=not share), share)


def _matches(known: Collection[str], pattern: re.Pattern[str], page: _Page, *, signed: bool) -> Iterator[Label]:
    """Find a layout's labels; a heading is one only where a colon, a bracket or a time is the sign of it."""
    headings = {mark.start for mark in page.marks if mark.kind is MarkKind.HEADING and not signed}
    for match in filter(None, (pattern.match(page.text, line) for line in page.lines)):
        name = " ".join(match["label"].strip("[]").split()).strip("-–—|, ")
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if name and (_key(name) in known or not _a_sentence(name)) and start not in headings:
            yield Label(start, match.end(), name, _time_of(match))


def _time_of(match: re.Match[str]) -> str | None:
    return next((value for group, value in match.groupdict().items() if group != "label" and value), None)


def _a_sentence(name: str) -> bool:
    """Tell « Oui c’est ça. » from « Mme D. » and « Enq. »."""
    words = name.split()
    return len(words) > _WORDS or (name.endswith(".") and len(words) > 1 and len(words[-1].strip(".")) > _FEWEST)


def _in_bold(page: _Page) -> Iterator[Label]:
    """Find the names that stand in bold at the start of a line, whatever parts them from the speech."""
    text = page.text
    for mark in page.marks:
        name = text[mark.start : mark.end].strip(" \t\u00a0\u202f:")
        if mark.kind is not MarkKind.BOLD or (mark.start and text[mark.start - 1] != "\n"):
            continue
        if name and len(name) <= _LENGTH and len(name.split()) <= _WORDS and name[0].isalpha():
            if "\n" in name or name.endswith((".", "?", "!")):
                continue
            yield Label(mark.start, _after(text, mark.end), name)


def _after(text: str, end: int) -> int:
    while end < len(text) and text[end] in " \t\u00a0\u202f:":
        end += 1
    return end


def _in_style(page: _Page) -> Iterator[Label]:
    """Find where questions and answers begin, if what is in bold, or in italics, mostly asks and the rest does not."""
    for kind in (MarkKind.BOLD, MarkKind.ITALIC):
        own = [mark for mark in page.marks if mark.kind is kind]
        runs = _runs(page.text, own) if len(own) >= _FEWEST else []
        asked = [page.text[start:end] for start, end, styled in runs if styled]
        if len(asked) >= _FEWEST and len(runs) > _FEWEST + 1 and 2 * sum("?" in each for each in asked) >= len(asked):
            first = next(rank for rank, (_start, _end, styled) in enumerate(runs) if styled)
            for start, _end, styled in runs[first:]:
                name = pgettext("who speaks", "Question") if styled else pgettext("who speaks", "Answer")
                yield Label(start, start, name)
            return


def _runs(text: str, marks: Sequence[TextMark]) -> list[tuple[int, int, bool]]:
    """Join paragraphs that follow each other in one style: [start, end), and whether they stand out as a whole."""
    found: list[tuple[int, int, bool]] = []
    coming = 0
    for line in paragraphs(text):
        words = text[line.start : line.end]
        start, end = line.end - len(words.lstrip()), line.start + len(words.rstrip())
        styled = 0
        while coming < len(marks) and marks[coming].start < end:
            styled += marks[coming].end - marks[coming].start
            coming += 1
        whole = styled >= _WHOLE * (end - start)
        if found and found[-1][2] == whole:
            found[-1] = (found[-1][0], end, whole)
        else:
            found.append((start, end, whole))
    return found
