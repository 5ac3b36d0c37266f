"""What a check finds, and what a repair sets right, as one deed that can be taken back."""

import sqlite3

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import Cancelled
from ect_coder.storage.health import Ailment, Remedy
from ect_coder.values import Span


@pytest.fixture
def coded(study, interview):
    """A study with a coding, a question and a memo on the same words."""
    study.code(NewCoding(interview, Span(77, 111), "coop_confiance", coder="Léa"))
    study.discuss(interview, Span(77, 111), "Qui ?", "Léa")
    study.note(interview, Span(77, 111), "Une note.", "Léa")
    return study


def harm(study, *statements):
    connection = sqlite3.connect(study.path)
    for each in statements:
        connection.execute(each)
    connection.commit()
    connection.close()


def ills(study):
    return [(each.what, each.where) for each in study.check()]


def words(study):
    return [each.text for each in study.excerpts()]


@pytest.mark.parametrize("table", ["coding", "discussion", "memo"])
def test_a_passage_is_found_again_by_its_words(coded, table):
    harm(coded, f'UPDATE {table} SET start = 3, "end" = 17')
    assert len(coded.check()) == 1
    assert coded.health.mend().moved == 1
    assert coded.check() == []


def test_words_that_changed_by_a_letter_are_those_of_the_text_again(coded):
    before = words(coded)
    harm(coded, "UPDATE coding SET quote = 'X' || substr(quote, 2)")
    assert ills(coded) == [(Ailment.QUOTE, "1")]
    assert coded.health.mend().reworded == 1
    assert (coded.check(), words(coded)) == ([], before)


def test_words_that_are_nowhere_stay_and_are_found_again(coded):
    harm(coded, "UPDATE coding SET quote = 'tout autre chose ici'")
    assert not coded.health.mend()
    assert ills(coded) == [(Ailment.QUOTE, "1")]


def test_nothing_follows_a_text_that_has_changed_itself(coded):
    harm(coded, "UPDATE document_text SET text = replace(text, 'trois', 'quatre')")
    assert (Ailment.TEXT, "N01") in ills(coded) or Ailment.TEXT in [what for what, _where in ills(coded)]
    assert not coded.health.mend()


def test_rows_that_point_to_nothing_go_or_let_go(coded):
    harm(
        coded,
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO reply (guid, discussion_id, text, coder_id, created) VALUES ('G', 99, 'x', 1, '2026-01-01')",
        "UPDATE coding SET project_id = 77",
    )
    assert {where for _what, where in ills(coded)} == {"reply", "coding"}
    assert {each.remedy for each in coded.check()} == {Remedy.MEND}
    assert coded.health.mend().unlinked == 2
    assert (coded.check(), len(coded.excerpts())) == ([], 1)


def test_an_entry_of_the_history_that_says_nothing_is_set_right(coded):
    harm(coded, "INSERT INTO history (at, coder, deed, count) VALUES ('?', 'Léa', 'import', -1)")
    assert ills(coded) == [(Ailment.HISTORY, "history")]
    coded.health.mend()
    assert coded.check() == []


def test_a_repair_is_one_deed_that_can_be_taken_back(coded):
    harm(coded, 'UPDATE coding SET start = 3, "end" = 17')
    coded.health.mend()
    assert coded.undo() == "repair the study"
    assert ills(coded) == [(Ailment.QUOTE, "1")]


def test_a_check_stops_when_it_is_asked_to(coded):
    with pytest.raises(Cancelled):
        coded.health.check(lambda *_told: None, lambda: True)
    assert coded.check() == []


def test_a_check_tells_how_far_it_is(coded):
    told = []
    coded.health.check(lambda *each: told.append(each), lambda: False)
    assert [(done, total) for done, total, _name in told] == [(0, 1)]
