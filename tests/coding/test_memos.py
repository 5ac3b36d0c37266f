"""Memos on everything a researcher may have a thought about."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import EmptyName, UnknownCoding, UnknownDocument, UnknownMemo, UnknownProject, UnknownVariable
from ect_coder.values import Span


@pytest.fixture
def subjects(study, interview):
    study.add_project("Atelier")
    coding = study.code(NewCoding(interview, Span(0, 10), "coop_confiance", coder="Léa"))
    return {
        About.STUDY: Subject(About.STUDY),
        About.PROJECT: Subject(About.PROJECT, "Atelier"),
        About.DOCUMENT: Subject(About.DOCUMENT, str(interview)),
        About.VARIABLE: Subject(About.VARIABLE, "coop_confiance"),
        About.PASSAGE: Subject(About.PASSAGE, str(study.note(interview, Span(13, 25), "sur un passage", "Léa"))),
        About.CODING: Subject(About.CODING, str(coding)),
    }


@pytest.mark.parametrize("about", [each for each in About if each is not About.PASSAGE])
def test_a_memo_is_written_changed_taken_away_and_undone(study, subjects, about):
    for text, kept in (("Un doute\r\n", "Un doute"), ("Deux  doutes", "Deux  doutes"), ("  ", "")):
        study.write_memo(subjects[about], text, "Léa")
        assert study.memo(subjects[about]) == kept
    study.undo()
    assert study.memo(subjects[about]) == "Deux  doutes"


def test_the_list_names_each_subject_and_says_where_a_coding_lies(study, subjects, interview):
    for subject in subjects.values():
        study.write_memo(subject, f"sur {subject.about}", "Léa")
    found = {each.subject.about: each for each in study.memos()}
    assert list(found) == list(About)
    assert found[About.PASSAGE].label == "E01, §\u00a01 · interview"
    assert found[About.VARIABLE].label == "Confiance et interconnaissance"
    assert found[About.CODING].label.startswith("Confiance et interconnaissance · E01, §")
    assert (found[About.CODING].document, found[About.CODING].start) == (interview, 0)
    assert {each.coder for each in found.values()} == {"Léa"}


@pytest.mark.parametrize(
    ("subject", "refusal"),
    [
        (Subject(About.DOCUMENT, "99"), UnknownDocument),
        (Subject(About.PROJECT, "Nulle part"), UnknownProject),
        (Subject(About.VARIABLE, "nope"), UnknownVariable),
        (Subject(About.CODING, "99"), UnknownCoding),
        (Subject(About.PASSAGE, "99"), UnknownMemo),
    ],
)
def test_a_memo_on_nothing_is_refused(study, subject, refusal):
    with pytest.raises(refusal):
        study.write_memo(subject, "x", "Léa")
    assert study.memos() == []


def test_a_memo_needs_someone_who_writes_it(study):
    with pytest.raises(EmptyName):
        study.write_memo(Subject(About.STUDY), "x", " ")


def test_what_goes_takes_its_memo_along_and_brings_it_back(study, subjects, interview):
    study.write_memo(subjects[About.DOCUMENT], "à relire", "Léa")
    study.remove_document(interview)
    assert study.memos() == []
    study.undo()
    assert [each.text for each in study.memos()] == ["à relire", "sur un passage"]


def test_a_renamed_project_keeps_its_memo(study, subjects):
    study.write_memo(subjects[About.PROJECT], "à voir", "Léa")
    study.rename_project("Atelier", "Fabrique")
    assert study.memo(Subject(About.PROJECT, "Fabrique")) == "à voir"
