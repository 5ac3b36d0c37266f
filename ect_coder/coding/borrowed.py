"""Which words that researchers wrote are a document's own: quotes within memos, reasons and cards. Pure.

Five words or more that follow one another in the document too, whatever their accents, case and punctuation. Words of
one or two letters do not count, and may stand between: « il n’y avait plus » is everybody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.folding import folded
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST = 5
_WORD = re.compile(r"\w{3,}")


class Borrowed:
    """Knows the words of some documents, and finds them again in what was written about them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {each for text in texts for each in _stretches(_words(text))}

    def spans(self, written: str) -> list[Span]:
        """Give the stretches of a text that are a document's own words."""
        if not self._known:
            return []
        places = [each.span() for each in _WORD.finditer(written)]
        found: list[Span] = []
        for first, each in enumerate(_stretches(_words(written))):
            if each in self._known:
                start, end = places[first][0], places[first + _FEWEST - 1][1]
                if found and start <= found[-1].end:
                    start = found.pop().start
                found.append(Span(start, end))
        return found

    def without(self, written: str, instead: str) -> str:
        """Give a text with something else instead of each stretch that is borrowed."""
        for span in reversed(self.spans(written)):
            written = written[: span.start] + instead + written[span.end :]
        return written


def _words(text: str) -> list[str]:
    return [folded(each) for each in _WORD.findall(text)]


def _stretches(words: list[str]) -> Iterator[int]:
    """Give each five words that follow one another, as a number: the words themselves would fill the memory."""
    return (hash(tuple(words[place : place + _FEWEST])) for place in range(len(words) - _FEWEST + 1))
