"""The forms of French words: « coopérer » stands for coopèrent, coopérait, coopéré.

The forms come from simplemma's dictionary, which knows oral French best of those that were measured. It
has one lemma for each form: those that it gives to nouns and adjectives (« porte », « élu ») are given back to verbs
too, since forms that are not meant can be left out of what was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ect_coder.folding import UNSEEN, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ENDINGS = {"er": "é", "ir": "i", "re": "u"}
_PARTICIPLES = (
    "absoudre absous, acquérir acquis, admettre admis, apercevoir aperçu, apparaître apparu, apprendre appris, "
    "asseoir assis, atteindre atteint, avoir eu, boire bu, bouillir bouilli, commettre commis, comprendre compris, "
    "concevoir conçu, conclure conclu, conduire conduit, connaître connu, conquérir conquis, construire construit, "
    "contraindre contraint, convaincre convaincu, convenir convenu, courir couru, couvrir couvert, craindre craint, "
    "croire cru, cuire cuit, décevoir déçu, découvrir découvert, décrire décrit, détruire détruit, devenir devenu, "
    "devoir dû, dire dit, disparaître disparu, écrire écrit, élire élu, émettre émis, entreprendre entrepris, "
    "exclure exclu, faire fait, feindre feint, inclure inclus, inscrire inscrit, instruire instruit, "
    "interdire interdit, intervenir intervenu, introduire introduit, joindre joint, lire lu, maintenir maintenu, "
    "mettre mis, mourir mort, naître né, obtenir obtenu, offrir offert, ouvrir ouvert, paraître paru, "
    "parcourir parcouru, parvenir parvenu, peindre peint, percevoir perçu, permettre permis, plaindre plaint, "
    "plaire plu, pouvoir pu, prendre pris, prescrire prescrit, produire produit, promettre promis, recevoir reçu, "
    "reconnaître reconnu, réduire réduit, rejoindre rejoint, remettre remis, reprendre repris, résoudre résolu, "
    "restreindre restreint, rire ri, savoir su, séduire séduit, souffrir souffert, soumettre soumis, soutenir soutenu, "
    "souvenir souvenu, suffire suffi, suivre suivi, surprendre surpris, taire tu, tenir tenu, traduire traduit, "
    "transmettre transmis, valoir valu, venir venu, vivre vécu, voir vu, vouloir voulu"
)

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


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that stand for a word: as they are written, without capitals and ligatures, and as the index has them.

    `met` remembers what was said of words of texts.
    """

    written: frozenset[str]
    folded: tuple[str, ...]
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
        return plain in self.written or (plain.isascii() and (seen.isupper() or not _dictionary().knows(plain)))

    def among(self, known: Iterable[str]) -> Forms:
        """Keep the forms whose folded writing is among some."""
        kept = set(known)
        return replace(self, folded=tuple(form for form in self.folded if form in kept))


@lru_cache(maxsize=256)
def forms_of(word: str) -> Forms:
    """Give the forms of a word, itself included; one that the dictionary lacks has its singular and plural."""
    plain = unicodedata.normalize("NFC", word).casefold()
    dictionary = _dictionary()
    written = {plain}
    for lemma in dictionary.lemmas(plain) or {plain}:
        written.update(dictionary.forms(lemma))
        written.update(_of_a_verb(lemma, written), _HOMOGRAPHS.get(lemma, "").split())
    if len(written) == 1:
        written.update({f"{plain}s", plain.removesuffix("s")})
    return Forms(frozenset(map(_spelt_out, written)), tuple(sorted({folded(form) for form in written})))


def lemma_of(form: str) -> str:
    """Give the lemma of a form written without capitals; one that the dictionary lacks is its own."""
    dictionary = _dictionary()
    return (dictionary.lemma(form) or dictionary.lemma(_spelt_out(form)) or form).casefold()


def knows(word: str) -> bool:
    """Say whether the dictionary has a word, written without capitals."""
    return _dictionary().knows(word) or _dictionary().is_lemma(word)


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
        found = self.lemma(word)
        if word in self._forms:
            return {word} | ({found} if found else set())
        if found:
            return {found}
        return {lemma for form, lemma in self._lemmas.items() if len(form) == len(word) and folded(form) == word}

    def forms(self, lemma: str) -> Iterator[str]:
        """List the forms of a lemma, without capitals."""
        return (form.casefold() for form in self._forms.get(lemma, ()))


def _of_a_verb(lemma: str, forms: Iterable[str]) -> set[str]:
    """Give the participles of a verb, in gender and number, and « il porte »; nothing for another word."""
    present = {f"{form.removesuffix('ons')}ant" for form in forms if form.endswith("ons")}
    past = _irregular().get(lemma) or lemma[:-2] + _ENDINGS.get(lemma[-2:], "")
    if not present or past == lemma[:-2]:
        return set()
    if lemma.endswith("er"):
        present |= {form.removesuffix("nt") + end for form in forms if form.endswith("ent") for end in ("", "s")}
    return {*present, past, f"{past}e", f"{past}es", past if past.endswith("s") else f"{past}s"}


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return dict(each.split() for each in _PARTICIPLES.split(", "))


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # takes 0.2 s

    return _Dictionary(DefaultDictionaryFactory().get_dictionary("fr"))


def _spelt_out(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")
