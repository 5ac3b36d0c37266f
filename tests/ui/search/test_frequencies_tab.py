"""The tab Frequencies: lemmas counted by moment, pillar or role, narrowed, sorted, opened, copied, taken along."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from ect_coder.analysis.frequencies import Split
from ect_coder.coding.codings import NewCoding
from ect_coder.ui.search.frequency_model import WHOLE, Measure
from ect_coder.values import Moment, Span

TALK = (
    "Enquêtrice : Et alors ?\nMme Duval : On décide ensemble.\nEnquêtrice : Et ensuite ?\n"
    "Mme Duval : Ils décidaient seuls, sans réunion. La réunion, la vraie réunion, est venue."
)


@pytest.fixture
def tab(window, qtbot, tmp_path):
    """The tab over a talk with a passage at emergence and one with the support."""
    study = window.sitting.study
    study.remove_document(1)
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    study.take_in([tmp_path / "talk.txt"], project="Atelier")
    (talk,) = study.documents()
    for words, moment in (("On décide", Moment.EMERGENCE), ("Ils décidaient seuls", Moment.SUPPORT)):
        start = TALK.index(words)
        study.code(NewCoding(talk.id, Span(start, start + len(words)), study.grid.codes[0].id, moment, coder="Léa"))
    page = window.sitting.pages.page("search")
    window.sitting.pages.show_page("search")
    page.show_tab("frequencies")
    found = page.tab("frequencies")
    counted(qtbot, found)
    found.choices.least.setValue(1)
    return found


def counted(qtbot, tab):
    qtbot.waitUntil(lambda: tab.work.idle and tab._counted is not None)


def lemmas(tab):
    return [row.lemma for row in tab.model.rows]


def said(tab, lemma):
    row = lemmas(tab).index(lemma)
    return [tab.model.index(row, column).data() for column in range(WHOLE, tab.model.columnCount())]


def test_the_table_is_sound(tab, qtmodeltester):
    qtmodeltester.check(tab.model)


def test_lemmas_are_counted_by_moment_the_most_frequent_first(tab):
    assert lemmas(tab)[:2] == ["réunion", "décider"]
    assert said(tab, "décider") == ["2", "1", "1", "0", "0", "0"]
    assert said(tab, "réunion") == ["3", "0", "0", "0", "0", "0"]


def test_the_cells_say_another_measure(tab, qtbot):
    tab.choices.measure.chosen.emit(Measure.SHARE)
    assert said(tab, "décider")[1:3] == ["500.00", "333.33"]
    tab.choices.measure.chosen.emit(Measure.DOCUMENTS)
    assert said(tab, "décider")[:2] == ["1", "1"]


def test_columns_become_pillars(tab, qtbot):
    tab.choices.split.choose(Split.PILLAR)
    tab.choices.split.chosen.emit(Split.PILLAR)
    counted(qtbot, tab)
    assert tab.model.columnCount() == 3 + len(tab.study.grid.pillars)
    assert said(tab, "décider")[1] == "2"


def test_lemmas_are_narrowed_by_what_is_typed_and_by_how_often_they_are_said(tab, qtbot):
    qtbot.keyClicks(tab.choices.words, "decidai")
    assert lemmas(tab) == ["décider"]
    tab.choices.words.clear()
    tab.choices.least.setValue(3)
    assert lemmas(tab) == ["réunion"]
    tab.choices.least.setValue(9)
    assert tab._hint.isVisible()


def test_a_heading_sorts_and_sorts_the_other_way_round(tab):
    tab.table.sort_by(0)
    assert lemmas(tab) == sorted(lemmas(tab), key=lambda each: each.replace("é", "e"))
    first = lemmas(tab)
    tab.table.sort_by(0)
    assert lemmas(tab) == first[::-1]


def test_the_keyboard_alone_opens_a_context_and_comes_back(tab, window, qtbot):
    window.activateWindow()
    QApplication.processEvents()
    tab.take_keyboard()
    qtbot.keyClicks(tab.choices.words, "decider")
    qtbot.keyClick(tab.choices.words, Qt.Key.Key_Down)
    tab.table.setCurrentIndex(tab.model.index(0, WHOLE + 2))
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.contexts.isVisible)
    assert [hit.text for hit in tab.contexts.model.hits] == ["décidaient"]
    qtbot.keyClick(tab.contexts.table, Qt.Key.Key_Escape)
    assert not tab.contexts.isVisible()
    qtbot.waitUntil(tab.table.hasFocus)


def test_the_whole_corpus_opens_every_context_and_enter_the_text(tab, window, qtbot):
    row = lemmas(tab).index("décider")
    tab.table.doubleClicked.emit(tab.model.index(row, WHOLE))
    qtbot.waitUntil(tab.contexts.isVisible)
    assert [hit.text for hit in tab.contexts.model.hits] == ["décide", "décidaient"]
    tab.contexts.table.selectRow(1)
    qtbot.keyClick(tab.contexts.table, Qt.Key.Key_Return)
    assert window.sitting.pages.shown == "read"
    assert window.sitting.pages.read.desk.page.textCursor().selectedText() == "décidaient"


def test_cells_are_copied_with_their_headings(tab):
    row = lemmas(tab).index("décider")
    tab.table.setCurrentIndex(tab.model.index(row, WHOLE + 1))
    tab.table.copy()
    assert QApplication.clipboard().text() == (
        "Lemma\tForms met\tEmergence, 2 words\ndécider\tdécide (1), décidaient (1)\t1"
    )


def test_the_table_leaves_with_its_basis(tab, qtbot, tmp_path, monkeypatch, window):
    path = tmp_path / "table.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    tab.choices.least.setValue(2)
    tab.export.click()
    qtbot.waitUntil(lambda: path.exists() and window.sitting.exports._work.job is None)
    book = load_workbook(path)
    assert ("Basis", tab._counted.basis) in [tuple(row[:2]) for row in book["Read me"].iter_rows(values_only=True)]
    head, *rows = book["Frequencies of words"].iter_rows(values_only=True)
    assert head[:7] == (
        "Lemma",
        "Forms met",
        "Whole corpus · occurrences",
        "Whole corpus · per 1,000 words",
        "Whole corpus · documents",
        "Whole corpus · specificity",
        "emergence · occurrences",
    )
    assert [row[:3] for row in rows] == [("réunion", "réunion (3)", 3), ("décider", "décide (1), décidaient (1)", 2)]


def test_a_deed_counts_again(tab, qtbot):
    study = tab.study
    start = TALK.index("La réunion")
    study.code(
        NewCoding(study.documents()[0].id, Span(start, len(TALK)), study.grid.codes[0].id, Moment.AFTER, coder="L")
    )
    QApplication.processEvents()
    qtbot.waitUntil(lambda: said(tab, "réunion")[4] == "2")


def test_counting_is_stopped_and_taken_up_again(tab, qtbot):
    tab._ask()
    tab._cancel.click()
    qtbot.waitUntil(lambda: tab.work.idle)
    if tab._again.isVisible():
        tab._again.click()
    counted(qtbot, tab)
    assert said(tab, "décider")[0] == "2"
