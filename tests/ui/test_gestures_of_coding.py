"""Gestures of the coding desk that need no mouse: both moments, edges, next silence, commands, reading mode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder import settings
from ect_coder.coding.codings import NewCoding
from ect_coder.ui.actions import entries
from ect_coder.ui.commands import Commands, meant
from ect_coder.values import Moment, Polarity, Span


@pytest.fixture
def read(window):
    return window.sitting.pages.read


def passage(read, words):
    start = read.sight.text.index(words)
    read.desk.page.select_span(Span(start, start + len(words)))


def codings(window):
    return window.sitting.study.excerpts()


def any_variable(window):
    return window.sitting.study.grid.variables[0].id


def sides(window):
    return {(each.moment, each.polarity) for each in codings(window)}


def test_shift_enter_codes_both_moments_in_one_step(window, read, page):
    passage(read, "On était trois")
    QTest.keyClick(page, Qt.Key.Key_C)
    QApplication.processEvents()
    QTest.keyClick(read.hand.picker._line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sides(window) == {(Moment.EMERGENCE, Polarity.ABSENT), (Moment.SUPPORT, Polarity.PRESENT)}
    window.sitting.deeds.undo()
    assert codings(window) == []


def test_the_other_side_is_given_to_a_coding(window, read, page):
    read.hand.choose_moment(Moment.SUPPORT)
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    read.code_two_sides()
    assert sides(window) == {(Moment.EMERGENCE, Polarity.ABSENT), (Moment.SUPPORT, Polarity.PRESENT)}
    read.code_two_sides()
    assert len(codings(window)) == 2


def test_the_other_side_of_someone_elses_coding_leaves_theirs_alone(window, read, page):
    span = Span(read.sight.text.index("On était"), read.sight.text.index("On était") + 14)
    theirs = NewCoding(read.document.id, span, any_variable(window), Moment.SUPPORT, coder="Théo")
    page.point_at(window.sitting.study.code(theirs))
    read.code_two_sides()
    assert {(each.moment, each.coder) for each in codings(window)} == {("support", "Théo"), ("emergence", "Léa")}


def test_an_edge_moved_by_several_keys_is_one_deed(window, read, page):
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    window._actions["edge_end_on"].trigger()
    window._actions["edge_end_on"].trigger()
    assert codings(window)[0].text == "On était trois"
    read.settle()
    assert codings(window)[0].text == "On était trois, chacun"
    window.sitting.deeds.undo()
    assert codings(window)[0].text == "On était trois"


def test_an_edge_on_the_screen_is_written_before_anything_else(window, read, page):
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    window._actions["edge_start_on"].trigger()
    window.sitting.deeds.undo()
    assert codings(window)[0].text == "On était trois"
    window.sitting.deeds.redo()
    assert codings(window)[0].text == "était trois"


def test_an_edge_rests_on_disk_by_itself(window, read, page, qtbot):
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    window._actions["edge_end_back"].trigger()
    qtbot.waitUntil(lambda: codings(window)[0].text == "On était", timeout=3000)


def test_the_next_silent_turn_is_found(window, read, page):
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    read.desk.page.go_to(0)
    assert read.next_uncoded()
    assert read.sight.text[read.desk.page.caret() :].lstrip().startswith("Après les ateliers")
    assert not read.next_uncoded()


def test_the_selection_widens_by_keys(window, read, page):
    page.go_to(read.sight.text.index("trois") + 1)
    chosen = []
    for _step in range(2):
        window._actions["widen"].trigger()
        span = page.selected_span()
        chosen.append(read.sight.text[span.start : span.end])
    assert chosen[0] == "trois"
    assert chosen[1].endswith("de sa poche.")


def test_a_paragraph_is_reached_by_its_number(window, read, page):
    assert page.go_to_named("§ 3")
    assert page.gutter.paragraph_at(page.caret()) == 3
    assert not page.go_to_named("999")
    assert page.gutter.paragraph_at(page.caret()) == 3


def test_reading_mode_leaves_the_text_alone(window, read, page):
    window._actions["reading_mode"].trigger()
    assert (read.corpus.isVisible(), read._right.isVisible(), page.isVisible()) == (False, False, True)
    window._actions["reading_mode"].trigger()
    assert read.corpus.isVisible()


def test_the_palette_finds_every_action_by_its_own_words(window):
    commands = window._actions.commands()
    for each in commands:
        assert meant(commands, each.text)[0].text == each.text
    names = {entry.name for _menu, entry in entries()}
    assert {each.name for each in commands} <= names


def test_the_palette_forgives_accents_and_slips(window):
    commands = window._actions.commands()
    assert "reading_mode" in [each.name for each in meant(commands, "reding mode")]
    assert meant(commands, "xyzzyq") == []


def test_the_palette_is_walked_and_answered_by_keys(window, qtbot):
    asked = Commands(window._actions.commands(), window.sitting.pages.colours, window)
    qtbot.addWidget(asked)
    asked.show()
    QTest.keyClicks(asked._line, "excerpts")
    first = asked._list.item(0).text()
    QTest.keyClick(asked._line, Qt.Key.Key_Down)
    QTest.keyClick(asked._line, Qt.Key.Key_Up)
    QTest.keyClick(asked._line, Qt.Key.Key_Return)
    assert asked.chosen is not None
    assert window._actions[asked.chosen].text() == first


def test_a_favourite_codes_by_its_key_and_stays_for_the_next_start(window, read, page):
    first, second = (each.id for each in window.sitting.study.grid.variables[:2])
    read.hand.set_favourite(first, "6")
    passage(read, "On était trois")
    QTest.keyClick(page, Qt.Key.Key_6)
    assert [each.variable for each in codings(window)] == [first]
    assert settings.load().favourites == {"6": first}
    read.hand.set_favourite(second, "6")
    assert settings.load().favourites == {"6": second}
    read.hand.set_favourite(second, "")
    assert settings.load().favourites == {}


def test_a_key_that_is_taken_says_by_which(window, read):
    first, second = window.sitting.study.grid.variables[:2]
    read.hand.set_favourite(first.id, "7")
    words = [action.text() for action in read.codebook.menu_of(second.id).actions()]
    assert any("key 7" in each and first.label("en") in each for each in words)
    read.codebook.favourite_wished.emit(second.id, "7")
    assert settings.load().favourites == {"7": second.id}


def test_a_key_without_favourite_says_so(window, read, page, qtbot):
    with qtbot.waitSignal(read.selection_told) as told:
        QTest.keyClick(page, Qt.Key.Key_9)
    assert "9" in told.args[0]


def test_recents_and_favourites_come_first_in_the_picker(window, read, page):
    last = window.sitting.study.grid.variables[-1].id
    read.hand.set_favourite(last, "8")
    passage(read, "On était trois")
    read.hand.ask()
    assert read.hand.picker._list.item(0).text() == window.sitting.study.grid.code(last).label("en")


def test_nothing_is_done_to_a_text_that_is_not_in_sight(window, read, page):
    passage(read, "On était trois")
    read.hand.code_with(any_variable(window))
    before = codings(window)
    window.sitting.pages.show_page("excerpts")
    for name in ("uncode", "moment_next", "polarity_next", "edge_end_on", "two_sides"):
        window._actions[name].trigger()
    read.settle()
    assert codings(window) == before
    window.sitting.pages.show_page("read")
    window._actions["moment_next"].trigger()
    assert codings(window) != before


def test_an_edge_moved_while_a_memo_is_being_typed_shows_the_coding_as_it_is(window, page):
    read = window.sitting.pages.read
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    page.go_to(3)
    QApplication.processEvents()
    read.card._memo.setPlainText("à revoir")
    read.move_edge("end", 1)
    read.settle()
    QApplication.processEvents()
    assert read.card._coding == read.current() == window.sitting.study.coding(1)
    assert read.current().memo == "à revoir"
