"""Contrast is computed, not hoped for."""

from __future__ import annotations

from itertools import product

import pytest

from ect_coder.ui.reader.strokes import wash
from ect_coder.ui.theme import DARK, LIGHT, contrast, mixed

PILLARS = ("cooperation", "anchoring", "resilience", "hybrid_model", None)
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def assert_read(pairs, least=4.5):
    assert {
        (ink, ground): round(contrast(ink, ground), 2) for ink, ground in pairs if contrast(ink, ground) < least
    } == {}


@PALETTES
def test_text_is_read_on_every_ground(palette):
    inks = (palette.text, palette.muted, palette.quiet, palette.warning)
    assert_read(product(inks, (*palette.grounds, palette.silent)))


@PALETTES
def test_what_stands_on_a_ground_of_its_own_is_read(palette):
    assert_read(
        [
            (palette.accent_text, palette.accent),
            (palette.present_strong_text, palette.present_strong),
            (palette.present_weak_text, palette.present_weak),
            (palette.contested_text, palette.contested),
            (palette.page, palette.text),
        ]
    )


@PALETTES
def test_links_and_answers_in_the_accent_are_read_where_they_stand(palette):
    assert_read((palette.accent, ground) for ground in palette.grounds if ground != palette.selection)


@PALETTES
@pytest.mark.parametrize("pillar", PILLARS)
def test_text_is_read_on_highlighted_passages_coded_or_not(palette, pillar):
    coded = mixed(palette.highlight, palette.pillar(pillar), wash(4, dark=palette.dark) / 255)
    assert_read(product((palette.text, palette.quiet), (palette.highlight,)))
    assert_read([(palette.text, coded)])


@PALETTES
@pytest.mark.parametrize("pillar", PILLARS)
@pytest.mark.parametrize("depth", [1, 2, 3, 4, 9])
def test_text_is_read_on_every_wash(palette, pillar, depth):
    ground = mixed(palette.page, palette.pillar(pillar), wash(depth, dark=palette.dark) / 255)
    assert_read([(palette.text, ground), (palette.quiet, ground)])


@PALETTES
def test_text_is_read_on_a_hit(palette):
    assert_read([(palette.text, palette.contested), (palette.quiet, palette.contested)])


@PALETTES
@pytest.mark.parametrize("pillar", PILLARS)
def test_marks_are_seen_on_every_ground_and_badges_are_read(palette, pillar):
    assert_read(((palette.pillar(pillar), ground) for ground in palette.grounds), least=3)
    assert_read([(palette.badge_ink(pillar), palette.pillar(pillar))])


@PALETTES
def test_the_frame_of_the_focus_is_seen_on_every_ground(palette):
    assert_read(((palette.accent, ground) for ground in palette.grounds), least=3)


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
