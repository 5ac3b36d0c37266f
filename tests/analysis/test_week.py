"""What a study gained since a day."""

from __future__ import annotations

import dataclasses

import pytest

from ect_coder.analysis.answers import Answer
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.week import flips, rows_of, week
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.values import Mark, Moment, Polarity, Role, Span

BEFORE, SINCE, AFTER = "2026-11-10T09:00:00+01:00", "2026-11-18", "2026-11-18T00:00:00+01:00"


@pytest.fixture
def two_voices(study, tmp_path):
    """A project of two documents; confiance is absent at emergence (old), present with the support (new)."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Personne n’y croyait {name}. Ensuite on a signé.", encoding="utf-8")
        study.take_in([tmp_path / f"{name}.txt"], project="Légumerie")
    for document in (1, 2):
        study.code(NewCoding(document, Span(0, 8), "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT, coder="Léa"))
        study.code(NewCoding(document, Span(9, 20), "coop_confiance", Moment.SUPPORT, Polarity.PRESENT, 2, coder="Ana"))
    return study


def dated(whole, old):
    """Date the codings of the emergence, or none, before the day that is asked about."""
    codings = [
        each._replace(created=BEFORE if old and each.moment is Moment.EMERGENCE else AFTER) for each in whole.codings
    ]
    return dataclasses.replace(whole, codings=codings)


def test_an_answer_that_was_there_and_is_another_has_flipped(two_voices):
    found = [each for each in flips(dated(two_voices.whole(), old=True), SINCE) if each.id == "coop_confiance"]
    (flip,) = found
    assert (flip.then, flip.now, flip.first) == (Answer.ABSENT_AT_EMERGENCE, Answer.EMERGED_WITH_SUPPORT, False)


def test_an_answer_that_was_not_there_is_a_first_one(two_voices):
    found = flips(dated(two_voices.whole(), old=False), SINCE)
    assert {each.then for each in found} == {Answer.UNDOCUMENTED}
    assert all(each.first for each in found)


def test_the_day_itself_is_included_and_the_day_before_is_not(two_voices):
    found = week(dated(two_voices.whole(), old=True), SINCE)
    assert sum(found.coded.values()) == 2
    assert found.coded == {("Légumerie", "cooperation"): 2}
    assert [(document.code, count) for document, count in found.read] == [("D01", 1), ("D02", 1)]
    assert sum(week(dated(two_voices.whole(), old=True), "2026-11-19").coded.values()) == 0


def test_an_estimate_stands_with_the_one_it_followed(two_voices):
    for mark in (Mark.ONE, Mark.THREE):
        two_voices.estimate([NewEstimate("Légumerie", "cooperation", Moment.SUPPORT, mark, "", (), "Léa")])
    whole = two_voices.whole()
    first, second = whole.estimates
    whole = dataclasses.replace(
        whole, estimates=[dataclasses.replace(first, created=BEFORE), dataclasses.replace(second, created=AFTER)]
    )
    ((each, before),) = week(whole, SINCE).estimates
    assert (before.value, each.value) == (Mark.ONE, Mark.THREE)


def test_answers_worked_out_from_codings_are_those_of_the_store(two_voices):
    """Two ways to the same rows: one counts values, the other counts in SQLite."""
    two_voices.describe(1, Description(group="Fabrique", role=Role.SUPPORTER))
    two_voices.describe(2, Description(group="Fabrique", role=Role.SUPPORTER))
    for coder in ("", "Léa"):
        two_voices.agree("reference_coder", coder)
        whole = two_voices.whole()
        ours = [(each.project, each.id, each.answer, each.reasons) for each in rows_of(whole, whole.codings)]
        assert ours == [(each.project, each.id, each.answer, each.reasons) for each in whole.rows]
