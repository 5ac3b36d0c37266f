"""What the proposals of single texts add up to: names of the study, each with its other forms. Pure.

« Le Gall », « Loïc » and « L. Le Gall » are forms of « Loïc Le Gall » as long as no one else may be meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ect_coder.folding import folded
from ect_coder.names import lexicon
from ect_coder.names.found import Known, Label, Mention, Name, Place
from ect_coder.names.matching import alike, is_ordinary, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ect_coder.names.rules import Usage

_SURE = 3
"""How much more a kind counts that something tells than one that is guessed."""


def beside(mentions: Sequence[Mention], entities: Iterable[Mention], usage: Usage) -> list[Mention]:
    """Add what a model of the language sees beyond the rules, but for what is plainly no name."""
    added = [each for each in entities if _may_be_a_name(each.text, usage) and not _is_among(each, mentions)]
    return sorted([*mentions, *added], key=lambda each: each.span)


def _may_be_a_name(text: str, usage: Usage) -> bool:
    first = next(words_of(text), None)
    if (
        first is None
        or not text[0].isupper()
        or any(map(str.isdigit, text))
        or first.folded in lexicon.NO_NAMES | lexicon.TITLES
    ):
        return False
    return not (is_ordinary(first.text) or usage.has_lower(first.text))


def _is_among(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.span.overlaps(each.span) for each in others)


def person(told: str) -> str:
    """Give the name that the label of a speaker tells, without a title; empty if it is none (« La maire », « E1 »)."""
    words = list(words_of(told))
    while words and words[0].folded in lexicon.TITLES:
        del words[0]
    if not words:
        return ""
    name = told[words[0].start : words[-1].end]
    ordinary = all(is_ordinary(each.text) and each.folded not in lexicon.FIRST_NAMES for each in words)
    odd = ordinary or len(name) < 3 or not name[0].isupper() or words[0].folded in lexicon.NO_NAMES
    return "" if odd or any(map(str.isdigit, name)) else name


def known(told: Iterable[tuple[str, Label]]) -> list[Known]:
    """Give the names that records tell, each once."""
    found = {text.strip(): label for text, label in told if text.strip()}
    return [Known(text, label) for text, label in found.items()]


def gathered(places: Iterable[Place]) -> list[Name]:
    """Make names of mentions, the most frequent first: spellings are one, and forms that can be of one alone."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for each in places:
        groups[alike(each.mention.text)].append(each)
    for short, whole in _parts_of(groups).items():
        groups[whole] += groups.pop(short)
    return sorted(map(_name, groups.values()), key=lambda name: (-len(name.places), folded(name.text)))


def unseen(told: Iterable[Known], names: Iterable[Name]) -> list[Name]:
    """Give the names that records tell and no text has: they leave with the records."""
    seen = {alike(form) for each in names for form in (each.text, *each.variants)}
    return [Name(each.text, each.label, (), ()) for each in told if alike(each.text) not in seen]


def _parts_of(groups: dict[str, list[Place]]) -> dict[str, str]:
    """Map short forms of persons, and what organisations' names begin with, to the one longer name they may be of."""
    found: dict[str, str] = {}
    for label, is_short in ((Label.PER, _is_short), (Label.ORG, _begins)):
        found |= _shorter({key for key, places in groups.items() if _label(places) is label}, is_short)
    return found


def _shorter(keys: set[str], is_short: Callable[[str, str], bool]) -> dict[str, str]:
    longer = sorted((key for key in keys if " " in key), key=lambda key: (-key.count(" "), key))
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for key in longer:
        for word in key.split():
            by_word[word].append(key)
            by_word[word[0]].append(key)
    found: dict[str, str] = {}
    for key in sorted(keys, key=lambda key: (key.count(" "), key)):
        likely = {each for each in by_word[key.split()[0]] if each not in {key, *found} and is_short(key, each)}
        widest = [each for each in likely if all(each == other or is_short(other, each) for other in likely)]
        if len(widest) == 1:
            found[key] = widest[0]
    return found


def _begins(short: str, whole: str) -> bool:
    return whole.startswith(f"{short} ")


def _is_short(short: str, whole: str) -> bool:
    """Say whether each word of a form is one of a longer name, or its initial, in order."""
    if short.count(" ") > whole.count(" ") or (len(short) < 3 and " " not in short):
        return False
    rest = iter(whole.split())
    return all(any(word == one or (len(word) == 1 and one.startswith(word)) for one in rest) for word in short.split())


def _name(places: Sequence[Place]) -> Name:
    counted = Counter(each.mention.text for each in places)
    forms = sorted(counted, key=lambda form: (-len(list(words_of(form))), -counted[form], -len(form)))
    return Name(forms[0], _label(places), tuple(forms[1:]), tuple(places))


def _label(places: Sequence[Place]) -> Label:
    votes = Counter[Label]()
    for each in places:
        votes[each.mention.label] += _SURE if each.mention.sure else 1
    return max(votes, key=lambda label: votes[label])
