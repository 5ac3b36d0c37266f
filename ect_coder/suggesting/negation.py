"""Whether what a turn of phrase says is denied: « on n’avait pas de local », « personne ne votait », « sans aide »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.suggesting.turns import Seen, Word

_BEFORE, _AFTER = 6, 3
"""Words looked at before a turn and after it, within its clause."""
_DENIES = {"pas", "jamais", "aucun", "aucune", "ni", "sans", "nul", "nulle", "rien", "zéro", "guère", "personne"}
_AFTERWARDS = {"pas", "jamais", "rien", "aucun", "aucune", "personne", "zéro"}
_NE = {"n", "ne"}
_NO_PERSON = {"une", "la", "cette", "chaque", "par", "en", "première", "autre"}
_NO_DENIAL = {"seulement", "que", "mal", "forcément", "seul", "juste", "doute", "cesse", "arrêt"}
"""What takes its sense from the word before: « pas seulement », « rien que », « sans doute »."""
_CLAUSE = re.compile(r"[,;:.?!…—()«»\n]|\b(?:mais|alors|donc|sauf|puis|voilà)\b", re.IGNORECASE)

_TAKEN_UP = re.compile(
    r"(?:\s[\w'’]+){0,2},?\s(?:on|il|elle|ils|elles|nous|je|ça|y)\s?[^,.;:?!]{0,18}\b(?:en|y|le|la|les|l['’])\s?[^,.;:?!]{0,14}"
    r"\b(?:pas|jamais|rien|aucun|aucune)\b",
    re.IGNORECASE,
)
"""What is said first and denied after: « l’argent public, on n’en avait pas un centime »."""


def denied(text: str, words: Sequence[Word], seen: Seen) -> bool:
    """Say whether a turn seen in a text is denied in its own clause."""
    before = _within(text, words, range(seen.first - 1, max(-1, seen.first - 1 - _BEFORE), -1))
    after = _within(text, words, range(seen.stop, min(len(words), seen.stop + _AFTER)))
    clause = {words[each].plain for each in (*before, *after)}
    said = _NE & clause
    if _TAKEN_UP.match(text, words[seen.stop - 1].end):
        return True
    return any(_denies(words, each, ne=bool(said)) for each in before) or any(
        words[each].plain in _AFTERWARDS and _denies(words, each, ne=bool(said)) for each in after
    )


def _within(text: str, words: Sequence[Word], ranks: range) -> list[int]:
    """Give the words next to a turn, as far as its clause goes."""
    found: list[int] = []
    for each in ranks:
        near = words[each + 1] if ranks.step < 0 else words[each - 1]
        gap = text[words[each].end : near.start] if ranks.step < 0 else text[near.end : words[each].start]
        if _CLAUSE.search(gap) or _CLAUSE.fullmatch(words[each].text):
            break
        found.append(each)
    return found


def _denies(words: Sequence[Word], rank: int, *, ne: bool) -> bool:
    word = words[rank].plain
    before = words[rank - 1].plain if rank else ""
    after = words[rank + 1].plain if rank + 1 < len(words) else ""
    if word == "plus":
        return ne and before not in {"de", "le", "la", "les"}
    if word == "personne" and before in _NO_PERSON:
        return False
    return word in _DENIES and after not in _NO_DENIAL and not (word == "pas" and before in {"à", "un"})
