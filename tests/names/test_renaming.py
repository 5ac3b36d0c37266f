"""What leaves instead of names: always the same, whole words, and passages keep their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_coder.names.decisions import Decision, left_over, replacing, with_decision
from ect_coder.names.found import Label, Name
from ect_coder.names.renaming import Display, Renaming

LOIC = Decision("Loïc Le Gall", Label.PER, ("Loïc", "Le Gall"), "Yann", "[un voisin]")
RUCHE = Decision("La Ruche", Label.ORG, (), "Essaim")
AUTRANS = Decision("Autrans", Label.LOC, (), "Belleville")
DECISIONS = (LOIC, RUCHE, AUTRANS)


def renamed(text, display=Display.PSEUDONYM, decisions=DECISIONS):
    return Renaming(decisions, display).text(text)


@pytest.mark.parametrize(
    ("real", "left"),
    [
        ("M. Loïc Le Gall, loic le gall, LOÏC LE GALL", "M. Yann, Yann, Yann"),
        ("Le Gall Loïc, L. Le Gall, Loïc\u00a0Le\u00a0Gall", "Yann, Yann, Yann"),
        ("entretien_Loïc_Le-Gall.docx", "entretien_Yann.docx"),
        ("la ferme d'Autrans, celle d’AUTRANS", "la ferme de Belleville, celle de Belleville"),
        ("Loïc’s farm, Loi\u0308c, Lo\u00adïc", "Yann’s farm, Yann, Yann"),
        ("à la Ruche, La Ruche, du conseil de Ruche", "à Essaim, Essaim, du conseil d’Essaim"),
        ("la ruche bourdonne, Autransais, Loïcou", "la ruche bourdonne, Autransais, Loïcou"),
        ("écrire à loic.legall@ruche.fr ou au 06 12 34 56 78", "écrire à [e-mail address] ou au [telephone number]"),
        ("en 2018, 1 200 000 euros, page 0612", "en 2018, 1 200 000 euros, page 0612"),
    ],
)
def test_a_name_is_replaced_under_every_form(real, left):
    assert renamed(real) == left


def test_categories_stand_where_not_even_pseudonyms_may():
    said = "Loïc est venu d'Autrans avec la Ruche."
    assert renamed(said, Display.GENERIC) == "[un voisin] est venu de [place] avec [organisation]."


def test_real_names_leave_as_they_are():
    assert renamed("Loïc, loic@ruche.fr", Display.REAL) == "Loïc, loic@ruche.fr"


def test_who_may_be_named_is():
    assert renamed("Loïc", decisions=[Decision("Loïc", Label.PER, kept=True)]) == "Loïc"


def test_a_pseudonym_that_is_someone_else_s_name_is_not_replaced_again():
    swapped = (Decision("Paul", Label.PER, (), "Loïc"), Decision("Loïc", Label.PER, (), "Paul"))
    assert renamed("Paul et Loïc", decisions=swapped) == "Loïc et Paul"


def test_projects_keep_categories_of_their_own():
    renaming = Renaming((RUCHE, AUTRANS), Display.GENERIC, ("Autrans", "La Ruche"))
    assert renaming.text("La Ruche, Autrans") == "[project 2], [project 1]"


@settings(deadline=None)  # the dictionary is read once
@given(st.text("Loïc Le Gall, d'Autrans. La Ruche\n💶", min_size=1, max_size=60), st.data())
def test_passages_keep_their_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = Renaming(DECISIONS, Display.PSEUDONYM).moved(text)
    left = moved.text[moved.start(start) : moved.end(end)]
    touched = [each for each in moved.old if each.start < end and start < each.end]
    if not touched:
        assert left == text[start:end]
    else:
        first, last = moved.old.index(touched[0]), moved.old.index(touched[-1])
        assert moved.start(start) <= moved.new[first].start
        assert moved.new[last].end <= moved.end(end)


def name(text, *variants, label=Label.PER):
    return Name(text, label, variants, ())


def test_names_without_a_decision_are_left_over():
    names = [name("Loïc Le Gall", "Le Gall"), name("Josette"), name("Ruche", label=Label.ORG), name("Loïc", "Lolo")]
    assert [each.text for each in left_over(names, DECISIONS)] == ["Josette", "Loïc"]


def test_a_new_pseudonym_is_no_one_s():
    taken = [Decision("A", Label.PER, (), "Person 1"), Decision("B", Label.PER, (), "Person 3")]
    assert replacing(name("Josette", "Jo"), taken) == Decision("Josette", Label.PER, ("Jo",), "Person 2")


def test_a_decision_takes_the_place_of_those_on_the_same_name():
    made = Decision("Loïc Le Gall", Label.PER, ("Le Gall", "L'Ours"), "Erwan")
    bear = Decision("Ours", Label.PER, ("Nounours",), "Bear")
    assert with_decision([RUCHE, LOIC, bear], made) == [RUCHE, made]
