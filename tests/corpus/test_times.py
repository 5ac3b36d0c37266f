"""Times as transcripts write them, read for sorting and jumping."""

import math

import pytest

from ect_coder.corpus.times import clock, seconds


@pytest.mark.parametrize(
    ("time", "read"),
    [
        ("12:30", 750),
        ("0:01 - 0:11", 1),
        ("1:02:03.5", 3723.5),
        ("[00:00:36]", 36),
        ("00:00:01,250 --> 00:00:02", 1.25),
        ("#00:00:36-8#", 36),
        ("100:00:01", 360_001),
        ("00:00", 0),
        ("", None),
        ("midi", None),
    ],
)
def test_a_time_is_read_in_seconds(time, read):
    assert seconds(time) == read


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (0, "00:00:00"),
        (36.19, "00:00:36.190"),
        (3723, "01:02:03"),
        (360_001, "100:00:01"),
        (-5, "00:00:00"),
        (59.9996, "00:01:00"),
        (math.nan, "00:00:00"),
        (math.inf, "00:00:00"),
    ],
)
def test_seconds_are_written_as_a_clock(moment, written):
    assert clock(moment) == written
