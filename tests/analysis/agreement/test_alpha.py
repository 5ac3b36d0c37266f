"""Alphas of published examples, and those of the krippendorff package on random data."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest

from ect_coder.analysis.agreement.alpha import (
    Alpha,
    _counted,
    _disagreeing,
    _nominal,
    _ordinal,
    alpha,
    binary_alpha,
    each_alpha,
    resampled,
)


def test_the_nominal_example_of_krippendorff_2011():
    """B: Ben and Gerry, twelve articles; alpha 0.692 = 1 - 23 × 4 / (24² - Σn²), coincidences counted by hand."""
    units = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    found = alpha([["abcde".index(each) for each in unit] for unit in units], 5, "nominal")
    assert found.value == pytest.approx(0.692, abs=5e-4)
    assert found.value == pytest.approx(1 - 23 * 6 / (24**2 - (4**2 + 6**2 + 6**2 + 6**2 + 2**2)), abs=1e-9)


# Krippendorff (2011), « Computing Krippendorff's Alpha-Reliability », C: four observers, twelve units, missing values.
FOUR = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
)
UNITS = [[value - 1 for value in unit if value] for unit in zip(*FOUR, strict=True)]


def test_four_observers_and_missing_values_nominal():
    assert alpha(UNITS, 5, "nominal").value == pytest.approx(0.743421052631579, abs=1e-9)


def test_four_observers_and_missing_values_ordinal():
    assert alpha(UNITS, 5, "ordinal").value == pytest.approx(0.8153877, abs=1e-6)


def test_the_binary_example_of_krippendorff_2011():
    """A: two observers, ten articles, alpha 0.095 (1 - 19 × 8 / (2 × 14 × 6) to the last digit)."""
    meg, owen = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    found = alpha(list(zip(meg, owen, strict=True)), 2, "nominal")
    assert found.value == pytest.approx(1 - 19 * 4 / (14 * 6), abs=1e-9)


def test_draws_of_all_units_once_give_the_value_of_the_package():
    drawing = np.random.default_rng(1)
    for _each in range(20):
        units = drawing.integers(0, 4, size=(30, 2)).tolist()
        counts, once = _counted(units, 4), np.ones((1, 30))
        for level, ours in (
            ("nominal", _nominal(_disagreeing(counts), counts, once)),
            ("ordinal", _ordinal(counts, once)),
        ):
            theirs = krippendorff.alpha(value_counts=counts, level_of_measurement=level)
            assert float(ours[0]) == pytest.approx(theirs, abs=1e-9)


def test_marked_characters_are_units():
    """Ten characters marked by both, five by one, eighty-five by none: the package's own alpha of a hundred units."""
    data = [[1] * 10 + [1] * 5 + [0] * 85, [1] * 10 + [0] * 5 + [0] * 85]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert binary_alpha(np.array([[10, 5, 35], [0, 0, 50]])).value == pytest.approx(theirs, abs=1e-9)


def test_uncoded_text_does_not_make_two_who_never_meet_agree():
    found = binary_alpha(np.array([[0, 20, 100_000]]))
    assert found.value == pytest.approx(0, abs=1e-3)


def test_one_value_only_or_nothing_has_no_alpha():
    assert alpha([(0, 0), (0, 0)], 1, "nominal") == Alpha()
    assert alpha([(2, 2)], 4, "ordinal") == Alpha()
    assert alpha([], 4, "ordinal") == Alpha()
    assert binary_alpha(np.zeros((0, 3), dtype=int)) == Alpha()
    assert binary_alpha(np.array([[5, 0, 0]])) == Alpha()


def test_each_value_has_its_own_alpha():
    units = [(0, 0), (0, 0), (1, 1), (1, 2), (2, 1)]
    first, second, _third = each_alpha(units, 3, resampled(5))
    assert first.value == 1
    assert second.value == pytest.approx(1 - 9 * 2 / (4 * 6), abs=1e-9)


def test_an_interval_holds_its_value_and_is_the_same_twice():
    drawing = np.random.default_rng(3)
    units = [
        (int(one), int(one) if drawing.random() < 0.8 else int(drawing.integers(0, 5)))
        for one in drawing.integers(0, 5, 300)
    ]
    found = alpha(units, 5, "nominal")
    assert found.low < found.value < found.high
    assert found == alpha(units, 5, "nominal")
    assert 0.05 < found.high - found.low < 0.2
