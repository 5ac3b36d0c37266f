"""Agreement between coders, by hand: the figures, their disagreements, the paragraph."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.ui import theme
from ect_coder.ui.robustness.page import RobustnessPage
from ect_coder.values import Moment, Span


@pytest.fixture
def shown(qtbot, small_study):
    small_study.code(NewCoding(3, Span(8, 40), "coop_confiance", Moment.AFTER, coder="Paul"))
    page = RobustnessPage(small_study, theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.show_tab("agreement")
    qtbot.waitUntil(lambda: page._job is None)
    return page


def test_each_question_has_a_row_and_its_disagreements_open(shown, qtbot):
    tab = shown.tab("agreement")
    assert tab._model.rowCount() == 5
    moment = tab._model.index(2, 4)
    assert tab._model.figure(moment).words == "1"
    with qtbot.waitSignal(tab.desk_wished) as heard:
        tab.figures.doubleClicked.emit(moment)
    assert heard.args[0] == (5, 12)
    assert shown.shown == "desk"


def test_the_paragraph_goes_to_the_clipboard(shown):
    shown.tab("agreement").paragraph.click()
    assert "2 persons coded 1 of 5 documents (20 %)" in QGuiApplication.clipboard().text()


def test_by_variable_a_row_names_its_variable(shown, qtbot):
    tab = shown.tab("agreement")
    tab._what.choose("variable")
    tab.asked_again.emit()
    qtbot.waitUntil(lambda: shown._job is None)
    assert tab._model.heads(0)[0] == "Trust and mutual acquaintance"


def test_with_one_coder_it_says_what_there_has_to_be(qtbot, study):
    page = RobustnessPage(study, theme.DARK)
    qtbot.addWidget(page)
    page.show_tab("agreement")
    qtbot.waitUntil(lambda: page._job is None)
    assert not page.tab("agreement").paragraph.isEnabled()
