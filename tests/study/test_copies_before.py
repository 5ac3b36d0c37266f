"""Before a deed that changes much, a checked copy is kept."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.storage.backup import Reason
from ect_coder.study import never
from ect_coder.values import MANY, Moment, Span


def kept(study):
    return [(each.reason, each.holds["coding"], each.holds["document"]) for each in study.copies.all()]


@pytest.fixture
def numbers(study, interview):
    """The codings of a study, one more than few."""
    return study.code_many(
        [NewCoding(interview, Span(n % 100, n % 100 + 9), "coop_confiance", coder="Léa") for n in range(MANY + 1)]
    )


def test_before_a_person_leaves(study, interview):
    study.code(NewCoding(interview, Span(0, 9), "coop_confiance", coder="Léa"))
    study.removals.remove([interview])
    assert kept(study)[0] == (Reason.RISK, 1, 1)


def test_before_a_corrected_file_takes_the_place_of_a_text(study, interview, tmp_path):
    file = tmp_path / "corrected.txt"
    file.write_text(study.text(interview).replace("trois", "quatre"), encoding="utf-8")
    planned = study.corrections.plan_replacement(interview, file, never)
    study.corrections.replace(interview, planned.entry)
    assert kept(study)[0] == (Reason.RISK, 0, 1)


def test_before_many_codings_change_or_go(study, numbers):
    study.recode(numbers, moment=Moment.AFTER)
    assert kept(study)[0] == (Reason.RISK, MANY + 1, 1)
    study.uncode(numbers)
    assert [reason for reason, _codings, _documents in kept(study)] == [Reason.RISK, Reason.RISK]


def test_before_a_code_with_many_codings_is_merged_or_thrown_away(study, numbers):
    study.codebook.merge("coop_confiance", "coop_partage_risque", "Léa")
    assert kept(study)[0] == (Reason.RISK, MANY + 1, 1)


def test_not_before_a_few_codings_change(study, numbers):
    before = len(kept(study))
    study.recode(numbers[:9], moment=Moment.AFTER)
    assert len(kept(study)) == before
