"""What a study keeps at hand between two codings is never what an undo, a refusal or another deed made false."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import BadSpan, ProjectNeeded, UnknownCoding, UnknownProject
from ect_coder.values import Moment, Span, Status


@pytest.fixture
def code(study, interview):
    def made(coder="Léa", start=0, **how):
        wish = NewCoding(interview, Span(start, start + 10), "coop_confiance", coder=coder, project=how.pop("of", None))
        return study.code(wish, **how)

    return made


def status(study):
    return study.documents()[0].status


def test_a_person_whose_only_coding_is_undone_is_made_known_again_by_the_next(study, code):
    code("Léa")
    code("Paul")
    study.undo()
    assert study.coders() == ["Léa"]
    code("Paul")
    assert [each.coder for each in study.excerpts()] == ["Léa", "Paul"]


def test_a_person_whose_only_coding_was_refused_is_made_known_by_the_next(study, interview, code):
    wishes = [NewCoding(interview, Span(start, start + 5), "coop_confiance", coder="Léa") for start in (0, 10**6)]
    with pytest.raises(BadSpan):
        study.code_many(wishes)
    assert study.coders() == []
    code("Léa")
    study.travel(-1)
    code("Léa")
    assert [each.coder for each in study.excerpts()] == ["Léa"]


def test_a_document_begins_again_once_it_is_to_be_coded_and_bare(study, interview, code):
    number = code(begin=True)
    code(begin=True, start=3)
    study.undo()
    study.uncode([number])
    study.describe(interview, Description(status=Status.TO_CODE))
    code(begin=True)
    assert status(study) is Status.IN_PROGRESS


def test_a_document_begins_again_after_its_beginning_was_undone(study, code):
    code(begin=True)
    code(begin=True, start=3)
    study.travel(-2)
    assert status(study) is Status.TO_CODE
    code(begin=True)
    assert status(study) is Status.IN_PROGRESS


def test_a_document_to_be_coded_with_codings_begins_with_the_first_after_they_are_gone(study, code):
    number = code()
    code(begin=True)
    assert status(study) is Status.TO_CODE
    study.undo()
    study.uncode([number])
    code(begin=True)
    assert status(study) is Status.IN_PROGRESS


def test_projects_are_looked_up_anew_when_they_change(study, interview, code):
    code()
    study.add_project("Autre")
    study.describe(interview, Description(projects=["Légumerie", "Autre"]))
    with pytest.raises(ProjectNeeded):
        code()
    code(of="Autre")
    study.travel(-3)
    with pytest.raises(UnknownProject):
        code(of="Autre")


@pytest.mark.parametrize("values", [{"moment": Moment.AFTER}, {"span": Span(2, 5)}, {"memo": "à revoir"}])
def test_a_change_of_one_coding_that_is_not_there_changes_none(study, code, values):
    number = code()
    before = study.excerpts()
    with pytest.raises(UnknownCoding):
        study.recode([number, 99], **values)
    with pytest.raises(UnknownCoding):
        study.uncode([number, 99])
    assert (study.excerpts(), study.past_deeds()[-1].away) == (before, 0)


def test_the_codings_that_deeds_touched_since_a_mark_are_told_by_number(study, code):
    first, second = code(), code()
    told = []
    for deed in (
        code,
        lambda: study.recode([first], moment=Moment.AFTER),
        lambda: study.uncode([second, first]),
        study.undo,
        study.redo,
        lambda: study.add_project("Autre"),
    ):
        mark = study.mark
        deed()
        told.append(study.codings_since(mark))
    assert told == [{3}, {first}, {first, second}, {first, second}, {first, second}, set()]
    assert study.codings_since(0) == {1, 2, 3}
