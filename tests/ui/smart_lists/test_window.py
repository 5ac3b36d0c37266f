"""Smart lists made in the window, by keyboard, and chosen on the page of excerpts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog

from ect_coder import settings
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.conditions import About, All, Beside, Field, Not, Words
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.smart_lists.lines import Joint, Whose
from ect_coder.ui.smart_lists.window import SmartListWindow
from ect_coder.ui.window import Window
from ect_coder.values import Changed, Moment, Polarity, Span

TRUST, MARKET = About(Field.VARIABLE, ("coop_confiance",)), About(Field.VARIABLE, ("hybr_marchand",))
EMERGENCE = About(Field.MOMENT, (Moment.EMERGENCE,))


@pytest.fixture
def window(qtbot, small_study, refusals):
    settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
    path = small_study.path
    small_study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.activateWindow()
    shown.sitting.pages.show_page("excerpts")
    yield shown
    shown.close()


@pytest.fixture
def page(window, qtbot):
    found = window.sitting.pages.page("excerpts")
    settled(qtbot, found)
    return found


@pytest.fixture
def opened(window):
    return window.sitting.study


@pytest.fixture
def asked(qtbot, window, opened):
    """The window for a new list."""
    dialog = SmartListWindow(opened, None, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def settled(qtbot, page):
    qtbot.waitUntil(lambda: page._latest.idle and not page.filters.waiting)


def listed(page):
    return [each.id for each in page._model.codings]


def counted(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._latest.idle and not dialog._timer.isActive())
    return dialog._count.text()


def choose(row, field, *values):
    """Choose a field and some of its values, as with the mouse."""
    row._field.setCurrentIndex(row._field.findData(field))
    row._field.activated.emit(row._field.currentIndex())
    for each in values:
        row._toggled(each)


def place(row, joint, whose):
    row._joint.setCurrentIndex(row._joint.findData(joint))
    row._whose.setCurrentIndex([each for each, _count in row._places].index(whose))
    row._whose.activated.emit(0)


def entries(page):
    page.smart.menu().aboutToShow.emit()
    return {action.text(): action for action in page.smart.menu().actions() if action.text()}


def test_a_list_is_made_by_keyboard_alone(asked, qtbot):
    QTest.keyClicks(asked._name, "Confiance")
    (row,) = asked._rows
    row._field.setFocus()
    QTest.keyClick(row._field, Qt.Key.Key_Down)  # from the pillar to the variable
    assert row._field.currentData() == Field.VARIABLE
    QTest.keyClick(row._field, Qt.Key.Key_Tab)
    qtbot.waitUntil(row._chosen.hasFocus)
    menu = row._chosen.menu()
    menu.aboutToShow.emit()
    group = menu.actions()[0].menu()
    next(each for each in group.actions() if each.text().startswith("Trust")).trigger()
    assert asked._sentence.text() == "Trust and mutual acquaintance"
    assert counted(qtbot, asked) == "8 excerpts"
    QTest.keyClick(asked._name, Qt.Key.Key_Return)
    assert asked.result() == QDialog.DialogCode.Accepted
    assert asked.answers() == ("Confiance", TRUST)


def test_rows_are_joined_said_and_counted_as_they_change(asked, qtbot):
    choose(asked._rows[0], Field.VARIABLE, "hybr_marchand")
    QTest.mouseClick(asked._add, Qt.MouseButton.LeftButton)
    assert asked._told.text() == "A name is needed."
    qtbot.waitUntil(asked._rows[1]._field.hasFocus)
    choose(asked._rows[1], Field.VARIABLE, "coop_confiance")
    place(asked._rows[1], Joint.AND, Whose.SAME_PARAGRAPH)
    said = "Market resources, in the same paragraph as Trust and mutual acquaintance"
    assert asked._sentence.text() == said
    assert counted(qtbot, asked) == "3 excerpts"
    QTest.mouseClick(asked._add, Qt.MouseButton.LeftButton)
    choose(asked._rows[2], Field.MOMENT, Moment.SUPPORT)
    place(asked._rows[2], Joint.AND, Whose.THAT_ONE)
    assert counted(qtbot, asked) == "2 excerpts"
    place(asked._rows[1], Joint.EXCEPT, Whose.SAME_PARAGRAPH)
    assert counted(qtbot, asked) == "1 excerpt"
    neighbour = All((TRUST, About(Field.MOMENT, (Moment.SUPPORT,))))
    assert asked.condition() == All((MARKET, Not(Beside(neighbour))))


def test_that_one_is_offered_only_after_a_neighbour(asked):
    asked._add.click()
    first, second = asked._rows
    that_one = [each for each, _count in second._places].index(Whose.THAT_ONE)
    assert not second._whose.model().item(that_one).isEnabled()
    place(first, Joint.AND, Whose.OVERLAPPING)
    assert second._whose.model().item(that_one).isEnabled()
    place(second, Joint.AND, Whose.THAT_ONE)
    place(first, Joint.AND, Whose.ITSELF)
    assert second._places[second._whose.currentIndex()][0] is Whose.SAME_PARAGRAPH


def test_words_are_asked_for_and_a_row_without_value_is_left_aside(asked, qtbot):
    asked._name.setText("Mots")
    choose(asked._rows[0], "words")
    asked._rows[0]._words.setText("…")
    assert (asked.condition(), asked._keep.isEnabled()) == (None, False)
    asked._rows[0]._words.setText("mefiait")
    asked._add.click()
    assert asked._told.text() == "A condition without a value is left aside."
    assert asked._keep.isEnabled()
    assert asked.condition() == Words("mefiait")
    assert counted(qtbot, asked) == "11 excerpts"


def test_a_row_is_removed_and_the_next_one_has_the_keyboard(asked, qtbot):
    for _each in range(2):
        asked._add.click()
    choose(asked._rows[1], Field.MOMENT, Moment.AFTER)
    QTest.mouseClick(asked._rows[0].remove, Qt.MouseButton.LeftButton)
    assert len(asked._rows) == 2
    qtbot.waitUntil(asked._rows[0]._field.hasFocus)
    assert asked._rows[0]._joint.currentText() == "with"
    for _each in range(2):
        asked._rows[0].remove.click()
    assert (asked.condition(), asked._keep.isEnabled()) == (None, False)
    assert asked._add.hasFocus()


def test_a_name_that_is_taken_is_said_before_anything_is_lost(asked, opened):
    opened.smart_lists.keep("Confiance", TRUST, "Léa")
    asked._taken = {each.name for each in opened.smart_lists.kept()}
    choose(asked._rows[0], Field.PILLAR, "anchoring")
    asked._name.setText(" Confiance ")
    assert (asked._told.text(), asked._keep.isEnabled()) == ("“Confiance” is already taken.", False)


# On the page


def make(monkeypatch, name, condition):
    """Let the window be answered as if a person had."""
    monkeypatch.setattr(SmartListWindow, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(SmartListWindow, "answers", lambda _self: (name, condition))


def test_a_new_list_is_kept_chosen_and_undone(page, window, opened, qtbot, monkeypatch):
    make(monkeypatch, "Marché", MARKET)
    entries(page)["New smart list…"].trigger()
    settled(qtbot, page)
    assert (len(listed(page)), page.smart.text()) == (3, "List: Marché")
    assert window.status.toast._words.text() == "Smart list kept"
    window.sitting.deeds.undo()
    settled(qtbot, page)
    assert (len(listed(page)), page.smart.text()) == (11, "Smart lists")
    assert opened.smart_lists.kept() == []


def test_a_list_is_chosen_from_the_menu_beside_the_filters(page, opened, qtbot):
    opened.smart_lists.keep("Confiance", TRUST, "Léa")
    opened.smart_lists.keep("Émergence & co", EMERGENCE, "Léa")
    entries(page)["Confiance"].trigger()
    settled(qtbot, page)
    assert len(listed(page)) == 8
    assert page._chosen.text() == "Trust and mutual acquaintance"
    page.filters._toggled("moments", Moment.EMERGENCE)
    settled(qtbot, page)
    assert len(listed(page)) == 5  # one of them told of both
    assert page._chosen.text() == "Trust and mutual acquaintance  ·  emergence"
    page._clear.click()
    settled(qtbot, page)
    assert (len(listed(page)), page.smart.text()) == (11, "Smart lists")
    entries(page)["Émergence && co"].trigger()
    settled(qtbot, page)
    assert page.smart.accessibleName() == "Smart list: Émergence & co"


def test_a_list_shows_what_is_coded_now(page, window, opened, qtbot):
    opened.smart_lists.keep("Sans confiance à côté", All((MARKET, Not(Beside(TRUST)))), "Léa")
    entries(page)["Sans confiance à côté"].trigger()
    settled(qtbot, page)
    assert page._empty.isVisible()
    opened.code(NewCoding(5, Span(8, 30), "hybr_marchand", coder="Léa"))
    settled(qtbot, page)
    (alone,) = listed(page)
    page._list.selectRow(0)
    opened.code(NewCoding(5, Span(40, 60), "coop_confiance", coder="Léa"))
    settled(qtbot, page)
    assert listed(page) == []
    window.sitting.deeds.undo()
    settled(qtbot, page)
    assert listed(page) == [alone]


def test_what_a_deed_takes_out_of_a_list_leaves_it_at_once(page, opened, qtbot):
    opened.smart_lists.keep("Confiance affirmée", All((TRUST, Not(About(Field.POLARITY, (Polarity.ABSENT,))))), "Léa")
    entries(page)["Confiance affirmée"].trigger()
    settled(qtbot, page)
    before = listed(page)
    page._list.selectRow(0)
    page._change("polarity", Polarity.ABSENT)
    assert listed(page) == before[1:]
    settled(qtbot, page)
    assert listed(page) == before[1:]


def test_a_list_is_renamed_and_removed(page, window, opened, qtbot, monkeypatch):
    opened.smart_lists.keep("Confiance", TRUST, "Léa")
    entries(page)["Confiance"].trigger()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked, **_more: ("Confiance mutuelle", True))
    entries(page)["Rename a list"].menu().actions()[0].trigger()
    assert page.smart.text() == "List: Confiance mutuelle"
    settled(qtbot, page)
    entries(page)["Remove a list"].menu().actions()[0].trigger()
    settled(qtbot, page)
    assert (len(listed(page)), page.smart.text(), opened.smart_lists.kept()) == (11, "Smart lists", [])
    assert "“Confiance mutuelle”" in window.status.toast._words.text()


def test_a_list_is_changed_in_its_rows(page, opened, qtbot, monkeypatch):
    opened.smart_lists.keep("Confiance", All((TRUST, Beside(EMERGENCE, 4))), "Léa")
    saved = opened.smart_lists.kept()[0]
    dialog = SmartListWindow(opened, saved, page)
    qtbot.addWidget(dialog)
    assert dialog.answers() == ("Confiance", saved.condition)
    make(monkeypatch, "Confiance", TRUST)
    entries(page)["Change a list"].menu().actions()[0].trigger()
    settled(qtbot, page)
    assert [(each.number, each.condition) for each in opened.smart_lists.kept()] == [(saved.number, TRUST)]
    assert len(listed(page)) == 8


@pytest.mark.parametrize("content", ["{", '{"not": {"not": {"words": "a"}}}'])
def test_a_list_that_cannot_be_shown_is_refused_in_a_sentence(page, opened, qtbot, refusals, content):
    number = opened.smart_lists.keep("Autre", TRUST, "Léa")
    with opened._database.step("made elsewhere", Changed.RECORDS) as session:
        session.connection().exec_driver_sql("UPDATE saved_search SET content = ? WHERE id = ?", (content, number))
    entries(page)["Change a list"].menu().actions()[0].trigger()
    assert len(refusals) == 1
    entries(page)["Autre"].trigger()
    settled(qtbot, page)
    assert len(refusals) == (2 if content == "{" else 1)


def test_a_cell_of_the_matrix_is_seen_without_the_list(page, opened, qtbot):
    opened.smart_lists.keep("Confiance", TRUST, "Léa")
    entries(page)["Confiance"].trigger()
    page.show_filter(Filter(variables=["hybr_marchand"]))
    settled(qtbot, page)
    assert (len(listed(page)), page.smart.text()) == (3, "Smart lists")


def test_what_a_list_shows_is_copied(page, opened, qtbot):
    opened.smart_lists.keep("Marché", MARKET, "Léa")
    entries(page)["Marché"].trigger()
    settled(qtbot, page)
    page._list.selectAll()
    assert len(page.copy_reference().splitlines()) == 3
