"""A whole double coding, by hand: both code, they compare, settle in every way, and choose what counts."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from ect_coder import settings, wording
from ect_coder.analysis.evidence import State
from ect_coder.ui.robustness.desk.anew import Anew
from ect_coder.ui.window import Window
from ect_coder.values import Moment, Outcome
from tests.doubled import ALONE, MOMENT, POLARITY, RISK, TRUST, VARIABLE, double


@pytest.fixture
def window(qtbot, dressed, study, tmp_path, refusals):
    settings.save(settings.Settings(coder="Zoé", language="en", theme="light"))
    wording.use_language("en")
    path = double(study, tmp_path).path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.open_study(path)
    shown.activateWindow()
    QApplication.processEvents()
    yield shown
    shown.close()


@pytest.fixture
def page(window, qtbot):
    pages = window.sitting.pages
    pages.show_page("robustness")
    found = pages.page("robustness")
    found.show_tab("desk")
    at_rest(qtbot, found)
    return found


@pytest.fixture
def desk(page, qtbot):
    tab = page.tab("desk")
    tab.take_keyboard()
    qtbot.waitUntil(tab.list.hasFocus)
    return tab


def at_rest(qtbot, page):
    qtbot.waitUntil(lambda: page._job is None and page.shown not in page._due)


def listed(tab):
    return [case.disagreement.codings for case in tab._model.cases]


def press(qtbot, tab, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(tab.list, key, modifier)


def support(window, variable):
    rows = window.sitting.study.answers("variable").rows
    return next(row.support for row in rows if row.id == variable)


def test_each_disagreement_is_listed_with_what_differs(desk):
    assert listed(desk) == [MOMENT, VARIABLE, POLARITY, ALONE]
    label = desk.study.grid.code(TRUST).label("en")
    assert [desk._model.index(row).data() for row in (0, 3)] == [
        f"D01, §\xa01  ·  moment – {label}: A support  ≠  B emergence",
        f"D01, §\xa01  ·  coded by one alone – {label}: A",
    ]
    assert desk.choices.progress.text() == "0 of 4 settled"


def test_both_readings_stand_in_their_text_between_their_letters(desk):
    shown = desk.bench.passage.toPlainText()
    words = desk.study.text(1)[50:80]
    assert f"A▸\u202fB▸{words}◂A\u202f◂B" in shown.replace("\u202fA▸", "A▸")
    assert set(desk.bench.keeping) == {"Léa", "Paul"}
    assert desk.bench.keeping["Paul"].text() == "Keep Paul (B)"


def test_one_key_settles_and_the_next_comes_by_itself(desk, qtbot, page):
    press(qtbot, desk, Qt.Key.Key_A)
    assert listed(desk) == [VARIABLE, POLARITY, ALONE]
    assert desk.bench.title.text().endswith("variable")
    press(qtbot, desk, Qt.Key.Key_B)
    assert listed(desk) == [POLARITY, ALONE]
    at_rest(qtbot, page)
    assert [(each.outcome, each.stands, each.coder) for each in desk.study.desk.settlements()] == [
        (Outcome.KEPT, (MOMENT[0],), "Zoé"),
        (Outcome.KEPT, (VARIABLE[1],), "Zoé"),
    ]
    assert desk.choices.progress.text() == "2 of 4 settled"


def test_two_on_the_digit_row_lets_both_stay_and_r_opens_again(desk, qtbot):
    press(qtbot, desk, Qt.Key.Key_2)
    assert desk.study.desk.settlements()[0].outcome is Outcome.BOTH
    desk.choices.state._picked("settled")
    assert listed(desk) == [MOMENT]
    press(qtbot, desk, Qt.Key.Key_R)
    assert desk.study.desk.settlements() == []
    assert listed(desk) == []


def test_of_what_one_coded_alone_the_other_letter_sets_aside(desk, qtbot):
    desk.list.setCurrentIndex(desk._model.index(3))
    assert desk.bench.keeping["Paul"].text() == "Set aside (B)"
    press(qtbot, desk, Qt.Key.Key_B)
    assert desk.study.desk.set_aside() == set(ALONE)


def test_a_passage_is_coded_anew_in_the_name_of_who_settles(desk, qtbot):
    desk.list.setCurrentIndex(desk._model.index(1))

    def answer():
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, Anew)
        asking._variable.setCurrentIndex(asking._variable.findData(RISK))
        asking._moment._picked(Moment.SUPPORT)
        asking.accept()

    QTimer.singleShot(100, answer)
    press(qtbot, desk, Qt.Key.Key_N)
    (settled,) = desk.study.desk.settlements()
    made = desk.study.coding(settled.stands[0])
    assert (made.variable, made.moment, made.coder) == (RISK, Moment.SUPPORT, "Zoé")
    assert settled.aside == VARIABLE


def test_several_alike_are_settled_in_one_step(desk, qtbot):
    desk.list.selectAll()
    assert desk.bench.keeping["Léa"].text() == "Keep A for the 4 selected"
    desk.bench.keeping["Léa"].click()
    assert desk.study.undo_label == "settle 4 disagreements"
    assert listed(desk) == []
    assert "All is settled" in desk._empty.text()


def test_the_note_goes_with_what_is_settled_and_can_be_changed(desk, qtbot, page):
    qtbot.keyClicks(desk.bench.note, "Elle le dit.")
    qtbot.keyClick(desk.bench.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, desk, Qt.Key.Key_A)
    assert desk.study.desk.settlements()[0].note == "Elle le dit."
    assert desk.bench.note.written() == ""
    desk.choices.state._picked("settled")
    qtbot.keyClicks(desk.bench.note, "Oui. ")
    page.settle()
    assert desk.study.desk.settlements()[0].note == "Oui. Elle le dit."


def test_the_choices_narrow_the_list(desk):
    desk.choices.kinds.setCurrentIndex(desk.choices.kinds.findData("polarity"))
    desk.choices.kinds.activated.emit(0)
    assert listed(desk) == [POLARITY]
    assert desk.choices.progress.text() == "0 of 1 settled"
    desk.choices.variables.setCurrentIndex(desk.choices.variables.findData("coop_confiance"))
    desk.choices.variables.activated.emit(0)
    assert listed(desk) == []
    assert desk._empty.text() == "No disagreement here."


def test_a_figure_of_the_agreement_leads_to_its_disagreements(page, qtbot):
    page.show_tab("agreement")
    at_rest(qtbot, page)
    tab = page.tab("agreement")
    tab.figures.doubleClicked.emit(tab._model.index(2, 4))
    at_rest(qtbot, page)
    assert page.shown == "desk"
    desk = page.tab("desk")
    assert listed(desk) == [MOMENT]
    desk.choices.those.click()
    assert listed(desk) == [MOMENT, VARIABLE, POLARITY, ALONE]


def test_an_answer_follows_what_was_settled_and_what_counts_and_all_is_undone(window, desk, page, qtbot):
    before = support(window, RISK).state
    press(qtbot, desk, Qt.Key.Key_2)  # the moment
    press(qtbot, desk, Qt.Key.Key_A)  # the variable
    press(qtbot, desk, Qt.Key.Key_B)  # the constat: absent
    press(qtbot, desk, Qt.Key.Key_B)  # coded by one alone
    at_rest(qtbot, page)
    assert support(window, RISK).state is before
    desk.counting.box.setCurrentIndex(desk.counting.box.findData("reconciled"))
    desk.counting.box.activated.emit(desk.counting.box.currentIndex())
    assert window.sitting.study.conventions().reconciled == "yes"
    assert support(window, RISK).state is State.ABSENT
    at_rest(qtbot, page)
    for _deed in range(5):
        window.sitting.deeds.undo()
    at_rest(qtbot, page)
    assert support(window, RISK).state is before
    assert listed(desk) == [MOMENT, VARIABLE, POLARITY, ALONE]
    assert desk.counting.box.currentData() == ""


def test_the_figures_of_the_agreement_are_what_they_were(page, desk, qtbot):
    def figures():
        page.show_tab("agreement")
        at_rest(qtbot, page)
        return [line.figures for line in page.tab("agreement")._table.lines]

    before = figures()
    page.show_tab("desk")
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_2):
        press(qtbot, desk, key)
    assert figures() == before


def test_enter_opens_the_passage_in_its_text(window, desk, qtbot):
    press(qtbot, desk, Qt.Key.Key_Return)
    assert window.sitting.pages.shown == "read"
    assert window.sitting.pages.read.document.id == 1


def test_the_trace_leaves_as_a_table(window, desk, page, qtbot, tmp_path, monkeypatch):
    press(qtbot, desk, Qt.Key.Key_A)
    at_rest(qtbot, page)
    target = tmp_path / "trace.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    desk.export.click()
    qtbot.waitUntil(target.exists)
    book = load_workbook(target)
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "the reading of Léa is kept" in cells
    assert "Zoé" in cells


def test_a_study_that_is_only_read_settles_nothing(window, desk, qtbot, monkeypatch):
    monkeypatch.setattr(type(window.sitting.study), "writable", property(lambda _study: False))
    desk._point()
    press(qtbot, desk, Qt.Key.Key_A)
    assert desk.study.desk.settlements() == []
    assert not desk.bench.keeping["Léa"].isEnabled()
