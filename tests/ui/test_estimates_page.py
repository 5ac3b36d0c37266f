"""The page where people decide, by hand: keys in the cells, reasons, excerpts, confidence, files, and undo after each."""

from __future__ import annotations

import openpyxl
import pytest
from docx import Document
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ect_coder.analysis.confidence import Confidence
from ect_coder.coding.codings import NewCoding
from ect_coder.exchange import estimates_table
from ect_coder.study import Study
from ect_coder.ui.estimates.exchanging import Incomers, told
from ect_coder.values import Mark, Moment, Polarity, Span

EMERGENCE, SUPPORT = Moment.EMERGENCE, Moment.SUPPORT
FIRST = ("Légumerie", "cooperation", EMERGENCE)


@pytest.fixture
def page(small_study, window):
    window.sitting.pages.show_page("estimates")
    QApplication.processEvents()
    return window.sitting.pages.page("estimates")


@pytest.fixture
def desk(page):
    return page.tab("deciding")


@pytest.fixture
def opened(window):
    return window.sitting.study


def point(desk, place):
    desk.table.go_to(desk._model.index_of(place))
    QApplication.processEvents()


def held(opened, place=FIRST):
    by = "pillar" if place[1] in {each.id for each in opened.grid.pillars} else "variable"
    return next(each for each in opened.decisions.cases(by) if each.place == place)


def marks(opened):
    return {(each.project, each.id, each.moment): each.value for each in opened.estimates() if each.current}


def test_ctrl_5_shows_the_cells_with_the_keyboard_on_them(small_study, window):
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.sitting.pages.shown == "estimates"
    assert window.sitting.pages.page("estimates").tab("deciding").table.hasFocus()


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Qt.Key.Key_0, Mark.ZERO),
        (Qt.Key.Key_1, Mark.ONE),
        (Qt.Key.Key_3, Mark.THREE),
        (Qt.Key.Key_N, Mark.NR),
        (Qt.Key.Key_C, Mark.C),
    ],
)
def test_a_key_decides_at_once_and_stays_and_one_undo_takes_it_back(desk, opened, window, key, mark):
    point(desk, FIRST)
    QTest.keyClick(desk.table, key)
    assert marks(opened) == {FIRST: mark}
    assert opened.estimates()[0].coder == "Léa"
    assert desk._model.case(desk.table.currentIndex()).place == FIRST
    window._actions["undo"].trigger()
    assert marks(opened) == {}
    assert desk._model.case(desk.table.currentIndex()).mark is None


def test_a_digit_of_an_azerty_row_decides_without_shift(desk, opened):
    point(desk, FIRST)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, 11, 0, 0, "é")
    QApplication.sendEvent(desk.table, event)
    assert marks(opened) == {FIRST: Mark.TWO}


def test_the_same_mark_again_is_no_deed_unless_it_says_that_a_stale_one_holds(desk, opened):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    assert len(opened.estimates()) == 1
    opened.code(NewCoding(1, Span(8, 40), "coop_partage_risque", EMERGENCE, Polarity.ABSENT, coder="Léa"))
    assert desk._model.case(desk.table.currentIndex()).stale
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    assert len(opened.estimates()) == 2
    assert not desk._model.case(desk.table.currentIndex()).stale


def test_arrows_move_and_the_panel_follows(desk, qtbot):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: desk.panel._where.text() == "Légumerie · support")


def test_space_takes_the_suggestion_of_all_the_cells_that_are_selected_in_one_step(desk, opened):
    point(desk, FIRST)
    second = desk._model.index_of(("Légumerie", "cooperation", SUPPORT))
    desk.table.selectionModel().select(second, QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(desk.table, Qt.Key.Key_Space)
    assert marks(opened) == {FIRST: Mark.ZERO, ("Légumerie", "cooperation", SUPPORT): Mark.TWO}
    opened.undo()
    assert marks(opened) == {}


def test_delete_clears_a_cell_and_the_history_keeps_it(desk, opened):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_2)
    QTest.keyClick(desk.table, Qt.Key.Key_Delete)
    assert marks(opened) == {}
    assert [each.value for each in opened.decisions.history(*FIRST)] == [None, Mark.TWO]


def test_nr_is_written_wherever_nothing_is_said_and_nowhere_else_in_one_step(desk, opened):
    desk._settle_unsaid()
    written = marks(opened)
    assert set(written.values()) == {Mark.NR}
    assert ("Tiers-lieu", "cooperation", EMERGENCE) in written
    assert FIRST not in written
    opened.undo()
    assert marks(opened) == {}


