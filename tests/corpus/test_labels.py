"""Every style in which transcripts say who speaks, and what only looks like it."""

from __future__ import annotations

import pytest

from ect_coder.corpus import labels
from ect_coder.corpus.labels import Shape
from ect_coder.corpus.readers.source import MarkKind, TextMark
from ect_coder.corpus.turns import recognise


def said(text, *marks, shape=None, **told):
    return [
        (turn.speaker, text[turn.label_end : turn.end], turn.time) for turn in recognise(text, marks, shape, **told)
    ]


STYLES = [
    "E", "I", "Q", "Enq.", "Enquêteur", "Enquêtrice 1", "Intervieweur", "Interviewé·e", "Interviewé(e)", "MF", "J.-P.",
    "Marie-Ange", "M. X", "Mme D.", "Jean Paul", "Conférencier 1", "SPEAKER_00", "S00", "ENQUÊTEUR", "Mme D'Arc",
    "Mme D’Arc", "Animateur/trice", "Directeur de la coopérative", "É", "marie",
]  # fmt: skip


@pytest.mark.parametrize(
    "sign", [" : ", "\u00a0: ", "\u202f: ", ": ", " :", "\u00a0:\u00a0", " – ", " — ", " - ", "\t:\t"]
)
@pytest.mark.parametrize("style", STYLES)
def test_a_label_before_a_sign(style, sign):
    text = f"Entretien\n{style}{sign}Alors ?\nZoé{sign}Oui.\n{style}{sign}Et ?\nZoé{sign}Non."
    words = [("Alors ?", "Oui."), ("Et ?", "Non.")]
    assert said(text) == [each for one, other in words for each in ((style, one, None), ("Zoé", other, None))]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("{}: [00:00:36] ", "00:00:36"),
        ("{}\u00a0: [00:00:36] ", "00:00:36"),
        ("{} (00:01:02): ", "00:01:02"),
        ("{} [00:01:02]: ", "00:01:02"),
        ("[00:00] {} : ", "00:00"),
        ("(0:12) {} - ", "0:12"),
        ("00:00:05 {} : ", "00:00:05"),
        ("#00:00:36-8# {}: ", "00:00:36-8"),
        ("[00:00:05 - 00:00:07] {}: ", "00:00:05 - 00:00:07"),
        ("[{}] ", None),
        ("[{}]: ", None),
        ("[{}] (0:01 - 0:11)\n", "0:01 - 0:11"),
        ("[00:00:05] [{}] ", "00:00:05"),
        ("1. {} : ", None),
        ("12 {} : ", None),
    ],
)
def test_a_time_before_inside_or_after(style, line, time):
    text = "".join(f"{line.format(name)}{words}\n" for name, words in ((style, "Un ?"), ("Zoé", "Deux.")) * 2)
    assert said(text) == [(style, "Un ?", time), ("Zoé", "Deux.", time)] * 2


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("00:00:05 {}", "00:00:05"),
        ("00:00:05\t{}", "00:00:05"),
        ("{}  00:00:05", "00:00:05"),
        ("{} (00:00:05)", "00:00:05"),
        ("{} [00:00:05]", "00:00:05"),
        ("{}\u00a0: 00:00:05", "00:00:05"),
        ("[00:00:01.00] - {}", "00:00:01.00"),
        ("00:03 --> 00:07  {}", "00:03 --> 00:07"),
        ("{}, 1:02:03", "1:02:03"),
        ("{}", None),
        ("{} :", None),
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_a_header_above_what_is_said(style, line, time):
    words = (style, "Comment ?\n\nEt puis ?"), ("Zoé", "Ainsi, à peu près."), (style, "Oui."), ("Zoé", "Non.")
    text = "Entretien du 3 mai\n\n" + "\n\n".join(f"{line.format(name)}\n{said}" for name, said in words)
    assert said(text) == [(name, speech, time) for name, speech in words]


@pytest.mark.parametrize(
    ("row", "time"),
    [
        ("{}\t{}", None),
        ("00:12\t{}\t{}", "00:12"),
        ("3\t{}\t{}", None),
        ("3\t0:12\t{}\t{}", "0:12"),
        ("{}\t0:12\t{}", "0:12"),
    ],
)
def test_a_row_of_a_table(row, time):
    words = [("E", "Un ?"), ("Mme D.", "Deux."), ("E", "Trois ?"), ("Mme D.", "Quatre.")]
    text = "Temps\tQui\tTexte\n" + "\n".join(row.format(*each) for each in words)
    assert said(text) == [(name, speech, time) for name, speech in words]
    assert labels.found(text)[0] is Shape.TABLE


def styled(kind, *paragraphs):
    marks, place = [], 0
    for rank, paragraph in enumerate(paragraphs):
        if rank % 2:
            marks.append(TextMark(place, place + len(paragraph), kind))
        place += len(paragraph) + 1
    return "\n".join(paragraphs), marks


@pytest.mark.parametrize("kind", [MarkKind.BOLD, MarkKind.ITALIC])
def test_questions_that_only_stand_out(kind):
    text, marks = styled(
        kind, "Entretien", "Qui êtes-vous ?", "Zoé.", "Et vous faites quoi ?", "Du bois.", "Depuis ?", "Dix ans."
    )
    assert [words for _name, words, _time in said(text, *marks)] == text.split("\n")[1:]
    assert len({name for name, _words, _time in said(text, *marks)}) == 2
    assert labels.found(text, marks)[0] is Shape.STYLE


