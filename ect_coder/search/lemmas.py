"""The forms of French words: « coopérer » stands for coopèrent, coopérait, coopéré.

The forms come from simplemma's dictionary, which knows oral French best of those that were measured. It
has one lemma for each form: those that it gives to nouns and adjectives (« porte », « élu ») are given back to verbs
too (`conjugation.py`), and told apart where they stand (`homographs.py`).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ect_coder.folding import UNSEEN, folded
from ect_coder.resources import resource
from ect_coder.search import conjugation
from ect_coder.search.homographs import Reading, Shared, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_HOMOGRAPHS = {
    "avoir": "avions",
    "être": "sommes",
    "mettre": "mets",
    "partir": "pars part",
    "soutenir": "soutiens",
    "suivre": "suis",
    "vivre": "vis vit",
}
"""Forms of frequent verbs that the dictionary has as other words."""
_BEFORE_VOWELS = {"beau": "bel", "fou": "fol", "mou": "mol", "nouveau": "nouvel", "vieux": "vieil"}
_FINITE, _NONE = frozenset({Shared.FINITE}), frozenset[Shared]()
_GENDERS = {"eur": ("euse", "euses"), "teur": ("trice", "trices"), "if": ("ive", "ives")}
"""How nouns and adjectives end that are one word to a reader, and two to the dictionary in the feminine."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that stand for a word: as they are written, without capitals and ligatures, and as the index has them.

    `shared` are those that another word has too, folded; where a form is `unwanted`, it is that other word. `met`
    remembers what was said of words of texts.
    """

    written: frozenset[str]
    folded: tuple[str, ...]
    unwanted: Reading | None = None
    shared: Mapping[str, frozenset[Shared]] = field(default_factory=dict)
    met: dict[str, bool] = field(default_factory=dict, compare=False)

    def has(self, seen: str) -> bool:
        """Say whether a word of a text is one of the forms.

        What is written without accents is, unless it is another word of the dictionary: « cote » is no « côte ».
        """
        known = self.met.get(seen)
        if known is None:
            known = self.met[seen] = self._has(_spelt_out(re.sub(UNSEEN, "", seen)))
        return known

    def _has(self, seen: str) -> bool:
        plain = seen.casefold()
        if plain in self.written:
            return True
        known = plain in function_words() if seen.isupper() else _dictionary().knows(plain)
        return plain.isascii() and not known

    def has_at(self, line: str, start: int, end: int) -> bool:
        """Say whether what stands at [start, end) of a line is one of the forms, and of that very word."""
        seen = line[start:end]
        if not self.has(seen):
            return False
        shared = self.shared.get(_folded(seen)) if self.shared else None
        return shared is None or reading(line, start, end, shared, _may_act) is not self.unwanted

    def among(self, known: Iterable[str]) -> Forms:
        """Keep the forms whose folded writing is among some."""
        kept = set(known)
        return replace(self, folded=tuple(form for form in self.folded if form in kept))


@lru_cache(maxsize=256)
def forms_of(word: str) -> Forms:
    """Give the forms of a word, itself included; one that the dictionary lacks has its singular and plural."""
    plain = unicodedata.normalize("NFC", word).casefold()
    lemmas = _dictionary().lemmas(plain) or {plain}
    written = {plain, *(form for lemma in lemmas for form in _forms(lemma))}
    if len(written) == 1:
        written.update({f"{plain}s", plain.removesuffix("s")})
    as_folded = tuple(sorted({folded(form) for form in written}))
    return Forms(frozenset(map(_spelt_out, written)), as_folded, *_other_words(lemmas, written))


def _forms(lemma: str) -> Iterator[str]:
    known = set(_dictionary().forms(lemma))
    yield from known
    if not known or _is_verb(lemma):
        yield from conjugation.participles(lemma, known)
        yield from conjugation.in_er(lemma, known)
    yield from _HOMOGRAPHS.get(lemma, "").split()
    yield from filter(None, [_BEFORE_VOWELS.get(lemma)])
    yield from _feminine(lemma)


def _feminine(lemma: str) -> Iterator[str]:
    for masculine, feminine in _GENDERS.items():
        if lemma.endswith(masculine):
            others = (lemma.removesuffix(masculine) + each for each in feminine)
            yield from filter(knows, others)


def _other_words(lemmas: set[str], written: set[str]) -> tuple[Reading | None, dict[str, frozenset[Shared]]]:
    """Say which forms may be another word, and as what they are: a noun of a verb, a verb of a noun.

    Nothing is told apart where what is asked is both (« fait »). « La coopérative » is no « coopératif ».
    """
    if all(lemma.endswith("if") for lemma in lemmas):
        return Reading.NOUN, {folded(form): _NONE for lemma in lemmas for form in _feminine(lemma)}
    verbs = {lemma for lemma in lemmas if _is_verb(lemma)}
    if verbs == lemmas:
        others = {form for form in written - lemmas if _dictionary().has_for_another(form, lemmas)}
        return Reading.NOUN, {folded(form): _as_a_verb(form) or _FINITE for form in others}
    if verbs:
        return None, {}
    found = {folded(form): _as_a_verb(form) for form in written}
    return Reading.VERB, {form: shared for form, shared in found.items() if shared}


def lemma_of(form: str) -> str:
    """Give the lemma of a form written without capitals; one that the dictionary lacks is its own."""
    dictionary = _dictionary()
    return (dictionary.lemma(form) or dictionary.lemma(_spelt_out(form)) or form).casefold()


def knows(word: str) -> bool:
    """Say whether the dictionary has a word, written without capitals."""
    return _dictionary().knows(word) or _dictionary().is_lemma(word)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Give the words that make sentences, without capitals, as they are written and as lemmas."""
    lists = tomllib.loads(resource("lexicons", "function_words.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in lists.values() for word in words.split())


def _as_a_verb(form: str) -> frozenset[Shared]:
    frequent = any(form in forms.split() for forms in _HOMOGRAPHS.values())
    return conjugation.shared(form, _is_verb) | (_FINITE if frequent else _NONE)


class _Dictionary:
    """Simplemma's dictionary, and the other way round."""

    def __init__(self, lemma_of_form: Mapping[str, str]) -> None:
        self._lemmas = lemma_of_form
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for form, lemma in lemma_of_form.items():
            self._forms[lemma].append(form)

    def knows(self, word: str) -> bool:
        return word in self._lemmas

    def is_lemma(self, word: str) -> bool:
        return word in self._forms

    def lemma(self, word: str) -> str | None:
        return self._lemmas.get(word)

    def lemmas(self, word: str) -> set[str]:
        """Give what a word may be a form of; one without its accents is each that it may stand for."""
        ligature = word.replace("oe", "œ")
        return self._lemmas_as_written(word) | (
            self._lemmas_as_written(ligature) if ligature in self._lemmas else set()
        )

    def _lemmas_as_written(self, word: str) -> set[str]:
        found = self.lemma(word)
        if word in self._forms:
            return {word} | ({found} if found else set())
        if found:
            return {found}
        return {lemma for form, lemma in self._lemmas.items() if len(form) == len(word) and folded(form) == word}

    def has_for_another(self, form: str, lemmas: set[str]) -> bool:
        """Say whether a form is given to none of some lemmas, or is a lemma itself."""
        found = self.lemma(form)
        return form in self._forms or (found is not None and found not in lemmas)

    def forms(self, lemma: str) -> Iterator[str]:
        """List the forms of a lemma, without capitals."""
        return (form.casefold() for form in self._forms.get(lemma, ()))


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # takes 0.2 s

    return _Dictionary(DefaultDictionaryFactory().get_dictionary("fr"))


_folded = lru_cache(maxsize=1 << 12)(folded)
"""The same few words are met at each hit."""


@lru_cache(maxsize=1 << 14)
def _is_verb(lemma: str) -> bool:
    return lemma.endswith(("er", "ir", "re")) and any(form.endswith("ons") for form in _dictionary().forms(lemma))


def _may_act(form: str) -> bool:
    return form not in function_words() and not _is_verb(lemma_of(form))


def _spelt_out(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")
