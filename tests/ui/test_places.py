"""Where someone was: in each document, in this session and the next, and in the study as a whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.ui.places import kept, places
from ect_coder.ui.window import Window
from ect_coder.values import Span, Status

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "\n".join(f"Ligne {number} : " + "chacun avait mis deux mille euros de sa poche. " * 6 for number in range(900))


@pytest.fixture
def long_one(window, tmp_path):
    file = tmp_path / "Long.txt"
    file.write_text(LONG, encoding="utf-8")
    (report,) = window.sitting.study.take_in([file], "Atelier")
    return report.documents[0]


def top(window):
    return window.sitting.pages.read.desk.page.first_visible()


def scroll(window, value):
    QApplication.processEvents()
    window.sitting.pages.read.desk.page.verticalScrollBar().setValue(value)
    return top(window)


def test_a_document_is_left_and_found_again_at_its_place(window, long_one):
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 5_000)
    window.sitting.pages.read.open_document(1)
    assert top(window) == 0
    window.sitting.pages.read.open_document(long_one)
    assert top(window) == here > 0
    assert window.sitting.pages.read.desk.page.caret() == here


def test_a_document_read_for_the_first_time_starts_at_its_top(window, long_one):
    window.sitting.pages.read.open_document(long_one)
    assert (top(window), window.sitting.pages.read.desk.page.verticalScrollBar().value()) == (0, 0)


def test_the_next_session_begins_at_the_same_line_however_often(window, long_one):
    path = window.sitting.study.path
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 30_000)
    for _each in range(3):
        window.close_study()
        window.open_study(path)
        QApplication.processEvents()
        assert window.sitting.pages.read.document.id == long_one
        assert top(window) == here


def test_every_document_keeps_its_place_into_the_next_session(window, long_one):
    path = window.sitting.study.path
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 5_000)
    window.sitting.pages.read.open_document(1)
    window.close_study()
    window.open_study(path)
    assert window.sitting.pages.read.document.id == 1
    window.sitting.pages.read.open_document(long_one)
    assert top(window) == here


def test_another_theme_shows_the_same_line(window, long_one):
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 5_000)
    window.look.turn_theme()
    assert top(window) == here


def test_a_document_that_is_gone_leaves_no_trouble(window, long_one):
    path = window.sitting.study.path
    window.sitting.pages.read.open_document(long_one)
    window.sitting.pages.read.open_document(1)
    window.sitting.pages.read.open_document(long_one)
    window.sitting.study.remove_document(long_one)
    window.close_study()
    window.open_study(path)
    assert window.sitting.pages.read.document.id == 1


def test_places_of_forgotten_studies_go_and_others_stay():
    layout = {"splitter": "x", "place:a": "1:5", "place:b": "2:7 x:y 3:", "place:c": "9:9"}
    written = kept(layout, "a", {4: 0, 1: 12}, ["a", "b"])
    assert written == {"splitter": "x", "place:a": "4:0 1:12", "place:b": "2:7 x:y 3:"}
    assert places(written, "a") == {4: 0, 1: 12}
    assert (places(written, "b"), places(written, "c")) == ({2: 7}, {})


def test_only_the_latest_places_of_a_study_are_kept():
    written = kept({}, "a", {number: number for number in range(1_000)}, ["a"])
    assert list(places(written, "a")) == list(range(800, 1_000))


def test_ctrl_j_goes_to_the_last_coding_across_documents(window, page, long_one):
    window.sitting.study.code(NewCoding(1, Span(70, 80), "coop_confiance", coder="Léa"))
    window.sitting.study.code(NewCoding(long_one, Span(500, 520), "coop_confiance", coder="Paul"))
    window.sitting.pages.read.open_document(long_one)
    window.sitting.pages.show_page("matrix")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert window.sitting.pages.read.isVisible()
    assert window.sitting.pages.read.document.id == 1
    assert window.sitting.pages.read.current().start == 70


def test_ctrl_j_without_any_coding_says_so(window, page):
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert "nothing" in window.status.toast._words.text()


def test_the_first_coding_puts_the_document_in_progress_and_one_undo_takes_both_back(window, page):
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.code_with("coop_confiance")
    assert window.sitting.study.documents()[0].status is Status.IN_PROGRESS
    assert window.sitting.pages.read.head._about.text().startswith("in progress")
    window.sitting.deeds.undo()
    assert window.sitting.study.documents()[0].status is Status.TO_CODE
    assert window.sitting.pages.read.head._about.text().startswith("to code")


def test_a_coded_document_stays_coded(window, page):
    window.sitting.study.describe(1, Description(status=Status.CODED))
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.code_with("coop_confiance")
    assert window.sitting.study.documents()[0].status is Status.CODED


def test_a_study_opened_before_the_window_is_shown_begins_at_the_same_line(window, long_one, qtbot):
    path = window.sitting.study.path
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 30_000)
    window.close()
    again = Window()
    qtbot.addWidget(again)
    again.open_study(path)
    again.show()
    qtbot.waitUntil(lambda: again.sitting.pages.read.desk.page.verticalScrollBar().value() > 20_000)
    assert top(again) == here
    again.sitting.pages.read.desk.page.verticalScrollBar().setValue(0)
    assert top(again) == 0
    again.close()


def test_a_place_stays_while_the_window_changes_its_size(window, long_one):
    window.sitting.pages.read.open_document(long_one)
    here = scroll(window, 5_000)
    window.sitting.pages.read.open_document(1)
    window.sitting.pages.read.open_document(long_one)
    window.resize(1000, 640)
    QApplication.processEvents()
    page = window.sitting.pages.read.desk.page
    assert abs(page.place(here)) < 30
    assert top(window) == here
