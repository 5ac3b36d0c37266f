"""A condition as a person reads it: « Ancrage territorial ET émergence, dans le même paragraphe que Coopération »."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.coding.conditions import About, All, Beside, Condition, Either, Field, Not, Words
from ect_coder.errors import UnknownPillar, UnknownVariable
from ect_coder.values import Kind, Moment, Polarity
from ect_coder.wording import _, language, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ect_coder.codebook.grid import Grid

    OwnLabels = Mapping[Moment, str]


def sentence(condition: Condition, grid: Grid, own: OwnLabels) -> str:
    """Say a condition; `own` are the study's own words for moments. What the codebook no longer has keeps its id.

    What is beside an excerpt comes last, so that it is not taken for a part of the neighbour.
    """
    return _Saying(grid, own).of(condition)


def value_label(field: Field, value: str, grid: Grid, own: OwnLabels) -> str:
    """Name a value that a coding may have; one that the codebook no longer has by its id."""
    ways: dict[Field, Callable[[str], str]] = {
        Field.PILLAR: lambda key: grid.pillar(key).label(language()),
        Field.VARIABLE: lambda key: grid.code(key).label(language()),
        Field.MOMENT: lambda key: labels.moment(Moment(key), own),
        Field.POLARITY: lambda key: labels.polarity(Polarity(key)),
        Field.KIND: lambda key: labels.kind(Kind(key)),
    }
    try:
        return ways.get(field, str)(value)
    except (UnknownPillar, UnknownVariable):
        return value


class _Saying:
    """Knows in which words the values of a study are said."""

    def __init__(self, grid: Grid, own: OwnLabels) -> None:
        self._grid = grid
        self._own = own

    def of(self, condition: Condition) -> str:
        match condition:
            case About(field, values):
                return self._about(field, values)
            case Words(query):
                return quoted(query)
            case Either(parts):
                return reduce(_either, (self._inner(each) for each in parts))
            case All(parts):
                return self._all(parts)
            case Not() | Beside():
                return self._all((condition,))

    def _about(self, field: Field, values: Sequence[str]) -> str:
        said = reduce(_or, (value_label(field, each, self._grid, self._own) for each in values))
        match field:
            case Field.POLARITY:
                return _("polarity {values}").format(values=said)
            case Field.PROJECT:
                return _("project {values}").format(values=said)
            case Field.CODER:
                return _("coded by {values}").format(values=said)
            case _:
                return said

    def _all(self, parts: Sequence[Condition]) -> str:
        """Say what an excerpt is, then what it is not, then what stands beside it."""
        own = [each for each in parts if not isinstance(each, Not | Beside)]
        denied = [each.part for each in parts if isinstance(each, Not) and not isinstance(each.part, Beside)]
        beside = [each for each in parts if isinstance(each, Beside)]
        alone = [each.part for each in parts if isinstance(each, Not) and isinstance(each.part, Beside)]
        said = reduce(_and, (self._inner(each) for each in own)) if own else _("Any excerpt")
        for part in denied:
            said = _("{excerpt} EXCEPT {other}").format(excerpt=said, other=self._inner(part))
        for near in beside:
            said = _("{excerpt}, {place}").format(excerpt=said, place=self._place(near))
        for far in alone:
            said = _("{excerpt}, but not {place}").format(excerpt=said, place=self._place(far))
        return said

    def _place(self, condition: Beside) -> str:
        other = self._inner(condition.part)
        if condition.within is None:
            return _("overlapping {other}").format(other=other)
        if condition.within == 0:
            return _("in the same paragraph as {other}").format(other=other)
        return ngettext(
            "{n} paragraph at most from {other}", "{n} paragraphs at most from {other}", condition.within, other=other
        )

    def _inner(self, condition: Condition) -> str:
        """Say a part of something larger, in brackets where it has parts itself."""
        said = self.of(condition)
        match condition:
            case About(_field, values):
                return f"({said})" if len(values) > 1 else said
            case Words():
                return said
            case All(parts) | Either(parts):
                return f"({said})" if len(parts) > 1 else self._inner(parts[0])
            case Not() | Beside():
                return f"({said})"


def _or(one: str, other: str) -> str:
    return _("{one} or {other}").format(one=one, other=other)


def _and(one: str, other: str) -> str:
    return _("{one} AND {other}").format(one=one, other=other)


def _either(one: str, other: str) -> str:
    return _("{one} OR {other}").format(one=one, other=other)
