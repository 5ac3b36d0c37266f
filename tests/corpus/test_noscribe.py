"""noScribe in all its forms: the page with exact times, the text, the subtitles, what a person changed."""

from __future__ import annotations

import html
import re

import docx
import pytest

from ect_coder.corpus import readers

TURNS = [
    ("", 0, [(0, 2130, "", "(..) ")]),
    ("S01", 12140, [(12140, 22800, "S01", " Bonjour, je suis là avec vous."), (22800, 24360, "S01", " (12 secondes pause)")]),
    ("S00", 36190, [(36190, 36330, "S00", " Oui, « l’été »."), (36400, 37000, "//S01", " //S01: Ah, c’est < 3 ?"), (37000, 38000, "S00", "// Voilà.")]),
    ("S01", 3_723_004, [(3_723_004, 3_724_000, "S01", " Et la suite ?")]),
]  # fmt: skip
HEADER = [
    "Transcrit avec noScribe vers. 0.7",
    "Fichier audio : C:/Entretiens/zoé 1.mp3",
    "(Langue: French (fr) | Locuteurs: auto)",
]


def stamp(milliseconds):
    seconds = milliseconds // 1000
    return f"[{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}]"


def page(turns=TURNS, names=None):
    """Write turns as noScribe does; `names` are those that a person put in place of the codes."""
    paragraphs = []
    for code, start, stretches in turns:
        label = f"{(names or {}).get(code, code)}: <span style='color: #78909C'>{stamp(start)}</span>" if code else ""
        anchors = [
            f'<a name="ts_{begin}_{end}_{who}" >{label if rank == 0 else ""}{html.escape(words)}</a>'
            for rank, (begin, end, who, words) in enumerate(stretches)
        ]
        paragraphs.append(f"<p >{''.join(anchors)}</p>")
    return (
        '<html><head><meta charset="UTF-8" /><meta name="qrichtext" content="1" /></head><body>'
        '<div class="WordSection1" ><p style="font-weight: 600" >zoé 1</p>'
        f'<p ><span style="color: #909090">{"<br />".join(HEADER)}</span></p>{"".join(paragraphs)}</div></body></html>'
    )


def lines(turns=TURNS):
    return [
        (f"{code}: {stamp(start)}" if code else "") + "".join(words for *_time, words in stretches)
        for code, start, stretches in turns
    ]


@pytest.fixture
def read(tmp_path):
    def read(content, name="entretien.html"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        (source,) = readers.read(tmp_path / name).sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


SPEECH = [
    "Bonjour, je suis là avec vous. (12 secondes pause)",
    "Oui, « l’été ». //S01: Ah, c’est < 3 ?// Voilà.",
    "Et la suite ?",
]
FACTS = (("audio", "C:/Entretiens/zoé 1.mp3"), ("options", "Langue: French (fr) | Locuteurs: auto"))


def test_the_page_gives_exact_times(read):
    source = read(page())
    assert said(source) == [
        ("S01", SPEECH[0], "00:00:12.140"),
        ("S00", SPEECH[1], "00:00:36.190"),
        ("S01", SPEECH[2], "01:02:03.004"),
    ]
    assert (source.format, source.title, source.facts) == ("noScribe", "zoé 1", FACTS)


def test_every_word_of_the_page_is_in_the_text(read):
    words = re.sub(r"<[^>]+>", " ", page().replace("<br />", " ").replace("</p>", " ")).split()
    expected = html.unescape(" ".join(words)).split()
    assert "".join(read(page()).text.split()) == "".join(expected)
    assert "words" not in read(page()).left_out


def test_names_that_a_person_put_in_are_the_speakers(read):
    source = read(page(names={"S01": "Enquêtrice ", "S00": "Directeur de la coopérative"}))
    assert [turn.speaker for turn in source.turns] == ["Enquêtrice", "Directeur de la coopérative", "Enquêtrice"]


def test_a_page_saved_by_its_editor_has_an_anchor_for_each_style(read):
    anchors = [
        f'<a name="ts_2130_7730_S00" ><span>{part}</span></a>'
        for part in ("Zoé ", "[00:00:02]", ": Ok. Alors : merci.")
    ]
    source = read(
        f"<html><body><p>t</p><p>Transcrit avec noScribe vers. 0.5</p>\n\n<p>{''.join(anchors)}</p>\n</body></html>"
    )
    assert said(source) == [("Zoé", "Ok. Alors : merci.", "00:00:02.130")]


def test_a_paragraph_that_a_person_cut_stays_with_its_speaker(read):
    cut = page().replace("Bonjour, je suis", 'Bonjour.</a></p><p ><a name="ts_15000_22800_S01" >Alors : je suis')
    assert said(read(cut))[0][1].startswith("Bonjour.\nAlors : je suis")


def test_a_page_without_speakers_keeps_its_times(read):
    source = read(page([("", 1000, [(1000, 2000, "", "[00:00:01] Un."), (2000, 3000, "", " Deux.")])]))
    assert said(source) == [("", "[00:00:01] Un. Deux.", "00:00:01")]


def test_the_text_gives_its_turns(read):
    source = read("zoé 1\n\n" + "\n".join(HEADER) + "\n\n" + "\n\n".join(lines()), "entretien.txt")
    assert [(name, words) for name, words, _time in said(source)] == [
        ("S01", SPEECH[0]),
        ("S00", SPEECH[1]),
        ("S01", SPEECH[2]),
    ]
    assert [time for *_words, time in said(source)] == ["00:00:12", "00:00:36", "01:02:03"]
    assert (source.format, source.title, source.facts) == ("noScribe", "zoé 1", FACTS)


def test_one_voice_alone_is_a_speaker_too(read):
    source = read("\n".join([*HEADER, "", "S00: [00:00:01] Un."]), "entretien.txt")
    assert said(source) == [("S00", "Un.", "00:00:01")]


def test_the_page_saved_again_by_word_is_read(tmp_path):
    document = docx.Document()
    for line in ["zoé 1", "\n".join(HEADER), *lines()]:
        document.add_paragraph(line)
    document.save(str(tmp_path / "entretien.docx"))
    (source,) = readers.read(tmp_path / "entretien.docx").sources
    assert [words for _name, words, _time in said(source)] == SPEECH
    assert (source.format, source.facts) == ("noScribe", FACTS)


def test_subtitles_are_read_with_advice(read):
    cues = "\n\n".join(
        f"{rank}\n00:00:{begin // 1000 % 60:02d}.000 --> 00:00:{end // 1000 % 60:02d}.000\n<v {who}>{html.escape(words.strip())}"
        for rank, (begin, end, who, words) in enumerate(
            each for _code, _start, stretches in TURNS[1:] for each in stretches
        )
    )
    source = read(
        "WEBVTT zoé 1\n\nNOTE\n" + "\n".join(HEADER) + f"\n\nNOTE media: /x/zoé 1.mp3\n\n{cues}\n", "entretien.vtt"
    )
    assert [turn.speaker for turn in source.turns][:2] == ["S01", "S00"]
    assert (source.format, source.title) == ("noScribe", "zoé 1")
    assert dict(source.facts) == {"audio": "/x/zoé 1.mp3", "options": FACTS[1][1]}
    assert source.warnings == (
        "noScribe also writes a web page, with more exact times: take that in instead, if you have it.",
    )


def test_an_article_about_it_is_nobodys(read):
    article = "Les outils de transcription, noScribe en tête depuis 2023, changent le travail des sociologues, dit-on."
    assert read(article, "article.txt").format == ""
    assert read(f"<html><body><a name='ts'>x</a><p>{article}</p></body></html>").format == ""
