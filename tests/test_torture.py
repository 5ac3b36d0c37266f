"""A few of the faults that `make torture` plays by the thousand, at each push."""

from pathlib import Path

import pytest

from tests.torture import disk, pairs, permissions, places, steps, undoing
from tests.torture.__main__ import IN_SUITE


@pytest.mark.parametrize(
    ("play", "share"),
    [
        (places.run, 0.02),
        (steps.run, 0.01),
        (lambda share: [undoing.there_and_back(share)], 0.01),
        (disk.run, 0.02),
        (permissions.run, 1),
        (pairs.run, 0.02),
    ],
)
def test_nothing_is_lost(play, share):
    outcomes = play(share)
    assert [(each.family, each.failures) for each in outcomes if each.failures] == []
    assert sum(each.cases for each in outcomes) > 0


def test_the_table_names_tests_that_are_there():
    root = Path(__file__).parents[1]
    named = [place for _family, _fault, places in IN_SUITE for place in places]
    assert [place for place in named if not (root / place).is_file()] == []
