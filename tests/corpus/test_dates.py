"""Dates written out, in French and English, whatever the system's locale."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus import dates

FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
any_day = st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31))
around = st.sampled_from(["", "Économie, ", "p. 11 • ", "Le "])
after = st.sampled_from(["", " 412 mots, p. 11", "412 mots", " - 10:24 UTC", ", p. 3"])


@given(any_day, around, after)
def test_every_day_is_read_in_french(day, before, behind):
    first = "1er" if day.day == 1 else str(day.day)
    text = f"{before}{DAYS[day.weekday()]} {first} {FRENCH[day.month - 1]} {day.year}{behind}"
    assert dates.last(text) == day.isoformat()


@given(any_day, around, after)
def test_every_day_is_read_in_english(day, before, behind):
    text = f"{before}{ENGLISH_DAYS[day.weekday()]}, {ENGLISH[day.month - 1]} {day.day}, {day.year}{behind}"
    assert dates.last(text) == day.isoformat()


@given(any_day, st.booleans())
def test_capitals_accents_and_short_names_matter_little(day, capitals):
    text = f"{day.day:02d} {FRENCH[day.month - 1]} {day.year}".replace("é", "e").replace("û", "u")
    assert dates.last(text.upper() if capitals else text) == day.isoformat()
    assert dates.last(f"{ENGLISH[day.month - 1][:3]}. {day.day}, {day.year}") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1er mai 2020", "2020-05-01"),
        ("le 1 er mai 2020", "2020-05-01"),
        ("premier mai 2020", "2020-05-01"),
        ("Sept. 11, 2024", "2024-09-11"),
        ("11 sept. 2024", "2024-09-11"),
        ("mercredi 11 septembre 2024 412 mots", "2024-09-11"),
        ("11\u00a0septembre\u202f2024", "2024-09-11"),
        ("September 11, 2024 Wednesday", "2024-09-11"),
        ("3rd of June 2011", "2011-06-03"),
        ("2024-09-11 06:00", "2024-09-11"),
        ("septembre 2024", "2024-09"),
        ("14-15 septembre 2024", "2024-09-14"),
        ("samedi 14 et dimanche 15 septembre 2024", "2024-09-14"),
        ("1er mai 2020, puis 2 mai 2020", "2020-05-02"),
        ("31 février 2024", None),
        ("29 février 2023", None),
        ("11/09/2024", None),
        ("411 septembre", None),
        ("en mai, fais ce qu'il te plaît", None),
        ("3 maisons 2024", None),
        ("", None),
    ],
)
def test_odd_spellings(text, date):
    assert dates.last(text) == date


def test_a_date_says_where_it_stands_with_its_weekday():
    text = "Économie, mercredi 11 septembre 2024 412 mots"
    (found,) = dates.written(text)
    assert text[found.start : found.end] == "mercredi 11 septembre 2024"


def test_days_are_counted_between_full_dates_only():
    assert dates.days_apart("2024-02-28", "2024-03-01") == 2
    assert dates.days_apart("2024-02", "2024-03-01") is None
    assert dates.compact("20240911") == "2024-09-11"
    assert dates.compact("20241399") is None


@pytest.mark.parametrize(
    ("words", "typed", "first"),
    [
        ("12 mars 2019", "2019-03-12", "2019-03-12"),
        ("March 12, 2019", "2019-03-12", "2019-03-12"),
        ("12th March 2019", "2019-03-12", "2019-03-12"),
        ("12-03-2019", "2019-03-12", "2019-03-12"),
        ("vers 2019", "2019~", "2019~"),
        ("around spring 2019", "2019-04~", "2019-04~"),
        ("courant mars 2019", "2019-03~", "2019-03~"),
        ("S1 2020", "2020-04~", "2020-04~"),
    ],
)
def test_a_date_is_the_same_typed_and_in_a_header(words, typed, first):
    assert (str(dates.typed(words)), dates.first(f"Le Val, {words} (relu)")) == (typed, first)
