"""A document is contemporary of what it tells, or looks back: its date beside the project's pivot."""

from __future__ import annotations

import pytest

from ect_coder.analysis.hindsight import Hindsight, hindsight

BEFORE, AFTER = Hindsight.CONTEMPORARY, Hindsight.RETROSPECTIVE


@pytest.mark.parametrize(
    ("date", "pivot", "side"),
    [
        ("2018", "2019-03", BEFORE),
        ("2019-02-27", "2019-03", BEFORE),
        ("2020~", "2019", AFTER),
        ("2019-04", "2019-03-12", AFTER),
        ("2019", "2019-03", None),
        ("2019-03-11", "2019-03", None),
        ("2019~", "2019", None),
        (None, "2019", None),
        ("2019", None, None),
        ("2019", "", None),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(date, pivot, side):
    assert hindsight(date, pivot) is side
