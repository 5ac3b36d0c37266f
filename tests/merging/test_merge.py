"""Two copies of a study, worked on apart, are brought together."""

from __future__ import annotations

import shutil

import pytest

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.coding.settlements import Verdict
from ect_coder.corpus.library import Description
from ect_coder.errors import SameStudy
from ect_coder.merging import words
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Span, Status
from tests.merging.held import held


@pytest.fixture
def pair(small_study, tmp_path):
    """A study and its copy, both open."""
    path = tmp_path / "copy.ect"
    small_study.copy_to(path)
    with Study.open(path) as copy:
        yield small_study, copy


def code(study, coder, start=8, **values):
    values = {"variable": "coop_confiance", "moment": Moment.SUPPORT, **values}
    return study.code(NewCoding(1, Span(start, start + 20), coder=coder, **values))


def both_ways(pair, tmp_path):
    """Bring each into a copy of the other as it stood."""
    one, other = pair
    paths = [tmp_path / "one.ect", tmp_path / "other.ect"]
    for study, path in zip(pair, paths, strict=True):
        study.copy_to(path)
    reports = one.merging.bring(paths[1], "Léa"), other.merging.bring(paths[0], "Léa")
    return reports, paths


def test_what_both_coded_apart_is_in_both(pair, tmp_path):
    one, other = pair
    code(one, "Léa", 30)
    code(other, "Paul", 50)
    both_ways(pair, tmp_path)
    assert held(one) == held(other)
    assert [each.coder for each in one.excerpts()].count("Paul") == 1
    assert len(one.excerpts()) == 13


def test_an_unchanged_copy_brings_nothing_and_is_no_step(pair):
    one, other = pair
    before = one.undo_label
    report = one.merging.bring(other.path, "Léa")
    assert not report
    assert not report.conflicts
    assert one.undo_label == before


def test_a_coding_changed_on_one_side_is_kept_both_ways(pair, tmp_path):
    one, other = pair
    other.recode([3], moment=Moment.EMERGENCE)
    (report, _back), _paths = both_ways(pair, tmp_path)
    assert held(one) == held(other)
    assert len(one.excerpts()) == 12
    assert [(each.kind, each.field, each.kept) for each in report.conflicts] == [("coding", "moment", "twice")]


def test_the_same_file_twice_changes_nothing(pair, tmp_path):
    one, other = pair
    other.recode([3], moment=Moment.EMERGENCE)
    other.write_memo(Subject(About.PROJECT, "Atelier"), "vu par Paul", "Paul")
    one.write_memo(Subject(About.PROJECT, "Atelier"), "vu par Léa", "Léa")
    one.merging.bring(other.path, "Léa")
    before = held(one)
    assert not one.merging.bring(other.path, "Léa")
    assert held(one) == before


def test_two_memos_on_one_subject_stand_in_one_under_their_names(pair, tmp_path):
    one, other = pair
    subject = Subject(About.PROJECT, "Atelier")
    one.write_memo(subject, "vu par Léa", "Léa")
    other.write_memo(subject, "vu par Paul", "Paul")
    (report, _back), _paths = both_ways(pair, tmp_path)
    text = one.memo(subject)
    assert text == other.memo(subject)
    assert "vu par Léa\n— Léa, " in text
    assert "vu par Paul\n— Paul, " in text
    assert [(each.subject, each.kept) for each in report.conflicts] == [("Atelier", "text")]


def test_a_memo_that_goes_on_replaces_the_one_it_goes_on_from(pair):
    one, other = pair
    subject = Subject(About.STUDY)
    one.write_memo(subject, "À revoir.", "Léa")
    other.write_memo(subject, "À revoir. C’est fait.", "Paul")
    report = one.merging.bring(other.path, "Léa")
    assert one.memo(subject) == "À revoir. C’est fait."
    assert not report.conflicts


def test_of_two_estimates_of_a_cell_both_are_kept_and_the_later_stands(pair, tmp_path):
    one, other = pair
    for study, mark, coder in ((other, Mark.THREE, "Paul"), (one, Mark.ONE, "Léa")):
        study.estimate([NewEstimate("Atelier", "coop_confiance", Moment.SUPPORT, mark, evidence=[7], coder=coder)])
    (report, _back), _paths = both_ways(pair, tmp_path)
    for study in pair:
        current = [(each.value, each.coder, each.current) for each in study.estimates()]
        assert current == [(Mark.THREE, "Paul", False), (Mark.ONE, "Léa", True)]
    assert [(each.kind, each.here, each.there) for each in report.conflicts] == [("estimate", "1", "3")]


def test_what_differs_of_a_project_stays_and_its_memo_has_both(pair, tmp_path):
    one, other = pair
    one.add_project("Tiers-lieu", "2020")
    other.add_project("Tiers-lieu", "2021")
    other.add_project("Atelier", None, {"Commune": "Orgelet"})
    (report, _back), _paths = both_ways(pair, tmp_path)
    pivots = {each.name: each.pivot for each in one.projects()}
    assert pivots["Tiers-lieu"] == "2020"
    assert "2020 · 2021" in one.memo(Subject(About.PROJECT, "Tiers-lieu"))
    assert one.memo(Subject(About.PROJECT, "Tiers-lieu")) == other.memo(Subject(About.PROJECT, "Tiers-lieu"))
    assert {"Commune": "Orgelet"} in [each.attributes for each in one.projects()]
    assert report.conflicts[0].kept == "memo"


def test_the_further_status_of_a_document_holds(pair, tmp_path):
    _one, other = pair
    other.describe(2, Description(status=Status.REVIEWED))
    both_ways(pair, tmp_path)
    assert [study.documents([2])[0].status for study in pair] == [Status.REVIEWED] * 2


