"""The newer, the closer together copies are kept."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from ect_coder.storage.thinning import spare

NOW = datetime.datetime(2026, 3, 18, 15, 0)
calendars = st.lists(
    st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2027, 1, 1)), min_size=1, max_size=60
)


def ago(**delta):
    return NOW - datetime.timedelta(**delta)


def test_of_a_half_hour_the_last_is_kept():
    assert spare([NOW, ago(minutes=3), ago(minutes=20), ago(minutes=29), ago(minutes=40)]) == {
        ago(minutes=20),
        ago(minutes=29),
    }


def test_of_a_day_before_yesterday_the_last_is_kept():
    day = [ago(days=3, hours=each) for each in range(5)]
    assert spare([NOW, *day]) == set(day[1:])


def test_of_a_week_then_of_a_month_the_last_is_kept():
    week = [datetime.datetime(2026, 2, 23 + each) for each in range(5)]
    month = [datetime.datetime(2025, 10, each) for each in (2, 9, 30)]
    assert spare([NOW, *week, *month]) == {*week[:-1], *month[:-1]}


@given(calendars)
def test_the_newest_is_always_kept(moments):
    assert max(moments) not in spare(moments)


@given(calendars)
def test_what_is_kept_is_kept_again(moments):
    kept = set(moments) - spare(moments)
    assert spare(kept) == set()


@given(calendars)
def test_a_day_of_the_last_week_keeps_one_of_its_copies(moments):
    kept = set(moments) - spare(moments)
    last = max(moments)
    days = {each.date() for each in moments if last - each < datetime.timedelta(days=7)}
    assert days <= {each.date() for each in kept}


@given(calendars)
def test_a_month_keeps_one_of_its_copies_or_a_later_week_does(moments):
    kept = {(each.year, each.month) for each in set(moments) - spare(moments)}
    last = max(moments)
    old = {(each.year, each.month) for each in moments if last - each >= datetime.timedelta(days=70)}
    assert old <= kept
