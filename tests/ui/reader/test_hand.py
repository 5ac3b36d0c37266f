"""What a selection becomes: several variables at once, the highlighter, codes in vivo, drops on a code, the lens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.reader.hand import name_of
from ect_coder.values import Moment, Polarity, Span, Status

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def read(window):
    return window.sitting.pages.read


def take(read, words):
    start = read.sight.text.index(words)
    read.desk.page.select_span(Span(start, start + len(words)))


def said(window):
    return [(each.variable, each.text) for each in window.sitting.study.excerpts()]


def test_control_enter_adds_a_variable_and_enter_codes_with_all_in_one_step(window, read, page):
    take(read, "On était trois")
    read.hand.ask()
    line = read.hand.picker._line
    for key in ("coop_confiance", "coop_partage_risque"):
        QTest.keyClicks(line, window.sitting.study.grid.code(key).label("en"))
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "+" in read.hand.picker._with.text()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [key for key, _words in said(window)] == ["coop_confiance", "coop_partage_risque"]
    assert window.sitting.study.undo_label.count("“") == 2
    window.sitting.deeds.undo()
    assert said(window) == []


def test_control_enter_twice_puts_a_variable_back(window, read, page):
    take(read, "On était trois")
    read.hand.ask()
    line = read.hand.picker._line
    for _time in range(2):
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not read.hand.picker._with.isVisible()


def test_the_highlighter_codes_what_the_mouse_takes_until_escape(window, read, page):
    take(read, "On était trois")
    read.hand.code_with("coop_confiance")
    window._actions["highlighter"].trigger()
    QApplication.processEvents()
    assert read._highlighter.isVisible()
    take(read, "chacun")
    page.passage_taken.emit(page.selected_span())
    assert said(window)[-1] == ("coop_confiance", "chacun")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not read._highlighter.isVisible()
    take(read, "poche")
    page.passage_taken.emit(page.selected_span())
    assert len(said(window)) == 2


def test_the_highlighter_goes_on_with_a_variable_chosen_meanwhile(window, read, page):
    take(read, "On était trois")
    read.hand.code_with("coop_confiance")
    read.hand.toggle_highlighter()
    take(read, "chacun")
    read.hand.code_with("coop_partage_risque")
    assert read.hand.highlighter == "coop_partage_risque"


def test_without_a_last_variable_the_highlighter_says_how_it_begins(window, read, page, qtbot):
    with qtbot.waitSignal(read.selection_told, check_params_cb=lambda words: "Code once" in words):
        read.hand.toggle_highlighter()
    assert read.hand.highlighter is None


def test_words_become_a_code_of_their_own_in_one_step(window, read, page):
    take(read, "de sa poche")
    window._actions["in_vivo"].trigger()
    (coding,) = window.sitting.study.excerpts()
    code = window.sitting.study.grid.code(coding.variable)
    assert (code.label("fr"), code.pillar, coding.text) == ("de sa poche", None, "de sa poche")
    assert window.sitting.study.documents()[0].status is Status.IN_PROGRESS
    window.sitting.deeds.undo()
    assert window.sitting.study.excerpts() == []
    assert "de sa poche" not in [each.label("fr") for each in window.sitting.study.grid.codes]


def test_the_same_words_again_are_coded_with_the_same_code(window, read, page):
    for _time in range(2):
        take(window.sitting.pages.read, "de sa poche")
        window.sitting.pages.read.hand.choose_moment(list(Moment)[_time])
        window._actions["in_vivo"].trigger()
    assert len({each.variable for each in window.sitting.study.excerpts()}) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  deux\nmille euros ", "deux mille euros"),
        ("mot " * 30, "mot mot mot mot mot mot mot mot mot mot mot mot mot mot…"),
        ("x" * 80, "x" * 59 + "…"),
    ],
)
def test_a_name_is_made_of_the_first_words(words, name):
    assert name_of(words) == name


def test_a_passage_dropped_on_a_variable_is_coded_with_it(window, read, page):
    take(read, "On était trois")
    tree = read.codebook._tree
    item = read.codebook._items["coop_confiance"]
    tree.expandAll()
    tree.scrollTo(item.index())
    mime = page.createMimeDataFromSelection()
    place = QPointF(tree.visualRect(item.index()).center())
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(place.toPoint(), copy, mime, LEFT, none))
    QApplication.sendEvent(tree.viewport(), QDropEvent(place, copy, mime, LEFT, none))
    assert said(window) == [("coop_confiance", "On était trois")]


def test_words_of_another_program_are_not_dropped(window, read):
    tree, mime = read.codebook._tree, QMimeData()
    mime.setText("On était trois")
    event = QDragEnterEvent(tree.rect().center(), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(tree.viewport(), event)
    assert not event.isAccepted()


def test_copied_words_are_plain_text(window, read, page):
    take(read, "2 000 euros 💶")
    page.copy()
    assert QGuiApplication.clipboard().text() == "2 000 euros 💶"


def test_the_lens_hides_a_pillar_a_moment_or_a_coder_and_says_how_many(window, read, page, interview):
    for coder, variable, moment in (
        ("Léa", "coop_confiance", Moment.EMERGENCE),
        ("Anaïs", "hybr_marchand", Moment.SUPPORT),
    ):
        window.sitting.study.code(NewCoding(interview, Span(80, 90), variable, moment, Polarity.PRESENT, coder=coder))
    highlights = page.highlights
    assert len(highlights) == 2
    for field, value in (("pillar", "cooperation"), ("moment", Moment.EMERGENCE), ("coder", "Léa")):
        read.lens._turn(field, value)
        assert [each.pillar for each in highlights.all()] == ["hybrid_model"]
        QApplication.processEvents()
        assert "1 hidden" in read.head._about.text()
        read.lens._show_all()
        assert len(highlights) == 2


def test_what_is_hidden_stays_hidden_through_a_deed_and_is_not_stepped_on(window, read, page, interview):
    numbers = [
        window.sitting.study.code(NewCoding(interview, Span(start, start + 9), key, coder="Léa"))
        for start, key in ((80, "coop_confiance"), (100, "hybr_marchand"))
    ]
    read.lens._turn("pillar", "cooperation")
    window.sitting.study.recode([numbers[0]], moment=Moment.AFTER)
    assert [each.id for each in page.highlights.all()] == [numbers[1]]
    read.step_coding(1)
    read.step_coding(1)
    assert read.current().id == numbers[1]


def test_the_menu_of_the_lens_is_checked_as_it_is(window, read, page, interview):
    window.sitting.study.code(NewCoding(interview, Span(80, 90), "coop_confiance", coder="Léa"))
    read.lens._turn("moment", Moment.AFTER)
    read.lens._fill()
    checked = {each.text(): each.isChecked() for each in read.lens._menu.actions() if each.isCheckable()}
    assert checked.pop("after") is False
    assert all(checked.values())
