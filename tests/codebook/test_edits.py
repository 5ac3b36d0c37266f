"""The codebook is edited: codings follow, versions tell, and every edit is undone in one step."""

import pytest

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.codebook import edits
from ect_coder.codebook.grid import Card
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import EmptyName, NotMovable, TakenName, UnknownVariable
from ect_coder.values import Mark, Moment, Span

TRUST, RISK = "coop_confiance", "coop_partage_risque"


@pytest.fixture
def coded(study, interview):
    study.add_project("Atelier")
    for start, key in ((0, TRUST), (12, TRUST), (24, RISK)):
        study.code(NewCoding(interview, Span(start, start + 6), key, Moment.SUPPORT, project="Atelier", coder="Léa"))
    study.estimate([NewEstimate("Atelier", TRUST, Moment.SUPPORT, Mark.TWO, "net", evidence=[1], coder="Léa")])
    return study


def variables(study):
    return [each.variable for each in study.excerpts()]


def test_a_new_variable_gets_an_id_a_version_and_codings(coded, interview):
    key = coded.codebook.add("Œuvre  commune", "cooperation", "Léa")
    assert key == "cooperation_oeuvre_commune"
    assert coded.grid.pillar("cooperation").variables[-1].label("fr") == "Œuvre commune"
    coded.code(NewCoding(interview, Span(0, 3), key, project="Atelier", coder="Léa"))
    assert [each.version for each in coded.codebook.versions()] == ["1.0", "1.1"]


@pytest.mark.parametrize("label", ["Confiance et interconnaissance", "CONFIANCE ET INTERCONNAISSANCE "])
def test_a_label_that_is_taken_is_refused(coded, label):
    with pytest.raises(TakenName):
        coded.codebook.add(label, None, "Léa")
    with pytest.raises(EmptyName):
        coded.codebook.add("  ", None, "Léa")
    assert len(coded.codebook.versions()) == 1


def test_a_typing_slip_away_is_said_to_be_near(coded):
    assert edits.near(coded.grid, "confiance et interconaissance", "fr")[0].id == TRUST
    assert edits.near(coded.grid, "confiense", "fr")[0].id == TRUST
    assert edits.near(coded.grid, "Baleines", "fr") == []


def test_only_a_change_of_meaning_asks_for_a_review(coded):
    card = coded.grid.code(TRUST).card("fr")
    coded.codebook.describe(TRUST, Card("Confiance", card.definition), "Léa", meaning=False)
    assert coded.codebook.to_review() == []
    coded.codebook.describe(TRUST, Card("Confiance", "Ils se prêtent leurs outils."), "Léa", meaning=True)
    assert coded.codebook.to_review() == [1, 2] == [each.id for each in coded.excerpts(Filter(to_review=True))]
    coded.codebook.review([1])
    assert coded.codebook.to_review() == [2]
    coded.undo()
    assert coded.codebook.to_review() == [1, 2]


def test_a_coding_made_after_the_change_is_not_to_review(coded, interview):
    coded.codebook.describe(TRUST, Card("Confiance"), "Léa", meaning=True)
    coded.code(NewCoding(interview, Span(30, 33), TRUST, project="Atelier", coder="Léa"))
    assert coded.codebook.to_review() == [1, 2]


def test_a_code_moves_within_its_nature(coded):
    coded.codebook.move(TRUST, "anchoring", 0, "Léa")
    assert coded.grid.pillar("anchoring").variables[0].id == TRUST
    assert coded.excerpts()[0].pillar == "anchoring"
    with pytest.raises(NotMovable):
        coded.codebook.move(TRUST, None, None, "Léa")


def test_a_merge_takes_the_codings_along_and_leaves_the_code_in_the_bin(coded):
    coded.codebook.merge(TRUST, RISK, "Léa")
    assert variables(coded) == [RISK, RISK, RISK]
    assert TRUST not in [each.id for each in coded.grid.codes]
    assert coded.estimates() == []
    assert [(each.code.id, each.codings) for each in coded.codebook.bin()] == [(TRUST, 0)]
    assert coded.codebook.to_review() == [1, 2, 3]
    coded.undo()
    assert variables(coded) == [TRUST, TRUST, RISK]
    assert (coded.codebook.bin(), len(coded.estimates())) == ([], 1)


def test_a_split_gives_the_chosen_codings_to_the_new_code(coded):
    key = coded.codebook.split(TRUST, "Interconnaissance", [2], "Léa")
    assert variables(coded) == [TRUST, key, RISK]
    assert coded.codebook.to_review() == [1]
    labels = [each.id for each in coded.grid.pillar("cooperation").variables]
    assert labels.index(key) == labels.index(TRUST) + 1


def test_the_bin_hides_a_code_from_all_that_counts_and_gives_everything_back(coded):
    before = (coded.excerpts(), coded.estimates(), coded.grid.codes, coded.answers().rows)
    coded.write_memo(Subject(About.VARIABLE, TRUST), "à garder", "Léa")
    coded.codebook.throw_away(TRUST, "Léa")
    assert variables(coded) == [RISK]
    assert (coded.counts(), coded.estimates()) == ({RISK: 1}, [])
    with pytest.raises(UnknownVariable):
        coded.grid.code(TRUST)
    coded.codebook.restore(coded.codebook.bin()[0].id, "Léa")
    assert (coded.excerpts(), coded.estimates(), coded.grid.codes, coded.answers().rows) == before
    assert coded.memo(Subject(About.VARIABLE, TRUST)) == "à garder"


def test_what_was_removed_meanwhile_does_not_come_back_with_the_code(coded, interview):
    coded.codebook.throw_away(TRUST, "Léa")
    coded.remove_project("Atelier")
    coded.codebook.restore(coded.codebook.bin()[0].id, "Léa")
    assert [each.project for each in coded.excerpts()] == [None, None, None]
    coded.codebook.throw_away(TRUST, "Léa")
    coded.remove_document(interview)
    coded.codebook.restore(coded.codebook.bin()[0].id, "Léa")
    assert coded.excerpts() == []


def test_a_code_whose_label_was_given_anew_waits_in_the_bin(coded):
    coded.codebook.throw_away(TRUST, "Léa")
    coded.codebook.add("Confiance et interconnaissance", "cooperation", "Léa")
    with pytest.raises(TakenName):
        coded.codebook.restore(coded.codebook.bin()[0].id, "Léa")
    assert len(coded.codebook.bin()) == 1


def test_a_retired_code_keeps_its_codings_and_a_pillar_its_new_colour(coded):
    coded.codebook.retire(TRUST, "Léa")
    coded.codebook.recolour("cooperation", "#123456", "Léa")
    assert (coded.grid.code(TRUST).retired, coded.grid.pillar("cooperation").colour) == (True, "#123456")
    assert variables(coded) == [TRUST, TRUST, RISK]
    coded.codebook.retire(TRUST, "Léa", retired=False)
    assert not coded.grid.code(TRUST).retired


def test_the_codebook_keeps_its_guid_and_its_history_over_all_versions(coded):
    guid = coded.grid.guid
    coded.codebook.add("Une idée", None, "Léa")
    coded.codebook.retire(RISK, "Paul")
    assert coded.grid.guid == guid
    last = coded.codebook.versions()[-1]
    assert (last.version, last.coder, last.edits) == ("1.2", "Paul", (edits.Edit(RISK, "retire"),))


@pytest.mark.parametrize(("version", "after"), [("1.0", "1.1"), ("1.9", "1.10"), ("2026", "2026.1"), ("a.b", "a.b.1")])
def test_a_version_is_counted_on(version, after):
    assert edits.next_version(version) == after
