"""Turns of phrase are found by the forms of their words, and told apart from other words."""

import pytest

from ect_coder.suggesting.negation import denied
from ect_coder.suggesting.turns import Lexicon, turn, words_of


def found(text, *turns):
    words = words_of(text)
    seen = Lexicon(turn(each, each) for each in turns).find(words)
    return [text[words[each.first].start : words[each.stop - 1].end] for each in seen]


@pytest.mark.parametrize(
    ("written", "text", "words"),
    [
        ("vendre", "On vendait, puis on a vendu.", ["vendait", "vendu"]),
        ("mettre de sa poche", "Chacun a mis de sa poche.", ["mis de sa poche"]),
        ("mettre … poche", "Chacun met deux mille euros de sa poche.", ["met deux mille euros de sa poche"]),
        ("savoir-faire", "Le savoir-faire d’ici.", ["savoir-faire"]),
        ("mutualiser", "On mutualisait les camions.", ["mutualisait"]),
        ("aujourd'hui", "Aujourd’hui, non.", ["Aujourd’hui"]),
    ],
)
def test_a_turn_is_found_in_all_its_forms(written, text, words):
    assert found(text, written) == words


def test_an_acronym_is_not_the_word_that_is_written_like_it():
    assert found("Le leader du programme LEADER.", "LEADER") == ["LEADER"]
    assert found("la scic", "SCIC") == ["scic"]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("On n’avait pas de subvention.", True),
        ("Personne ne demandait la subvention.", True),
        ("Sans subvention, on tient.", True),
        ("La subvention, on n’en a pas voulu.", True),
        ("On avait une subvention.", False),
        ("On ne savait pas, mais la subvention est venue.", False),
        ("Pas seulement la subvention.", False),
        ("Une personne a trouvé la subvention.", False),
    ],
)
def test_what_is_denied_in_its_clause_is_absent(text, absent):
    words = words_of(text)
    (seen,) = Lexicon([turn("subvention", "x")]).find(words)
    assert denied(text, words, seen) is absent
