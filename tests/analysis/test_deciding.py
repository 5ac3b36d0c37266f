"""What is suggested beside a decision, what stays of one, and when it is to be reviewed."""

from __future__ import annotations

import pytest

from ect_coder.analysis.confidence import Confidence
from ect_coder.analysis.deciding import suggestion
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.evidence import State
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import BadValue, ReasonNeeded
from ect_coder.values import Kind, Mark, Moment, Polarity, Role, Span

EMERGENCE, SUPPORT = Moment.EMERGENCE, Moment.SUPPORT


@pytest.mark.parametrize(
    ("state", "intensity", "expected"),
    [
        (State.UNDOCUMENTED, None, Mark.NR),
        (State.SILENT, None, Mark.NR),
        (State.ABSENT, None, Mark.ZERO),
        (State.CONTESTED, 2, Mark.C),
        (State.PRESENT, None, None),
        (State.WEAKLY_PRESENT, 1, Mark.ONE),
        (State.PRESENT, 1.5, Mark.ONE),
        (State.PRESENT, 1.75, Mark.TWO),
        (State.PRESENT, 2.5, Mark.TWO),
        (State.PRESENT, 3, Mark.THREE),
    ],
)
def test_a_suggestion_is_the_state_or_the_median_intensity_a_half_counting_down(state, intensity, expected):
    assert suggestion(state, intensity) is expected


@pytest.fixture
def told(small_study):
    """The Légumerie of 2019, a carrier of 2018 and a newspaper of 2020."""
    small_study.describe(1, Description(role=Role.CARRIER, date="2018"))
    small_study.describe(2, Description(kind=Kind.PRESS, date="2020"))
    return small_study


def case(study, target, moment, project="Légumerie"):
    by = "pillar" if target in {each.id for each in study.grid.pillars} else "variable"
    return next(each for each in study.decisions.cases(by) if each.place == (project, target, moment))


def decide(study, mark, target="coop_confiance", moment=EMERGENCE, **values):
    values = {"coder": "Léa", **values}
    study.estimate([NewEstimate("Légumerie", target, moment, mark, **values)])


def test_every_cell_of_pillars_and_variables_can_be_decided_at_both_moments(told):
    assert len(told.decisions.cases()) == 3 * 4 * 2
    assert len(told.decisions.cases("variable")) == 3 * len(told.grid.variables) * 2


def test_nothing_is_decided_by_itself(told):
    told.decisions.all_cases()
    assert told.estimates() == []


def test_what_is_said_of_a_cell_is_suggested(told):
    assert case(told, "coop_confiance", EMERGENCE).suggestion is Mark.ZERO
    assert case(told, "coop_confiance", SUPPORT).suggestion is Mark.TWO
    assert case(told, "coop_confiance", EMERGENCE, "Atelier").suggestion is Mark.C
    assert case(told, "coop_confiance", EMERGENCE, "Tiers-lieu").suggestion is Mark.NR


def test_a_pillar_is_suggested_at_the_median_of_its_present_variables(told):
    found = case(told, "cooperation", SUPPORT)
    assert (found.intensity, found.suggestion) == (2, Mark.TWO)


def test_confidence_knows_dates_kinds_and_roles_of_the_study(told):
    assert case(told, "coop_confiance", EMERGENCE).confidence is Confidence.HIGH
    assert case(told, "coop_confiance", SUPPORT).confidence is Confidence.MEDIUM


def test_a_reason_explains_a_contradiction(told):
    told.estimate([NewEstimate("Atelier", "coop_confiance", EMERGENCE, Mark.C, coder="Léa")])
    assert case(told, "coop_confiance", EMERGENCE, "Atelier").confidence is Confidence.LOW
    why = "Le maire ne parle que des débuts."
    told.estimate([NewEstimate("Atelier", "coop_confiance", EMERGENCE, Mark.C, why, coder="Léa")])
    assert case(told, "coop_confiance", EMERGENCE, "Atelier").confidence is Confidence.MEDIUM


def test_a_person_may_trust_more_or_less_and_says_why(told):
    with pytest.raises(ReasonNeeded):
        decide(told, Mark.ZERO, confidence=Confidence.LOW, confidence_why=" ")
    decide(told, Mark.ZERO, confidence=Confidence.LOW, confidence_why="Article de commande.")
    found = case(told, "coop_confiance", EMERGENCE)
    assert (found.confidence, found.judgement.confidence) == (Confidence.LOW, Confidence.HIGH)
    told.undo()
    assert case(told, "coop_confiance", EMERGENCE).confidence is Confidence.HIGH


def test_no_more_than_three_excerpts_carry_an_estimate(told):
    with pytest.raises(BadValue):
        decide(told, Mark.ZERO, evidence=(1, 2, 3, 4))
    decide(told, Mark.ZERO, evidence=(1, 2, 3))
    assert case(told, "coop_confiance", EMERGENCE).estimate.evidence == (1, 2, 3)


def test_another_mark_keeps_reasons_and_excerpts_a_cell_that_is_cleared_does_not(told):
    decide(told, Mark.ZERO, why="Deux voix.", evidence=(1,))
    held = case(told, "coop_confiance", EMERGENCE)
    assert (held.decided(Mark.ONE).why, held.decided(Mark.ONE).evidence) == ("Deux voix.", (1,))
    assert (held.decided(None).why, held.decided(None).evidence) == ("", ())


def test_a_decision_is_to_be_reviewed_when_its_codings_change_until_that_is_undone(told):
    decide(told, Mark.ZERO)
    told.recode([1], polarity=Polarity.MIXED)
    assert case(told, "coop_confiance", EMERGENCE).stale
    told.undo()
    assert not case(told, "coop_confiance", EMERGENCE).stale
    told.code(NewCoding(1, Span(8, 40), "coop_partage_risque", EMERGENCE, coder="Léa"))
    assert not case(told, "coop_confiance", EMERGENCE).stale


def test_a_pillar_is_to_be_reviewed_when_any_of_its_variables_changes(told):
    decide(told, Mark.ZERO, "cooperation")
    told.code(NewCoding(1, Span(8, 40), "coop_partage_risque", EMERGENCE, coder="Léa"))
    assert case(told, "cooperation", EMERGENCE).stale
    told.undo()
    assert not case(told, "cooperation", EMERGENCE).stale


def test_what_was_decided_meanwhile_is_seen_without_computing_again(told):
    before = told.decisions.cases()
    decide(told, Mark.TWO, "cooperation")
    assert told.decisions.again(before) == told.decisions.cases()


def test_the_history_of_a_cell_says_who_decided_what_the_latest_first(told):
    decide(told, Mark.ZERO, why="Deux voix.")
    decide(told, Mark.ONE, coder="Paul")
    decide(told, None)
    decide(told, Mark.TWO, moment=SUPPORT)
    found = told.decisions.history("Légumerie", "coop_confiance", EMERGENCE)
    assert [(each.value, each.coder, each.why) for each in found] == [
        (None, "Léa", ""),
        (Mark.ONE, "Paul", ""),
        (Mark.ZERO, "Léa", "Deux voix."),
    ]
