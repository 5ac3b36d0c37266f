"""The other side of a two-sided sentence: what came with the support was not there before."""

from __future__ import annotations

import pytest

from ect_coder.coding.codings import NewCoding, both_sides
from ect_coder.values import Moment, Polarity, Span

PRESENT, ABSENT, MIXED = Polarity.PRESENT, Polarity.ABSENT, Polarity.MIXED


@pytest.mark.parametrize(
    ("moment", "polarity", "at_emergence", "with_support"),
    [
        (Moment.SUPPORT, PRESENT, ABSENT, PRESENT),
        (Moment.SUPPORT, ABSENT, PRESENT, ABSENT),
        (Moment.SUPPORT, MIXED, ABSENT, MIXED),
        (Moment.EMERGENCE, PRESENT, PRESENT, ABSENT),
        (Moment.EMERGENCE, ABSENT, ABSENT, PRESENT),
        (Moment.EMERGENCE, MIXED, MIXED, PRESENT),
    ],
)
def test_each_side_is_completed_by_the_other(moment, polarity, at_emergence, with_support):
    sides = both_sides(NewCoding(1, Span(0, 4), "v", moment, polarity, coder="Léa"))
    assert [(each.moment, each.polarity) for each in sides] == [
        (Moment.EMERGENCE, at_emergence),
        (Moment.SUPPORT, with_support),
    ]


def test_the_side_that_is_added_has_no_intensity():
    sides = both_sides(NewCoding(1, Span(0, 4), "v", Moment.SUPPORT, PRESENT, 3, coder="Léa"))
    assert [each.intensity for each in sides] == [None, 3]


@pytest.mark.parametrize("moment", [Moment.BOTH, Moment.AFTER, Moment.UNDETERMINED])
def test_what_is_of_neither_moment_has_no_other_side(moment):
    one = NewCoding(1, Span(0, 4), "v", moment, PRESENT, coder="Léa")
    assert both_sides(one) == [one]
