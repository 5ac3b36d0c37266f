"""The words of a text as they are counted: where each begins, its form and its lemma.

A hyphen or an apostrophe parts two words, as in the index of words and, unless told otherwise, in IRaMuTeQ. Numbers,
single letters and words that make sentences (`resources/lexicons/function_words.toml`) are words without a lemma.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Self

from ect_coder.corpus.stretches import merged
from ect_coder.folding import LETTER, UNSEEN
from ect_coder.search.lemmas import function_words, lemma_of
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.corpus.stretches import Stretches

FAMILY = "lemmas "
MODEL = f"{FAMILY}1 simplemma {version('simplemma')}"
"""What makes a vocabulary of a text. A change of this module or of the function words raises the number."""

_WORD = re.compile(f"{LETTER}+(?:{UNSEEN}+{LETTER}+)*")
_UNSEEN = re.compile(UNSEEN)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text in order: where each begins (code points), and which of `forms` it is.

    `lemmas` are those of `forms`, one by one; empty for what is not listed.
    """

    starts: Sequence[int]
    words: Sequence[int]
    forms: Sequence[str]
    lemmas: Sequence[str]

    def within(self, spans: Iterable[Span]) -> Stretches:
        """Give the words, by their ranks, that begin in some passages: each once however many of them hold it."""
        starts = self.starts
        return merged((bisect_left(starts, each.start), bisect_left(starts, each.end)) for each in spans)

    def packed(self) -> bytes:
        """Write it down."""
        steps = [after - before for before, after in pairwise([0, *self.starts])]
        told = {"steps": steps, "words": list(self.words), "forms": list(self.forms), "lemmas": list(self.lemmas)}
        return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 1)

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """Read what was written down."""
        told = json.loads(zlib.decompress(content))
        return cls(list(accumulate(told["steps"])), told["words"], told["forms"], told["lemmas"])


def vocabulary(text: str) -> Vocabulary:
    """Give the words of a text."""
    starts, written = [], []
    for found in _WORD.finditer(text):
        starts.append(found.start())
        written.append(found[0])
    form_of = {each: _UNSEEN.sub("", each).casefold() for each in set(written)}
    forms = sorted(set(form_of.values()))
    ranks = {form: rank for rank, form in enumerate(forms)}
    words = [ranks[form_of[each]] for each in written]
    return Vocabulary(starts, words, forms, [_lemma(each) for each in forms])


def word_at(text: str, start: int) -> Span:
    """Give the whole word that begins at a place."""
    found = _WORD.match(text, start)
    return Span(start, found.end() if found else start + 1)


@lru_cache(maxsize=1 << 17)
def _lemma(form: str) -> str:
    if len(form) == 1 or not form.isalpha() or form in function_words():
        return ""
    lemma = lemma_of(form)
    return "" if lemma in function_words() else lemma
