"""Stretches that overlap, and what two lists of them share: as sets of places would say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus.stretches import common, merged

stretches = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda each: each[0] <= each[1]))


def places(found):
    return {place for first, last in found for place in range(first, last)}


@given(stretches)
def test_merged_stretches_hold_the_same_places_in_order_and_apart(found):
    joined = merged(found)
    assert places(joined) == places(found)
    assert all(before[1] < after[0] for before, after in pairwise(joined))


@given(stretches, stretches)
def test_what_two_share_is_in_both(left, right):
    assert places(common(merged(left), merged(right))) == places(left) & places(right)
