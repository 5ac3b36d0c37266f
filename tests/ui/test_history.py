"""The deeds since the study was opened: seen by name, gone back to at any depth."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.ui.history import History
from ect_coder.values import Changed, Span


@pytest.fixture
def three(window, page):
    for start, variable in ((0, "coop_confiance"), (12, "coop_partage_risque"), (24, "coop_coresponsabilite")):
        page.select_span(Span(start, start + 8))
        window.sitting.pages.read.hand.code_with(variable)
    return window.sitting.study


@pytest.fixture
def history(three, window, qtbot):
    dialog = History(three.past_deeds(), window.sitting.pages.colours, window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


def test_each_deed_has_its_name_its_time_and_its_distance(three):
    deeds = three.past_deeds()[-3:]
    assert [each.away for each in deeds] == [-2, -1, 0]
    assert deeds[0].label == "code “Confiance et interconnaissance”"


def test_a_journey_back_and_on_tells_the_window_once(three):
    told = []
    three.listen(told.append)
    three.travel(-2)
    assert len(three.excerpts()) == 1
    assert [each.away for each in three.past_deeds()[-3:]] == [0, 1, 2]
    three.travel(2)
    assert len(three.excerpts()) == 3
    assert told == [Changed.CODINGS, Changed.CODINGS]


def test_the_list_opens_on_the_deed_that_holds_last_and_goes_where_one_points(history):
    assert history._list.currentItem().data(Qt.ItemDataRole.UserRole) == 0
    QTest.keyClick(history._list, Qt.Key.Key_Down)
    QTest.keyClick(history._list, Qt.Key.Key_Return)
    assert history.away == -1


def test_the_oldest_row_is_the_study_as_it_was_opened(history, three):
    QTest.keyClick(history._list, Qt.Key.Key_End)
    QTest.keyClick(history._list, Qt.Key.Key_Return)
    three.travel(history.away)
    assert three.excerpts() == []
    assert three.undo_label is None
