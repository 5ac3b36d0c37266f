"""What leaves instead of names: texts in which those decided on are replaced, always by the same. Pure.

Whole words, the longest form first, whatever the accents, hyphens and apostrophes (`matching.py`). Addresses of e-mail
and numbers of telephones name someone too: where names are replaced, they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ect_coder.names.decisions import Decision, category
from ect_coder.names.found import Label
from ect_coder.names.matching import Matcher, alike, bare, words_of
from ect_coder.values import Span
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

_Value = TypeVar("_Value")
_REACHED = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w.,])(?:\+33[\s.\u00a0\u202f-]?[1-9]|0[1-9])(?:[\s.\u00a0\u202f-]?\d\d){4}(?!\d))"
)
_ELIDED = re.compile(r"(?<!\w)(d|qu)['’]$", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\w)(d|qu)e[ \u00a0]$", re.IGNORECASE)
_FROM_A_VOWEL = re.compile(r"\W*[aeiouyhàâäéèêëîïôöûüœæ]", re.IGNORECASE)
_REFERENCES = frozenset(
    {
        "id",
        "guid",
        "key",
        "variable",
        "pillar",
        "parent",
        "target",
        "level",
        "sha256",
        "fingerprint",
        "colour",
        "letter",
    }
    | {"language", "created", "made", "date", "pivot", "quoting", "status", "version"}
)
"""Fields by which the program finds things again, and dates: no one's words."""


class Display(StrEnum):
    """How names leave: as they are, as pseudonyms, or as mere categories."""

    REAL = "real"
    PSEUDONYM = "pseudonym"
    GENERIC = "generic"


_LEVELS = {
    Display.REAL: N_("real names"),
    Display.PSEUDONYM: N_("pseudonyms"),
    Display.GENERIC: N_("categories"),
}


def level(display: Display) -> str:
    """Name a level."""
    return _(_LEVELS[display])


@dataclass(frozen=True, slots=True)
class Moved:
    """A text with names replaced; `old` and `new` are where each that was stood, and stands."""

    text: str
    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()

    def start(self, place: int) -> int:
        """Give where a passage begins that began there; one that began within a name takes all of what replaced it."""
        return self._at(place, end=False)

    def end(self, place: int) -> int:
        """Give where a passage ends that ended there."""
        return self._at(place, end=True)

    def _at(self, place: int, *, end: bool) -> int:
        rank = bisect_right([each.start for each in self.old], place - end) - 1
        if rank < 0:
            return place
        old, new = self.old[rank], self.new[rank]
        if place < old.end or (end and place == old.end):
            return new.end if end else new.start
        return place - old.end + new.end


@dataclass(frozen=True)
class Renaming:
    """Replaces names as a person decided, at a level; nothing at all at the level of real names."""

    decisions: tuple[Decision, ...] = ()
    display: Display = Display.REAL
    projects: tuple[str, ...] = ()
    """Names of projects: each has a category of its own, so that answers stay apart."""
    _met: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def changes(self) -> bool:
        """Whether anything is replaced."""
        return self.display is not Display.REAL

    def text(self, text: str) -> str:
        """Give a text as it leaves."""
        if not self.changes or not text:
            return text
        known = self._met.get(text)
        if known is None:
            known = self._met[text] = self.moved(text).text
        return known

    def moved(self, text: str) -> Moved:
        """Give a text as it leaves, with where its places are then."""
        if not self.changes:
            return Moved(text)
        parts, old, new = [], [], []
        done, length = 0, 0
        for span, instead in self._replacements(text):
            parts += [text[done : span.start], instead]
            length += span.start - done
            old.append(span)
            new.append(Span(length, length + len(instead)))
            length += len(instead)
            done = span.end
        return Moved("".join([*parts, text[done:]]), tuple(old), tuple(new))

    def value(self, value: _Value) -> _Value:
        """Give a value as it leaves: every text in it, whatever it is in, but for references."""
        return self._renamed(value) if self.changes else value

    def _renamed(self, value: Any) -> Any:
        if type(value) is str:
            return self.text(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._of_fields(value)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            pairs = zip(value._fields, value, strict=True)
            return type(value)(*(each if name in _REFERENCES else self._renamed(each) for name, each in pairs))
        if isinstance(value, tuple | list | frozenset):
            return type(value)(map(self._renamed, value))
        if hasattr(value, "items"):
            return {self._renamed(key): self._renamed(each) for key, each in value.items()}
        return value

    def _of_fields(self, value: Any) -> Any:
        changed = {}
        for each in fields(value):
            before = getattr(value, each.name)
            if each.init and each.name not in _REFERENCES and (after := self._renamed(before)) != before:
                changed[each.name] = after
        return replace(value, **changed) if changed else value

    def _replacements(self, text: str) -> Iterator[tuple[Span, str]]:
        reached = [(Span(*found.span()), _instead(found)) for found in _REACHED.finditer(text)]
        named = [
            _in_its_sentence(text, span, self._word(decision))
            for span, decision in self._matcher.find(text)
            if not any(span.overlaps(other) for other, _instead in reached)
        ]
        return iter(sorted([*reached, *named], key=lambda each: each[0]))

    def _word(self, decision: Decision) -> str:
        if self.display is Display.PSEUDONYM and decision.pseudonym:
            return decision.pseudonym
        forms = {alike(each) for each in decision.forms}
        own = next((n for n, each in enumerate(self.projects, 1) if alike(each) in forms), None)
        return category(decision) if own is None else _("[project {n}]").format(n=own)

    @cached_property
    def _matcher(self) -> Matcher[Decision]:
        replaced = (each for each in self.decisions if not each.kept)
        return Matcher((form, each) for each in replaced for form in sorted(_all_forms(each)))


def _all_forms(decision: Decision) -> set[str]:
    """Give the forms of a name: those seen, and those that may be (no article, an initial, the family name first)."""
    found = {*decision.forms, *map(bare, decision.forms)}
    if decision.label is Label.PER:
        for form in decision.forms:
            first, *others = [each.text for each in words_of(form)]
            if others and len(first) > 1 and first[0].isupper():
                family = " ".join(others)
                found |= {f"{first[0]}. {family}", f"{family} {first}", f"{family} {first[0]}."}
    return found


def _instead(found: re.Match[str]) -> str:
    return _("[e-mail address]") if found.lastgroup == "mail" else _("[telephone number]")


def _in_its_sentence(text: str, span: Span, word: str) -> tuple[Span, str]:
    """Put a word in the place of a name; « d’Autrans » becomes « de Lieu 1 », « de Lyon » « d’Orville »."""
    before = text[max(0, span.start - 4) : span.start]
    vowel = bool(_FROM_A_VOWEL.match(word))
    joined = _WHOLE.search(before) if vowel else _ELIDED.search(before)
    if joined is None:
        return span, word
    start = span.start - len(joined[0])
    return Span(start, span.end), f"{joined[1]}{'’' if vowel else 'e '}{word}"
