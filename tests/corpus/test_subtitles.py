"""Subtitles of every make: what is said is kept to the word, what is broken is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile


@pytest.fixture
def read(tmp_path):
    def read(content, name="film.vtt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        (source,) = readers.read(path).sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


VTT = """WEBVTT Un titre
Kind: captions

NOTE écrit par une machine

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:02.500 align:start
<v Zoé>Bonjour, <i>la</i> coopérative.

2
00:00:02.500 --> 00:00:04.000
<v Zoé>Vous venez ?</v>

00:04.000 --> 00:06.000
<v.fort Max Dupont>Oui &amp; non, 1 < 2 et <3.
Encore.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Bonjour, <font color="red">la</font> coopérative.

2
00:00:02,500 --> 00:00:04,000
{\\an8}Vous venez ?

3
00:00:09,000 --> 00:00:10,000
Oui.
"""


def test_voices_are_speakers_and_styles_are_dropped(read):
    source = read(VTT)
    assert said(source) == [
        ("Zoé", "Bonjour, la coopérative. Vous venez ?", "00:00:01"),
        ("Max Dupont", "Oui & non, 1 < 2 et <3. Encore.", "00:00:04"),
    ]
    assert source.text.startswith("Zoé\u00a0: Bonjour")
    assert source.left_out == {"cue_notes": 1, "cue_styles": 1}
    assert source.warnings == ()


def test_without_voices_paragraphs_follow_the_silences(read):
    source = read(SRT, "film.srt")
    assert said(source) == [("", "Bonjour, la coopérative. Vous venez ?", "00:00:01"), ("", "Oui.", "00:00:09")]
    assert source.left_out == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(read, encoding, line_end):
    source = read(SRT.replace("\n", line_end), "film.srt", encoding)
    assert said(source)[0][1] == "Bonjour, la coopérative. Vous venez ?"
    assert bool(source.warnings) is (encoding == "cp1252")


def test_labels_in_the_cues_are_speakers(read):
    words = ["[SPEAKER_00]: Un ?", "[SPEAKER_01]: Deux.", "[SPEAKER_01]: Trois.", "[SPEAKER_00]: Quatre ?"]
    cues = [f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{each}\n" for n, each in enumerate(words, 1)]
    assert said(read("\n".join(cues), "film.srt")) == [
        ("SPEAKER_00", "Un ?", "00:00:01"),
        ("SPEAKER_01", "Deux. Trois.", "00:00:02"),
        ("SPEAKER_00", "Quatre ?", "00:00:04"),
    ]


@pytest.mark.parametrize(
    ("cue", "words", "time"),
    [
        ("00:00:09.000 --> 00:00:02.000\nfin avant début", "fin avant début", "00:00:09"),
        ("123:00:01.000 --> 123:00:02.000\nlongtemps", "longtemps", "123:00:01"),
        ("-00:00:01,000 --> 00:00:02,000\navant tout", "avant tout", "00:00:00"),
        ("0:0:1.5 --> 0:0:2\nchiffres courts", "chiffres courts", "00:00:01.500"),
        ("00:00:01,5-->00:00:02\nserré", "serré", "00:00:01.500"),
        ("1\n00:00:01,000 --> 00:00:02,000 X1:10 Y1:5\nplacé", "placé", "00:00:01"),
        ("id\n00:01.000 --> 00:02.000\nsans heures", "sans heures", "00:00:01"),
        ("00:01.000 --> 00:02.000\nun\n\ndeux", "un deux", "00:00:01"),
        ("00:01.000 --> 00:02.000\n<b>un</b><br>deux<00:01.500> trois", "un deux trois", "00:00:01"),
        ("00:01.000 --> 00:02.000\n<div>1 < 2</div> a<b", "<div>1 < 2</div> a<b", "00:00:01"),
        ("00:01.000 --> 00:02.000\n" + "mot " * 50_000, ("mot " * 50_000).strip(), "00:00:01"),
        ("00:99:99.000 --> 00:99:99.500\nminutes", "minutes", "01:40:39"),
    ],
)
@pytest.mark.parametrize("name", ["film.vtt", "film.srt", "FILM.SRT"])
def test_odd_cues_are_read(read, name, cue, words, time):
    header = "WEBVTT\n\n" if name.endswith("vtt") else ""
    assert said(read(header + cue, name)) == [("", words, time)]


def test_overlapping_cues_keep_their_order(read):
    source = read(
        "WEBVTT\n\n00:05.000 --> 00:09.000\nun\n\n00:01.000 --> 00:20.000\ndeux\n\n00:07.000 --> 00:08.000\ntrois"
    )
    assert source.text == "un deux trois"


def test_a_cue_without_an_arrow_is_left_out_and_told(read):
    source = read(SRT.replace("00:00:02,500 --> 00:00:04,000", "00:00:02,500 00:00:04,000"), "film.srt")
    assert [words for _name, words, _time in said(source)] == ["Bonjour, la coopérative.", "Oui."]
    assert source.left_out == {"broken_cues": 1, "words": 5}
    assert source.warnings == ("1 subtitle has no valid times and was left out.",)


def test_a_file_without_its_header_is_read(read):
    assert read("00:01.000 --> 00:02.000\nun").text == "un"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", Cause.EMPTY),
        ("WEBVTT", Cause.NO_TEXT),
        ("WEBVTT\n\nNOTE rien", Cause.NO_TEXT),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", Cause.NO_TEXT),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>", Cause.NO_TEXT),
        ("a --> b\nc", Cause.NO_TEXT),
        ("Une lettre.", Cause.RENAMED),
        (b"PK\x03\x04zip", Cause.RENAMED),
        (b"\0" * 400, Cause.RENAMED),
        (b"\xff\xfea", Cause.DAMAGED),
    ],
)
def test_what_holds_no_speech_is_refused_by_its_cause(read, content, cause):
    with pytest.raises(UnreadableFile) as refusal:
        read(content)
    assert refusal.value.details["cause"] is cause


LETTERS = st.text("abcdefgéœ’,.?!«»0123456789 \u00a0&<>", max_size=40)


@given(
    st.lists(st.tuples(LETTERS, st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1), st.sampled_from([",", "."])
)
def test_whatever_the_cues_no_letter_is_lost(tmp_path_factory, cues, sign):
    path = tmp_path_factory.mktemp("subtitles") / "film.srt"
    blocks = [
        f"{n}\n{moment(start, sign)} --> {moment(end, sign)}\n{words}\n" for n, (words, start, end) in enumerate(cues)
    ]
    path.write_text("\n".join(blocks), encoding="utf-8")
    said = "".join(words for words, _start, _end in cues)
    assume(not re.search(r"<[bcisuv]\b|<\d|&\w", said) and re.search(r"\S", said))
    (source,) = readers.read(path).sources
    assert re.findall(r"\S", source.text) == re.findall(r"\S", said)
    assert [turn.start for turn in source.turns] == sorted({turn.start for turn in source.turns})


def moment(milliseconds, sign):
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{sign}{milliseconds % 1000:03d}"
