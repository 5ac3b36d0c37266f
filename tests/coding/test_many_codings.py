"""Deeds on more codings than a statement of SQLite's takes parameters, and the orders in which excerpts are listed."""

from __future__ import annotations

import sqlite3

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter, Order
from ect_coder.errors import IntensityOnAbsence, UnknownCoding
from ect_coder.values import Moment, Polarity, Span

MANY = 40_000


@pytest.fixture
def crowd(study, interview):
    """The numbers of 40,000 codings, in a study whose SQLite takes the parameters it does by default, and no more."""
    variable = study.grid.variables[0].id
    numbers = study.code_many([NewCoding(interview, Span(n % 90, 99), variable, coder="Léa") for n in range(MANY)])
    study._database._writer.connection.dbapi_connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    return numbers


def test_forty_thousand_codings_are_changed_reviewed_and_removed_each_in_one_step(study, crowd):
    other = study.grid.variables[1].id
    study.recode(crowd, moment=Moment.AFTER, variable=other, intensity=2)
    assert {(each.moment, each.variable, each.intensity) for each in study.excerpts()} == {(Moment.AFTER, other, 2)}
    study.codebook.review(crowd)
    study.uncode(crowd)
    assert study.excerpts() == []
    assert [each.label for each in study.past_deeds()][-3:] == [
        "change 40,000 codings",
        "review codings",
        "remove 40,000 codings",
    ]


def test_counts_follow_deeds_on_many_and_on_few(study, interview, crowd):
    first, second = (each.id for each in study.grid.variables[:2])
    assert (study.counts(), study.document_counts()) == ({first: MANY}, {interview: MANY})
    study.uncode(crowd[:3])
    study.recode(crowd[3:5], variable=second)
    assert (study.counts(), study.document_counts()) == ({first: MANY - 5, second: 2}, {interview: MANY - 3})
    study.recode(crowd[5:], variable=second)
    assert study.counts() == {second: MANY - 3}
    study.travel(-3)
    assert (study.counts(), study.document_counts()) == ({first: MANY}, {interview: MANY})


def test_one_absence_among_many_refuses_an_intensity_for_all(study, crowd):
    study.recode(crowd[-1:], polarity=Polarity.ABSENT)
    before = study.excerpts()
    with pytest.raises(IntensityOnAbsence):
        study.recode(crowd, intensity=2, moment=Moment.AFTER)
    assert study.excerpts() == before


def test_one_number_that_is_none_leaves_all_as_they_are(study, crowd):
    with pytest.raises(UnknownCoding):
        study.uncode([*crowd, 99_999_999])
    assert len(study.excerpts()) == MANY


def test_some_codings_are_asked_for_by_their_numbers(study, crowd):
    assert [each.id for each in study.excerpts(Filter(numbers=[crowd[7]]))] == [crowd[7]]
    assert study.excerpts(Filter(numbers=crowd[:9], moments=[Moment.AFTER])) == []


def test_excerpts_are_listed_by_variable_moment_or_date(study, interview):
    first, second = (each.id for each in study.grid.variables[:2])
    context = study.grid.transversal[0].id
    said = [(context, Moment.AFTER), (second, Moment.SUPPORT), (first, Moment.AFTER), (second, Moment.EMERGENCE)]
    wishes = [NewCoding(interview, Span(n, 9), *each, coder="Léa") for n, each in enumerate(said)]
    numbers = study.code_many(wishes)

    def places(order):
        return [numbers.index(each.id) for each in study.excerpts(order=order)]

    assert places(Order.PLACE) == [0, 1, 2, 3]
    assert places(Order.VARIABLE) == [2, 1, 3, 0]
    assert places(Order.MOMENT) == [3, 1, 0, 2]


def test_the_last_made_come_first_by_date_whatever_the_clock(study, interview):
    numbers = study.code_many([NewCoding(interview, Span(n, 9), "coop_confiance", coder="Léa") for n in range(2)])
    raw = study._database._writer.connection.dbapi_connection
    raw.execute("UPDATE coding SET created = '2026-10-25T02:50:00+02:00' WHERE id = ?", numbers[:1])
    raw.execute("UPDATE coding SET created = '2026-10-25T02:10:00+01:00' WHERE id = ?", numbers[1:])
    assert [each.id for each in study.excerpts(order=Order.CREATED)] == numbers[::-1]
