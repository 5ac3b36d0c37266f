"""How specific a word is to a part, as published and as the definition says, counted with whole numbers."""

from __future__ import annotations

from math import comb, log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.analysis.specificity import specificity

SPEECHES = 61_449
"""Words of ten speeches of Robespierre, in which « peuple » stands 296 times."""


def test_it_is_what_lafon_published_of_robespierre():
    """« peuple » stands 14 times among the 6,903 words of the fourth speech: P = 6.6937e-5 (Mots 1, p. 149)."""
    assert specificity(14, 296, 6_903, SPEECHES) == pytest.approx(log10(6.6937e-5), abs=1e-4)


def test_it_is_above_nothing_where_a_word_is_said_more_and_below_where_it_is_said_less():
    assert specificity(53, 296, 7_896, SPEECHES) == pytest.approx(2.1122, abs=1e-3)
    assert specificity(4, 296, 1_084, SPEECHES) == pytest.approx(-0.3977, abs=1e-3)


def test_a_part_that_is_all_or_nothing_has_no_specific_word():
    assert specificity(12, 12, 500, 500) == 0
    assert specificity(0, 12, 0, 500) == 0
    assert specificity(0, 0, 100, 500) == 0


def test_what_no_number_of_the_machine_could_hold_has_a_score():
    assert specificity(3_000, 3_000, 100_000, 1_600_000) > 3_000


@given(st.data())
def test_it_is_the_sum_of_the_probabilities(data):
    whole = data.draw(st.integers(2, 60))
    part, total = data.draw(st.integers(1, whole - 1)), data.draw(st.integers(1, whole))
    count = data.draw(st.integers(max(0, total + part - whole), min(total, part)))
    ways = {k: comb(total, k) * comb(whole - total, part - k) for k in range(total + 1) if k <= part}
    more = count * whole >= total * part
    tail = sum(each for k, each in ways.items() if (k >= count if more else k <= count))
    expected = log10(tail / comb(whole, part))
    assert specificity(count, total, part, whole) == pytest.approx(-expected if more else expected, abs=1e-6)
