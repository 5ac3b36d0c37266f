"""The sheet of keys, by keyboard: find an action, press other keys, be told who has them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ect_coder import settings
from ect_coder.ui.commands import Commands
from ect_coder.ui.key_rows import Row
from ect_coder.ui.key_sheet import KeySheet
from ect_coder.ui.rows import VALUE

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def opened(monkeypatch):
    """The sheets that were opened; none waits to be closed."""
    found = []
    monkeypatch.setattr(KeySheet, "exec", lambda sheet: (found.append(sheet), sheet.show()))
    yield found
    for each in found:
        each.close()


@pytest.fixture
def sheet(window, page, opened, qtbot):
    window.help.shortcuts()
    (shown,) = opened
    shown.activateWindow()
    qtbot.waitUntil(shown._search.hasFocus)
    return shown


def go_to(sheet, words):
    sheet._search.setText(words)
    QTest.keyClick(sheet._search, Qt.Key.Key_Return)


def press(sheet, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(sheet._editor._keys, key, held)


def shown(sheet):
    return [row.data(VALUE).text for row in sheet._rows()]


def keys_of(window, name):
    return window._actions[name].shortcut().toString()


def test_new_keys_work_at_once_and_are_kept(window, sheet):
    go_to(sheet, "all memos")
    assert sheet._editor._keys.hasFocus()
    press(sheet, Qt.Key.Key_F10)
    assert keys_of(window, "memos") == "F10"
    assert settings.load().shortcuts == {"memos": "F10"}
    assert sheet._search.hasFocus()
    palette = Commands(window._actions.commands(), window.sitting.pages.colours, window)
    assert next(each.keys for each in palette._commands if each.name == "memos") == "F10"


def test_a_clash_is_said_and_the_keys_are_taken_only_if_wished(window, sheet):
    go_to(sheet, "all memos")
    press(sheet, Qt.Key.Key_F, CONTROL)
    assert sheet._editor._told.text() == "Ctrl+F is already “Find in the text”: take it?"
    assert (keys_of(window, "memos"), keys_of(window, "find")) == ("Ctrl+Shift+M", "Ctrl+F")
    QTest.keyClick(sheet._editor._take, Qt.Key.Key_Space)
    assert (keys_of(window, "memos"), keys_of(window, "find")) == ("Ctrl+F", "")
    assert sheet._editor._told.text() == "“Find in the text” has no keys any more."


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_M, CONTROL | ALT), (Qt.Key.Key_BracketLeft, CONTROL), (Qt.Key.Key_M, SHIFT)]
)
def test_keys_that_cannot_be_typed_everywhere_are_refused_with_a_sentence(window, sheet, key, held):
    go_to(sheet, "all memos")
    press(sheet, key, held)
    assert keys_of(window, "memos") == "Ctrl+Shift+M"
    assert sheet._editor._told.text().endswith((": choose other keys.", ": add Ctrl or Alt."))


def test_escape_leaves_the_field_and_changes_nothing(window, sheet):
    go_to(sheet, "all memos")
    press(sheet, Qt.Key.Key_Escape)
    assert sheet._search.hasFocus()
    assert sheet.isVisible()
    assert settings.load().shortcuts == {}


def test_one_is_reset_or_all(window, sheet):
    for words, key in (("all memos", Qt.Key.Key_F10), ("next uncoded", Qt.Key.Key_F12), ("history", Qt.Key.Key_F9)):
        go_to(sheet, words if words != "next uncoded" else "next turn without")
        press(sheet, key)
    QTest.keyClick(sheet._editor._take, Qt.Key.Key_Space)
    assert settings.load().shortcuts == {"memos": "F10", "next_uncoded": "F12", "history": "F9", "polarity_next": ""}
    go_to(sheet, "all memos")
    sheet._editor._reset.click()
    assert keys_of(window, "memos") == "Ctrl+Shift+M"
    sheet._reset_all.click()
    assert (keys_of(window, "polarity_next"), settings.load().shortcuts) == ("F9", {})


def test_search_finds_by_words_without_accents_and_by_keys(sheet):
    sheet._search.setText("memo")
    assert "All memos…" in shown(sheet)
    sheet._search.setText("ctrl+shift+m")
    assert shown(sheet) == ["All memos…"]
    sheet._search.setText("zzz")
    assert shown(sheet) == []


def test_the_arrows_walk_over_the_rows_in_sight(sheet):
    sheet._search.setText("memo")
    for _press in range(20):
        QTest.keyClick(sheet._search, Qt.Key.Key_Down)
    assert sheet._list.currentItem().data(VALUE).text == shown(sheet)[-1]
    for _press in range(20):
        QTest.keyClick(sheet._search, Qt.Key.Key_Up)
    assert sheet._list.currentItem().data(VALUE).text == shown(sheet)[0]


def test_every_action_of_the_table_is_listed_and_the_keys_of_the_text_are_fixed(window, sheet):
    rows = [row.data(VALUE) for row in sheet._rows()]
    assert {row.action for row in rows if row.action} == set(window._actions.keymap.keys)
    go_to(sheet, "last variable enter")
    assert not sheet._editor._keys.isVisible()
    assert "stay as they are" in sheet._editor._told.text()


def test_a_favourite_is_chosen_here_and_a_clash_is_said(window, sheet):
    for row, words in (("6", "coop_confiance"), ("7", "coop_confiance")):
        sheet._list.setCurrentItem(next(each for each in sheet._rows() if each.data(VALUE).favourite == row))
        sheet._editor._variables.setCurrentIndex(sheet._editor._variables.findData(words))
        sheet._editor._chosen(0)
    assert settings.load().favourites == {"6": "coop_confiance"}
    assert sheet._editor._told.text().endswith("is already on key 6: move it to key 7?")
    sheet._editor._take.click()
    assert settings.load().favourites == {"7": "coop_confiance"} == window.sitting.pages.read.hand.favourites
    sheet._editor._variables.setCurrentIndex(0)
    sheet._editor._chosen(0)
    assert settings.load().favourites == {}


@pytest.mark.parametrize("where", ["page", "codebook", "search"])
def test_the_question_mark_opens_the_sheet_where_nothing_is_typed(window, page, opened, qtbot, where):
    place = {
        "page": page,
        "codebook": window.sitting.pages.read.codebook._tree,
        "search": window.sitting.pages.bar.search,
    }[where]
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    QTest.keyClick(place, "?")
    assert len(opened) == (where != "search")
    assert window.sitting.pages.bar.search.text() == "?" * (where == "search")


def test_changed_keys_work_in_the_next_window(qtbot, window):
    settings.save(settings.Settings(coder="Léa", language="en", shortcuts={"memos": "F10"}))
    again = type(window)()
    qtbot.addWidget(again)
    assert keys_of(again, "memos") == "F10"


def test_the_search_line_of_the_window_names_the_keys_as_they_are(window, sheet):
    go_to(sheet, "search the coded")
    press(sheet, Qt.Key.Key_F10)
    assert window.sitting.pages.bar.search.placeholderText().endswith("F10")


def test_rows_are_spoken_with_their_keys():
    assert Row("All memos…", ("Ctrl", "M")).spoken() == "All memos…, Ctrl M"
