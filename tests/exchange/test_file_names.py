"""Values out of file names by a pattern."""

from __future__ import annotations

import pytest

from ect_coder.errors import BadPattern
from ect_coder.exchange import file_names
from ect_coder.exchange.record_columns import document_columns
from ect_coder.values import Kind

NAMES = ("Légumerie_E07_2019-03.txt", "atelier-textile_E08_vers 2020.txt", "sans modèle.txt")


@pytest.fixture
def named(study, tmp_path):
    study.add_projects([("Légumerie des Combes", None, {}), ("Atelier textile", None, {})])
    for rank, name in enumerate(NAMES):
        (tmp_path / name).write_text(f"Un texte {rank}.", encoding="utf-8")
        study.take_in([tmp_path / name], kind=Kind.INTERVIEW)
    return study


def read(study, pattern, *, make=False):
    columns = document_columns(study.projects(), study.documents(), [])
    return file_names.read(pattern, columns, study.documents(), make=make)


def test_each_field_of_a_name_is_read_and_one_step_writes_them(named):
    plan, fitting = read(named, "{projet}_{code}_{date}")
    assert fitting == 2
    named.attributes.enter(plan.entries(), "read the file names")
    first, second, third = named.documents()
    assert (first.projects, first.code, first.date) == (("Légumerie des Combes",), "E07", "2019-03")
    assert (second.projects, second.code, second.date) == (("Atelier textile",), "E08", "2020~")
    assert (third.projects, third.date) == ((), None)
    assert not read(named, "{projet}_{code}_{date}")[0]
    named.undo()
    assert [each.date for each in named.documents()] == [None] * 3


def test_a_field_without_column_is_a_new_attribute_and_an_empty_one_is_passed_over(named):
    plan, _fitting = read(named, "{}_{}_{vague}")
    assert [each.name for each in plan.attributes] == ["vague"]
    named.attributes.enter(plan.entries(), "read")
    assert named.documents()[0].attributes == {"vague": "2019-03"}


def test_a_part_that_does_not_fit_is_refused_by_its_document(named):
    plan, _fitting = read(named, "{projet}_{date}_{}")
    assert {each.details["name"] for each in plan.refused} == {"Légumerie_E07_2019-03", "atelier-textile_E08_vers 2020"}
    assert {each.details["column"] for each in plan.refused} == {"date"}


@pytest.mark.parametrize("pattern", ["", "sans champ", "{}", "{code}_{code}", "{code}{date}"])
def test_a_pattern_that_cannot_be_used_says_why(named, pattern):
    with pytest.raises(BadPattern):
        read(named, pattern)


@pytest.mark.parametrize("pattern", ["(.*){code}", "{code", "[{code}", "{code}\\d+"])
def test_the_signs_of_expressions_are_plain_letters(named, pattern):
    try:
        assert read(named, pattern)[1] == 0
    except BadPattern:
        assert pattern == "{code"