def test_one_text_taken_in_on_both_sides_is_one_document(pair, tmp_path):
    one, other = pair
    file = tmp_path / "neuf.txt"
    file.write_text("Un texte que deux personnes importent.", encoding="utf-8")
    for study in pair:
        (report,) = study.take_in([file], project="Atelier")
        study.code(NewCoding(report.documents[0], Span(0, 8), "hybr_marchand", coder="Léa"))
    both_ways(pair, tmp_path)
    assert len(one.documents()) == 6
    assert len(one.excerpts()) == 13
    assert held(one) == held(other)


def test_a_document_of_the_other_comes_in_with_its_text_and_a_free_code(pair, tmp_path):
    one, other = pair
    for study, text in ((one, "Le mien."), (other, "Le tien.")):
        (tmp_path / "neuf.txt").write_text(text, encoding="utf-8")
        study.take_in([tmp_path / "neuf.txt"], project="Atelier")
    one.merging.bring(other.path, "Léa")
    mine, theirs = one.documents()[-2:]
    assert one.text(theirs.id) == "Le tien."
    assert theirs.name == "neuf (2)"
    assert theirs.code != mine.code


def test_a_code_made_in_the_copy_comes_with_its_codings(pair):
    one, other = pair
    other.code_in_vivo(NewCoding(1, Span(0, 5), "", coder="Paul"), "méfiance")
    one.merging.bring(other.path, "Léa")
    made = one.excerpts()[0]
    assert one.grid.code(made.variable).label("fr") == "méfiance"


def test_a_code_in_the_bin_that_is_in_use_in_the_copy_comes_back(pair):
    one, other = pair
    one.codebook.throw_away("hybr_marchand", "Léa")
    report = one.merging.bring(other.path, "Léa")
    assert len(one.excerpts()) == 11
    assert len(report.back) == 1
    assert held(one) == held(other)


def test_a_trial_leaves_every_byte_and_says_the_same(pair, tmp_path):
    one, other = pair
    code(other, "Paul", 50)
    with_path, other_path = tmp_path / "with.ect", other.path
    one.copy_to(with_path)
    Study.open(with_path).close()
    before = with_path.read_bytes()
    with Study.open(with_path, brief=True) as again:
        tried = again.merging.trial(other_path, "Léa")
    assert with_path.read_bytes() == before
    with Study.open(with_path, brief=True) as again:
        assert again.merging.bring(other_path, "Léa") == tried
    assert words.sentences(tried, "copie", done=False)[0] == "Will come in from “copie”: 1 person, 1 coding."


def test_a_study_is_not_brought_into_itself(study):
    with pytest.raises(SameStudy):
        study.merging.bring(study.path, "Léa")


def test_the_other_file_stays_as_it_is(pair, tmp_path):
    one, other = pair
    code(one, "Léa", 30)
    path = tmp_path / "closed.ect"
    other.copy_to(path)
    before = shutil.copy(path, tmp_path / "before.ect").read_bytes()
    one.merging.bring(path, "Léa")
    assert path.read_bytes() == before


def test_of_questions_that_say_the_same_as_many_stay_as_one_side_has(pair, tmp_path, monkeypatch):
    monkeypatch.setattr("ect_coder.coding.discussions.now", lambda: "2026-01-01T10:00:00+01:00")
    one, other = pair
    for study in (one, one, other):
        study.discuss(2, Span(5, 10), "Et ici ?", "Inès")
    both_ways(pair, tmp_path)
    assert [len(study.discussions()) for study in pair] == [2, 2]


def test_what_was_settled_travels_with_what_it_set_aside(pair, tmp_path):
    one, other = pair
    one.desk.settle([Verdict((1,), (3,), note="Elle l’affirme.")], "Zoé")
    wish = NewCoding(2, Span(8, 30), "coop_confiance", coder="Zoé")
    one.desk.settle([Verdict((), (2,), wish)], "Zoé")
    both_ways(pair, tmp_path)
    assert held(one) == held(other)
    assert other.desk.set_aside() == {2, 3}
    assert [each.note for each in other.desk.settlements()] == ["Elle l’affirme.", ""]
    before = held(one)
    assert not one.merging.bring(other.path, "Léa")
    assert held(one) == before


def test_of_two_settlements_of_one_coding_the_later_holds_and_both_are_told(pair, tmp_path):
    one, other = pair
    one.desk.settle([Verdict((1,), (3,))], "Zoé")
    other.desk.settle([Verdict((3,), (1,))], "Paul")
    (report, _back), _paths = both_ways(pair, tmp_path)
    assert held(one) == held(other)
    assert len(one.desk.settlements()) == 2
    assert one.desk.set_aside() in ({1}, {3})
    assert words.conflict(report.conflicts[0]).count("kept") == 3


def test_a_note_that_both_changed_holds_both(pair, tmp_path):
    one, other = pair
    (number,) = one.desk.settle([Verdict((1,))], "Zoé")
    other.merging.bring(one.path, "Léa")
    one.desk.note(number, "Par Léa.")
    other.desk.note(number, "Par Paul.")
    both_ways(pair, tmp_path)
    assert held(one) == held(other)
    assert {"Par Léa.", "Par Paul."} <= set(one.desk.settlements()[0].note.split("\n"))


def test_a_blind_copy_knows_nothing_of_what_was_settled(pair, tmp_path):
    one, _other = pair
    one.desk.settle([Verdict((1,), (3,))], "Zoé")
    one.agree("reconciled", "yes")
    one.merging.hand_on(tmp_path / "blind.ect", [1], blind=True)
    with Study.open(tmp_path / "blind.ect") as blind:
        assert (blind.desk.settlements(), blind.conventions().reconciled) == ([], "no")
