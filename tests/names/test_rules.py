"""Which names are proposed in a text, and what they are taken for."""

from __future__ import annotations

import pytest

from ect_coder.names.found import Known, Label, Text
from ect_coder.names.rules import Rules, Usage


def proposed(text, *others, known=(), speech=()):
    usage = Usage([Text(text, speech), *map(Text, others)])
    return [(each.text, each.label.value) for each in Rules(usage, known).propose(Text(text, speech))]


def test_a_capital_within_a_sentence_is_a_name():
    assert proposed("Après, on a vu Gwendal à Plougastel.") == [("Gwendal", "PER"), ("Plougastel", "LOC")]


def test_a_capital_that_begins_a_sentence_says_nothing():
    assert proposed("Personne n'y croyait. Voilà ! Racontez-moi ça. Justement, oui. Aujourd’hui c'est fait.") == []


def test_a_word_that_begins_a_sentence_is_a_name_if_no_dictionary_has_it():
    assert proposed("Kerdoncuff a signé. Marcel aussi.") == [("Kerdoncuff", "PER"), ("Marcel", "PER")]


def test_a_word_seen_without_a_capital_is_no_name_at_a_sentence_s_beginning():
    assert proposed("Le plougeur attend. Plougeur ou pas, on y va.") == []


@pytest.mark.parametrize("title", ["M.", "Mme", "monsieur", "le père", "maître"])
def test_what_follows_a_title_is_a_person_without_it(title):
    assert proposed(f"C'était {title} Lecornu, en mairie.") == [("Lecornu", "PER")]


def test_a_title_alone_an_institution_and_a_form_name_no_one():
    assert proposed("Oui, Madame. La Région et l'État ont suivi, en SCIC, avec un CDI.") == []


def test_words_of_a_name_stay_together():
    said = "On a vu Loïc Le Gall, du Réseau des Hautes-Terres, et Sylvie H. à Lons-le-Saunier."
    assert proposed(said) == [
        ("Loïc Le Gall", "PER"), ("Réseau des Hautes-Terres", "ORG"), ("Sylvie H.", "PER"), ("Lons-le-Saunier", "LOC"),
    ]  # fmt: skip


def test_an_article_belongs_to_a_name_that_begins_with_one_and_an_elision_does_not():
    assert proposed("Avec La Passerelle, on est partis d'Autrans.") == [("La Passerelle", "ORG"), ("Autrans", "LOC")]


def test_initials_are_a_name_and_the_label_of_a_turn_is_none():
    assert proposed("E : Et avec J. c'était comment ?") == [("J.", "PER")]


def test_where_someone_begins_to_speak_a_sentence_begins():
    said = "Enquêtrice Vous étiez là ?"
    assert proposed(said, speech=[len("Enquêtrice ")]) == []


def test_a_title_in_capitals_is_read_as_words():
    assert proposed("RAPPORT DE LA COMMISSION DES PRIX") == []


def test_what_records_tell_is_found_under_its_article_or_not():
    known = [Known("La Ruche", Label.ORG)]
    assert proposed("C'est la Ruche qui paie. Une ruche, non.", known=known) == [("la Ruche", "ORG")]


AUTOMATIC = "donc là depuis qu'on a erwan de ti kreiz une fois par mois ben on va à ploumoguer et gwendal aussi quoi"


def test_a_transcript_without_capitals_has_the_names_that_are_known():
    known = [Known("Ti Kreiz", Label.ORG)]
    assert proposed(AUTOMATIC, "Avec Gwendal, ça va.", known=known) == [
        ("erwan", "PER"), ("ti kreiz", "ORG"), ("ploumoguer", "LOC"), ("gwendal", "PER"),
    ]  # fmt: skip


def test_positions_are_code_points_of_the_whole_text():
    text = "Bon 💶.\nOn a vu Gwendal."
    (found,) = Rules(Usage([Text(text)])).propose(Text(text))
    assert text[found.span.start : found.span.end] == "Gwendal"
