"""The one form of a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus.canonical import canonical, paragraph_number, paragraphs, words


@given(st.text())
def test_making_a_text_canonical_twice_changes_nothing(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.text())
def test_a_canonical_text_holds_nothing_forbidden(text):
    found = canonical(text)
    assert unicodedata.is_normalized("NFC", found)
    assert not [letter for letter in found if unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one(end):
    assert canonical(f"a{end}b") == "a\nb"


def test_what_french_needs_stays():
    assert canonical("a\u00a0\u202f\u200b\u00ad\tb\x00\x07") == "a\u00a0\u202f\u200b\u00ad\tb"
    assert canonical("e\u0301") == "é"


def test_paragraphs_are_lines_that_are_not_empty():
    found = paragraphs("un\n\n  \ndeux 💶")
    assert [(each.number, each.start, each.end) for each in found] == [(1, 0, 2), (2, 7, 13)]
    assert [paragraph_number([each.start for each in found], place) for place in (0, 3, 7, 12)] == [1, 1, 2, 2]


def test_words_are_counted_as_a_word_processor_does():
    assert words("L’élue dit\u00a0: peut-être – ou non\u00a0!") == 5
