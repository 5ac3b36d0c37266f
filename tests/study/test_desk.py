"""Disagreements settled in a study: what stands, what is set aside, what answers count then."""

from __future__ import annotations

import pytest

from ect_coder.analysis.agreement.disagreements import Differs
from ect_coder.analysis.evidence import State
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.coding.settlements import Verdict
from ect_coder.errors import UnknownCoding, UnknownSettlement
from ect_coder.values import Moment, Outcome, Polarity, Span
from tests.doubled import ALONE, MOMENT, POLARITY, RISK, TRUST, VARIABLE, double
from tests.storage.test_undo_machine import dump

BOTH = ("Léa", "Paul")


@pytest.fixture
def doubled(study, tmp_path):
    return double(study, tmp_path)


def cases(study):
    return {each.disagreement.codings: each for each in study.desk.cases(BOTH)}


def support(study, variable):
    return next(row.support for row in study.answers("variable").rows if row.id == variable)


def test_every_disagreement_is_there_and_none_is_settled(doubled):
    found = cases(doubled)
    assert list(found) == [MOMENT, VARIABLE, POLARITY, ALONE]
    assert [set(each.disagreement.differs) for each in found.values()] == [
        {Differs.MOMENT},
        {Differs.VARIABLE},
        {Differs.POLARITY},
        {Differs.ALONE},
    ]
    assert all(each.settlement is None for each in found.values())
    assert doubled.desk.coders() == ["Léa", "Paul"]


def test_what_is_kept_stands_and_the_other_is_set_aside(doubled):
    doubled.desk.settle([Verdict((7,), (8,), note="  Elle l’affirme. ")], "Zoé")
    (settled,) = doubled.desk.settlements()
    assert (settled.outcome, settled.note, settled.coder) == (Outcome.KEPT, "Elle l’affirme.", "Zoé")
    assert (settled.stands, settled.aside, settled.reference) == ((7,), (8,), "D01, §\xa01")
    assert settled.quote == doubled.text(1)[150:180]
    assert cases(doubled)[POLARITY].settlement == settled
    assert cases(doubled)[MOMENT].settlement is None
    assert doubled.desk.set_aside() == {8}


def test_what_is_set_aside_is_whole_and_shown(doubled):
    before = doubled.excerpts()
    doubled.desk.settle([Verdict((7,), (8,)), Verdict((), (9,))], "Zoé")
    assert doubled.excerpts() == before
    assert {each.id for each in doubled.excerpts(Filter(reconciled=True))} == {*range(1, 8)}


def test_a_new_reading_sets_the_others_aside_and_is_whose_it_is(doubled):
    wish = NewCoding(1, Span(100, 130), RISK, Moment.SUPPORT, coder="Zoé")
    doubled.desk.settle([Verdict((), VARIABLE, made=wish)], "Zoé")
    (settled,) = doubled.desk.settlements()
    assert (settled.outcome, settled.stands, settled.aside) == (Outcome.NEW, (10,), VARIABLE)
    made = doubled.excerpts(Filter(numbers=[10]))[0]
    assert (made.variable, made.moment, made.coder) == (RISK, Moment.SUPPORT, "Zoé")


def test_what_was_made_to_settle_is_no_reading_to_compare(doubled):
    doubled.desk.settle([Verdict((), VARIABLE, made=NewCoding(1, Span(100, 130), RISK, coder="Léa"))], "Léa")
    assert list(cases(doubled)) == [MOMENT, VARIABLE, POLARITY, ALONE]


def test_both_stay_leaves_a_trace_and_no_more(doubled):
    doubled.desk.settle([Verdict(MOMENT), Verdict(ALONE)], "Zoé")
    assert [each.outcome for each in doubled.desk.settlements()] == [Outcome.BOTH, Outcome.BOTH]
    assert doubled.desk.set_aside() == frozenset()
    assert [codings for codings, each in cases(doubled).items() if each.settlement] == [MOMENT, ALONE]


def test_one_deed_settles_several_and_is_one_step(doubled):
    before = dump(doubled)
    doubled.desk.settle([Verdict((first,), (second,)) for first, second in (MOMENT, VARIABLE, POLARITY)], "Zoé")
    assert doubled.undo_label == "settle 3 disagreements"
    assert len(doubled.desk.settlements()) == 3
    doubled.undo()
    assert dump(doubled) | {"coder": 0} == before | {"coder": 0}


def test_it_can_be_taken_back_with_what_it_made(doubled):
    before = dump(doubled)
    wish = NewCoding(1, Span(100, 130), RISK, coder="Paul")
    numbers = doubled.desk.settle([Verdict((), VARIABLE, made=wish), Verdict((7,), (8,))], "Paul")
    doubled.desk.reopen(numbers)
    assert dump(doubled) == before


def test_settling_again_takes_the_first_settlement_back(doubled):
    doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    doubled.desk.settle([Verdict((8,), (7,))], "Léa")
    (settled,) = doubled.desk.settlements()
    assert (settled.stands, settled.aside, settled.coder) == ((8,), (7,), "Léa")


def test_a_coding_that_comes_later_opens_its_disagreement_again(doubled):
    doubled.desk.settle([Verdict(ALONE)], "Zoé")
    doubled.code(NewCoding(1, Span(200, 230), RISK, coder="Paul"))
    assert cases(doubled)[9, 10].settlement is None


