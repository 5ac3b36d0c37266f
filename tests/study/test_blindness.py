"""Coding blind: what others said is neither seen nor counted by any look at the study, until that is lifted."""

from __future__ import annotations

import sqlite3

import pytest

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import UnknownCoding
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Span


@pytest.fixture
def both(study, interview):
    """A study in which Awa and Léa coded, and Awa said all else that can be said of a passage or an answer."""
    study.code(NewCoding(interview, Span(0, 9), "coop_confiance", coder="Awa", memo="voir"))
    study.code(NewCoding(interview, Span(10, 15), "coop_confiance", coder="Awa"))
    study.code(NewCoding(interview, Span(3, 12), "coop_confiance", coder="Léa"))
    study.note(interview, Span(0, 4), "une note", "Awa")
    study.discuss(interview, Span(0, 4), "vraiment ?", "Awa")
    study.estimate([NewEstimate("Légumerie", "coop_confiance", Moment.EMERGENCE, Mark.THREE, "", coder="Awa")])
    study.blindness.look_as("Léa")
    return study


def history(path):
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT coder, deed FROM history ORDER BY id").fetchall()


def test_nothing_that_others_said_is_listed_or_counted(both, interview):
    both.blindness.begin()
    assert [each.coder for each in both.excerpts()] == ["Léa"]
    assert both.count(Filter()) == 1
    assert both.counts() == {"coop_confiance": 1}
    assert both.document_counts() == {interview: 1}
    assert [each.codings for each in both.documents()] == [1]
    assert [each.codings for each in both.projects()] == [1]
    assert (both.notes(interview), both.memos(), both.discussions(), both.to_discuss()) == ([], [], [], 0)
    assert both.estimates() == []
    assert both.agreement.found().coders == ()


def test_anothers_coding_cannot_be_gone_to_by_its_number(both):
    hidden = both.excerpts(Filter(coders=["Awa"]))[0].id
    both.blindness.begin()
    with pytest.raises(UnknownCoding):
        both.coding(hidden)


def test_what_one_codes_meanwhile_is_seen_and_counted(both, interview):
    both.blindness.begin()
    both.code(NewCoding(interview, Span(20, 25), "coop_confiance", coder="Léa"))
    assert (len(both.excerpts()), both.counts(), both.document_counts()) == (2, {"coop_confiance": 2}, {interview: 2})
    both.undo()
    assert (len(both.excerpts()), both.counts()) == (1, {"coop_confiance": 1})


def test_lifting_shows_everything_again(both, interview):
    both.blindness.begin()
    both.blindness.lift()
    assert (len(both.excerpts()), both.document_counts()) == (3, {interview: 3})
    assert (len(both.notes(interview)), len(both.discussions()), len(both.estimates())) == (1, 1, 1)


def test_who_and_when_stay_in_the_history_and_nothing_is_undone(both):
    undoable = both.undo_label
    both.blindness.begin()
    both.blindness.lift()
    assert both.undo_label == undoable
    assert history(both.path)[-2:] == [("Léa", "code_blind"), ("Léa", "lift_blindness")]


def test_undoing_what_was_done_before_does_not_lift_it(both):
    both.blindness.begin()
    while both.undo_label is not None:
        both.undo()
    assert both.blindness.coder == "Léa"
    while both.redo_label is not None:
        both.redo()
    assert [each.coder for each in both.excerpts()] == ["Léa"]


def test_another_person_at_the_machine_sees_everything(both):
    both.blindness.begin()
    both.blindness.look_as("Awa")
    assert len(both.excerpts()) == 3
    both.blindness.look_as("Léa")
    assert len(both.excerpts()) == 1


def test_a_second_pass_hides_ones_own_first(both, interview):
    both.blindness.begin("Léa (2e passage)")
    assert (both.blindness.person, both.blindness.coder, both.excerpts()) == ("Léa", "Léa (2e passage)", [])
    both.code(NewCoding(interview, Span(3, 12), "coop_confiance", coder=both.blindness.coder))
    both.blindness.lift()
    assert {"Léa", "Léa (2e passage)"} <= set(both.agreement.found().coders)


def test_it_lasts_when_the_study_is_closed_and_opened(both):
    both.blindness.begin()
    path = both.path
    both.close()
    with Study.open(path) as again:
        again.blindness.look_as("Léa")
        assert [each.coder for each in again.excerpts()] == ["Léa"]
        assert again.conventions().title == "study"
    with Study.open(path, writable=False) as read_only:
        read_only.blindness.look_as("Léa")
        assert [each.coder for each in read_only.excerpts()] == ["Léa"]


def test_a_name_with_a_quote_in_it_is_a_name(both, interview):
    both.code(NewCoding(interview, Span(3, 12), "coop_confiance", coder="L'Aube; --"))
    both.blindness.look_as("L'Aube; --")
    both.blindness.begin()
    assert [each.coder for each in both.excerpts()] == ["L'Aube; --"]


def test_what_is_done_blind_leaves_the_work_of_others_whole(both, interview):
    both.blindness.begin()
    text = both.text(interview)
    both.corrections.correct(interview, text + "\n\nEt voilà.")
    both.write_memo(Subject(About.DOCUMENT, str(interview)), "lu", "Léa")
    assert both.health.check(lambda *_told: None, lambda: False) == []
    both.blindness.lift()
    assert (len(both.excerpts()), len(both.notes(interview)), len(both.estimates())) == (3, 1, 1)
