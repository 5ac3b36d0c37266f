"""Vibe in Word and in plain text."""

from __future__ import annotations

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from ect_coder.corpus import readers

SEGMENTS = [
    ("00:03 --> 00:07", "Conférencier 1", "Bonjour à vous."),
    ("00:07 --> 00:09", "Conférencier 1", "Vous venez : d’où ?"),
    ("00:09 --> 01:00:12", "Conférencier 2", "De Champvent."),
]


def vibe(segments=SEGMENTS):
    document = docx.Document()
    document.add_paragraph().add_run("entretien.mp3").bold = True
    document.add_paragraph()
    for times, who, words in segments:
        paragraph = document.add_paragraph()
        paragraph.add_run(times).bold = True
        if who:
            paragraph.add_run(f"  {who}").bold = True
        said = paragraph.add_run()
        said.add_break()
        said.add_text(words)
    return document


@pytest.fixture
def read(tmp_path):
    def read(document, name="entretien.docx"):
        if isinstance(document, str):
            (tmp_path / name).write_text(document, encoding="utf-8")
        else:
            document.save(str(tmp_path / name))
        (source,) = readers.read(tmp_path / name).sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


def test_segments_of_a_speaker_are_joined(read):
    source = read(vibe())
    assert source.text == (
        "entretien.mp3\nConférencier 1\u00a0: Bonjour à vous. Vous venez : d’où ?\nConférencier 2\u00a0: De Champvent."
    )
    assert said(source) == [
        ("Conférencier 1", "Bonjour à vous. Vous venez : d’où ?", "00:00:03"),
        ("Conférencier 2", "De Champvent.", "00:00:09"),
    ]
    assert source.format == "Vibe"


def test_without_speakers_segments_are_joined_into_paragraphs(read):
    source = read(vibe([(times, "", words) for times, _who, words in SEGMENTS]))
    assert said(source) == [("", "Bonjour à vous. Vous venez : d’où ? De Champvent.", "00:00:03")]


def test_a_text_with_passages_marked_keeps_its_lines(read):
    document = vibe([*SEGMENTS, ("01:00:12 --> 01:00:14", "Conférencier 2", "Là-bas.")])
    document.paragraphs[-1].runs[-1].font.highlight_color = WD_COLOR_INDEX.YELLOW
    source = read(document)
    assert [name for name, _words, _time in said(source)] == ["Conférencier 1"] * 2 + ["Conférencier 2"] * 2
    assert said(source)[0] == ("Conférencier 1", "Bonjour à vous.", "00:03 --> 00:07")
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "highlight"] == ["Là-bas."]


def test_plain_text_has_the_speaker_before_each_segment(read):
    source = read("".join(f"[{who}] {words}\n" for _times, who, words in SEGMENTS), "entretien.txt")
    assert (
        source.text == "Conférencier 1\u00a0: Bonjour à vous. Vous venez : d’où ?\nConférencier 2\u00a0: De Champvent."
    )
    assert (source.format, len(source.turns)) == ("Vibe", 2)


def test_a_transcript_with_bracketed_names_by_hand_is_nobodys(read):
    source = read("Entretien\n[Chercheur] Un ?\n[Zoé] Deux.\n[Chercheur] Trois ?\n[Zoé] Quatre.", "entretien.txt")
    assert (source.format, len(source.turns)) == ("", 4)
