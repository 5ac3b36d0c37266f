"""Two people code the same document: what agrees, what does not, and what is left out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ect_coder import cli
from ect_coder.analysis.agreement.matching import Mark, matched
from ect_coder.analysis.agreement.questions import Judgement, Material, Question, answer
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.values import Mark as Value
from ect_coder.values import Moment, Span


def mark(number, coder, start, end, variable="a", moment="support", polarity="present", document=1):
    return Mark(number, document, start, end, variable, moment, polarity, coder)


def found(marks, judgements=()):
    material = Material(marks, {1: [(0, 100)], 2: [(0, 50)]}, judgements, 2)
    return answer(material, lambda _done, _total: None)


def test_passages_match_that_share_half_of_the_shorter_one():
    one, other, far = mark(1, "A", 0, 20), mark(2, "B", 10, 50), mark(3, "B", 60, 70)
    assert matched([one], [other, far]) == [(one, other)]
    assert matched([replace(one, end=19)], [other]) == []


def test_of_several_the_one_of_the_same_variable_is_matched():
    one, near, same = mark(1, "A", 0, 20), mark(2, "B", 0, 20, "b"), mark(3, "B", 5, 30)
    assert matched([one], [near, same]) == [(one, same)]


def test_places_count_the_text_that_one_of_them_marked():
    places = found([mark(1, "A", 0, 20), mark(2, "B", 10, 30)]).of(Question.PLACES)
    assert places.n == 100
    assert places.share == pytest.approx(10 / 30)
    assert not places.differences


def test_a_passage_that_only_one_marked_is_a_disagreement_of_places():
    places = found([mark(1, "A", 0, 20), mark(2, "B", 0, 20), mark(3, "B", 40, 60)]).of(Question.PLACES)
    assert [each.codings for each in places.differences] == [(3,)]


def test_someone_who_coded_nothing_in_a_document_is_not_compared_there():
    whole = found([mark(1, "A", 0, 20), mark(2, "B", 0, 20), mark(3, "A", 0, 20, document=2)])
    assert whole.documents == 1
    assert whole.of(Question.PLACES).n == 100


def test_a_differing_variable_is_named_by_both_and_asked_no_further():
    marks = [mark(1, "A", 0, 20), mark(2, "B", 0, 20, "b"), mark(3, "A", 50, 60), mark(4, "B", 50, 60, moment="after")]
    whole = found(marks)
    variable, moment = whole.of(Question.VARIABLE), whole.of(Question.MOMENT)
    assert (variable.n, variable.share) == (2, 0.5)
    assert variable.differences[0].said == (("A", "a"), ("B", "b"))
    assert (moment.n, moment.share, moment.differences[0].codings) == (1, 0, (3, 4))


def test_estimates_without_rank_are_left_out_and_counted():
    said = [Judgement(1, "a", "support", coder, value) for coder, value in (("A", 3), ("B", 2), ("C", None))]
    whole = found([], said)
    assert (whole.of(Question.ESTIMATES).n, whole.unranked) == (1, 2)
    assert whole.coders == ("A", "B")


def test_nothing_to_compare_is_said_and_divides_by_nothing():
    whole = found([mark(1, "A", 0, 20)])
    assert [(each.n, each.share, each.alpha.value) for each in whole.figures] == [(0, None, None)] * 5


@pytest.fixture
def double(small_study):
    """The small study, whose second person agrees twice and differs once."""
    for start, variable in ((8, "coop_confiance"), (60, "hybr_marchand")):
        small_study.code(NewCoding(3, Span(start, start + 32), variable, Moment.EMERGENCE, coder="Paul"))
    for coder, value in (("Léa", Value.TWO), ("Paul", Value.THREE)):
        small_study.estimate(
            [NewEstimate("Atelier", "coop_confiance", Moment.SUPPORT, value, evidence=[7], coder=coder)]
        )
    return small_study


def test_the_command_line_gives_figures_sentences_and_the_paragraph(double, capsys):
    double.close()
    assert cli.main(["--lang", "en", "agreement", str(double.path), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["coders"] == ["Léa", "Paul"]
    assert {each["question"] for each in value["figures"]} == {*Question}
    assert value["figures"][-1]["disagreements"] == 1
    assert "2 persons coded 1 of 5 documents (20 %)" in value["method"]


def test_codings_accepted_from_the_machine_are_left_out(double):
    number = double.excerpts()[-1].id
    with double._database.step("", double_changed()) as session:
        from ect_coder.storage.schema import SuggestionRow

        session.add(_accepted(SuggestionRow, number))
    assert double.agreement.found().machine == 1


def double_changed():
    from ect_coder.values import Changed

    return Changed.CODINGS


def _accepted(table, number):
    told = {"document_id": 1, "start": 0, "end": 5, "quote": "Voix ", "why": "", "origin": "rule", "state": "accepted"}
    return table(coding_id=number, created="2026-01-01T00:00:00+01:00", **told)
