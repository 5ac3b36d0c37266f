"""Finding words in texts as French readers expect: case, accents, œ/oe and apostrophes don't matter.

A query is words; several are one phrase, whatever stands between them but letters and digits, within a paragraph.
`word*` is a prefix and hits the whole word. Soft hyphens and zero-width characters are looked through.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ect_coder.errors import EmptySearch
from ect_coder.values import Span

_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]"
_LETTER = r"[^\W_]"
_BEFORE = f"(?<!{_LETTER})(?<!{_LETTER}{_UNSEEN})"
_AFTER = f"(?!{_UNSEEN}*{_LETTER})"
_BETWEEN = r"(?:[^\w\n]|_)+"
_QUERY_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|{_UNSEEN})*\*?")
_PAIRS = {"oe": "œŒ", "ae": "æÆ"}
_CONTEXT = 60


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
        text[max(line_start, span.start - _CONTEXT) : span.start],
        text[span.end : min(line_end, span.end + _CONTEXT)],
    )


def folded(text: str) -> str:
    """Write a text without case, accents or ligatures; its length may change."""
    parts = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.replace("œ", "oe").replace("æ", "ae")


def _word(word: str) -> str:
    prefix = word.endswith("*")
    letters = folded(re.sub(_UNSEEN, "", word.rstrip("*")))
    body = ""
    index = 0
    while index < len(letters):
        pair = letters[index : index + 2]
        if pair in _PAIRS:
            body += f"(?:{_one(pair[0])}{_UNSEEN}*{_one(pair[1])}|[{_PAIRS[pair]}])"
            index += 2
        else:
            body += _one(letters[index])
            index += 1
        body += f"{_UNSEEN}*" if index < len(letters) else ""
    end = f"(?:{_UNSEEN}*{_LETTER})*" if prefix else f"[\u0300-\u036f]*{_AFTER}"
    return f"{_BEFORE}{body}{end}"


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
