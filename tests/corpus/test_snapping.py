"""Where passages begin and end: words, sentences, lines, with emoji and accents written apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus.snapping import dragged_edge, moved_edge, widened, word_at
from ect_coder.values import Span

TEXT = "On était trois, l’œuvre 👩‍🌾 à M. Duval. Après, rien.\nDeux élus."
letters = st.text(
    st.one_of(st.sampled_from("ab é'’.,!?…«» \n\u00a0-M\u0301\u200d\ufe0f👩🌾💶"), st.characters(codec="utf-8")),
    min_size=1,
)


def words(span):
    return span and TEXT[span.start : span.end]


def test_a_word_stops_at_its_elision():
    assert words(word_at(TEXT, TEXT.index("œuvre"))) == "œuvre"
    assert words(word_at(TEXT, TEXT.index("l’"))) == "l’"


def test_widening_goes_from_word_to_sentence_to_line_and_ends_there():
    steps, span = [], Span(TEXT.index("trois") + 1, TEXT.index("trois") + 2)
    while (wider := widened(TEXT, span.start, span.end)) is not None:
        steps.append(words(wider))
        span = wider
    sentence = "On était trois, l’œuvre 👩‍🌾 à M. Duval."
    assert steps == ["trois", sentence, f"{sentence} Après, rien."]


@pytest.mark.parametrize(
    ("edge", "step", "expected"),
    [
        ("end", 1, "trois, l’œuvre"),
        ("end", -1, "trois, "),
        ("start", 1, ", l’"),
        ("start", -1, "était trois, l’"),
    ],
)
def test_an_edge_moves_by_a_word(edge, step, expected):
    span = Span(TEXT.index("trois"), TEXT.index("œuvre"))
    assert words(moved_edge(TEXT, span, edge, step)) == expected.strip()


def test_widening_leaves_the_speaker_out_and_ends_with_the_turn():
    text = "Mme Duval : On était trois. Bien.\nPuis deux."
    speech = Span(text.index("On"), len(text))
    steps, span = [], Span(text.index("trois"), text.index("trois") + 5)
    while (wider := widened(text, span.start, span.end, speech)) is not None:
        steps.append(text[wider.start : wider.end])
        span = wider
    assert steps == ["On était trois.", "On était trois. Bien.", "On était trois. Bien.\nPuis deux."]


def test_a_dragged_edge_goes_to_the_nearest_word_and_leaves_one():
    span = Span(TEXT.index("trois"), TEXT.index("œuvre"))
    assert words(dragged_edge(TEXT, span, "end", TEXT.index("œuvre") + 4)) == "trois, l’œuvre"
    assert words(dragged_edge(TEXT, span, "end", 0)) == "trois"
    assert words(dragged_edge(TEXT, span, "start", len(TEXT))) == "l’"


def test_an_edge_never_cuts_an_emoji():
    start = TEXT.index("👩")
    assert words(moved_edge(TEXT, Span(start - 6, start - 1), "end", 1)).endswith("👩‍🌾")


@st.composite
def passages(draw):
    text = draw(letters)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(passages(), st.sampled_from(["start", "end"]), st.sampled_from([-1, 1]))
def test_a_moved_edge_leaves_a_passage_of_the_text_and_the_other_edge(passage, edge, step):
    text, span = passage
    moved = moved_edge(text, span, edge, step).within(len(text))
    assert (moved.start if edge == "end" else moved.end) == (span.start if edge == "end" else span.end)
    outward = step > 0 if edge == "end" else step < 0
    grown = (moved.end - moved.start) - (span.end - span.start)
    assert grown >= 0 if outward else grown <= 0


@given(passages(), st.sampled_from(["start", "end"]), st.sampled_from([-1, 1]))
def test_a_moved_edge_never_parts_a_letter_from_its_accent(passage, edge, step):
    text, span = passage
    moved = moved_edge(text, span, edge, step)
    place = getattr(moved, edge)
    if place != getattr(span, edge) and place < len(text):
        assert not (unicodedata.combining(text[place]) and text[place] <= "\u036f" and text[place - 1].isalpha())


@given(passages())
def test_widening_holds_what_was_selected_and_ends(passage):
    text, span = passage
    for _step in range(4):
        wider = widened(text, span.start, span.end)
        if wider is None:
            return
        assert wider.start <= span.start
        assert wider.end >= span.end
        assert wider != span
        span = wider
    assert widened(text, span.start, span.end) is None


@given(passages(), st.sampled_from(["start", "end"]), st.data())
def test_a_dragged_edge_leaves_a_passage_of_the_text_and_the_other_edge(passage, edge, data):
    text, span = passage
    dragged = dragged_edge(text, span, edge, data.draw(st.integers(0, len(text)))).within(len(text))
    assert (dragged.start if edge == "end" else dragged.end) == (span.start if edge == "end" else span.end)
