"""Whether a hyphen at the end of a line is the word's own: « peut-être », or only the line's, as the document shows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAIL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_FRONT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER = frozenset({
    "il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "moi", "toi", "lui", "leur", "leurs", "les",
    "là", "même", "mêmes", "t-il", "t-elle", "t-on", "t-ils", "t-elles",
})  # fmt: skip
"""What French ties to the word before it with a hyphen."""
_NUMBERS = frozenset(
    [
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "vingt",
        "vingts",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "cents",
    ]
)
_LONG = 4
"""Letters of two words of their own that a hyphen ties: « savoir-faire »; shorter ones may be syllables."""


class Hyphens:
    """Knows the words of a document, those at the ends of its lines left aside."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _words(self) -> set[str]:
        """The words, gathered when the first hyphen asks for them."""
        rough = {token for text in self._texts for token in text.split()}
        return {word.lower() for token in rough for word in _WORD.findall(token)}

    def belongs(self, head: str, tail: str) -> bool:
        """Say whether the hyphen between the end of one line and the start of the next is part of the word."""
        before, after = _TAIL.search(head.rpartition(" ")[2]), _FRONT.match(tail)
        if before is None or after is None or after[0][0].isupper():
            return True
        first, second = before[0].lower(), after[0].lower()
        if f"{first}{second}" in self._words:
            return False
        return f"{first}-{second}" in self._words or self._ties(first.rsplit("-", 1), second)

    def _ties(self, first: list[str], second: str) -> bool:
        """Judge by the halves: two words that the document knows, or a pronoun after a word."""
        last = first[-1]
        if last in _NUMBERS and second.split("-", 1)[0] in _NUMBERS:
            return True
        if last not in self._words:
            return False
        if len(first) > 1 or second in _AFTER:
            return True
        return len(last) >= _LONG and len(second) >= _LONG and second in self._words
