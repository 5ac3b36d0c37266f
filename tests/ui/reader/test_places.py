"""Code points go into the page and come out of it unchanged, whatever Qt counts inside."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ect_coder.corpus.canonical import canonical
from ect_coder.ui import theme
from ect_coder.ui.reader.offsets import Offsets
from ect_coder.ui.reader.page import Page
from ect_coder.values import Span

ODD = "aé’ \n\t\u00a0\u202f\u0301\u0323\u200d\ufe0f\u20e3👩🌾💶🇫🇷한שلक\u094d\u200b\u00ad\ufeff"
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), min_size=1, max_size=60).map(canonical)
patiently = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def passages(draw):
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@pytest.fixture
def page(qtbot, dressed):
    made = Page(theme.LIGHT)
    qtbot.addWidget(made)
    return made


def trimmed(text, start, end):
    """Do slowly what the page does: leave out the spaces at both ends."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip())) if inside.strip() else None


@given(passage=passages())
@example(passage=("👩‍🌾 e\u0301lue", 0, 3))
@example(passage=("e\u0323\u0301 💶\n💶", 1, 6))
@example(passage=("\ufeffBonjour 💶", 1, 8))
@patiently
def test_what_is_selected_is_what_was_asked_for_without_the_spaces_around(page, passage):
    text, start, end = passage
    page.load(text, [], [])
    page.select_span(Span(start, end))
    assert page.selected_span() == trimmed(text, start, end)


@given(passage=passages())
@patiently
def test_the_caret_is_where_it_was_sent(page, passage):
    text, start, _end = passage
    page.load(text, [], [])
    page.go_to(start)
    assert page.caret() == start
    page.go_to(len(text))
    assert page.caret() == len(text)


@given(text=texts)
def test_code_points_and_utf_16_are_each_others_mirror(text):
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.to_qt(point) == unit
        assert offsets.to_points(unit) == point
