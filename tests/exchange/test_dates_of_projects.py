"""Dates of projects' events are columns of the project database; a table that is taken in notes them as events."""

import pytest

from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.events import NewEvent
from ect_coder.errors import EmptyName
from ect_coder.exchange import records, records_table
from ect_coder.exchange.record_columns import columns
from ect_coder.exchange.records_plan import guessed, planned
from ect_coder.study import Study
from ect_coder.values import Happening
from ect_coder.wording import use_language


@pytest.fixture
def study(tmp_path):
    use_language("fr")
    with Study.create(tmp_path / "s.ect", language="fr") as opened:
        opened.add_project("Bois")
        yield opened


def taken_in(study, tmp_path, text, coder="AB"):
    """Take a table in, as the import of attributes does, and give what the study says of its events then."""
    path = tmp_path / "projets.csv"
    path.write_text(text, encoding="utf-8")
    table = records_table.read(path)
    ours = columns(Owner.PROJECT, study.projects(), [], study.attributes.defined(Owner.PROJECT))
    mapping = guessed(table, ours, Owner.PROJECT)
    entries = planned(Owner.PROJECT, table, mapping, ours, study.projects(), make=True).entries()
    study.attributes.enter(type(entries)(entries.attributes, entries.projects, coder=coder), "import")
    return {(each.project, each.happening, each.date, each.coder) for each in study.events.events()}


def test_dates_of_a_table_become_events_of_known_and_new_projects_in_one_step(study, tmp_path):
    found = taken_in(study, tmp_path, "Projet;début de l’émergence;arrêt du projet\nBois;vers 2017;\nLac;;12/03/2021\n")
    assert found == {
        ("Bois", Happening.EMERGENCE, "2017~", "AB"),
        ("Lac", Happening.STOP, "2021-03-12", "AB"),
    }
    study.undo()
    assert study.events.events() == []


def test_a_column_may_be_called_by_the_kind_alone(study, tmp_path):
    assert taken_in(study, tmp_path, "Projet;émergence\nBois;2017\n") == {("Bois", Happening.EMERGENCE, "2017", "AB")}


def test_an_attribute_of_an_older_study_keeps_its_column(study, tmp_path):
    study.attributes.add([Attribute(Owner.PROJECT, "émergence")])
    assert taken_in(study, tmp_path, "Projet;émergence\nBois;2017\n") == set()
    assert study.projects()[0].attributes == {"émergence": "2017"}


def test_another_date_changes_the_event_and_keeps_how_it_was_known(study, tmp_path):
    study.events.note(NewEvent("Bois", Happening.LAUNCH, "2018", how="bilan"), "CD")
    assert taken_in(study, tmp_path, "Projet;lancement de l’activité\nBois;mars 2019\n") == {
        ("Bois", Happening.LAUNCH, "2019-03", "CD")
    }
    assert study.events.events()[0].how == "bilan"


def test_what_leaves_comes_back_and_changes_nothing(study, tmp_path):
    study.events.note(NewEvent("Bois", Happening.FIRST_IDEA, "2016~"), "CD")
    ours = columns(Owner.PROJECT, study.projects(), [], [])
    path = tmp_path / "t.xlsx"
    records_table.write(ours, study.projects(), path, "Projets")
    table = records_table.read(path)
    plan = planned(Owner.PROJECT, table, guessed(table, ours, Owner.PROJECT), ours, study.projects())
    assert not plan.changes
    assert not plan.refused


def test_dates_that_nobody_enters_are_refused_and_nothing_is_written(study, tmp_path):
    with pytest.raises(EmptyName):
        taken_in(study, tmp_path, "Projet;émergence\nLac;2017\n", coder="")
    assert [each.name for each in study.projects()] == ["Bois"]


def test_the_record_of_a_project_is_as_it_was(study):
    study.events.note(NewEvent("Bois", Happening.FIRST_IDEA, "2016"), "CD")
    assert set(records.project(study.projects()[0])) == {"id", "name", "pivot", "documents", "codings", "attributes"}
