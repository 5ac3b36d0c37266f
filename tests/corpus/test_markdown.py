"""Markdown as people take notes in it: the words, without the signs."""

from __future__ import annotations

import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled, Cause, UnreadableFile


@pytest.fixture
def note(tmp_path):
    """Save a note and read it."""

    def read(content, encoding="utf-8"):
        path = tmp_path / "note.md"
        path.write_bytes(content.encode(encoding))
        (source,) = readers.read(path).sources
        return source

    return read


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("# Titre\n\nUn *mot* et un **autre**.", "Titre\nUn mot et un autre."),
        ("Voir [le compte rendu](https://exemple.fr) du mois.", "Voir le compte rendu du mois."),
        ("- un\n- deux\n    - trois\n", "un\ndeux\ntrois"),
        ("1. un\n2. deux\n", "un\ndeux"),
        ("| Commune | Apport |\n|---|---|\n| Clairval | Le *terrain* |\n", "Commune\tApport\nClairval\tLe terrain"),
        ("> Une citation.\n\nUn texte.", "Une citation.\nUn texte."),
        ("Titre\n=====\nTexte", "Titre\nTexte"),
        ("```\nune ligne\n  une autre\n```", "une ligne\nune autre"),
        ("Deux  \nlignes", "Deux\nlignes"),
        ("a<br>b <b>c</b>", "a\nb c"),
        ("<div>\n<p>Dans un bloc.</p>\n</div>\n", "Dans un bloc."),
        ("L\\*étoile &amp; l&#39;autre &nbsp;!", "L*étoile & l'autre \u00a0!"),
        ("~~barré~~", "barré"),
        ("2 * 3 * 4 et coop_mutualisation_totale", "2 * 3 * 4 et coop_mutualisation_totale"),
        ("a\r\n\r\nb", "a\nb"),
    ],
)
def test_the_words_are_read_without_their_signs(note, content, text):
    assert note(content).text == text


def test_lines_of_a_transcript_stay_lines(note):
    content = f"**Enq :** Comment est-ce né ?\n**Mme Duval :** {'Nous avons tenu une réunion. ' * 4}\nEnq : Et après ?"
    assert [line[:5] for line in note(content).text.split("\n")] == ["Enq :", "Mme D", "Enq :"]


def test_a_paragraph_wrapped_by_an_editor_is_one(note):
    content = (
        "Le projet est né d'une réunion tenue à la mairie de Saint-Aubert, où une\ncentaine d'habitants sont venus."
    )
    assert note(content).text == content.replace("\n", " ")


def test_headings_bold_and_italics_are_remembered(note):
    source = note("## Un *titre*\n\nDu **gras** et de l'*italique*.")
    assert [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks] == [
        ("Un titre", MarkKind.HEADING),
        ("gras", MarkKind.BOLD),
        ("italique", MarkKind.ITALIC),
    ]


def test_the_box_at_the_head_gives_facts_title_and_date(note):
    source = note('---\ntitre: Visite\nauteur: "Camille"\ndate: 2023-04-12\nlieu: Clairval\n---\n\nTexte.')
    assert (source.text, source.title, source.date) == ("Texte.", "Visite", "2023-04-12")
    assert source.facts == (("author", "Camille"), ("lieu", "Clairval"))


def test_the_first_great_heading_is_the_title(note):
    assert note("# Carnet *de* terrain\n\nTexte.\n\n# Suite\n").title == "Carnet de terrain"
    assert note("Texte seul.").title is None


def test_images_are_counted_and_what_they_are_called_is_kept(note):
    source = note("Voir ![la scierie](scierie.png) ici.")
    assert (source.text, source.left_out) == ("Voir la scierie ici.", {"images": 1})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(note, encoding):
    assert note("# Œuvre coopérative", encoding).text == "Œuvre coopérative"


@pytest.mark.parametrize("sign", ["*", "[", "![", "`", "_", "<b>", "(", "\\"])
def test_signs_a_thousand_times_over_are_read_in_a_moment(note, sign):
    assert "mot" in note("Le mot.\n\n" + sign * 1_000 + "fin").text


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b" \n ", Cause.NO_TEXT),
        (b"---\na: b\n---\n", Cause.NO_TEXT),
        (b"PK\x03\x04", Cause.RENAMED),
        (b"> " * 10_000 + b"fin", Cause.TOO_BIG),
        (b"- " * 10_000 + b"fin", Cause.TOO_BIG),
    ],
)
def test_what_holds_no_text_is_refused_by_its_cause(tmp_path, content, cause):
    path = tmp_path / "note.md"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    assert refusal.value.details["cause"] is cause


def test_the_reading_of_a_note_can_be_stopped(tmp_path):
    (tmp_path / "note.md").write_text("Un mot.", encoding="utf-8")
    with pytest.raises(Cancelled):
        readers.read(tmp_path / "note.md", lambda: True)
