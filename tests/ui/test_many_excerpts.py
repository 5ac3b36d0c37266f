"""Many codings at once in the window: selected among the excerpts, changed in one step, taken back in one."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder import settings
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.codings_menu import CodingsMenu
from ect_coder.ui.window import Window
from ect_coder.values import MANY, Attribution, Moment, Polarity, Reading, Span

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_window(qtbot, small_study, refusals):
    """Open the small study, as it is by then, in a window that shows its excerpts."""
    windows = []

    def opened():
        settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
        path = small_study.path
        small_study.close()
        window = Window()
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_study(path)
        window.activateWindow()
        window.sitting.pages.show_page("excerpts")
        settled(qtbot, window)
        window.sitting.pages.page("excerpts")._list.setFocus()
        qtbot.waitUntil(window.sitting.pages.page("excerpts")._list.hasFocus)
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def page(window):
    return window.sitting.pages.page("excerpts")


def settled(qtbot, window):
    page = window.sitting.pages.page("excerpts")
    qtbot.waitUntil(lambda: page._latest.idle and window.work.job is None and not page.filters.waiting)


def key(page, which, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page._list, which, modifiers)


def select(page, *rows):
    page._list.clearSelection()
    for row in rows:
        place = page._list.visualRect(page._model.index(row)).center()
        QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)


def chosen(page):
    return [each.id for each in page._list.selected()]


def listed(page):
    return [each.id for each in page._model.codings]


def values(window, field):
    return {each.id: getattr(each, field) for each in window.sitting.study.excerpts()}


def show(qtbot, window, wanted):
    window.sitting.pages.page("excerpts").show_filter(wanted)
    settled(qtbot, window)


def test_a_click_selects_and_a_double_click_opens(window, page, qtbot):
    place = page._list.visualRect(page._model.index(1)).center()
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (chosen(page), window.sitting.pages.read.isVisible()) == (listed(page)[1:2], False)
    with qtbot.waitSignal(page.passage_wished) as wished:
        QTest.mouseDClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == listed(page)[1:2]
    assert window.sitting.pages.read.isVisible()


def test_shift_and_control_select_more_and_the_count_tells_so(window, page):
    select(page, 0)
    key(page, Qt.Key.Key_Down, SHIFT)
    key(page, Qt.Key.Key_Down, SHIFT)
    assert chosen(page) == listed(page)[:3]
    assert page._count.text().startswith("3 of the 11 excerpts selected")
    select(page, 0, 3)
    assert chosen(page) == [listed(page)[0], listed(page)[3]]
    key(page, Qt.Key.Key_A, CONTROL)
    assert page._count.text().startswith("11 of the 11 excerpts selected")
    select(page, 2)
    assert page._count.text().startswith("11 excerpts")


def test_shift_with_home_and_end_selects_to_the_ends(window, page):
    select(page, 4)
    key(page, Qt.Key.Key_Home, SHIFT)
    assert chosen(page) == listed(page)[:5]
    select(page, 8)
    key(page, Qt.Key.Key_End, SHIFT)
    assert chosen(page) == listed(page)[8:]


def test_the_keyboard_finds_a_card_selected(window, page, qtbot):
    page._list.clearSelection()
    page.filters._words.setFocus()
    QTest.keyClick(page.filters._words, Qt.Key.Key_Down)
    assert len(chosen(page)) == 1


@pytest.mark.parametrize(("keys", "field"), [(Qt.Key.Key_F8, "moment"), (Qt.Key.Key_F9, "polarity")])
def test_a_key_gives_all_the_value_after_the_first_ones_in_one_step(window, page, qtbot, keys, field):
    before = values(window, field)
    select(page, 1, 3, 4)
    numbers = chosen(page)
    key(page, keys)
    after = values(window, field)
    (value,) = {after[number] for number in numbers}
    members = list(type(value))
    assert members.index(value) == (members.index(before[numbers[0]]) + 1) % len(members)
    assert all(after[each] == before[each] for each in before.keys() - set(numbers))
    assert window.status.toast._words.text() == "3 codings changed"
    assert window.sitting.study.undo_label == "change 3 codings"
    window.sitting.deeds.undo()
    assert values(window, field) == before


def test_a_key_struck_twice_turns_twice(window, page):
    select(page, 0, 1)
    first = page._list.selected()[0]
    key(page, Qt.Key.Key_F8)
    key(page, Qt.Key.Key_F8)
    moments = list(Moment)
    expected = moments[(moments.index(first.moment) + 2) % len(moments)]
    assert {values(window, "moment")[each] for each in chosen(page)} == {expected}


def test_digits_choose_the_moment_by_their_place(window, page):
    select(page, 0, 5)
    numbers = chosen(page)
    key(page, Qt.Key.Key_4)
    assert {values(window, "moment")[each] for each in numbers} == {Moment.AFTER}
    key(page, Qt.Key.Key_9)
    assert {values(window, "moment")[each] for each in numbers} == {Moment.AFTER}


def test_delete_takes_the_selected_codings_away_and_undo_brings_them_back(window, page, qtbot):
    before = listed(page)
    select(page, 2, 3)
    key(page, Qt.Key.Key_Delete)
    assert listed(page) == [each for each in before if each not in before[2:4]]
    assert chosen(page) == before[4:5]
    assert window.status.toast._words.text() == "2 codings removed"
    window.sitting.deeds.undo()
    settled(qtbot, window)
    assert listed(page) == before
    assert chosen(page) == before[4:5]


def test_delete_struck_again_and_again_takes_one_after_the_other(window, page, refusals):
    before = listed(page)
    select(page, 9)
    for _each in range(3):
        key(page, Qt.Key.Key_Delete)
    assert listed(page) == before[:8]
    assert refusals == []


def test_delete_in_the_search_takes_a_letter_away_and_no_coding(window, page, qtbot):
    select(page, 0, 1)
    page.filters._words.setText("mé")
    page.filters._words.setFocus()
    qtbot.waitUntil(page.filters._words.hasFocus)
    page.filters._words.setCursorPosition(0)
    QTest.keyClick(page.filters._words, Qt.Key.Key_Delete)
    assert page.filters._words.text() == "é"
    assert len(window.sitting.study.excerpts()) == 11


def test_what_leaves_the_filter_hands_the_selection_to_the_next(window, page, qtbot):
    show(qtbot, window, Filter(moments=[Moment.EMERGENCE]))
    before = listed(page)
    select(page, 1)
    key(page, Qt.Key.Key_4)
    assert (listed(page), chosen(page)) == ([before[0], *before[2:]], before[2:3])
    settled(qtbot, window)
    assert (listed(page), chosen(page)) == ([before[0], *before[2:]], before[2:3])


def test_what_stays_in_the_filter_stays_selected(window, page, qtbot):
    show(qtbot, window, Filter(polarities=[Polarity.ABSENT, Polarity.MIXED]))
    select(page, 0, 2)
    numbers = chosen(page)
    key(page, Qt.Key.Key_F8)
    settled(qtbot, window)
    assert chosen(page) == numbers


def test_the_card_one_is_at_stays_where_it_is_seen(open_window, small_study, qtbot):
    small_study.code_many([NewCoding(1, Span(8 + n, 90), "coop_confiance", coder="Léa") for n in range(60)])
    window = open_window()
    page = window.sitting.pages.page("excerpts")
    page._list.verticalScrollBar().setValue(1_730)
    row = page._list.rowAt(200)
    page._list.setCurrentIndex(page._model.index(row))
    here, place = chosen(page), page._list.rowViewportPosition(row)
    page._list.selectionModel().select(page._model.index(2), page._list.selectionModel().SelectionFlag.Select)
    key(page, Qt.Key.Key_5)
    settled(qtbot, window)
    assert page._list.rowViewportPosition(row) == place
    assert len(chosen(page)) == 2
    window.sitting.study.uncode(listed(page)[:3])
    settled(qtbot, window)
    assert page._list.rowViewportPosition(page._model.row_of(here[0])) == place


def test_an_intensity_on_an_absence_is_refused_in_one_sentence_and_nothing_is_done(window, page, refusals):
    before = window.sitting.study.excerpts()
    key(page, Qt.Key.Key_A, CONTROL)
    page._change("intensity", 2)
    assert refusals == ["An absence has no intensity: leave the intensity out, or choose another polarity."]
    assert window.sitting.study.excerpts() == before
    assert window.sitting.study.undo_label is None


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        (("Moment", "both"), "moment", Moment.BOTH),
        (("Polarity", "mixed"), "polarity", Polarity.MIXED),
        (("Intensity", "3"), "intensity", 3),
        (("Intensity", "–"), "intensity", None),
        (("Credited to", "the support"), "attribution", Attribution.SUPPORT),
        (("Reading", "interpreted"), "reading", Reading.INTERPRETED),
        (("Project", "Légumerie"), "project", "Légumerie"),
        (("Project", "(no project)"), "project", None),
    ],
)
def test_the_menu_changes_a_field_of_all(window, page, qtbot, path, field, value):
    show(qtbot, window, Filter(polarities=[Polarity.PRESENT]))
    select(page, 0, 1)
    numbers = chosen(page)
    entry(menu(page, 1), path).trigger()
    assert {values(window, field)[each] for each in numbers} == {value}
    assert window.status.toast._words.text() == "2 codings changed"


def test_the_menu_gives_all_another_variable_and_offers_no_retired_one(window, page, qtbot):
    grid = window.sitting.study.grid
    pillar, code = grid.pillars[1], grid.pillars[1].variables[0]
    select(page, 0, 3)
    entry(menu(page, 0), ("Variable", pillar.label("en"), code.label("en"))).trigger()
    assert {values(window, "variable")[each] for each in chosen(page)} == {code.id}
    window.sitting.study.codebook.retire(code.id, "Léa")
    settled(qtbot, window)
    renewed = window.sitting.pages.page("excerpts")
    select(renewed, 0)
    offered = entry(menu(renewed, 0), ("Variable", pillar.label("en"))).menu().actions()
    assert code.label("en") not in [each.text() for each in offered]


def test_the_menu_checks_what_holds_for_all(window, page, qtbot):
    show(qtbot, window, Filter(polarities=[Polarity.PRESENT]))
    key(page, Qt.Key.Key_A, CONTROL)
    shown = menu(page, 0)
    assert entry(shown, ("Polarity", "present")).isChecked()
    assert not any(each.isChecked() for each in entry(shown, ("Moment",)).menu().actions())


def test_a_right_click_keeps_a_selection_it_lies_in_and_leaves_another(window, page):
    select(page, 0, 1)
    both = chosen(page)
    assert right_click(page, 1) == both
    assert right_click(page, 4) == listed(page)[4:5]


def test_the_menu_removes_and_cites_all(window, page):
    select(page, 0, 4)
    entry(menu(page, 0), ("Copy the 2 excerpts with their references",)).trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.rpartition(" (")[2] for line in lines] == ["D01, §\u00a02)", "D02, §\u00a02)"]
    entry(menu(page, 0), ("Remove the 2 codings",)).trigger()
    assert len(window.sitting.study.excerpts()) == 9


def test_the_keys_of_the_codings_act_on_the_page_in_sight_and_on_no_other(window, page):
    names = ("uncode", "moment_next", "polarity_next")
    assert all(window._actions[name].isEnabled() for name in names)
    assert not window._actions["widen"].isEnabled()
    select(page, 0, 1)
    window.sitting.pages.show_page("records")
    assert not any(window._actions[name].isEnabled() for name in names)
    window.sitting.pages.show_page("read")
    key(page, Qt.Key.Key_Delete)
    window._actions["uncode"].trigger()
    assert len(window.sitting.study.excerpts()) == 11


def test_nothing_selected_is_nothing_done(window, page):
    page._list.clearSelection()
    for each in (Qt.Key.Key_F8, Qt.Key.Key_Delete, Qt.Key.Key_4):
        key(page, each)
    assert window.sitting.study.undo_label is None


def test_a_study_that_is_only_read_is_opened_and_cited_but_not_changed(small_study, open_window, monkeypatch):
    monkeypatch.setattr("ect_coder.storage.database._may_write", lambda _path: False)
    window = open_window()
    page = window.sitting.pages.page("excerpts")
    select(page, 0, 1)
    key(page, Qt.Key.Key_4)
    assert not window._actions["uncode"].isEnabled()
    assert [each.text() for each in menu(page, 0).actions()] == [
        "Open in the text",
        "Copy the 2 excerpts with their references",
    ]


def test_many_codings_are_changed_and_changed_back_off_the_windows_thread(open_window, small_study, qtbot):
    added = [NewCoding(1, Span(8, 9 + n % 90), "coop_confiance", coder="Léa") for n in range(MANY)]
    small_study.code_many(added)
    window = open_window()
    threads = []
    window.sitting.study.listen(lambda _changed: threads.append(threading.current_thread()))
    key(window.sitting.pages.page("excerpts"), Qt.Key.Key_A, CONTROL)
    before = values(window, "moment")
    key(window.sitting.pages.page("excerpts"), Qt.Key.Key_4)
    qtbot.waitUntil(lambda: window.status.toast._words.text() == "511 codings changed")
    settled(qtbot, window)
    assert set(values(window, "moment").values()) == {Moment.AFTER}
    assert len(chosen(window.sitting.pages.page("excerpts"))) == MANY + 11
    window.sitting.deeds.undo()
    qtbot.waitUntil(lambda: window.status.toast._words.text() == "Undone: change 511 codings")
    assert values(window, "moment") == before
    assert threading.main_thread() not in threads


def test_the_excerpts_are_sorted_and_the_selection_goes_with_them(window, page, qtbot):
    select(page, 0, 1)
    numbers = chosen(page)
    page._sorting.setCurrentIndex(page._sorting.findText("Sort by moment"))
    page._sorting.activated.emit(page._sorting.currentIndex())
    settled(qtbot, window)
    moments = [list(Moment).index(each.moment) for each in page._model.codings]
    assert moments == sorted(moments)
    assert sorted(chosen(page)) == sorted(numbers)


def test_all_selected_codings_are_reviewed_by_one_key(window, page, qtbot):
    study = window.sitting.study
    code = study.grid.code("coop_confiance")
    study.codebook.describe(code.id, code.card("en"), "Léa", meaning=True)
    window.sitting.guide.to_excerpts(Filter(to_review=True))
    settled(qtbot, window)
    key(window.sitting.pages.page("excerpts"), Qt.Key.Key_A, CONTROL)
    key(window.sitting.pages.page("excerpts"), Qt.Key.Key_V)
    assert study.codebook.to_review() == []


def menu(page, row):
    page._list.menu_wished.emit(page._model.index(row), QPoint(0, 0))
    return next(each for each in page.findChildren(CodingsMenu) if each.isVisible())


def entry(shown, path):
    found = next(each for each in shown.actions() if each.text().partition("\t")[0] == path[0])
    return entry(found.menu(), path[1:]) if len(path) > 1 else found


def right_click(page, row):
    """Click a card with the right button, as the system does, and give the numbers that its menu is about."""
    place = page._list.visualRect(page._model.index(row)).center()
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.RightButton, pos=place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page._list.viewport().mapToGlobal(place))
    QApplication.sendEvent(page._list.viewport(), event)
    shown = next(each for each in page.findChildren(CodingsMenu) if each.isVisible())
    about = [each.id for each in shown._codings]
    shown.close()
    return about
