"""Confidence, by hand: which voices, which kinds and roles, from when, and whether they contradict each other."""

from __future__ import annotations

import pytest

from ect_coder.analysis.confidence import AT_THE_TIME, Confidence, Ground, Source, judge
from ect_coder.analysis.telling import telling
from ect_coder.values import Kind, Moment, PartialDate, Role

CARRIER_THEN = Source("d:1", Kind.INTERVIEW, Role.CARRIER, contemporary=True)
CARRIER_LATER = Source("d:1", Kind.INTERVIEW, Role.CARRIER, contemporary=False)
OTHER_CARRIER_LATER = Source("d:2", Kind.INTERVIEW, Role.CARRIER, contemporary=False)
ELECTED_LATER = Source("d:3", Kind.INTERVIEW, Role.ELECTED, contemporary=False)
PRESS_THEN = Source("d:4", Kind.PRESS, Role.JOURNALIST, contemporary=True)
PRESS_UNDATED = Source("d:4", Kind.PRESS, None, contemporary=None)
SAME_VOICE_PRESS_THEN = Source("d:1", Kind.PRESS, Role.JOURNALIST, contemporary=True)


@pytest.mark.parametrize(
    ("sources", "contested", "explained", "expected"),
    [
        ([], False, False, "low"),
        ([CARRIER_LATER], False, False, "low"),
        ([CARRIER_THEN], False, False, "medium"),
        ([PRESS_UNDATED], False, False, "low"),
        ([CARRIER_LATER, PRESS_THEN], False, False, "high"),
        ([CARRIER_LATER, ELECTED_LATER], False, False, "medium"),
        ([CARRIER_THEN, ELECTED_LATER], False, False, "high"),
        ([CARRIER_LATER, PRESS_UNDATED], False, False, "medium"),
        ([CARRIER_THEN, OTHER_CARRIER_LATER], False, False, "medium"),
        ([CARRIER_LATER, OTHER_CARRIER_LATER], False, False, "low"),
        ([CARRIER_LATER, SAME_VOICE_PRESS_THEN], False, False, "medium"),
        ([CARRIER_LATER, PRESS_THEN], True, False, "low"),
        ([CARRIER_LATER, PRESS_THEN], True, True, "medium"),
        ([CARRIER_THEN], True, True, "medium"),
        ([CARRIER_LATER], True, True, "low"),
    ],
)
def test_confidence_follows_from_voices_kinds_time_and_contradictions(sources, contested, explained, expected):
    assert judge(sources, contested=contested, explained=explained).confidence == expected


def test_a_confidence_says_its_grounds():
    found = judge([CARRIER_LATER, PRESS_THEN], contested=True, explained=False)
    assert found.grounds == (Ground.SEVERAL_VOICES, Ground.DIVERSE, Ground.CONTEMPORARY, Ground.UNEXPLAINED)


def test_two_carriers_who_look_back_are_one_interested_party():
    found = judge([CARRIER_LATER, OTHER_CARRIER_LATER], contested=False, explained=False)
    assert Ground.INTERESTED in found.grounds
    assert found.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("date", "moment", "pivot", "end", "expected"),
    [
        ("2018", Moment.EMERGENCE, "2019-03", None, True),
        ("2019-05", Moment.EMERGENCE, "2019-03", None, False),
        ("2019", Moment.EMERGENCE, "2019-03", None, None),
        (None, Moment.EMERGENCE, "2019-03", None, None),
        ("2018", Moment.EMERGENCE, None, None, None),
        ("2020", Moment.SUPPORT, "2019-03", "2021", True),
        ("2022", Moment.SUPPORT, "2019-03", "2021", False),
        ("2018", Moment.SUPPORT, "2019-03", "2021", False),
        ("2018", Moment.SUPPORT, "2019-03", None, False),
        ("2020", Moment.SUPPORT, "2019-03", None, None),
        ("2021-06", Moment.SUPPORT, "2019-03", "2021", None),
        ("2019", Moment.SUPPORT, "2019-03", "2021", None),
    ],
)
def test_an_unknown_date_or_pivot_is_unknown_never_no(date, moment, pivot, end, expected):
    told, turned, ended = (PartialDate.parse(each) if each else None for each in (date, pivot, end))
    assert AT_THE_TIME[telling(moment, told, turned, ended)] is expected
