"""The quiet queue: off by default, one suggestion at a time, nothing coded without its key and its passage in sight."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ect_coder.corpus.library import Description
from ect_coder.values import Moment, Span
from tests.conftest import INTERVIEW

ALT = Qt.KeyboardModifier.AltModifier
POCKET = INTERVIEW[INTERVIEW.index("On était") : INTERVIEW.index("poche.") + len("poche.")]


@pytest.fixture
def queue(window, qtbot, page):
    """The queue of the interview, turned on."""
    window._actions["suggestions"].trigger()
    found = window.sitting.pages.read.suggestions
    qtbot.waitUntil(lambda: bool(found._left))
    return found


def press(qtbot, page, key):
    qtbot.keyClick(page, key, ALT)


def spots(queue, variable="coop_partage_risque"):
    return [each for each in queue._left if each.variable == variable]


def test_nothing_is_suggested_until_the_study_wants_it(window, page):
    bar = window.sitting.pages.read.suggestions.bar
    assert bar.isHidden()
    assert window.sitting.study.conventions().suggestions == "no"


def test_the_first_suggestion_after_the_caret_shows_why(window, queue):
    assert queue.bar.isVisible()
    assert "de sa poche" in queue.bar._why.text()
    assert window.sitting.study.excerpts() == []


def test_a_key_goes_to_its_passage_and_the_next_codes_it(window, qtbot, page, queue):
    press(qtbot, page, Qt.Key.Key_Return)
    assert window.sitting.study.excerpts() == []
    assert INTERVIEW[page.selected_span().start : page.selected_span().end] == POCKET
    press(qtbot, page, Qt.Key.Key_Return)
    (coding,) = window.sitting.study.excerpts()
    assert (coding.text, coding.coder) == (POCKET, "Léa")
    assert window.sitting.study.suggestions.accepted() == {coding.id}
    qtbot.waitUntil(lambda: not [each for each in queue._left if each.variable == coding.variable])


def test_a_key_refuses_it_and_it_stays_refused(window, qtbot, page, queue):
    press(qtbot, page, Qt.Key.Key_Down)
    refused = queue._left[queue._rank]
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: refused not in queue._left)
    window.sitting.pages.read.suggestions.begin(window.sitting.pages.read.document)
    qtbot.waitUntil(lambda: queue._job is None)
    assert refused not in queue._left
    assert window.sitting.study.excerpts() == []
    window._actions["undo"].trigger()
    qtbot.waitUntil(lambda: refused in queue._left)


def test_a_suggestion_without_a_moment_takes_the_one_in_hand(window, qtbot, page, queue):
    (spot,) = spots(queue)
    window.sitting.pages.read.hand.choose_moment(Moment.SUPPORT)
    queue._took([replace(spot, moment=Moment.UNDETERMINED)])
    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, Qt.Key.Key_Return)
    (coding,) = window.sitting.study.excerpts()
    assert coding.moment is Moment.SUPPORT


def test_turned_off_again_the_line_goes(window, queue):
    window._actions["suggestions"].trigger()
    assert queue.bar.isHidden()
    assert queue._left == []


def test_what_was_coded_by_hand_leaves_the_queue(window, qtbot, page, queue):
    start = INTERVIEW.index("chacun")
    page.select_span(Span(start, start + 6))
    window.sitting.pages.read.hand.code_with("coop_partage_risque")
    qtbot.waitUntil(lambda: not spots(queue))


def test_a_document_of_several_projects_asks_for_one_first(window, qtbot, page, queue):
    study = window.sitting.study
    study.describe(window.sitting.pages.read.document.id, Description(projects=["Légumerie", "Atelier"]))
    qtbot.waitUntil(lambda: queue._job is None)
    press(qtbot, page, Qt.Key.Key_Down)
    with qtbot.waitSignal(queue.project_needed):
        press(qtbot, page, Qt.Key.Key_Return)
    assert study.excerpts() == []
    QApplication.activePopupWidget().close()
    window.sitting.pages.read.hand.choose_project("Atelier")
    press(qtbot, page, Qt.Key.Key_Return)
    (coding,) = study.excerpts()
    assert coding.project == "Atelier"
