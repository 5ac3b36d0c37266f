"""The numbers beside the text: what they name is found."""

from __future__ import annotations

import pytest

from ect_coder.ui import theme
from ect_coder.ui.reader.gutter import Gutter
from ect_coder.ui.reader.highlights import PaintedTurn

TEXT = "Titre\n\nLéa : Un.\nDeux.\nMax : Trois.\n"
LEA, TWO, MAX = (TEXT.index(words) for words in ("Léa", "Deux", "Max"))


@pytest.fixture
def gutter():
    made = Gutter(theme.LIGHT)
    turns = [
        PaintedTurn(LEA, MAX - 1, LEA + 6, "Léa", True, "0:01 - 0:11"),
        PaintedTurn(MAX, len(TEXT) - 1, MAX + 6, "Max", False, "1:02:03"),
    ]
    made.load(TEXT, turns, lambda position: TEXT.count("\n", 0, position))
    return made


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("1", 0),
        ("§ 3", TWO),
        ("§\u00a02", LEA),
        ("paragraphe 4", MAX),
        ("t2", MAX),
        ("Tour 1", LEA),
        ("turn 2", MAX),
        ("0:30", LEA),
        ("01:02:03", MAX),
        ("0:00", None),
        ("0", None),
        ("5", None),
        ("t3", None),
        ("élus", None),
        ("", None),
    ],
)
def test_a_number_or_a_time_is_found_and_nothing_else(gutter, words, place):
    assert gutter.find(words) == place


def test_a_text_without_times_has_no_place_for_one(gutter):
    gutter.load(TEXT, [], lambda _position: 0)
    assert gutter.find("0:30") is None
    assert gutter.find("t1") is None
