"""Passages to be talked over: asked about, answered, settled, and all of it taken back."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import BadSpan, EmptyName, EmptyText, UnknownDiscussion, UnknownDocument
from ect_coder.values import Span

QUESTION = "Est-ce de la confiance\u00a0?"


@pytest.fixture
def asked(study, interview):
    return study.discuss(interview, Span(76, 86), QUESTION, "Léa")


def test_a_question_keeps_the_words_of_its_passage_and_says_where_it_lies(study, interview, asked):
    (found,) = study.discussions()
    assert (found.id, found.document, found.start, found.end) == (asked, interview, 76, 86)
    assert (found.quote, found.reference) == (study.text(interview)[76:86], "E01, §\u00a02")
    assert (found.text, found.coder, found.settled, found.replies) == (QUESTION, "Léa", None, ())


def test_replies_stand_in_their_order_with_who_wrote_them(study, asked):
    study.reply(asked, "Plutôt du partage.\r\n", "Paul")
    study.reply(asked, "D’accord.", "Léa")
    (found,) = study.discussions()
    assert [(each.text, each.coder) for each in found.replies] == [("Plutôt du partage.", "Paul"), ("D’accord.", "Léa")]


def test_a_settled_passage_goes_last_and_no_longer_counts_until_it_is_reopened(study, interview, asked):
    later = study.discuss(interview, Span(90, 95), "Et là ?", "Léa")
    study.settle(asked, "Paul")
    first, last = study.discussions()
    assert (first.id, last.id, last.settled_by) == (later, asked, "Paul")
    assert study.to_discuss() == 1
    study.reopen(asked)
    assert ([each.id for each in study.discussions()], study.to_discuss()) == ([asked, later], 2)


def test_settling_twice_keeps_who_settled_it_first(study, asked):
    study.settle(asked, "Léa")
    study.settle(asked, "Léa")
    assert study.discussions()[0].settled_by == "Léa"
    study.undo()
    assert study.to_discuss() == 1


def test_each_deed_is_one_step_that_is_undone_and_done_again(study, asked):
    deeds = [
        lambda: study.reply(asked, "oui", "Paul"),
        lambda: study.settle(asked, "Paul"),
        lambda: study.reopen(asked),
        lambda: study.remove_discussion(asked),
    ]
    for deed in deeds:
        before = study.discussions()
        deed()
        after = study.discussions()
        study.undo()
        assert study.discussions() == before != after
        study.redo()
        assert study.discussions() == after


def test_a_document_takes_its_discussions_along_and_brings_them_back(study, interview, asked):
    study.reply(asked, "oui", "Paul")
    before = study.discussions()
    study.remove_document(interview)
    assert study.discussions() == []
    study.undo()
    assert study.discussions() == before


def test_the_list_of_one_document_holds_only_its_own(study, interview, asked, tmp_path):
    (tmp_path / "autre.txt").write_text("Un autre entretien.", encoding="utf-8")
    (report,) = study.take_in([tmp_path / "autre.txt"])
    study.discuss(report.documents[0], Span(0, 8), "Qui ?", "Léa")
    assert [each.id for each in study.discussions(interview)] == [asked]


@pytest.mark.parametrize(
    ("deed", "refusal"),
    [
        (lambda study: study.discuss(99, Span(0, 4), "x", "Léa"), UnknownDocument),
        (lambda study: study.discuss(1, Span(0, 4_000), "x", "Léa"), BadSpan),
        (lambda study: study.discuss(1, Span(0, 4), " \n", "Léa"), EmptyText),
        (lambda study: study.discuss(1, Span(0, 4), "x", " "), EmptyName),
        (lambda study: study.reply(1, "", "Léa"), EmptyText),
        (lambda study: study.reply(99, "x", "Léa"), UnknownDiscussion),
        (lambda study: study.settle(99, "Léa"), UnknownDiscussion),
        (lambda study: study.reopen(99), UnknownDiscussion),
        (lambda study: study.remove_discussion(99), UnknownDiscussion),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(study, asked, deed, refusal):
    before = study.discussions()
    with pytest.raises(refusal):
        deed(study)
    assert study.discussions() == before


def test_discussions_leave_the_codings_alone(study, interview, asked):
    study.code(NewCoding(interview, Span(76, 86), "coop_confiance", coder="Léa"))
    assert study.discussions()[0].id == asked
    study.uncode([1])
    assert study.discussions()[0].id == asked