def test_headings_in_bold_ask_nothing():
    text, marks = styled(
        MarkKind.BOLD, "Rapport", "Le contexte", "Du texte.", "Les enjeux locaux", "Du texte.", "La suite", "Fin."
    )
    assert said(text, *marks) == []


@pytest.mark.parametrize(
    "text",
    [
        "E : Un ?\nAlors : voilà.\nZoé : Deux.\nAlors : bon.\nNote : rien.\nE : Trois ?\nNote : rien.\nZoé : Quatre.",
        "[E] Un ?\n[rires]\n[Zoé] Deux.\n[rires]\n[silence]\n[E] Trois ?\n[silence]\n[Zoé] Quatre.",
    ],
)
def test_words_that_name_nobody_however_often_they_come_back(text):
    assert {name for name, _words, _time in said(text)} == {"E", "Zoé"}


@pytest.mark.parametrize(
    "text",
    [
        "Une question d’abord : la coopération.\nEnsuite : le reste.\nUne question d’abord ?",
        "https://exemple.fr\nhttps://exemple.fr\nhttp://exemple.fr\nhttp://exemple.fr",
        "12:30 déjeuner à la ferme\n12:30 déjeuner à la ferme\n14:00 visite\n14:00 visite de la scierie, puis débat.",
        "Oui\nNon\nOui\nNon\nLa suite du texte, longue.\nOui\n" + "Une phrase, encore.\n" * 20,
        "Lundi - marché\nMardi - marché\n" + "Un paragraphe sans personne.\n" * 30 + "Lundi - marché\nMardi - marché",
        "[00:00:01] - Oui.\n[00:00:03] - Non.\n[00:00:05] - Oui.\n[00:00:07] - Non.",
    ],
)
def test_what_is_no_conversation(text):
    assert said(text) == []


def test_a_label_that_a_person_knows_counts_even_once():
    text = "E : Un ?\nZoé : Deux.\nE : Trois ?\nDirecteur de la coopérative : Quatre.\nZoé : Cinq."
    assert said(text)[2] == ("E", "Trois ?\nDirecteur de la coopérative : Quatre.", None)
    assert said(text, known=["Directeur de la coopérative"])[3] == ("Directeur de la coopérative", "Quatre.", None)


def test_a_known_label_may_be_longer_than_any_guess():
    name = "La présidente du conseil de la coopérative de Champvent, à voix basse"
    assert said(f"{name} : Un.\nZoé : Deux.", known=[name]) == [(name, "Un.\nZoé : Deux.", None)]


def test_a_label_that_a_person_refuses_never_counts():
    text = "E : Un ?\nZoé : Deux.\nVerbatim : trois.\nE : Quatre ?\nVerbatim : cinq.\nZoé : Six."
    assert {name for name, _words, _time in said(text, refused=["verbatim"])} == {"E", "Zoé"}


def test_a_word_that_names_nobody_can_be_known_to_name_somebody():
    text = "Alors : Un ?\nZoé : Deux.\nAlors : Trois ?\nZoé : Quatre."
    assert {name for name, _words, _time in said(text, known=["Alors"])} == {"Alors", "Zoé"}


def test_questions_may_be_headings_but_a_bare_heading_is_nobody():
    text = "E : Un ?\nZoé : Deux.\nE : Trois ?\nZoé : Quatre."
    questions = [TextMark(0, 8, MarkKind.HEADING), TextMark(21, 32, MarkKind.HEADING)]
    assert [name for name, *_ in said(text, *questions)] == ["E", "Zoé", "E", "Zoé"]
    bare = "Contexte\nUn.\nSuite\nDeux.\nContexte\nTrois.\nSuite\nQuatre."
    headings = [TextMark(start, end, MarkKind.HEADING) for start, end in ((0, 8), (13, 18), (25, 33), (41, 46))]
    assert said(bare, *headings) == []


def test_the_shape_can_be_told():
    text = "00:00:05 Zoé\nE : un.\n00:00:09 Max\nF : deux.\n00:00:12 Zoé\nE : trois.\n00:00:15 Max\nF : quatre."
    assert labels.found(text)[0] is Shape.HEADER
    assert [name for name, _words, _time in said(text, shape=Shape.LABEL)] == ["E", "F", "E", "F"]
    assert said(text, shape=Shape.STYLE) == []


def test_a_name_typed_in_capitals_once_is_the_same_person():
    assert [name for name, *_ in said("Zoé : a\nE : b\nZOÉ : c\ne : d")] == ["Zoé", "E", "Zoé", "E"]


@pytest.mark.parametrize(
    "line", [" " * 20_000, "a" + " " * 20_000 + "b", "\t" * 20_000, "[" * 20_000, "a:" * 20_000, "1 " * 20_000]
)
def test_an_odd_line_is_passed_over_in_no_time(line):
    assert labels.found(f"E : a\nZ : b\n{line}\nE : c\nZ : d\n{line}")[0] is Shape.LABEL
