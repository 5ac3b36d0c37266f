"""A few of the faults that `make torture` plays by the thousand, at each push."""

import pytest

from tests.torture import disk, places, steps, undoing


@pytest.mark.parametrize(
    ("play", "share"),
    [(places.run, 0.02), (steps.run, 0.01), (lambda share: [undoing.there_and_back(share)], 0.01), (disk.run, 0.02)],
)
def test_nothing_is_lost(play, share):
    outcomes = play(share)
    assert [(each.family, each.failures) for each in outcomes if each.failures] == []
    assert sum(each.cases for each in outcomes) > 0
