"""Smart lists as they are kept: under a name, changed, removed, and always of present codings."""

from __future__ import annotations

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.conditions import About, All, Beside, Field
from ect_coder.coding.excerpts import Filter
from ect_coder.errors import BadSmartList, EmptyName, TakenName, UnknownSearch
from ect_coder.search.asking import Asked
from ect_coder.study import Study
from ect_coder.values import Changed, Moment, Span

TRUST = About(Field.VARIABLE, ("coop_confiance",))
EARLY = All((TRUST, About(Field.MOMENT, (Moment.EMERGENCE,))))


def names(study):
    return [each.name for each in study.smart_lists.kept()]


def test_a_list_is_kept_changed_and_forgotten_each_undoable(study):
    number = study.smart_lists.keep(" Débuts  de confiance ", EARLY, "Léa")
    (kept,) = study.smart_lists.kept()
    assert (kept.number, kept.name, kept.condition, kept.coder) == (number, "Débuts de confiance", EARLY, "Léa")
    study.smart_lists.keep("Confiance", TRUST, "Paul", number)
    (changed,) = study.smart_lists.kept()
    assert (changed.number, changed.name, changed.condition) == (number, "Confiance", TRUST)
    study.undo()
    assert study.smart_lists.kept() == [kept]
    study.smart_lists.forget(number)
    assert names(study) == []
    assert study.undo() == "remove a smart list"
    assert study.smart_lists.kept() == [kept]


def test_lists_are_told_apart_by_their_names_and_from_searches_of_documents(study):
    study.searches.keep("Confiance", Asked("confiance"), "Léa")
    first = study.smart_lists.keep("Confiance", TRUST, "Léa")
    second = study.smart_lists.keep("Élus", EARLY, "Léa")
    for number in (None, second):
        with pytest.raises(TakenName):
            study.smart_lists.keep("Confiance", EARLY, "Léa", number)
    with pytest.raises(EmptyName):
        study.smart_lists.keep("  ", EARLY, "Léa")
    assert names(study) == ["Confiance", "Élus"]
    study.smart_lists.forget(first)
    with pytest.raises(UnknownSearch):
        study.smart_lists.forget(first)
    assert [each.name for each in study.searches.saved()] == ["Confiance"]


def test_a_list_shows_the_codings_of_the_moment(small_study):
    beside = All((About(Field.VARIABLE, ("hybr_marchand",)), Beside(TRUST)))
    small_study.smart_lists.keep("Près de la confiance", beside, "Léa")
    (kept,) = small_study.smart_lists.kept()
    assert small_study.smart_lists.count(kept.condition) == 3
    small_study.uncode([6])  # the only mention of trust in the fourth document
    assert small_study.smart_lists.count(kept.condition) == 2
    small_study.code(NewCoding(5, Span(8, 20), "hybr_marchand", coder="Léa"))
    assert small_study.smart_lists.count(kept.condition) == 2
    small_study.code(NewCoding(5, Span(22, 30), "coop_confiance", coder="Léa"))
    assert len(small_study.excerpts(Filter(condition=kept.condition))) == 3


def test_a_list_that_cannot_be_read_leaves_the_others(study):
    study.smart_lists.keep("Bonne", TRUST, "Léa")
    number = study.smart_lists.keep("Abîmée", TRUST, "Léa")
    with study._database.step("damage", Changed.RECORDS) as session:
        session.connection().exec_driver_sql("UPDATE saved_search SET content = '{' WHERE id = ?", (number,))
    damaged, good = study.smart_lists.kept()
    assert good.condition == TRUST
    with pytest.raises(BadSmartList):
        _ = damaged.condition


def test_lists_last(study):
    study.smart_lists.keep("Confiance", TRUST, "Léa")
    path = study.path
    study.close()
    with Study.open(path) as again:
        assert again.smart_lists.kept()[0].condition == TRUST
