"""Cues become a text that can be read: no word is lost, and turns lie where they say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus.readers.spoken import Cue, spoken

WORD = st.text("abcdeéœ’-,.?!«»0123456789\u00a0\u0301€😀", min_size=1, max_size=8)
NAME = st.sampled_from(["", "", "Zoé", "S00", "Conférencier 1", "M. X"])
MOMENT = st.none() | st.floats(-5, 400_000)
CUES = st.lists(st.builds(Cue, st.lists(WORD, max_size=30).map(" ".join) | st.text(max_size=20), NAME, MOMENT, MOMENT))


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


def bare(text):
    return re.findall(r"[^\W_]", text)


@given(CUES.filter(lambda cues: any(cue.speaker and bare(cue.text) for cue in cues)))
def test_no_word_is_lost_and_turns_are_in_order(cues):
    source = spoken(cues)
    spoken_text = "".join(words for _speaker, words, _time in said(source))
    assert bare(spoken_text) == bare("".join(map(kept, cues)))
    edges = [edge for turn in source.turns for edge in (turn.start, turn.label_end, turn.end)]
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] == len(source.text)
    for turn, following in zip(source.turns, source.turns[1:], strict=False):
        assert turn.end + 1 == following.start
        assert source.text[turn.end] == "\n"
    for turn in source.turns:
        assert source.text[turn.start : turn.label_end] == (f"{turn.speaker}\u00a0: " if turn.speaker else "")


def kept(cue):
    from unicodedata import normalize

    return normalize("NFC", cue.text)


def test_cues_of_one_speaker_are_one_turn_with_the_time_of_the_first():
    cues = [
        Cue("Bonjour.", "Zoé", 1, 2),
        Cue("Ça va ?", "Zoé", 2, 3),
        Cue("Oui.", "Max", 9, 10),
        Cue("Bien.", "Zoé", 11, 12),
    ]
    assert said(spoken(cues)) == [
        ("Zoé", "Bonjour. Ça va ?", "00:00:01"),
        ("Max", "Oui.", "00:00:09"),
        ("Zoé", "Bien.", "00:00:11"),
    ]
    assert spoken(cues).text.split("\n")[1] == "Max\u00a0: Oui."


def test_without_speakers_a_silence_begins_a_paragraph():
    cues = [Cue("Un.", start=0, end=1), Cue("Deux.", start=2, end=3), Cue("Trois.", start=5.5, end=6)]
    assert said(spoken(cues)) == [("", "Un. Deux.", "00:00:00"), ("", "Trois.", "00:00:05.500")]


def test_without_speakers_a_long_paragraph_ends_with_its_sentence():
    cues = [Cue("mot " * 59 + "fin"), Cue("et encore."), Cue("Une autre phrase.")]
    assert [words.split()[-1] for _speaker, words, _time in said(spoken(cues))] == ["encore.", "phrase."]


def test_names_are_taken_out_of_the_cues():
    cues = [
        Cue("[SPEAKER_00]: Bonjour."),
        Cue("[SPEAKER_00]: Qui ?"),
        Cue("[SPEAKER_01]: Moi."),
        Cue("[SPEAKER_00]: Bien."),
    ]
    assert spoken(cues).text == "SPEAKER_00\u00a0: Bonjour. Qui ?\nSPEAKER_01\u00a0: Moi.\nSPEAKER_00\u00a0: Bien."


def test_one_speaker_alone_in_brackets_is_a_speaker():
    assert spoken([Cue("[SPEAKER_00]: Un."), Cue("[SPEAKER_00]: Deux.")]).text == "SPEAKER_00\u00a0: Un. Deux."


def test_two_may_speak_in_one_cue_and_a_cue_without_a_name_goes_on():
    cues = [Cue("Zoé : Un\nMax : Deux", start=1), Cue("et trois", start=2), Cue("Zoé : Quatre\nMax : Cinq", start=3)]
    assert said(spoken(cues)) == [
        ("Zoé", "Un", "00:00:01"),
        ("Max", "Deux et trois", "00:00:01"),
        ("Zoé", "Quatre", "00:00:03"),
        ("Max", "Cinq", "00:00:03"),
    ]
