"""The negative cases: what speaks against each answer. Pure.

At emergence and at support, of each variable of a project:

- *denial*: the cell is absent (N); its codings that say so are evidence, not a gap;
- *contested*: the cell is contested (C); all its codings are to be read against each other;
- *counter-example*: the cell is present (P, p) and a coding is absent or mixed, or absent and one is present or mixed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis.evidence import State, moments_of
from ect_coder.values import Moment, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.mentions import Mention


class Negative(StrEnum):
    """How a coding speaks against an answer, or for an absence."""

    DENIAL = "denial"
    CONTESTED = "contested"
    COUNTER_EXAMPLE = "counter_example"


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """The codings of one cell that are to be read as a negative case, with the answer that they bear on."""

    row: Row
    moment: Moment
    state: State
    negative: Negative
    codings: tuple[int, ...]


def negative_cases(rows: Iterable[Row], mentions: Iterable[Mention]) -> list[NegativeCase]:
    """List the negative cases of the variables among `rows`, in their order, emergence first."""
    cells: dict[tuple[int, str, Moment], list[Mention]] = defaultdict(list)
    for each in mentions:
        for moment in moments_of(each.moment):
            cells[each.project, each.code, moment].append(each)
    return [
        NegativeCase(row, moment, cell.state, negative, tuple(each.id for each in found))
        for row in rows
        if row.level == "variable"
        for moment, cell in ((Moment.EMERGENCE, row.emergence), (Moment.SUPPORT, row.support))
        for negative, found in _against(cell.state, cells.get((row.project, row.id, moment), ()))
        if found
    ]


def _against(state: State, said: Sequence[Mention]) -> Iterator[tuple[Negative, Sequence[Mention]]]:
    absent = [each for each in said if each.polarity is Polarity.ABSENT]
    if state is State.CONTESTED:
        yield Negative.CONTESTED, said
    elif state is State.ABSENT:
        yield Negative.DENIAL, absent
        yield Negative.COUNTER_EXAMPLE, [each for each in said if each.polarity is not Polarity.ABSENT]
    else:
        yield Negative.COUNTER_EXAMPLE, [each for each in said if each.polarity is not Polarity.PRESENT]
