"""Header boxes become facts of the document, and nobody speaks in them."""

from __future__ import annotations

import pytest

from ect_coder.corpus import dates, readers
from ect_coder.corpus.readers.headed import headed
from ect_coder.corpus.readers.source import Source
from ect_coder.corpus.turns import recognise
from ect_coder.values import Kind

SPEECH = "Enquêtrice\u00a0: Bonjour.\nMme Duval\u00a0: Bonjour.\nEnquêtrice\u00a0: Et ensuite ?\nMme Duval\u00a0: Rien."


def read(text):
    return headed(Source(text, turns=recognise(text)))


def facts(text):
    return dict(read(text).facts)


@pytest.mark.parametrize("colon", [":", " :", "\u00a0:", "\u202f:"])
def test_the_lines_before_the_first_words_are_facts(colon):
    box = f"Entretien avec la maire\nDate{colon} 12 mars 2024\nLieu{colon} mairie de Clairval\nDurée{colon} 1 h 12\n\n"
    source = read(box + SPEECH)
    assert source.facts == (("date", "12 mars 2024"), ("place", "mairie de Clairval"), ("duration", "1 h 12"))
    assert source.date == "2024-03-12"
    assert [turn.speaker for turn in source.turns] == ["Enquêtrice", "Mme Duval"] * 2
    assert source.text == box + SPEECH


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Date de l’entretien", "date"),
        ("DATE DE L'ENTRETIEN", "date"),
        ("Personne(s) rencontrée(s)", "interviewee"),
        ("Enquêté·e", "interviewee"),
        ("Interviewée", "interviewee"),
        ("ENQUETEUR", "interviewer"),
        ("Entretien mené par", "interviewer"),
        ("Transcrit par", "transcriber"),
        ("Fonction", "function"),
        ("Nom de la structure", "structure"),
        ("Rôle dans le projet", "role"),
        ("Mode de passation", "mode"),
        ("Projet concerné", "project"),
        ("Entretien n°", "code"),
        ("Enquête", "survey"),
        ("Ancienneté", "Ancienneté"),
    ],
)
def test_a_key_is_understood_however_it_is_written(key, name):
    assert facts(f"Lieu : Clairval\n{key} : Valeur Donnée\nDurée : 1 h\n\n{SPEECH}")[name] == "Valeur Donnée"


def test_the_rows_of_a_table_are_facts():
    box = "Date :\t12/03/2024\nAncienneté\t12 ans\nLieu\tmairie\n"
    assert facts(box + SPEECH) == {"date": "12/03/2024", "Ancienneté": "12 ans", "place": "mairie"}


@pytest.mark.parametrize(
    "line", ["Date : 12/03/2024    Durée : 1 h", "Date : 12/03/2024 – Durée : 1 h", "Date\t12/03/2024\tDurée\t1 h"]
)
def test_several_facts_may_share_a_line(line):
    assert facts(f"{line}\n\n{SPEECH}") == {"date": "12/03/2024", "duration": "1 h"}


def test_who_asks_and_who_answers_may_be_told_in_the_box():
    box = "Enquêtrice : Paule Martin\nMme Duval : Anne Duval, maire\nDate : 12 mars 2024\nEnquêteur : Paul Roy\n\n"
    source = read(box + SPEECH)
    assert [value for name, value in source.facts if name == "interviewer"] == ["Paule Martin", "Paul Roy"]
    assert dict(source.facts)["Mme Duval"] == "Anne Duval, maire"
    assert len(source.turns) == 4
    assert source.turns[0].start == len(box)


def test_a_box_may_touch_the_words_that_follow():
    source = read("Date : 12 mars 2024\nLieu : Clairval\n" + SPEECH)
    assert [name for name, _value in source.facts] == ["date", "place"]
    assert len(source.turns) == 4


def test_an_empty_line_of_the_box_says_nothing():
    assert facts(f"Date :\nLieu : Clairval\n\n{SPEECH}") == {"place": "Clairval"}


@pytest.mark.parametrize(
    "text",
    [
        SPEECH,
        "Une scierie voit le jour.\nNote : le bois est local.\nTrois communes : Clairval, Le Replat, Champvent.",
        "Date : 12 mars 2024\nUne seule ligne ne fait pas d’en-tête quand personne ne parle.",
        "Le projet a grandi.\n" * 30 + "Date : 2021\nLieu : Saint-Aubert",
        "https://exemple.fr\n" + SPEECH,
        "",
    ],
)
def test_a_text_without_a_box_has_no_facts(text):
    assert read(text).facts == ()
    assert read(text).turns == recognise(text)


def test_minutes_have_a_box_too():
    source = read("Compte rendu\nObjet : bilan\nDate : 4 mai 2021\nLieu : Saint-Aubert\n\nLe conseil se réunit.")
    assert dict(source.facts) == {"subject": "bilan", "date": "4 mai 2021", "place": "Saint-Aubert"}
    assert source.date == "2021-05-04"


def test_what_the_file_says_itself_comes_first():
    source = headed(Source("Date : 12 mars 2024\nLieu : Clairval\n", facts=(("date", "2020"),), date="2020"))
    assert source.facts == (("date", "2020"), ("place", "Clairval"))
    assert source.date == "2020"


def test_an_article_is_left_alone():
    source = Source("Date : 12 mars 2024\nLieu : Clairval\n", kind=Kind.PRESS)
    assert headed(source) is source


def test_a_text_file_gives_its_facts(tmp_path):
    (tmp_path / "e.txt").write_text(f"Date : 12 mars 2024\n\n{SPEECH}", encoding="utf-8")
    (source,) = readers.read(tmp_path / "e.txt").sources
    assert (source.date, source.kept["turns"]) == ("2024-03-12", 4)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("12 mars 2024", "2024-03-12"),
        ("mardi 1er août 2023, 14 h", "2023-08-01"),
        ("12/03/2024", "2024-03-12"),
        ("12.03.24", "2024-03-12"),
        ("le 3 févr. 2021", "2021-02-03"),
        ("3 FÉVRIER 2021", "2021-02-03"),
        ("2024-03-12", "2024-03-12"),
        ("mars 2024", "2024-03"),
        ("03/2024", "2024-03"),
        ("en 2019", "2019"),
        ("vers 2019", "2019~"),
        ("31/02/2024", "2024"),
        ("32 mars 2024", "2024-03"),
        ("de 1 h 12", None),
        ("salle 2050 b", "2050"),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(words, date):
    assert dates.first(words) == date
