"""When the facts of a paragraph took place: by its words, its years, and the names that the study knows."""

import pytest

from ect_coder.suggesting.moments import Circumstances, Clock
from ect_coder.values import Kind, Moment

TOLD = Circumstances(pivot="2019-03", supporters=("La Charnière", "Mireille Astier"))


def moment(text, told=TOLD):
    return Clock(told).hint(text).moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au tout début, on se réunissait dans une grange.", Moment.EMERGENCE),
        ("En 2016 on cherchait un toit.", Moment.EMERGENCE),
        ("En 2021 on a embauché.", Moment.SUPPORT),
        ("Avec l’accompagnement, les rôles se sont clarifiés.", Moment.SUPPORT),
        ("Avec La Charnière on a fait un plan.", Moment.SUPPORT),
        ("mireille astier nous a fait un tableau", Moment.SUPPORT),
        ("Depuis qu’ils sont partis, on tient tout seuls.", Moment.AFTER),
        ("Voilà.", Moment.UNDETERMINED),
        ("", Moment.UNDETERMINED),
    ],
)
def test_words_years_and_names_place_the_facts(text, expected):
    assert moment(text) is expected


def test_a_contrast_of_both_sides_is_of_both():
    text = "Au départ, on décidait tout seuls ; depuis que La Charnière est là, on décide maintenant ensemble."
    assert moment(text) is Moment.BOTH


def test_a_beginning_told_in_the_present_is_set_against_what_came_of_it():
    text = "Il me dit on y va, je dis non, on se regarde, et maintenant avec La Charnière on a un plan."
    assert moment(text) is Moment.BOTH


def test_an_everyday_word_is_no_name():
    assert moment("La porte a perdu sa charnière.") is Moment.UNDETERMINED


def test_a_name_that_was_not_there_yet_places_before():
    assert moment("La Charnière, je savais même pas que ça existait.") is Moment.EMERGENCE


def test_a_date_counts_where_the_document_is_of_its_day():
    press = Circumstances(pivot="2019-03", date="2017-05-02", kind=Kind.PRESS)
    told_later = Circumstances(pivot="2019-03", date="2017-05-02", kind=Kind.INTERVIEW)
    assert moment("Six voisins rénovent un four.", press) is Moment.EMERGENCE
    assert moment("Six voisins rénovent un four.", told_later) is Moment.UNDETERMINED


def test_a_hint_says_what_was_seen():
    assert "Au tout début" in Clock(TOLD).hint("Au tout début, rien.").seen