def test_j_goes_to_the_next_cell_that_is_left(desk):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    QTest.keyClick(desk.table, Qt.Key.Key_J)
    assert desk._model.case(desk.table.currentIndex()).place == ("Légumerie", "cooperation", SUPPORT)


def test_what_is_left_is_counted_and_projects_without_any_are_hidden(desk, opened):
    assert desk._basis.text().startswith("Decided: 0 of 24 · 24 to estimate")
    point(desk, FIRST)
    for column in range(desk._model.columnCount()):
        desk.table.go_to(desk._model.index(0, column))
        QTest.keyClick(desk.table, Qt.Key.Key_N)
    desk._wanted_chosen("waiting")
    assert "16 to estimate" in desk._basis.text()
    assert [desk.table.isRowHidden(row) for row in range(3)] == [True, False, False]


def test_a_letter_shows_the_variables_of_a_pillar(desk, opened):
    desk._columns_chosen("cooperation")
    point(desk, ("Légumerie", "coop_confiance", EMERGENCE))
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    assert marks(opened) == {("Légumerie", "coop_confiance", EMERGENCE): Mark.ZERO}
    desk.panel.show_tab("card")
    assert not desk.panel._card.isHidden()


def test_enter_goes_to_the_reasons_and_leaving_them_keeps_them(desk, opened, window):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    reasons = desk.panel._decide.reasons
    assert reasons.hasFocus()
    QTest.keyClicks(reasons, "Deux voix.")
    QTest.keyClick(reasons, Qt.Key.Key_Escape)
    assert desk.table.hasFocus()
    assert held(opened).estimate.why == "Deux voix."
    window._actions["undo"].trigger()
    assert held(opened).estimate.why == ""
    assert reasons.written() == ""


def test_a_key_after_writing_keeps_the_reasons_with_the_new_mark(desk, opened):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    desk.panel._decide.reasons.setPlainText("Deux voix.")
    QTest.keyClick(desk.table, Qt.Key.Key_1)
    assert (held(opened).mark, held(opened).estimate.why) == (Mark.ONE, "Deux voix.")


def test_reasons_are_kept_when_another_cell_is_pointed_at_or_another_page_shown(desk, opened, window, qtbot):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    desk.panel._decide.reasons.setPlainText("Deux voix.")
    point(desk, ("Atelier", "cooperation", EMERGENCE))
    qtbot.waitUntil(lambda: held(opened).estimate.why == "Deux voix.")
    assert desk.panel._decide.reasons.written() == ""
    point(desk, FIRST)
    qtbot.waitUntil(lambda: desk.panel._decide.reasons.written() == "Deux voix.")
    desk.panel._decide.reasons.setPlainText("Trois voix.")
    window.close_study()
    with Study.open(opened.path, writable=False) as again:
        assert held(again).estimate.why == "Trois voix."


def test_without_a_value_there_is_nothing_to_justify(desk):
    point(desk, FIRST)
    assert desk.panel._decide.reasons.isReadOnly()
    assert not any(box.isEnabled() for box in desk.panel._decide.verbatims.boxes.values())


def test_up_to_three_excerpts_are_checked_to_carry_an_estimate(desk, opened):
    for start in range(8, 20, 4):
        opened.code(NewCoding(1, Span(start, 40), "coop_confiance", EMERGENCE, Polarity.ABSENT, coder="Léa"))
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    shown = desk.panel._decide.verbatims
    for number in list(shown.boxes)[:3]:
        shown.boxes[number].click()
    assert held(opened).estimate.evidence == tuple(list(shown.boxes)[:3])
    assert [box.isEnabled() for box in shown.boxes.values()] == [True, True, True, False]
    opened.undo()
    assert len(held(opened).estimate.evidence) == 2
    assert len(shown.checked()) == 2


def test_a_mark_is_chosen_by_its_anchor_too(desk, opened, qtbot):
    point(desk, FIRST)
    button = desk.panel._decide.marks.buttons[Mark.THREE]
    assert button.text() == "effective, and structuring or formalised"
    button.click()
    assert marks(opened) == {FIRST: Mark.THREE}
    assert button.isChecked()


