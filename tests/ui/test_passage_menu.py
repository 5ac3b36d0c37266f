"""What the context menus of text and codebook offer, chosen entry by entry in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from ect_coder.ui.passage_menu import PassageMenu
from ect_coder.values import Moment, Polarity, Span

ALL = Span(0, 10)


@pytest.fixture
def read(window, page):
    return window.sitting.pages.read


@pytest.fixture
def choose(read, monkeypatch):
    """Open the menu with the first ten letters selected, and choose the entry of a path of texts."""

    def chosen(*path, codings=()):
        monkeypatch.setattr(PassageMenu, "exec", lambda menu, _place: entry(menu, path).trigger())
        read.desk.page.select_span(ALL)
        read._menu(QPoint(0, 0), ALL, list(codings))

    return chosen


def entry(menu, path):
    found = next(action for action in menu.actions() if action.text() == path[0])
    return entry(found.menu(), path[1:]) if len(path) > 1 else found


def test_a_variable_of_the_menu_codes_the_selection(window, choose):
    pillar = window.sitting.study.grid.pillars[1]
    code = pillar.variables[0]
    choose(pillar.label("en"), code.label("en"))
    (made,) = window.sitting.study.excerpts()
    assert (made.variable, made.start, made.end) == (code.id, 0, 10)
    choose(f"Code: {code.label('en')}")
    assert len(window.sitting.study.excerpts()) == 1


def test_another_variable_opens_the_picker(read, choose):
    choose("Code with another variable…")
    assert read.hand.picker.isVisible()


def test_a_coding_is_shown_changed_and_removed_from_the_menu(window, read, choose):
    code = window.sitting.study.grid.variables[0]
    read.desk.page.select_span(ALL)
    read.hand.code_with(code.id)
    (made,) = window.sitting.study.excerpts()
    name = code.label("en")
    choose(name, "Show the details", codings=[made.id])
    assert read.card.isVisible()
    choose(name, "after", codings=[made.id])
    choose(name, "mixed", codings=[made.id])
    (changed,) = window.sitting.study.excerpts()
    assert (changed.moment, changed.polarity) == (Moment.AFTER, Polarity.MIXED)
    choose(name, "Remove this coding", codings=[made.id])
    assert window.sitting.study.excerpts() == []


def test_the_codebooks_menu_codes_and_gives_keys(window, read):
    code = window.sitting.study.grid.variables[0]
    read.desk.page.select_span(ALL)
    entry(read.codebook.menu_of(code.id), [f"Code: {code.label('en')}"]).trigger()
    assert [each.variable for each in window.sitting.study.excerpts()] == [code.id]
    entry(read.codebook.menu_of(code.id), ["Favourite, key 6"]).trigger()
    assert read.hand.favourites == {"6": code.id}
    entry(read.codebook.menu_of(code.id), ["Favourite, key 6"]).trigger()
    assert read.hand.favourites == {}
