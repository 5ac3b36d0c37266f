"""One interview saved by LibreOffice in three formats: the same words, marks, comments and facts come out of each."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from ect_coder.corpus import readers

FILES = Path(__file__).parent.parent / "files"
TEXT = """\
Entretien avec la scierie coopérative
Date\u00a0:\t12 mars 2024
Personne rencontrée\tAnne Duval
Fonction\tgérante
Lieu\tClairval

Les débuts
Enquêtrice\u00a0: Qui était là au début\u202f?
Mme Duval\u00a0: On était trois, chacun avait mis 2\u00a0000 euros de sa poche.[1]
Enquêtrice\u00a0: Et ensuite, la commune\u202f?[i]
Mme Duval\u00a0: Le week\u2011end, un agri\u00adculteur venait avec son tracteur.
Il disait\u00a0:
1. «\u00a0on verra bien\u00a0»
2. «\u00a0il faut un hangar\u00a0»
a) de bois
b) de pierre
3. «\u00a0et du temps\u00a0»
– un premier point
– un second
Le territoire
fusionnée\thaut droite
dedans 1\tdedans 2
large
Avant le cadre après le cadre.
Encadré sur la scierie.
un lien puis un contrôle et \tune tabulation
puis une ligne
Sur l’autre page, emoji 💶 et flèche\u0020
Fin de l’entretien.
[1] En francs à l’époque.
[i] Celle de Clairval."""


@pytest.fixture(params=["docx", "odt", "rtf"])
def interview(request):
    (source,) = readers.read(FILES / f"interview.{request.param}").sources
    return source


def passages(source, kind):
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


def test_the_words_are_the_same(interview):
    assert re.sub("\n+", "\n", interview.text) == re.sub("\n+", "\n", TEXT)


def test_what_stood_out_is_remembered(interview):
    assert passages(interview, "heading") == ["Entretien avec la scierie coopérative", "Les débuts", "Le territoire"]
    assert passages(interview, "highlight") == ["2\u00a0000 euros de sa poche"]
    assert passages(interview, "italic") == ["de sa poche"]
    assert passages(interview, "bold")[:3] == ["Enquêtrice\u00a0:", "Mme Duval\u00a0:", "2\u00a0000 euros"]
    assert passages(interview, "note") == ["[1] En francs à l’époque.", "[i] Celle de Clairval."]


def test_comments_are_on_their_passages(interview):
    found = [(interview.text[each.start : each.end], each.text, each.author) for each in interview.remarks]
    assert found == [
        ("trois", "Qui donc ?", "Paule Martin"),
        ("avec son tracteur.\nIl disait\u00a0:", "À vérifier auprès de lui.", "Paule Martin"),
        ("Il disait\u00a0:", "Je confirme.", "Léo Roy"),
    ]
    assert [each.date[:16] for each in interview.remarks] == [
        "2024-03-13T10:00",
        "2024-03-13T11:00",
        "2024-03-14T09:00",
    ]


def test_the_header_box_is_facts_and_nobody_says_it_or_the_notes(interview):
    assert dict(interview.facts) == {
        "date": "12 mars 2024",
        "interviewee": "Anne Duval",
        "function": "gérante",
        "place": "Clairval",
    }
    assert interview.date == "2024-03-12"
    assert [turn.speaker for turn in interview.turns] == ["Enquêtrice", "Mme Duval"] * 2
    assert interview.text[interview.turns[-1].end :].startswith("\nLe territoire")


def test_what_was_kept_and_left_out_is_counted(interview):
    expected = {"tables": 3, "text_boxes": 1, "insertions": 1, "footnotes": 1, "endnotes": 1, "comments": 3, "turns": 4}
    assert {name: interview.kept.get(name) for name in expected} == expected
    assert interview.left_out == {"deletions": 1, "hidden": 1, "words": 5, "headers": 1}
    assert interview.warnings == ("2 hidden words were left out.", "Tracked changes were taken as accepted.")


def test_pages_are_known_where_the_file_tells_them():
    (source,) = readers.read(FILES / "interview.odt").sources
    assert [(leaf.label, source.text[leaf.start :][:17]) for leaf in source.leaves] == [
        ("1", "Entretien avec la"),
        ("2", "Sur l’autre page,"),
    ]


def test_no_character_of_the_word_file_is_lost():
    with zipfile.ZipFile(FILES / "interview.docx") as archive:
        parts = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes", "endnotes")]
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    raw = "".join(text.text for part in parts for text in part.iter(f"{word}t"))
    raw = raw.replace("(secret absolu) ", "").replace("Encadré sur la scierie.", "", 1)
    (source,) = readers.read(FILES / "interview.docx").sources
    ours = re.sub(r"^(\d\.|[ab]\)|–|\[[1i]\]) |\[[1i]\]|[\u2011\u00ad]", "", source.text, flags=re.MULTILINE)
    assert sorted("".join(ours.split())) == sorted("".join(raw.split()))


def test_no_character_of_the_opendocument_file_is_lost():
    with zipfile.ZipFile(FILES / "interview.odt") as archive:
        content = etree.fromstring(archive.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    body = content.find(f"{office}body")
    for aside in [*body.iter(f"{text}tracked-changes", f"{office}annotation", f"{text}note-citation")]:
        aside.text = None
        del aside[:]
    raw = "".join(body.itertext()).replace("(secret absolu) ", "")
    (source,) = readers.read(FILES / "interview.odt").sources
    ours = re.sub(r"^(\d\.|[ab]\)|–|\[[1i]\]) |\[[1i]\]", "", source.text, flags=re.MULTILINE)
    assert sorted("".join(ours.split())) == sorted("".join(raw.split()))
