"""Speakers are recognised in three layouts, and never invented in an article."""

from __future__ import annotations

import pytest

from ect_coder.corpus.readers.source import MarkKind, TextMark
from ect_coder.corpus.turns import recognise


def said(text, marks=()):
    return [(turn.speaker, text[turn.label_end : turn.end], turn.time) for turn in recognise(text, marks)]


@pytest.mark.parametrize("colon", [" :", "\u00a0:", "\u202f:", ":"])
@pytest.mark.parametrize("label", ["Enquêtrice", "E", "Mme D.", "Marie-Ange", "Enq. 1"])
def test_a_name_and_a_colon(label, colon):
    text = f"Titre\n{label}{colon} Alors ?\nM. X{colon} Oui.\nAlors : non.\n{label}{colon} Et ?\nM. X{colon} Rien."
    assert said(text)[:2] == [(label, "Alors ?", None), ("M. X", "Oui.\nAlors : non.", None)]
    assert len(said(text)) == 4


def test_a_bracket_with_its_times():
    text = "[Chercheur] (0:01 - 0:11)\nBonjour.\n[Interviewé] (0:11 - 0:15)\nOui.\n[Chercheur] (0:15 - 0:20) Et ?\n[Interviewé]\nNon."
    assert said(text)[0] == ("Chercheur", "Bonjour.", "0:01 - 0:11")
    assert said(text)[2:] == [("Chercheur", "Et ?", "0:15 - 0:20"), ("Interviewé", "Non.", None)]


def test_names_in_bold():
    text = "Léa Bonjour.\nPaul Oui.\nLéa Et ?\nPaul Non."
    marks = [TextMark(place, place + size, MarkKind.BOLD) for place, size in ((0, 3), (13, 4), (23, 3), (32, 4))]
    assert said(text, marks) == [
        ("Léa", "Bonjour.", None),
        ("Paul", "Oui.", None),
        ("Léa", "Et ?", None),
        ("Paul", "Non.", None),
    ]


def test_a_heading_ends_a_turn():
    text = "A : un\nB : deux\nPartie 2\nA : trois\nB : quatre"
    assert said(text, [TextMark(16, 24, MarkKind.HEADING)])[1] == ("B", "deux", None)


@pytest.mark.parametrize(
    "text",
    [
        "Une scierie voit le jour.\nNote : le bois est local.\nTrois communes : Clairval, Le Replat, Champvent.",
        "Rapport\nObjet : bilan\nDate : 2021\nLieu : Saint-Aubert\nTexte du rapport.",
        "",
    ],
)
def test_an_article_has_no_speakers(text):
    assert recognise(text) == ()
