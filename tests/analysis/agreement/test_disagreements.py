"""Where people disagree, one by one: what they read at each place, and in what they differ."""

from __future__ import annotations

from ect_coder.analysis.agreement.disagreements import Differs, disagreements
from ect_coder.analysis.agreement.matching import Mark

A, B, C = "Ada", "Bob", "Cléo"
PEOPLE = (A, B, C)


def mark(number, coder, start, end, variable="trust", moment="support", polarity="present", document=1):
    return Mark(number, document, start, end, variable, moment, polarity, coder)


def found(*marks, coders=PEOPLE):
    return [(each.start, each.end, each.codings, set(each.differs)) for each in disagreements(marks, coders)]


def test_the_same_said_of_the_same_words_is_no_disagreement():
    assert found(mark(1, A, 0, 10), mark(2, B, 1, 10)) == []


def test_each_thing_in_which_two_readings_differ_is_told():
    assert found(mark(1, A, 0, 10), mark(2, B, 0, 12, "risk")) == [(0, 12, (1, 2), {Differs.VARIABLE})]
    assert found(mark(1, A, 0, 10), mark(2, B, 0, 10, moment="after", polarity="absent")) == [
        (0, 10, (1, 2), {Differs.MOMENT, Differs.POLARITY})
    ]


def test_passages_that_share_less_than_half_of_the_longer_one_are_two_places():
    assert found(mark(1, A, 0, 10), mark(2, B, 0, 20)) == []
    assert found(mark(1, A, 0, 100), mark(2, B, 70, 130)) == [(0, 130, (1, 2), {Differs.PLACE})]
    assert found(mark(1, A, 0, 10), mark(2, B, 0, 21)) == [(0, 21, (1, 2), {Differs.PLACE})]


def test_what_one_coded_and_the_other_did_not_has_an_empty_reading():
    (one,) = disagreements([mark(1, A, 0, 10), mark(2, A, 50, 60), mark(3, B, 50, 60)], PEOPLE)
    assert one.differs == {Differs.ALONE}
    assert [(each.coder, [mark.id for mark in each.marks]) for each in one.readings] == [(A, [1]), (B, [])]


def test_a_second_variable_on_the_same_words_is_a_disagreement_of_its_own():
    marks = (mark(1, A, 0, 10), mark(2, A, 0, 10, "risk"), mark(3, B, 0, 10))
    assert found(*marks) == [(0, 10, (2,), {Differs.ALONE})]


def test_who_coded_nothing_in_a_document_is_not_compared_there():
    assert found(mark(1, A, 0, 10)) == []
    assert found(mark(1, A, 0, 10), mark(2, B, 30, 40), mark(3, C, 0, 10, document=2)) == [
        (0, 10, (1,), {Differs.ALONE}),
        (30, 40, (2,), {Differs.ALONE}),
    ]


def test_three_readings_of_one_place_are_one_disagreement():
    marks = (mark(1, A, 0, 10), mark(2, B, 0, 10, "risk"), mark(3, C, 0, 10))
    assert found(*marks) == [(0, 10, (1, 2, 3), {Differs.VARIABLE})]
    assert found(*marks, coders=(A, C)) == []
    assert found(marks[0], marks[2], mark(4, B, 70, 80)) == [
        (0, 10, (1, 3), {Differs.ALONE}),
        (70, 80, (4,), {Differs.ALONE}),
    ]


def test_they_come_in_the_order_of_the_texts():
    marks = [
        *(mark(1, A, 5, 9, document=2), mark(2, B, 50, 60, document=2)),
        *(mark(3, A, 70, 80), mark(4, B, 0, 9)),
    ]
    assert [each.codings for each in disagreements(marks, PEOPLE)] == [(4,), (3,), (1,), (2,)]
