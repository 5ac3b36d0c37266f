"""What a person decided on names: who is replaced, by which pseudonym or category, and who stays. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.names.found import Label, Name
from ect_coder.names.matching import alike
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PSEUDONYMS = {Label.PER: N_("Person {n}"), Label.ORG: N_("Organisation {n}"), Label.LOC: N_("Place {n}")}
_CATEGORIES = {Label.PER: N_("[person]"), Label.ORG: N_("[organisation]"), Label.LOC: N_("[place]")}


@dataclass(frozen=True, slots=True)
class Decision:
    """A name that is replaced, under all its forms, or `kept`: it may leave as it is.

    Without a pseudonym the category stands for it, without a category that of its kind.
    """

    text: str
    label: Label
    variants: tuple[str, ...] = ()
    pseudonym: str = ""
    category: str = ""
    kept: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.text, *self.variants)


def category(decision: Decision) -> str:
    """Give what stands for a name where not even a pseudonym may."""
    return decision.category or _(_CATEGORIES[decision.label])


def left_over(names: Iterable[Name], decisions: Iterable[Decision]) -> list[Name]:
    """Give the names that no one has decided on: those of which a form is in no decision."""
    decided = {alike(form) for each in decisions for form in each.forms}
    return [each for each in names if not {alike(form) for form in (each.text, *each.variants)} <= decided]


def replacing(name: Name, decisions: Sequence[Decision]) -> Decision:
    """Decide that a name is replaced, by the next pseudonym of its kind that no one has."""
    taken = {each.pseudonym for each in decisions}
    numbers = range(1, len(decisions) + 2)
    free = next(word for n in numbers if (word := _(_PSEUDONYMS[name.label]).format(n=n)) not in taken)
    return Decision(name.text, name.label, name.variants, free)


def keeping(name: Name) -> Decision:
    """Decide that a name may leave as it is."""
    return Decision(name.text, name.label, name.variants, kept=True)


def with_decision(decisions: Iterable[Decision], made: Decision) -> list[Decision]:
    """Put a decision in the place of an earlier one on the same name, or at the end; its forms are no one else's."""
    forms = {alike(each) for each in made.forms}
    found: list[Decision] = []
    place = None
    for each in decisions:
        if alike(each.text) in forms:
            place = len(found) if place is None else place
            continue
        found.append(replace(each, variants=tuple(form for form in each.variants if alike(form) not in forms)))
    found.insert(len(found) if place is None else place, made)
    return found
