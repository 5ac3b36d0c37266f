"""Where sentences of French begin and end, in print and in transcripts: rules, line by line.

A line's end is always a boundary. Within a line a sentence ends at « . ? ! … » before a capital, a figure or an opening
mark, unless the stop belongs to an abbreviation, an initial or a number at the line's head; and where a
transcript forgot its full stop before a clause that begins with a capital. Positions are code points.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from ect_coder.resources import resource
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = tomllib.loads(resource("lexicons", "sentences.toml").read_text(encoding="utf-8"))
_BEFORE_MORE = frozenset(_WORDS["abbreviations"])

_SPACE = r"[\s\u00a0\u202f]"
_TIME = r"[(\[]?\d{1,2}(?:[:.]\d\d){1,2}"
_CLOSING = rf"(?:{_SPACE}*[»”]|[\"')\]]|//)*"
_NOISE = (
    rf"(?:{_SPACE}+(?!{_TIME})[(\[](?:[a-zà-ÿ][^()\[\].?!]{{0,38}}|…|\.\.\.)[)\]](?={_SPACE}+[^\sa-zà-ÿ]|{_SPACE}*$))?"
)
_BEGINNING = r"""[A-ZÀ-ÖØ-ÞŒ0-9«“"(\[]|//"""
_STOP = re.compile(rf"(?:[.?!…]+{_CLOSING}{_NOISE})(?={_SPACE}+(?:{_BEGINNING}))")
_UNSPACED = re.compile(r"(?<=[a-zà-ÿ]{2})[.?!…](?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]*['’\s])")
_OPENER = "|".join(re.escape(each).replace("'", "['’]") for each in _WORDS["openers"])
_FORGOTTEN = re.compile(
    rf"(?<=[a-zà-ÿ]{{2}})(?=\ (?:(?:{_OPENER})(?![\w-])|[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+\ (?:il|elle|ils|elles)\ (?!même)))"
)
_GOES_ON = re.compile(r"(?:^|\s)(?:[A-ZÀ-Ö][\w’'-]*|l[ea]s?|un|une|des|du|de|chez|et|que|dit|M\.|Mme)$")
"""What a name may follow: nothing was forgotten there."""
_LAST_WORD = re.compile(r"(?<![\w’'.-])([\w’'.-]+)\.$")
_HEAD = re.compile(rf"^{_SPACE}*(?:\d+(?:\.\d+)*|[A-Za-z]|[IVXLC]+)\.$")
"""The number, letter or speaker at a line's head."""
_NEXT_OPENER = re.compile(rf"{_SPACE}*(?:{_OPENER})(?![\w-])")


def sentences(text: str) -> Iterator[Span]:
    """Give the sentences of a text in order, without the spaces around them; empty lines have none."""
    start = 0
    for line in text.split("\n"):
        for each in _of_line(line):
            yield Span(start + each.start, start + each.end)
        start += len(line) + 1


def sentence_at(text: str, position: int) -> Span:
    """Return the sentence that holds a code point or follows it on its line; one place of an empty line."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : len(text) if end < 0 else end]
    found = Span(0, 1)
    for found in _of_line(line):
        if start + found.end > position:
            break
    return Span(start + found.start, start + found.end)


def _of_line(line: str) -> Iterator[Span]:
    begun = 0
    for end in [*_ends(line), len(line)]:
        part = line[begun:end]
        if part.strip():
            yield Span(begun + len(part) - len(part.lstrip()), begun + len(part.rstrip()))
        begun = end


def _ends(line: str) -> list[int]:
    """Tell where sentences end within a line, but for its own end."""
    stops = {found.end() for found in _STOP.finditer(line) if not _abbreviated(line, found)}
    unspaced = {found.end() for found in _UNSPACED.finditer(line) if not _abbreviated(line, found)}
    forgotten = {found.start() for found in _FORGOTTEN.finditer(line) if not _GOES_ON.search(line[: found.start()])}
    return sorted(stops | unspaced | forgotten)


def _abbreviated(line: str, stop: re.Match[str]) -> bool:
    """Say whether a single full stop belongs to what stands before it."""
    if stop[0] != ".":
        return False
    before = line[: stop.end()]
    if _HEAD.search(before):
        return True
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = re.split("[’']", found[1])[-1]
    last = word[-1:]
    if last.isupper() and not word[-2:-1].isalnum():
        return _NEXT_OPENER.match(line, stop.end()) is None
    return word.casefold() in _BEFORE_MORE
