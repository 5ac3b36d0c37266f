"""What single proposals add up to: names with their forms."""

from __future__ import annotations

import pytest

from ect_coder.names.found import Label, Mention, Place, Text
from ect_coder.names.gathering import beside, gathered, person
from ect_coder.names.rules import Usage
from ect_coder.values import Span


def mention(text, label=Label.PER, start=0, *, sure=False):
    return Mention(Span(start, start + len(text)), text, label, sure)


def names(*mentions):
    return {(each.text, each.variants) for each in gathered(Place(1, each) for each in mentions)}


def test_short_forms_belong_to_the_longer_name():
    assert names(*map(mention, ("Loïc Le Gall", "Le Gall", "Loïc", "L. Le Gall"))) == {
        ("Loïc Le Gall", ("L. Le Gall", "Le Gall", "Loïc"))
    }


def test_a_form_that_two_may_be_meant_by_stays_its_own():
    found = names(mention("Paul Vermot"), mention("Paul Mazeron"), mention("Paul"))
    assert found == {("Paul Vermot", ()), ("Paul Mazeron", ()), ("Paul", ())}


def test_spellings_are_one_name():
    assert names(mention("Clus'Ter", Label.ORG), mention("CLUS’TER", Label.ORG)) == {("Clus'Ter", ("CLUS’TER",))}


def test_what_organisations_begin_with_stands_for_them():
    found = names(mention("Fabrique des Combes", Label.ORG), mention("Fabrique", Label.ORG))
    assert found == {("Fabrique des Combes", ("Fabrique",))}


def test_the_kind_is_what_something_tells_rather_than_what_is_guessed():
    (found,) = gathered([Place(1, mention("Orne", Label.ORG)), Place(1, mention("Orne", Label.LOC, sure=True))])
    assert found.label is Label.LOC


@pytest.mark.parametrize(
    ("told", "name"),
    [("Mme Duval", "Duval"), ("Inès Morel", "Inès Morel"), ("La maire", ""), ("E1", ""), ("Enquêtrice", ""), ("", "")],
)
def test_a_speaker_s_label_tells_a_name_or_none(told, name):
    assert person(told) == name


def test_a_model_adds_only_what_may_be_a_name_and_is_not_there():
    text = "Euh Kerbrat, Ouais Zabou, plougeur Plougeur"
    seen = [mention(each, start=text.index(each)) for each in ("Euh", "Kerbrat", "Ouais", "Zabou", "Plougeur")]
    found = beside([mention("Kerbrat", start=4)], seen, Usage([Text(text)]))
    assert [each.text for each in found] == ["Kerbrat", "Zabou"]
