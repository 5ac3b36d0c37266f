"""Where the keyboard is: on what one looks at, and back there with Escape."""

from __future__ import annotations

import pytest

from tests.ui.hands import keyboard, press

TEXT, SEARCH = "Text of the document", "Search in the excerpts"


@pytest.mark.parametrize(("keys", "expected"), [("Ctrl+1", TEXT), ("Ctrl+2", SEARCH), ("Ctrl+3", "Matrix")])
def test_a_page_that_is_shown_takes_the_keyboard(window, page, keys, expected):
    press("Ctrl+Shift+F", keys)
    assert keyboard().accessibleName() == expected


@pytest.mark.parametrize("keys", ["F6", "Ctrl+Shift+F", "Shift+Tab"])
def test_escape_goes_back_to_the_text(window, page, keys):
    press(keys)
    assert keyboard() is not page
    press("Escape")
    assert keyboard() is page


def test_found_excerpts_are_walked_from_the_search(window, page):
    press("Ctrl+Shift+F", "r", "Return")
    assert keyboard().accessibleName() == SEARCH


def test_the_text_that_stands_alone_keeps_the_keyboard(window, page):
    press("F11", "F6")
    assert keyboard() is page
    press("F11", "F6")
    assert keyboard().accessibleName() == "Codebook"


def test_a_study_without_document_gives_the_keyboard_to_the_corpus(window, page, interview):
    window.sitting.study.remove_document(interview)
    press("Ctrl+2", "Ctrl+1")
    assert keyboard().accessibleName() == "Corpus"