def test_a_note_is_changed_and_unknown_numbers_are_refused(doubled):
    (number,) = doubled.desk.settle([Verdict(MOMENT)], "Zoé")
    doubled.desk.note(number, "Deux lectures possibles.")
    assert doubled.desk.settlements()[0].note == "Deux lectures possibles."
    with pytest.raises(UnknownSettlement):
        doubled.desk.note(99, "x")
    with pytest.raises(UnknownSettlement):
        doubled.desk.reopen([99])
    with pytest.raises(UnknownCoding):
        doubled.desk.settle([Verdict((7,), (99,))], "Zoé")
    assert len(doubled.desk.settlements()) == 1


# What answers count


def test_answers_count_the_reconciled_coding_where_it_is_chosen(doubled):
    doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    assert support(doubled, RISK).state is State.WEAKLY_PRESENT
    doubled.agree("reconciled", "yes")
    assert (support(doubled, RISK).state, support(doubled, RISK).codings) == (State.PRESENT, 1)


def test_kept_answers_follow_each_settlement_and_its_undoing(doubled):
    doubled.agree("reconciled", "yes")
    assert support(doubled, RISK).state is State.WEAKLY_PRESENT
    (number,) = doubled.desk.settle([Verdict((8,), (7,))], "Zoé")
    assert support(doubled, RISK).state is State.ABSENT
    doubled.desk.reopen([number])
    assert support(doubled, RISK).state is State.WEAKLY_PRESENT
    doubled.undo()
    assert support(doubled, RISK).state is State.ABSENT


def test_one_choice_leaves_the_other(doubled):
    doubled.agree("reference_coder", "Paul")
    doubled.agree("reconciled", "yes")
    assert (doubled.conventions().reference_coder, doubled.conventions().reconciled) == ("", "yes")
    doubled.agree("reference_coder", "Paul")
    assert (doubled.conventions().reference_coder, doubled.conventions().reconciled) == ("Paul", "no")
    doubled.agree("reconciled", "yes")
    doubled.agree("reference_coder", "")
    assert doubled.conventions().reconciled == "no"


def test_all_that_reads_codings_reads_the_same_ones(doubled):
    doubled.desk.settle([Verdict((7,), (8,)), Verdict((), ALONE)], "Zoé")
    doubled.agree("reconciled", "yes")
    counted = {*range(1, 8)}
    assert {each.id for each in doubled.robustness.material().mentions} == counted
    assert doubled.robustness.trial(each_voice=False).reconciled
    assert "7 codings" in doubled.robustness.trial(each_voice=False).basis
    assert doubled.robustness.trial(each_voice=False).basis.endswith("– reconciled coding")
    whole = doubled.whole()
    assert {each.id for each in whole.codings if whole.counts(each)} == counted
    assert len(whole.codings) == 9
    (project,) = doubled.projects()
    from ect_coder.analysis.gathering import Scope

    documents = {each.id: each for each in doubled.documents()}
    shown = doubled.cells.verbatims(project, [RISK], list(Moment), Scope(), documents)
    assert {each.id for each in shown.codings} == {6, 7}


def test_a_coder_who_is_asked_for_is_given_whole(doubled):
    from ect_coder.analysis.gathering import Scope

    doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    doubled.agree("reconciled", "yes")
    rows = doubled.answers("variable", scope=Scope("Paul")).rows
    assert next(row.support for row in rows if row.id == RISK).state is State.ABSENT


def test_agreement_is_what_it_was_whatever_is_settled(doubled):
    before = doubled.agreement.found()
    wish = NewCoding(1, Span(100, 130), TRUST, coder="Léa")
    verdicts = [Verdict((7,), (8,)), Verdict((), ALONE), Verdict(MOMENT), Verdict((), VARIABLE, made=wish)]
    doubled.desk.settle(verdicts, "Léa")
    assert doubled.agreement.found() == before


# What else touches a study


def test_a_document_leaves_with_what_was_settled_in_it(doubled):
    doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    assert dict(doubled.removals.plan([1]).counts)["settlements"] == 1
    doubled.removals.remove([1])
    assert doubled.desk.settlements() == []


def test_a_note_that_quotes_a_document_that_leaves_is_left_without_the_quote(doubled, tmp_path):
    words = "la coopérative a failli fermer en deux mille douze, faute de trésorerie et de relève"
    (tmp_path / "autre.txt").write_text(f"Il raconte : {words}. Puis rien.", encoding="utf-8")
    (report,) = doubled.take_in([tmp_path / "autre.txt"])
    doubled.desk.settle([Verdict((7,), (8,), note=f"Comme il dit : {words}.")], "Zoé")
    doubled.removals.remove(report.documents)
    assert "trésorerie" not in doubled.desk.settlements()[0].note


def test_it_follows_a_corrected_text(doubled):
    doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    doubled.corrections.correct(1, "Note. " + doubled.text(1))
    (settled,) = doubled.desk.settlements()
    assert (settled.start, settled.quote) == (156, doubled.text(1)[156:186])
    assert doubled.check() == []


def test_codings_that_come_back_out_of_the_bin_are_still_settled(doubled):
    (number,) = doubled.desk.settle([Verdict((7,), (8,))], "Zoé")
    doubled.codebook.throw_away(RISK, "Zoé")
    (binned,) = doubled.codebook.bin()
    doubled.codebook.restore(binned.id, "Zoé")
    assert doubled.desk.set_aside() == {8}
    doubled.codebook.throw_away(RISK, "Zoé")
    doubled.desk.reopen([number])
    doubled.codebook.restore(doubled.codebook.bin()[0].id, "Zoé")
    assert doubled.desk.set_aside() == frozenset()
    assert doubled.check() == []


def test_polarity_of_what_stands_is_untouched(doubled):
    doubled.desk.settle([Verdict((8,), (7,))], "Zoé")
    assert doubled.excerpts(Filter(numbers=[8]))[0].polarity is Polarity.ABSENT
