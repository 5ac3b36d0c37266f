"""Attributes: defined, renamed, retyped, reordered, removed; their values follow, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ect_coder.corpus import proposals
from ect_coder.corpus.attributes import Attribute, Facet, Owner
from ect_coder.corpus.entries import Entries, ProjectEntry
from ect_coder.corpus.library import Description
from ect_coder.errors import BadAttribute, TakenName, UnknownAttribute
from ect_coder.study import Study
from ect_coder.values import Sort

MEMBERS = Attribute(Owner.PROJECT, "adhérents", "Moyens", Sort.NUMBER)


def value(study, name, project=0):
    return study.projects()[project].attributes.get(name)


def names(study, owner=Owner.PROJECT):
    return [each.name for each in study.attributes.defined(owner)]


@pytest.fixture
def members(study):
    """Three projects, of which two say how many members they have."""
    study.add_projects(
        [
            ("Légumerie", None, {"adhérents": "1 200"}),
            ("Atelier", None, {"adhérents": "une dizaine"}),
            ("Bois", None, {}),
        ]
    )
    study.attributes.add([MEMBERS])
    return study


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("owner", Owner)
def test_each_proposed_attribute_stands_once_and_has_its_words_in_both_languages(owner, language):
    found = proposals.proposed(owner, language)
    assert len({each.name for each in found}) == len(found) > 30
    assert all(each.name.strip() and each.heading.strip() for each in found)
    assert all(len(set(each.choices)) == len(each.choices) for each in found)
    assert all(each.sort is Sort.CHOICE for each in found if each.choices)


def test_both_languages_are_offered_as_many_choices():
    for owner in Owner:
        for french, english in zip(proposals.proposed(owner, "fr"), proposals.proposed(owner, "en"), strict=True):
            assert len(french.choices) == len(english.choices)


def test_what_has_two_facets_has_them_both():
    faceted = [each for owner in Owner for each in proposals.proposed(owner, "fr") if each.base]
    for base in {each.base for each in faceted}:
        assert {each.facet for each in faceted if each.base == base} == {Facet.EMERGENCE, Facet.TODAY}


def test_a_new_study_has_what_is_needed_at_creation(tmp_path):
    with Study.create(tmp_path / "s.ect", language="fr") as study:
        assert {"secteur", "origine_projet", "état actuel", "accompagnateur", "commune", "epci"} <= {*names(study)}
        assert "budget (€)" not in names(study)
        assert "émergence" not in names(study)
        assert {"structure", "lieu", "mode", "durée (min)", "consentement", "code de la personne"} <= {
            *names(study, Owner.DOCUMENT)
        }


def test_a_value_is_kept_in_the_form_of_its_sort(members):
    members.add_project("Bois", attributes={"adhérents": "1 234,50"})
    assert value(members, "adhérents", 2) == "1234.5"


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_written(members):
    with pytest.raises(BadAttribute):
        members.add_project("Bois", "2019", {"adhérents": "beaucoup", "lieu": "ici"})
    assert (members.projects()[2].pivot, members.projects()[2].attributes) == (None, {})


def test_defining_a_name_writes_its_values_as_the_definition_says_and_leaves_the_others(members):
    assert [value(members, "adhérents", rank) for rank in range(3)] == ["1200", "une dizaine", None]
    members.undo()
    assert value(members, "adhérents") == "1 200"


def test_the_values_that_would_not_fit_are_listed(members):
    (misfit,) = members.attributes.misfits("adhérents", MEMBERS)
    assert (misfit.whose, misfit.value) == ("Atelier", "une dizaine")


def test_values_follow_a_new_name_and_come_back_with_undo(members):
    members.attributes.change("adhérents", replace(MEMBERS, name="membres"))
    assert (value(members, "membres"), value(members, "adhérents")) == ("1200", None)
    members.undo()
    assert (value(members, "membres"), value(members, "adhérents")) == (None, "1200")


def test_a_name_that_is_taken_by_a_definition_or_by_values_is_refused(members):
    members.add_project("Bois", attributes={"lieu": "ici"})
    for taken in ("lieu", "code"):
        with pytest.raises(TakenName):
            members.attributes.change("adhérents", replace(MEMBERS, name=taken))
    with pytest.raises(UnknownAttribute):
        members.attributes.change("rien", MEMBERS)


def test_retyping_back_and_forth_loses_nothing(members):
    before = [value(members, "adhérents", rank) for rank in range(3)]
    for sort in (Sort.DATE, Sort.YES_NO, Sort.TEXT, Sort.NUMBER):
        members.attributes.change("adhérents", replace(MEMBERS, sort=sort))
        assert [value(members, "adhérents", rank) for rank in range(3)] == before


def test_a_choice_is_written_as_in_the_list_and_a_new_one_joins_it(study):
    study.attributes.add([Attribute(Owner.PROJECT, "forme", sort=Sort.CHOICE, choices=("SCIC",), several=True)])
    study.add_project("Légumerie", attributes={"forme": "scic; Collectif ; SCIC"})
    assert value(study, "forme") == "SCIC ; Collectif"
    assert study.attributes.defined(Owner.PROJECT)[-1].choices == ("SCIC", "Collectif")
    study.undo()
    assert study.attributes.defined(Owner.PROJECT)[-1].choices == ("SCIC",)


def test_definitions_stand_in_the_order_that_was_given(study):
    wanted = names(study)[::-1]
    study.attributes.arrange(Owner.PROJECT, wanted)
    assert names(study) == wanted


def test_removing_takes_the_values_and_undo_brings_them_back(members):
    assert members.attributes.counts(Owner.PROJECT)["adhérents"] == 2
    members.attributes.remove(Owner.PROJECT, "adhérents")
    assert ("adhérents" in names(members), value(members, "adhérents")) == (False, None)
    members.undo()
    assert ("adhérents" in names(members), value(members, "adhérents")) == (True, "1200")


def test_a_name_without_definition_stays_plain_text(study):
    study.add_project("Légumerie", attributes={"note": " 1 234,50 "})
    assert value(study, "note") == "1 234,50"


def test_everything_entered_together_is_one_step_or_nothing(members, interview):
    told = Attribute(Owner.DOCUMENT, "durée", sort=Sort.NUMBER)
    projects = [ProjectEntry("Légumerie", name="Légumerie des Combes", pivot="2019-03"), ProjectEntry("Neuf")]
    documents = {interview: Description(date="2023", attributes={"durée": "52"})}
    members.attributes.enter(Entries([told], projects, documents), "paste")
    assert [each.name for each in members.projects()] == ["Légumerie des Combes", "Atelier", "Bois", "Neuf"]
    assert members.documents()[0].attributes == {"durée": "52"}
    members.undo()
    assert [each.name for each in members.projects()] == ["Légumerie", "Atelier", "Bois"]
    with pytest.raises(BadAttribute):
        members.attributes.enter(
            Entries([told], projects, {interview: Description(attributes={"durée": "long"})}), "paste"
        )
    assert len(members.projects()) == 3
