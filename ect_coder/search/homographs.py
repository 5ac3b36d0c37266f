"""Which of two words a form is, by the words beside it: « on porte » is a verb, « la porte » a noun.

Only what is plain from the neighbours is told apart (`resources/lexicons/neighbours.toml`); whatever could be either
stays both, since forms that are not meant can be left out of what was found. What parts clauses parts neighbours.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.folding import LETTER, folded
from ect_coder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_WORD = re.compile(f"{LETTER}+")
_CLAUSE = re.compile(r"[.,;:!?…()\[\]«»“”\"—–]")
_REACH = 60
"""Characters that are looked at on either side: more than four words."""

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(resource("lexicons", "neighbours.toml").read_text(encoding="utf-8")).items()
}
_ARTICLES, _DETERMINERS, _BETWEEN = _WORDS["articles"], _WORDS["determiners"], _WORDS["between"]
_SUBJECTS, _PERSONS = _WORDS["subjects"], _WORDS["persons"]
_ACTORS = _SUBJECTS | _PERSONS
_AUXILIARIES, _ON_THE_WAY = _WORDS["having"] | _WORDS["having_been"], _WORDS["on_the_way"]


class Reading(StrEnum):
    """What a form is in its place."""

    VERB = "verb"
    NOUN = "noun"


class Shared(StrEnum):
    """Which form of a verb it is that is a noun or an adjective too."""

    FINITE = "finite"
    PAST = "past participle"
    PRESENT = "present participle"


def reading(
    line: str, start: int, end: int, shared: Collection[Shared], may_act: Callable[[str], bool]
) -> Reading | None:
    """Tell which word stands at [start, end), code points of a line; none where it may be either.

    `may_act` says of a word, without capitals, whether it may name who does something: « Marie la porte ».
    """
    before = _WORD.findall(_CLAUSE.split(line[max(0, start - _REACH) : start])[-1].casefold())[::-1]
    after = _WORD.findall(_CLAUSE.split(line[end : end + _REACH])[0].casefold())
    form = line[start:end].casefold()
    if _is_verb_here(form, [folded(word) for word in before], after, shared):
        return Reading.VERB
    return Reading.NOUN if _is_noun_here(form, before, shared, may_act) else None


def _is_verb_here(form: str, before: Sequence[str], after: Sequence[str], shared: Collection[Shared]) -> bool:
    return (
        (Shared.PRESENT in shared and _is_present_participle(before, after))
        or (Shared.PAST in shared and _auxiliary(before) in _AUXILIARIES)
        or (Shared.FINITE in shared and _is_finite(form, before))
    )


def _is_present_participle(before: Sequence[str], after: Sequence[str]) -> bool:
    governs = bool(after) and after[0] in _ARTICLES | _DETERMINERS
    return before[:1] == ["en"] or (not before and governs)


def _is_finite(form: str, before: Sequence[str]) -> bool:
    last, rest = (before[0], before[1:2]) if before else ("", [])
    if last in _PERSONS:
        return form.endswith(("ons", "ez"))
    of_one = last == "les" and not form.endswith(("s", "x"))
    return last in _SUBJECTS or of_one or (last in _ARTICLES and bool(_ACTORS.intersection(rest)))


def _auxiliary(before: Sequence[str]) -> str:
    return next((word for word in before[:3] if word not in _ON_THE_WAY), "")


def _is_noun_here(form: str, before: Sequence[str], shared: Collection[Shared], may_act: Callable[[str], bool]) -> bool:
    if not before:
        return False
    last, rest = folded(before[0]), before[1:]
    if last in _BETWEEN and rest:
        return folded(rest[0]) in _DETERMINERS | _ARTICLES
    if last in {"de", "d"}:
        return Shared.PAST not in shared
    return last in _DETERMINERS or (last in _ARTICLES and _is_article(rest, may_act))


def _is_article(before: Sequence[str], may_act: Callable[[str], bool]) -> bool:
    """Say whether « la » is an article, not « her »: after « Fermez », not after « la commune », which may act."""
    if not before:
        return True
    return folded(before[0]) not in _ACTORS and not may_act(before[0])
