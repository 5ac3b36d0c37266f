"""Which verbatims are shown of a cell."""

from __future__ import annotations

import pytest

from ect_coder.analysis.chosen import Choice
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.values import Mark, Moment, Polarity, Quotability, Reading, Span


@pytest.fixture
def talkative(study, tmp_path):
    """One voice that affirms four times, one that affirms once weakly, one that denies once."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Voix {number} " + "mot " * 40, encoding="utf-8")
        study.take_in([tmp_path / f"{number}.txt"], project="Légumerie")
    for start in range(4):
        study.code(said(1, start, Polarity.PRESENT, 3))
    study.code(said(2, 0, Polarity.PRESENT, 1))
    study.code(said(3, 0, Polarity.ABSENT, None))
    return study


def said(document, start, polarity, intensity, **more):
    return NewCoding(
        document, Span(start, start + 5), "coop_confiance", Moment.SUPPORT, polarity, intensity, coder="Léa", **more
    )


def chosen(study, most=3):
    found = Choice(study.whole()).of("Légumerie", "cooperation", Moment.SUPPORT, most)
    return [(each.document, each.start) for each in found]


def test_each_side_and_each_voice_is_heard_before_one_speaks_twice(talkative):
    assert chosen(talkative) == [(1, 0), (3, 0), (2, 0)]
    assert chosen(talkative, 4) == [(1, 0), (3, 0), (2, 0), (1, 1)]


def test_what_carries_an_estimate_comes_first(talkative):
    talkative.estimate([NewEstimate("Légumerie", "coop_confiance", Moment.SUPPORT, Mark.TWO, "", (4,), "Léa")])
    assert chosen(talkative, 1) == [(1, 3)]


def test_what_is_said_in_so_many_words_comes_before_what_is_read_between_lines(study, interview):
    study.code(said(interview, 0, Polarity.PRESENT, 3, reading=Reading.INTERPRETED))
    study.code(said(interview, 9, Polarity.PRESENT, 1, reading=Reading.EXPLICIT))
    assert chosen(study, 1) == [(interview, 9)]


def test_words_that_may_not_be_quoted_are_never_chosen(talkative):
    talkative.describe(3, Description(quotability=Quotability.PARAPHRASE))
    assert chosen(talkative) == [(1, 0), (2, 0), (1, 1)]


def test_a_passage_coded_twice_is_shown_once(study, interview):
    study.code(said(interview, 0, Polarity.PRESENT, 3))
    study.code(NewCoding(interview, Span(0, 5), "coop_partage_risque", Moment.BOTH, Polarity.PRESENT, 2, coder="Léa"))
    assert chosen(study) == [(interview, 0)]
