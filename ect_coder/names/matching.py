"""Where names stand in a text: whole words, whatever their accents, hyphens and apostrophes, the longest first. Pure.

A name of words that the dictionary lacks is found in any case. One of ordinary words (« La Passerelle ») needs its
capitals, its article aside: a footbridge is no name. Written without capitals, it is found as it is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from ect_coder.folding import LETTER, UNSEEN, folded
from ect_coder.names.lexicon import ARTICLES, EVERYDAY
from ect_coder.search.lemmas import knows
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Of = TypeVar("_Of")
_WORD = re.compile(rf"{LETTER}(?:{LETTER}|{UNSEEN})*")
_WITHIN = re.compile(r"(?:[^\w\n,;:!?()«»]|_){1,3}")
"""What may stand between the words of a name: spaces, hyphens, apostrophes, full stops."""

_CLITIC = re.compile(r".+-(?:moi|toi|nous|vous|le|la|les|lui|leur|je|tu|ils?|elles?|on|ce)$")
_ADVERB = re.compile("..ment$")
"""What a dictionary of forms lacks: most adverbs, and « racontez-moi »."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Form(Generic[_Of]):
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    whose: _Of

    def fits(self, text: str, seen: Sequence[Word]) -> bool:
        """Say whether words of a text are the form, as close together and with the capitals that it needs."""
        if tuple(each.folded for each in seen) != self.words:
            return False
        gaps = pairwise(seen)
        if not all(_WITHIN.fullmatch(text, one.end, other.start) for one, other in gaps):
            return False
        return all(each.text[0].isupper() for each, needed in zip(seen, self.capitals, strict=True) if needed)


class Matcher(Generic[_Of]):
    """Finds forms of names, each somebody's (any value). Of those that overlap, the first and longest counts."""

    def __init__(self, forms: Iterable[tuple[str, _Of]]) -> None:
        self._forms: defaultdict[str, list[_Form[_Of]]] = defaultdict(list)
        for text, whose in forms:
            words = list(words_of(text))
            if words:
                form = _Form(tuple(each.folded for each in words), _capitals(words), whose)
                self._forms[form.words[0]].append(form)
        for known in self._forms.values():
            known.sort(key=lambda form: -len(form.words))

    def find(self, text: str) -> Iterator[tuple[Span, _Of]]:
        """Give the names of a text in order, without overlaps."""
        if not self._forms:
            return
        words = list(words_of(text))
        place = 0
        while place < len(words):
            form = self._at(text, words, place)
            if form is None:
                place += 1
                continue
            last = place + len(form.words) - 1
            yield Span(words[place].start, words[last].end), form.whose
            place = last + 1

    def _at(self, text: str, words: Sequence[Word], place: int) -> _Form[_Of] | None:
        for form in self._forms.get(words[place].folded, ()):
            if form.fits(text, words[place : place + len(form.words)]):
                return form
        return None


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a text, cut at hyphens and apostrophes."""
    return (Word(*each.span(), each[0], _folded(each[0])) for each in _WORD.finditer(text))


def bare(form: str) -> str:
    """Write a name without the article it begins with: « La Passerelle », « L’Amarre »."""
    words = list(words_of(form))
    return form[words[1].start :] if len(words) > 1 and words[0].folded in {"le", "la", "les", "l"} else form


def alike(form: str) -> str:
    """Write a name so that its spellings are the same: without accents, case, hyphens, or its article."""
    return " ".join(each.folded for each in words_of(bare(form)))


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Say whether a word is one of the language, or several joined (« dites-le »), besides any name it may be."""
    plain = re.sub(UNSEEN, "", word).casefold().replace("’", "'")
    parts = [plain] if folded(plain) in EVERYDAY else re.split(r"[-‐‑']", plain)
    if knows(plain) or _CLITIC.match(plain):
        return True
    return all(knows(each) or folded(each) in EVERYDAY or _ADVERB.search(each) for each in parts)


def _capitals(words: Sequence[Word]) -> tuple[bool, ...]:
    ordinary = all(is_ordinary(each.text) for each in words)
    articles = {folded(each.strip("'’")) for each in ARTICLES}
    return tuple(
        ordinary and each.text[0].isupper() and not (rank == 0 and len(words) > 1 and each.folded in articles)
        for rank, each in enumerate(words)
    )


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return folded(re.sub(UNSEEN, "", word))
