"""Whisper and its kin: their tables and their JSON, whole, odd and broken."""

from __future__ import annotations

import json

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile


@pytest.fixture
def read(tmp_path):
    def read(content, name="entretien.json", encoding="utf-8"):
        path = tmp_path / name
        words = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(words if isinstance(words, bytes) else words.encode(encoding))
        (source,) = readers.read(path).sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


def segment(start, end, text, **more):
    return {"id": 1, "start": start, "end": end, "text": text, "tokens": [1, 2], **more}


PLAIN = [segment(0.0, 2.5, " Bonjour."), segment(2.5, 4.0, " Vous venez ?"), segment(9.1, 10.0, " Oui.")]
DIARISED = [
    segment(0.5, 2.5, " Bonjour.", speaker="SPEAKER_01"),
    segment(2.5, 4.0, "Vous venez ?", speaker="SPEAKER_01"),
    segment(4.2, 6.0, "Oui.", speaker="SPEAKER_00"),
    segment(6.0, 7.0, "Euh."),
]


def test_whisper_names_nobody(read):
    source = read({"text": " Bonjour. Vous venez ? Oui.", "segments": PLAIN, "language": "fr"})
    assert said(source) == [("", "Bonjour. Vous venez ?", "00:00:00"), ("", "Oui.", "00:00:09.100")]
    assert (source.format, source.facts) == ("Whisper", (("language", "fr"),))


def test_whisperx_names_speakers_and_one_it_does_not_know_stays_unknown(read):
    source = read({"segments": DIARISED, "word_segments": []})
    assert said(source) == [
        ("SPEAKER_01", "Bonjour. Vous venez ?", "00:00:00.500"),
        ("SPEAKER_00", "Oui.", "00:00:04.200"),
        ("", "Euh.", "00:00:06"),
    ]
    assert source.format == "WhisperX"


def test_whisper_cpp_counts_in_milliseconds(read):
    spoken = [{"timestamps": {}, "offsets": {"from": 1500, "to": 2500}, "text": " Bonjour."}]
    assert said(read({"transcription": spoken})) == [("", "Bonjour.", "00:00:01.500")]


def test_vibe_counts_in_hundredths_and_speakers_from_nought(read):
    source = read(
        [
            {"start": 300, "stop": 700, "text": "Bonjour.", "speaker": 0},
            {"start": 700, "stop": 900, "text": "Oui.", "speaker": 1},
        ]
    )
    assert said(source) == [("Speaker 1", "Bonjour.", "00:00:03"), ("Speaker 2", "Oui.", "00:00:07")]
    assert source.format == "Vibe"


def test_a_table_counts_in_milliseconds(read):
    source = read('start\tend\ttext\n0\t2500\tBonjour, "vous".\n9000\t10000\tOui.\n', "entretien.TSV")
    assert said(source) == [("", 'Bonjour, "vous".', "00:00:00"), ("", "Oui.", "00:00:09")]
    assert source.format == "Whisper"


def test_a_table_may_name_speakers(read):
    source = read("start\tend\tspeaker\ttext\r\n0\t1\tS1\tUn\r\n1\t2\tS2\tDeux\r\n", "entretien.tsv", "utf-16")
    assert said(source) == [("S1", "Un", "00:00:00"), ("S2", "Deux", "00:00:00.001")]


def test_the_lines_of_whisperx_are_joined_into_turns(read):
    source = read("[SPEAKER_00]: Un ?\n[SPEAKER_00]: Deux ?\n[SPEAKER_01]: Trois.\n", "entretien.txt")
    assert source.text == "SPEAKER_00\u00a0: Un ? Deux ?\nSPEAKER_01\u00a0: Trois."
    assert (source.format, len(source.turns)) == ("WhisperX", 2)


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ('{"segments": [{"start": NaN, "end": Infinity, "text": "Un."}]}', "Un."),
        ('{"segments": [{"start": "2.5", "end": null, "text": "Un."}]}', "Un."),
        ('{"segments": [{"text": "Un."}]}', "Un."),
        (
            '{"segments": [{"start": -3, "end": -2, "text": "Un."}, {"start": 5, "end": 1, "text": "Deux."}]}',
            "Un. Deux.",
        ),
        ('{"segments": [{"start": 1e999, "end": 2, "text": "Un."}]}', "Un."),
        ('{"segments": [{"start": true, "end": [], "text": "Un.", "speaker": {}}]}', "Un."),
        ('{"segments": [{"start": "midi", "end": 2, "text": "Un."}]}', "Un."),
        ('{"segments": [{"text": ""}, {"text": "  "}, {"text": "Un."}]}', "Un."),
        ('{"text": "Un. Deux."}', "Un. Deux."),
        ('\ufeff{"text": "Un."}', "Un."),
        ('{"segments": [{"start": 1, "end": 2, "text": "<b>Un</b> & deux"}]}', "<b>Un</b> & deux"),
        ('{"segments": [{"start": 1, "end": 2, "text": "\\ud800 Un"}]}', "\ufffd Un"),
    ],
)
def test_odd_values_are_read(read, odd, words):
    assert " ".join(read(odd).text.split()) == words


def test_segments_that_say_nothing_are_counted(read):
    source = read({"segments": [segment(0, 1, "Un."), None, {"start": 1}, "rien", {"text": None}]})
    assert (source.text, source.left_out) == ("Un.", {"segments": 4})


@pytest.mark.parametrize(
    ("content", "name", "cause"),
    [
        ("", "a.json", Cause.EMPTY),
        ('{"segments": [{"start": 0, "te', "a.json", Cause.DAMAGED),
        ("pas du JSON", "a.json", Cause.DAMAGED),
        ("[" * 200_000, "a.json", Cause.DAMAGED),
        ('{"a":' * 200_000, "a.json", Cause.DAMAGED),
        ('{"segments": []}', "a.json", Cause.NO_TEXT),
        ('{"segments": {}}', "a.json", Cause.UNSUPPORTED),
        ('{"autre": 1}', "a.json", Cause.UNSUPPORTED),
        ("[]", "a.json", Cause.UNSUPPORTED),
        ("[1, 2]", "a.json", Cause.UNSUPPORTED),
        ("12", "a.json", Cause.UNSUPPORTED),
        ('"texte"', "a.json", Cause.UNSUPPORTED),
        ("1" * 5000, "a.json", Cause.DAMAGED),
        (b"PK\x03\x04", "a.json", Cause.RENAMED),
        ("nom\tville\nZoé\tDole\n", "a.tsv", Cause.UNSUPPORTED),
        ("start\tend\ttext\n", "a.tsv", Cause.NO_TEXT),
        ("start\tend\ttext\n0\t1\n", "a.tsv", Cause.NO_TEXT),
    ],
)
def test_what_is_no_transcript_is_refused_by_its_cause(read, content, name, cause):
    with pytest.raises(UnreadableFile) as refusal:
        read(content, name)
    assert refusal.value.details["cause"] is cause
