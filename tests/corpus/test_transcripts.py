"""Word's own transcription, aTrain, Otter and the like: texts that stay as they are, with turns, times and a name."""

from __future__ import annotations

import docx
import pytest

from ect_coder.corpus import readers


@pytest.fixture
def read(tmp_path):
    def read(text, name="entretien.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (source,) = readers.read(tmp_path / name).sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


WORDS = [("00:00:05", "Intervenant 1", "Bonjour. Vous venez ?"), ("00:01:08", "Intervenant 2", "Oui."), ("00:01:12", "Intervenant 1", "Bien."), ("01:00:14", "Intervenant 2", "Alors : voilà.")]  # fmt: skip
TURNS = [(who, words, time) for time, who, words in WORDS]


@pytest.mark.parametrize(("audio", "transcript"), [("Audio file", "Transcript"), ("Fichier audio", "Transcription")])
@pytest.mark.parametrize("timed", [True, False])
def test_word_writes_under_two_headings(tmp_path, audio, transcript, timed):
    document = docx.Document()
    document.add_heading(audio, 2)
    document.add_paragraph("zoé 1.mp3")
    document.add_heading(transcript, 2)
    for time, who, words in WORDS:
        document.add_paragraph(f"{time} {who}" if timed else who)
        document.add_paragraph(words)
    document.save(str(tmp_path / "entretien.docx"))
    (source,) = readers.read(tmp_path / "entretien.docx").sources
    assert said(source) == (TURNS if timed else [(who, words, None) for who, words, _time in TURNS])
    assert (source.format, source.facts) == ("Word", (("audio", "zoé 1.mp3"),))


def test_atrain_names_the_speaker_once_and_times_each_segment(read):
    text = "Transcription for 240101-entreti\n\nSPEAKER_00\n[00:00:01] - Bonjour.\n[00:00:03] - Ça va ?\n\nSPEAKER_01\n[00:00:05] - Oui.\n\nSPEAKER_00\n[00:00:07] - Bien.\n\nSPEAKER_01\n[00:00:09] - Oui.\n"
    source = read(text)
    assert [(name, time) for name, _words, time in said(source)] == [
        ("SPEAKER_00", "00:00:01"),
        ("SPEAKER_01", "00:00:05"),
        ("SPEAKER_00", "00:00:07"),
        ("SPEAKER_01", "00:00:09"),
    ]
    assert said(source)[0][1] == "[00:00:01] - Bonjour.\n[00:00:03] - Ça va ?"
    assert (source.format, source.facts) == ("aTrain", (("audio", "240101-entreti"),))


def test_atrain_for_maxqda(read):
    text = "Transcription for 240101-entreti\n\nSPEAKER_00\n[00:00:01] - Bonjour. [00:00:03] - Ça va ? \n\nSPEAKER_01\n[00:00:05] - Oui. \n\nSPEAKER_00\n[00:00:07] - Bien. "
    assert [(name, time) for name, _words, time in said(read(text))] == [
        ("SPEAKER_00", "00:00:01"),
        ("SPEAKER_01", "00:00:05"),
        ("SPEAKER_00", "00:00:07"),
    ]


@pytest.mark.parametrize(
    ("line", "signature", "tool"),
    [
        ("{who}  {time} \n{words}\n", "Transcribed by https://otter.ai", "Otter"),
        ("{who}: [{time}] {words}\n", "Sonix is at sonix.ai", "Sonix"),
        ("[{time}.00] - {who}\n{words}\n", "Made with www.happyscribe.com", "Happy Scribe"),
        ("{who} ({time}):\n{words}\n", "https://trint.com", "Trint"),
        ("{time}\t{who}\t{words}\n", "", ""),
        ("[{time}] {who}: {words}\n", "", ""),
    ],
)
def test_layouts_of_other_tools(read, line, signature, tool):
    source = read(
        "zoé 1.mp3\n\n"
        + "\n".join(line.format(time=time, who=who, words=words) for time, who, words in WORDS)
        + "\n"
        + signature
    )
    told = [(name, words.split("\n")[0], seconds_of(time)) for name, words, time in said(source)]
    assert told == [(who, words, seconds_of(time)) for who, words, time in TURNS]
    assert source.format == tool


def seconds_of(time):
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
