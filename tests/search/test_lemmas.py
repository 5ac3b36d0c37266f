"""The forms that stand for a word: a labelled list, written before the rules were tuned."""

from __future__ import annotations

import pytest

from ect_coder.search.lemmas import forms_of

MEANT = {
    "coopérer": "coopère coopèrent coopérait coopéré coopérant coopérons coopérera",
    "élu": "élu élus élue élues",
    "décider": "décidé décidée décidées décident décidait décidant décidions",
    "prendre": "pris prise prises prennent prenait prenant prendra",
    "élire": "élu élue élus élit élisent",
    "habitant": "habitant habitants habitante habitantes",
    "travail": "travail travaux",
    "local": "local locale locales locaux",
    "être": "suis es est sommes êtes sont était été sera",
    "œuvre": "œuvre œuvres oeuvre",
    "accompagner": "accompagné accompagnée accompagnés accompagne accompagnait",
    "vivre": "vécu vécue vivent vivait",
    "aller": "vais va vont allait ira allé allée",
    "association": "association associations",
    "soutenir": "soutenu soutenue soutiennent soutenait",
    "cooperer": "coopère coopéré coopérait",
    "Cigales": "cigales cigale",
}
NOT_MEANT = {
    "élever": "élevage",
    "travail": "travailler travaille",
    "côte": "côté cote",
    "élu": "élire élit",
    "local": "localité",
    "prendre": "apprendre",
}


@pytest.mark.parametrize(("word", "forms"), MEANT.items())
def test_a_word_stands_for_its_forms(word, forms):
    known = forms_of(word)
    assert [form for form in forms.split() if not known.has(form)] == []


@pytest.mark.parametrize(("word", "others"), NOT_MEANT.items())
def test_a_word_does_not_stand_for_others(word, others):
    known = forms_of(word)
    assert [other for other in others.split() if known.has(other)] == []


def test_what_is_written_without_accents_is_a_form_unless_it_is_another_word():
    assert forms_of("coopérer").has("cooperent")
    assert forms_of("côte").has("COTE")
    assert not forms_of("côte").has("cote")
