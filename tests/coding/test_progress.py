"""How far the work is: today's codings, the last one, and the document that is begun with its first."""

import pytest
from sqlalchemy import text

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.values import Changed, Span, Status


@pytest.fixture
def code(study, interview):
    def made(variable="coop_confiance", coder="Léa", **how):
        return study.code(NewCoding(interview, Span(0, 10), variable, coder=coder), **how)

    return made


def backdate(study, *numbers):
    """Let codings have been made on another day."""
    with study._database.step("backdate", Changed.CODINGS) as session:
        for number in numbers:
            session.execute(
                text("UPDATE coding SET created = '2020-02-03T23:59:59+01:00' WHERE id = :n"), {"n": number}
            )


def test_todays_count_is_of_one_person_and_one_day(study, code):
    backdate(study, code(), code(), code(coder="Paul"))
    assert study.coded_today("Léa") == 0
    for _each in range(3):
        code()
    code(coder="Paul")
    assert (study.coded_today(" Léa "), study.coded_today("Paul"), study.coded_today("Zoé")) == (3, 1, 0)


def test_todays_count_follows_what_is_taken_away_and_undone(study, code):
    old, first = code(), code()
    code()
    backdate(study, old)
    study.uncode([first])
    assert study.coded_today("Léa") == 1
    study.undo()
    assert study.coded_today("Léa") == 2
    study.uncode([old])
    study.undo()
    assert study.coded_today("Léa") == 2


def test_old_codings_that_come_back_from_the_bin_are_not_todays(study, code):
    backdate(study, code("coop_partage_risque"))
    code()
    study.codebook.throw_away("coop_partage_risque", "Léa")
    code()
    study.codebook.restore(study.codebook.bin()[0].id, "Léa")
    assert study.coded_today("Léa") == 2


def test_the_last_coding_is_ones_own_and_among_those_that_are_there(study, code):
    assert study.last_coding("Léa") is None
    first, second = code(), code()
    code(coder="Paul")
    assert study.last_coding("Léa") == second
    study.uncode([second])
    assert study.last_coding("Léa") == first


def test_a_coding_leaves_the_status_alone_unless_that_is_asked_for(study, code):
    code()
    assert study.documents()[0].status is Status.TO_CODE


def test_the_first_coding_puts_a_document_in_progress_within_its_own_step(study, code):
    code(begin=True)
    assert study.documents()[0].status is Status.IN_PROGRESS
    study.undo()
    assert (study.documents()[0].status, study.excerpts()) == (Status.TO_CODE, [])
    study.redo()
    assert study.documents()[0].status is Status.IN_PROGRESS


def test_later_codings_leave_the_status_that_someone_chose(study, interview, code):
    code(begin=True)
    study.describe(interview, Description(status=Status.TO_CODE))
    code(begin=True)
    assert study.documents()[0].status is Status.TO_CODE


@pytest.mark.parametrize("status", [Status.CODED, Status.REVIEWED])
def test_a_document_that_is_further_stays_so(study, interview, code, status):
    study.describe(interview, Description(status=status))
    code(begin=True)
    assert study.documents()[0].status is status


def test_views_are_told_of_the_status_only_when_it_turns(study, code):
    told = []
    study.listen(told.append)
    code(begin=True)
    code(begin=True)
    assert told == [Changed.CODINGS | Changed.DOCUMENTS, Changed.CODINGS]
