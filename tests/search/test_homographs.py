"""Words that are written alike are told apart by their neighbours; what could be either is found."""

import pytest

from ect_coder.search.language import parse
from ect_coder.search.lemmas import forms_of
from ect_coder.search.terms import Word

MEANT = {
    "porter": (
        "On porte le projet.",
        "Ceux qui la portent.",
        "La commune la porte encore.",
        "La commune les porte.",
        "Porte ouverte ou porte close, elle porte.",
    ),
    "porte": ("La porte du moulin.", "Deux grandes portes.", "Fermez la porte.", "Avec la porte ouverte."),
    "élire": ("On l'a élu.", "Elle a été élue.", "Ils n'ont pas encore élu de bureau."),
    "élu": ("Les élus locaux.", "Je suis élu à la commune.", "Nous, élus, le savons.", "Pas d'élus ce soir."),
    "mutualiser": ("On mutualise.", "Des outils mutualisés.", "En mutualisant les achats."),
    "fermer": ("L'usine ferme.", "Ils ferment."),
    "aide": ("Une aide de la Région.", "Avec l'aide de tous."),
    "avoir": ("Nous avions peur.", "Si nous n'avions pas osé."),
    "accompagnateur": ("L'accompagnatrice est venue.", "Les accompagnateurs."),
    "nouveau": ("Un nouvel atelier.", "Une nouvelle salle."),
    "coopératif": ("Une société coopérative.", "L'esprit coopératif."),
}
ANOTHER_WORD = {
    "porter": ("La porte du moulin.", "Fermez la porte.", "Une seule porte."),
    "porte": ("On porte le projet.", "Il ne la porte plus.", "Je porte, tu portes."),
    "élire": ("Les élus locaux.", "L'élue du canton."),
    "élu": ("On l'a élu.", "Elle a été élue."),
    "avion": ("Nous avions peur.",),
    "fermer": ("La ferme du haut.", "Avec la ferme d'à côté."),
    "naître": ("ILS NE RÉPONDENT PAS.",),
    "coopératif": ("La coopérative du plateau.",),
    "habitant": ("Habitant la même rue, on se voyait.", "En habitant là."),
}


def is_found(word: str, line: str) -> bool:
    return bool(parse(word, lambda text, open_end: Word(text, open_end, forms_of(text))).hits(line))


@pytest.mark.parametrize(("word", "line"), [(word, line) for word, lines in MEANT.items() for line in lines])
def test_a_word_is_found_where_it_may_be_meant(word, line):
    assert is_found(word, line)


@pytest.mark.parametrize(("word", "line"), [(word, line) for word, lines in ANOTHER_WORD.items() for line in lines])
def test_another_word_that_is_written_alike_is_not_found(word, line):
    assert not is_found(word, line)


def test_what_is_asked_as_both_is_found_as_both():
    assert is_found("fait", "Le fait est là.")
    assert is_found("fait", "On a fait le tour.")


def test_a_comma_parts_neighbours():
    assert is_found("porte", "Il dit à qui il veut, porte après porte.")