def test_an_own_confidence_waits_for_its_reason(desk, opened):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_0)
    row = desk.panel._decide.confidence
    row._list.setCurrentIndex(row._list.findData(Confidence.HIGH))
    row._list.activated.emit(row._list.currentIndex())
    assert held(opened).estimate.confidence is None
    QTest.keyClicks(row._why, "Deux actes.")
    QTest.keyClick(row._why, Qt.Key.Key_Return)
    assert (held(opened).confidence, held(opened).estimate.confidence_why) == (Confidence.HIGH, "Deux actes.")
    row._list.setCurrentIndex(0)
    row._list.activated.emit(0)
    assert held(opened).estimate.confidence is None


def test_the_history_names_who_decided(desk, qtbot):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_2)
    desk.panel.show_tab("history")
    words = [each.text() for each in desk.panel._history.widget().children() if hasattr(each, "text")]
    assert words[0].startswith("2 · by Léa, ")


def test_an_excerpt_opens_the_text_at_its_passage(desk, window, qtbot):
    point(desk, FIRST)
    with qtbot.waitSignal(desk.passage_wished) as wished:
        desk.panel._decide.verbatims.passage_wished.emit(1)
    assert wished.args == [1]
    assert window.sitting.pages.shown == "read"


def test_estimates_go_to_excel_and_come_back_once_they_were_seen(desk, opened, window, tmp_path, monkeypatch):
    path = tmp_path / "estimates.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    desk._export()
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 5).value = 3
    book.worksheets[0].cell(3, 5).value = 9
    book.save(path)
    seen = []

    def agree(dialog):
        seen.extend(dialog.lines.item(row).text() for row in range(dialog.lines.count()))
        return True

    monkeypatch.setattr(Incomers, "exec", agree)
    desk._import()
    assert seen == [
        "Line 3, refused: “9” is not possible for Estimate; possible values: NR, C, 0, 1, 2, 3.",
        "Line 2 · Cooperation · Légumerie · emergence\n    no estimate becomes 3",
    ]
    assert marks(opened) == {FIRST: Mark.THREE}
    opened.undo()
    assert marks(opened) == {}


def test_a_preview_says_old_and_new_reasons_and_marks(desk, opened, tmp_path):
    point(desk, FIRST)
    QTest.keyClick(desk.table, Qt.Key.Key_2)
    path = tmp_path / "estimates.xlsx"
    estimates_table.write(opened.decisions.all_cases(), opened.grid, opened.quoting(), {}, path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 5).value = None
    book.save(path)
    table = estimates_table.read(path)
    (change,) = estimates_table.compare(table, opened.decisions.all_cases(), opened.quoting(), {}).changes
    assert told(opened, change).endswith("2 becomes no estimate")


# Syntheses


@pytest.fixture
def syntheses(page):
    page.show_tab("syntheses")
    QApplication.processEvents()
    return page.tab("syntheses")


def test_enter_writes_and_escape_keeps(syntheses, opened, window):
    syntheses.table.setFocus()
    QTest.keyClick(syntheses.table, Qt.Key.Key_Return)
    assert syntheses.text.hasFocus()
    QTest.keyClicks(syntheses.text, "Coop naissante.")
    QTest.keyClick(syntheses.text, Qt.Key.Key_Escape)
    assert [(each.project, each.pillar, each.text, each.coder) for each in opened.syntheses.all()] == [
        ("Légumerie", "cooperation", "Coop naissante.", "Léa")
    ]
    window._actions["undo"].trigger()
    assert opened.syntheses.all() == []
    assert syntheses.text.written() == ""


def test_a_synthesis_is_kept_when_one_moves_on(syntheses, opened, qtbot):
    syntheses.text.setPlainText("Deux voix\u00a0; pas plus.")
    syntheses.table.setCurrentIndex(syntheses._model.index(1, 0))
    qtbot.waitUntil(lambda: len(opened.syntheses.all()) == 1)
    assert opened.syntheses.all()[0].text == "Deux voix\u00a0; pas plus."
    assert syntheses.text.written() == ""


def test_a_synthesis_lies_next_to_its_verbatims(syntheses, qtbot):
    headings = [
        each.text()
        for each in syntheses.verbatims.children()
        if each.objectName() == "cardHeading" and each.isVisible()
    ]
    assert headings == ["For: present", "Against: absent"]


def test_syntheses_are_exported(syntheses, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "syntheses.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    syntheses.text.setPlainText("Née avec l’accompagnement.")
    syntheses._ask_export()
    assert "Née avec l’accompagnement." in [each.text for each in Document(path).paragraphs]
