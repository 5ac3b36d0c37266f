"""Contrast is computed, not hoped for."""

from __future__ import annotations

import pytest

from ect_coder.ui.theme import DARK, LIGHT, contrast

PILLARS = ("cooperation", "anchoring", "resilience", "hybrid_model", None)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_four_and_a_half(palette):
    for ground in (palette.window, palette.panel, palette.page, palette.selection, palette.hover, palette.field):
        for ink in (palette.text, palette.muted, palette.warning):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ink, ground in (
        (palette.accent_text, palette.accent),
        (palette.present_strong_text, palette.present_strong),
        (palette.present_weak_text, palette.present_weak),
        (palette.contested_text, palette.contested),
        (palette.muted, palette.silent),
        (palette.accent, palette.page),
    ):
        assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pillar", PILLARS)
def test_marks_and_badges_are_seen(palette, pillar):
    assert contrast(palette.pillar(pillar), palette.page) >= 3
    assert contrast(palette.badge_ink(pillar), palette.pillar(pillar)) >= 4.5


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
