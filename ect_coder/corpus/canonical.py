"""Canonical text: the one form in which a text is stored and counted, and its paragraphs and words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import filterfalse
from typing import TYPE_CHECKING

from ect_coder.errors import EmptyName

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that holds more than white space: its number from 1, its code points [start, end) without the line end."""

    number: int
    start: int
    end: int


def canonical(text: str) -> str:
    r"""Give the canonical form: NFC, every line end as \n, no control character but tab, no half surrogate pair.

    No-break and zero-width spaces and soft hyphens stay. Doing it twice changes nothing.
    """
    if (text.isascii() and text.isprintable()) or _is_plain(text):
        return text
    text = _LINE_END.sub("\n", text)
    text = _CONTROL.sub("", text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


def _is_plain(text: str) -> bool:
    """Say whether a text is canonical without looking at each character: most texts are, and this is six times faster.

    « Printable » leaves out controls, half surrogate pairs, line ends other than ours, and every space but one.
    """
    bare = text.replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    return bare.isprintable() and unicodedata.is_normalized("NFC", text)


def paragraphs(text: str) -> list[Paragraph]:
    """List the paragraphs of a canonical text; empty lines, and lines of spaces and tabs only, are none."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            found.append(Paragraph(len(found) + 1, start, end))
        start = end + 1
    return found


def paragraph_count(text: str) -> int:
    """Count the paragraphs of a canonical text."""
    return sum(1 for line in text.split("\n") if line and not line.isspace())


def paragraph_number(starts: Sequence[int], position: int) -> int:
    """Give the number of the paragraph that holds `position`, from the sorted starts of all paragraphs.

    An empty line counts with the paragraph before it; what comes before the first paragraph counts with the first.
    """
    return max(1, bisect_right(starts, position))


def paragraph_at(found: Sequence[Paragraph], position: int) -> Paragraph | None:
    """Give the paragraph that holds `position` (its end included), or None on an empty line."""
    index = bisect_right(found, position, key=lambda paragraph: paragraph.start) - 1
    if index >= 0 and position <= found[index].end:
        return found[index]
    return None


def words(text: str) -> int:
    """Count words as a word processor does: what stands between white spaces and holds a letter or a digit.

    « l’élue » and « peut-être » are one word each; a lone « : » or « – » is none; no-break spaces separate too.
    """
    tokens = text.split()
    odd = filterfalse(str.isalnum, tokens)
    return len(tokens) - sum(1 for token in odd if not _LETTER_OR_DIGIT.search(token))


def clean_name(name: str) -> str:
    """Make a name canonical, on one line; raise EmptyName."""
    cleaned = " ".join(canonical(name).split())
    if not cleaned:
        raise EmptyName
    return cleaned


def collated(name: str) -> str:
    """Give a key that sorts names as French does: accents and case last."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return bare.casefold()
