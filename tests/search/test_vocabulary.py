"""The words of a text as they are counted, and what is kept of them."""

from __future__ import annotations

import pytest

from ect_coder.search.vocabulary import vocabulary, word_at
from ect_coder.values import Span

TEXT = "Aujourd’hui, l’œuvre commune des co\u00adopérateurs n’a pas 2 000 euros ; ils COOPÈRENT."


def listed(text):
    found = vocabulary(text)
    return [(found.forms[each], found.lemmas[each]) for each in found.words if found.lemmas[each]]


def test_content_words_have_lemmas_and_all_others_are_but_counted():
    assert listed(TEXT) == [
        ("œuvre", "œuvre"),
        ("commune", "commune"),
        ("coopérateurs", "coopérateur"),
        ("euros", "euro"),
        ("coopèrent", "coopérer"),
    ]
    assert len(vocabulary(TEXT).words) == 15


@pytest.mark.parametrize("text", ["", "…", "on n’y est pas, et alors ?", "1 200 3,5"])
def test_a_text_without_content_words_lists_none(text):
    assert listed(text) == []


def test_a_word_that_the_dictionary_lacks_is_its_own_lemma():
    assert listed("La ressourcerie de Duval") == [("ressourcerie", "ressourcerie"), ("duval", "duval")]


def test_places_are_code_points_and_the_whole_word_stands_there():
    text = "💶💶 Ils co\u00adopèrent."
    place = vocabulary(text).starts[1]
    assert place == 7
    span = word_at(text, place)
    assert text[span.start : span.end] == "co\u00adopèrent"


def test_what_is_written_down_is_read_again():
    found = vocabulary(TEXT)
    assert found.unpacked(found.packed()) == found


def test_words_of_overlapping_passages_are_there_once():
    found = vocabulary("un deux trois quatre cinq")
    assert found.within([Span(0, 13), Span(3, 20), Span(21, 25)]) == [(0, 5)]
    assert found.within([Span(3, 7), Span(21, 25)]) == [(1, 2), (4, 5)]
    assert found.within([Span(1, 2)]) == []
