"""The forms of French verbs that a dictionary with one lemma for each form gives to other words, or lacks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ect_coder.search.homographs import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
_FINITE = (
    "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent "
    "erai eras era erons erez eront erais erait erions eriez eraient"
)
"""What verbs in -er end with, but for the infinitive and the participles."""


def participles(lemma: str, forms: Iterable[str]) -> set[str]:
    """Give the participles of a verb, in gender and number; nothing for another word."""
    present = {f"{form.removesuffix('ons')}ant" for form in forms if form.endswith("ons")}
    past = _irregular().get(lemma) or lemma[:-2] + _ENDINGS.get(lemma[-2:], "")
    if not present or past == lemma[:-2]:
        return set()
    return {*present, past, f"{past}e", f"{past}es", past if past.endswith("s") else f"{past}s"}


def in_er(lemma: str, forms: Iterable[str]) -> set[str]:
    """Give the forms of a verb in -er as if it were a regular one, and « il lève »; nothing for another word."""
    if not lemma.endswith("er"):
        return set()
    present = {form.removesuffix("nt") + end for form in forms if form.endswith("ent") for end in ("", "s")}
    return present | {lemma[:-2] + ending for ending in f"er ant é ée és ées {_FINITE}".split()}


def shared(form: str, is_verb: Callable[[str], bool]) -> frozenset[Shared]:
    """Say as what a form may be one of a verb; `is_verb` knows infinitives."""
    found = set()
    bare = form.removesuffix("s").removesuffix("e")
    irregular = bare in _irregular().values() or form in _irregular().values()
    if irregular or (bare.endswith("é") and is_verb(f"{bare[:-1]}er")):
        found.add(Shared.PAST)
    if any(form.endswith(each) and is_verb(f"{form.removesuffix(each)}er") for each in _FINITE.split()) or (
        irregular and form.endswith(("it", "is"))
    ):
        found.add(Shared.FINITE)
    if form.endswith("ant") and is_verb(f"{form[:-3]}er"):
        found.add(Shared.PRESENT)
    return frozenset(found)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return dict(each.split() for each in _PARTICIPLES.split(", "))
