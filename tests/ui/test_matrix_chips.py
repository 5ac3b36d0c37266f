"""No two states look alike: in colour, in grey, in words."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ect_coder.analysis.evidence import State
from ect_coder.ui import theme
from ect_coder.ui.matrix.chips import CHIP, draw_ground, words

PALETTES = pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
SAYING_NOTHING = (State.ABSENT, State.SILENT, State.UNDOCUMENTED)


def grey(palette, state):
    """The chip without its words, as a printer without colour gives it: the grey of each pixel."""
    image = QImage(CHIP, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.page))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_ground(painter, palette, QRectF(0, 0, CHIP.width(), CHIP.height()), state)
    painter.end()
    flat = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [flat.pixelColor(x, y).lightness() for y in range(CHIP.height()) for x in range(CHIP.width())]


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


@PALETTES
@pytest.mark.parametrize(("one", "other"), [*combinations(State, 2)])
def test_two_states_differ_in_grey(qapp, palette, one, other):
    assert distance(grey(palette, one), grey(palette, other)) >= 10


@PALETTES
def test_only_attested_absence_has_a_strong_edge(qapp, palette):
    ground = QColor(palette.page).lightness()
    strong = {state: sum(abs(each - ground) > 90 for each in grey(palette, state)) for state in SAYING_NOTHING}
    assert strong[State.ABSENT] > 2 * strong[State.UNDOCUMENTED] > strong[State.SILENT] == 0


def test_each_state_has_its_own_words():
    assert {state: words(state) for state in State} == {
        State.PRESENT: "present",
        State.WEAKLY_PRESENT: "present, weak",
        State.ABSENT: "∅ absent",
        State.CONTESTED: "± contested",
        State.SILENT: "not mentioned",
        State.UNDOCUMENTED: "not documented",
    }
