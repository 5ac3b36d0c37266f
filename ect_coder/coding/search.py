"""Finding words in texts as French readers expect: case, accents, œ/oe and apostrophes don't matter.

A query is words; several are one phrase, whatever stands between them but letters and digits, within a paragraph.
`word*` is a prefix and hits the whole word. Soft hyphens and zero-width characters are looked through.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ect_coder.errors import EmptySearch
from ect_coder.folding import LETTER, UNSEEN, folded
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BEFORE = f"(?<!{LETTER})(?<!{LETTER}{UNSEEN})"
_AFTER = f"(?!{UNSEEN}*{LETTER})"
_END = f"[\u0300-\u036f]*{_AFTER}"
_ON = f"(?:{UNSEEN}*{LETTER})*"
_BETWEEN = r"(?:[^\w\n]|_)+"
_QUERY_WORD = re.compile(rf"{LETTER}(?:{LETTER}|{UNSEEN})*\*?")
_PAIRS = {"oe": "œŒ", "ae": "æÆ"}
CONTEXT = 60
"""The most code points that are shown before a hit, and after it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found in a document; `before` and `after` are its neighbours within the paragraph."""

    document: int
    document_name: str
    start: int
    end: int
    text: str
    before: str
    after: str


@lru_cache(maxsize=64)
def pattern(query: str, *, open_end: bool = False) -> re.Pattern[str]:
    """Compile a query; `open_end` takes its last word as a prefix, as while typing. Raise EmptySearch."""
    words = _QUERY_WORD.findall(unicodedata.normalize("NFC", query))
    if not words:
        raise EmptySearch
    if open_end and not words[-1].endswith("*"):
        words[-1] += "*"
    return re.compile(_BETWEEN.join(_word(word) for word in words))


def any_of(words: Iterable[str]) -> str:
    """Give the regular expression that finds any of some words, each of them whole."""
    return f"{_BEFORE}{_branches({_pieces(word) for word in words})}{_END}"


def beginning_with(word: str) -> str:
    """Give the regular expression that finds all words that begin with one."""
    return f"{_BEFORE}{_branches({_pieces(word)})}{_ON}"


def spans(query: str, text: str) -> list[Span]:
    """List the passages of `text` that a query hits, in order."""
    return [Span(*found.span()) for found in pattern(query).finditer(text)]


def hit(document: int, name: str, text: str, span: Span) -> Hit:
    """Show a hit with its neighbours."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    return Hit(
        document,
        name,
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(line_start, span.start - CONTEXT) : span.start],
        text[span.end : min(line_end, span.end + CONTEXT)],
    )


def _word(word: str) -> str:
    return beginning_with(word.rstrip("*")) if word.endswith("*") else any_of([word])


@lru_cache(maxsize=1024)
def _pieces(word: str) -> tuple[str, ...]:
    """Give what finds each letter of a word, or two that may be a ligature; what is not seen may stand between."""
    letters = folded(re.sub(UNSEEN, "", word))
    found: list[str] = []
    index = 0
    while index < len(letters):
        pair = letters[index : index + 2]
        piece = _pair(pair) if pair in _PAIRS else _one(letters[index])
        found.append(f"{UNSEEN}*{piece}" if found else piece)
        index += 2 if pair in _PAIRS else 1
    return tuple(found)


def _branches(words: Collection[tuple[str, ...]]) -> str:
    """Find any of some words, given in pieces, without going twice through what they begin with."""
    following: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for first, *rest in filter(None, words):
        following[first].add(tuple(rest))
    found = [f"{first}{_branches(rest)}" for first, rest in sorted(following.items())]
    if len(found) == 1 and () not in words:
        return found[0]
    return f"(?:{'|'.join(found)}){'?' if () in words else ''}" if found else ""


def _pair(pair: str) -> str:
    return f"(?:{_one(pair[0])}{UNSEEN}*{_one(pair[1])}|[{_PAIRS[pair]}])"


@cache
def _one(letter: str) -> str:
    return f"[{''.join(re.escape(each) for each in sorted(_likenesses()[letter] | {letter, letter.upper()[:1]}))}]"


@lru_cache(maxsize=1)
def _likenesses() -> defaultdict[str, set[str]]:
    """Map each bare letter to all letters that fold to it, over Latin, Greek and Cyrillic."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for point in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)):
        letter = chr(point)
        bare = folded(letter)
        if letter.isalpha() and len(bare) == 1:
            found[bare].add(letter)
    return found
