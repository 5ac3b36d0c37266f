"""How firm the answers are, by hand: tabs, figures that open their excerpts, copies, exports, Cancel."""

from __future__ import annotations

import threading

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.library import Description
from ect_coder.exchange.tabulation import Figure, Line, Table
from ect_coder.study.robustness import Robustness
from ect_coder.ui import theme
from ect_coder.ui.robustness.figure_model import FigureModel
from ect_coder.ui.robustness.page import RobustnessPage
from ect_coder.values import Attribution, Changed, Kind, Mark, Moment, Polarity, Quotability, Role, Span

TABLE = Table(
    "Counts",
    "2 codings",
    (),
    ("Code",),
    ("b", "a"),
    [
        Line(("one",), (Figure("2 voices", counts=(2,)), Figure("–", counts=(0,)))),
        Line(("two",), (Figure("10 voices", "so", (10,)), Figure("1 voice", counts=(1,)))),
    ],
    ("voices",),
)


@pytest.fixture
def firm(qtbot, small_study):
    """Show the page on a small study and wait for its first table."""
    shown = RobustnessPage(small_study, theme.LIGHT)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown._job is None)
    return shown


@pytest.fixture
def tab(firm, qtbot):
    """Give a tab in sight, its table made."""

    def given(name):
        firm.show_tab(name)
        qtbot.waitUntil(lambda: firm._job is None)
        return firm.tab(name)

    return given


def cells(found):
    model = found._model
    return {
        model.heads(row): [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    }


def test_the_model_is_sound_and_sorts_by_counts(qtmodeltester):
    model = FigureModel()
    qtmodeltester.check(model)
    model.show(TABLE)
    qtmodeltester.check(model)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.heads(0) == ("two",)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "b"
    assert model.headerData(1, Qt.Orientation.Vertical) == "one"
    assert model.copied([model.index(0, 0), model.index(0, 1)]) == "\tb\ta\ntwo\t10 voices · so\t1 voice"


@pytest.mark.parametrize(
    "name", [name for name, _label, _where in RobustnessPage.TABS if name not in ("agreement", "desk")]
)
def test_each_table_opens_with_its_basis(tab, name, qtmodeltester):
    found = tab(name)
    qtmodeltester.check(found._model)
    assert found._model.rowCount()
    assert "codings" in found._basis.text()
    assert found._basis.isVisible()


def test_the_answers_that_flip_are_listed_with_what_flips_them(tab):
    found = tab("firm")
    found._level._picked("variable")
    found = tab("firm")
    listed = cells(found)
    trust = "Trust and mutual acquaintance"
    # Légumerie: one voice less leaves one that denies, then affirms: it still emerged. Without the press, too.
    assert ("Légumerie", trust) not in listed
    assert listed["Atelier", trust] == [
        "present with support, origin contested · to be supported",
        "without “Document 3” → absent at emergence, later not established; "
        "without “Document 4” → present from emergence, sustained",
    ]


def test_every_variant_has_a_column(firm, tab, qtbot, small_study):
    found = tab("firm")
    found._what._picked("all")
    found = tab("firm")
    assert found._model.columnCount() == 13
    assert found._model.rowCount() == 3 * 4
    estimates = [
        NewEstimate("Atelier", "cooperation", moment, Mark.TWO, coder="Léa")
        for moment in (Moment.EMERGENCE, Moment.SUPPORT)
    ]
    small_study.estimate(estimates)
    firm.refresh(Changed.ESTIMATES)
    qtbot.waitUntil(lambda: firm._job is None)
    told = cells(found)["Atelier", "Cooperation"][-1]
    assert told == "present from emergence, sustained · to be supported with k = 3"


def test_enter_opens_the_excerpts_of_a_figure(tab, qtbot, small_study):
    found = tab("together")
    found._within._picked("document")
    found = tab("together")
    assert found._model.index(0, 1).data() == "2 voices · 2 documents"
    found.figures.setCurrentIndex(found._model.index(0, 1))
    found.figures.setFocus()
    with qtbot.waitSignal(found.excerpts_wished) as wished:
        qtbot.keyClick(found.figures, Qt.Key.Key_Return)
    (wanted,) = wished.args
    assert isinstance(wanted, Filter)
    assert {each.document for each in small_study.excerpts(wanted)} == {1, 4}


def test_an_answer_opens_what_it_stands_on_of_those_whose_codings_count(firm, tab, qtbot, small_study):
    wish = NewCoding(1, Span(50, 60), "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT, coder="Ali")
    small_study.code_many([wish])
    small_study.agree("reference_coder", "Léa")
    firm.refresh(Changed.CODINGS | Changed.SETTINGS)
    qtbot.waitUntil(lambda: firm._job is None)
    found = tab("firm")
    with qtbot.waitSignal(found.excerpts_wished) as wished:
        found.figures._open(found._model.index(0, 0))
    assert {each.coder for each in small_study.excerpts(wished.args[0])} == {"Léa"}


def test_a_deed_renews_the_table_in_sight_and_marks_the_others(firm, tab, qtbot, small_study):
    assert "supporter" not in tab("roles")._model._columns
    small_study.describe(1, Description(role=Role.SUPPORTER))
    firm.refresh(Changed.DOCUMENTS)
    qtbot.waitUntil(lambda: firm._job is None)
    assert "supporter" in tab("roles")._model._columns
    assert "firm" in firm._stale


def test_who_says_it_counts_voices_on_both_sides(tab, small_study):
    found = tab("roles")
    assert found._model._columns == ("press", "role not known")
    assert cells(found)["Cooperation", "emergence"] == ["absent: 1", "present: 1 · absent: 2"]


def test_what_is_credited_is_told_from_what_is_only_there(firm, tab, qtbot, small_study):
    wish = NewCoding(1, Span(50, 60), "coop_confiance", Moment.SUPPORT, attribution=Attribution.SUPPORT, coder="Léa")
    small_study.code_many([wish])
    firm.refresh(Changed.CODINGS)
    found = tab("credits")
    assert cells(found)[("Cooperation",)][0] == "1 voice · 1 doc. · 1 speaker · 1 coding"
    assert cells(found)[("Cooperation",)][1:3] == ["–", "–"]


def test_the_crosstab_counts_by_any_attribute(tab):
    found = tab("crosstab")
    found._attribute.setCurrentIndex(found._attribute.findText("kind of document"))
    found = tab("crosstab")
    assert found._model._columns == ("other document", "press article")
    assert cells(found)[("All codes",)][1] == "1 voice · 1 doc. · 1 speaker · 2 codings"


def test_ctrl_c_copies_with_headers(tab, qtbot):
    found = tab("roles")
    found.figures.selectRow(0)
    qtbot.keyClick(found.figures, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied == ["\t\tpress\trole not known", "Cooperation\temergence\tabsent: 1\tpresent: 1 · absent: 2"]


def test_a_click_on_a_header_sorts_and_another_turns(tab, qtbot):
    found = tab("crosstab")
    found.figures._sort(0)
    assert found._model.heads(2) == ("Market resources",)
    found.figures._sort(0)
    assert found._model.heads(0) == ("Market resources",)


def test_cancel_stops_and_compute_begins_again(qtbot, small_study, monkeypatch):
    waiting, whole = threading.Event(), Robustness.trial

    def slow(self, tell, **how):
        waiting.wait(5)
        return whole(self, tell, **how)

    monkeypatch.setattr(Robustness, "trial", slow)
    shown = RobustnessPage(small_study, theme.LIGHT)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.cancel.isVisible()
    qtbot.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    waiting.set()
    qtbot.waitUntil(lambda: shown._job is None)
    assert shown.again.isVisible()
    assert shown.tab("firm")._model.rowCount() == 0
    qtbot.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown._job is None)
    assert not shown.again.isVisible()
    assert shown.tab("firm")._model.rowCount()


def test_a_study_without_codings_says_what_to_do(dressed, qtbot, study):
    shown = RobustnessPage(study, theme.LIGHT)
    qtbot.addWidget(shown)
    shown.show()
    for name, _label, _where in RobustnessPage.TABS:
        shown.show_tab(name)
        qtbot.waitUntil(lambda: shown._job is None)
        assert shown.tab(name)._empty.text().startswith("Nothing is coded yet."), name
        assert not shown.tab(name).export.isEnabled()


# In the window


def test_ctrl_6_shows_the_page_and_a_figure_leads_to_the_excerpts(window, qtbot):
    study = window.sitting.study
    study.code_many([NewCoding(1, Span(20, 40), "coop_confiance", Moment.EMERGENCE, Polarity.PRESENT, coder="Léa")])
    window._actions["page_robustness"].trigger()
    page = window.sitting.pages.page("robustness")
    qtbot.waitUntil(lambda: page._job is None)
    assert window._actions["page_robustness"].shortcut().toString() == "Ctrl+6"
    assert window.sitting.pages.in_sight() is page
    page.show_tab("crosstab")
    qtbot.waitUntil(lambda: page._job is None)
    found = page.tab("crosstab")
    found.figures._open(found._model.index(0, 0))
    assert window.sitting.pages.shown == "excerpts"
    qtbot.waitUntil(lambda: len(window.sitting.pages.page("excerpts")._model.codings) == 1)


def test_what_may_not_be_quoted_does_not_leave_with_the_negative_cases(window, qtbot, tmp_path, monkeypatch):
    study = window.sitting.study
    study.code_many([NewCoding(1, Span(20, 40), "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT, coder="Léa")])
    study.describe(1, Description(quotability=Quotability.WITHHELD, kind=Kind.INTERVIEW))
    words = study.text(1)[20:40]
    window.sitting.pages.show_page("robustness")
    page = window.sitting.pages.page("robustness")
    page.show_tab("negatives")
    qtbot.waitUntil(lambda: page._job is None)
    found = page.tab("negatives")
    qtbot.waitUntil(lambda: found._model.rowCount() == 1)
    assert words in found._model.index(0, 4).data()
    path = tmp_path / "cas.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    qtbot.mouseClick(found.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists)
    page_of_cases = openpyxl.load_workbook(path).worksheets[1]
    said = [cell.value for cell in page_of_cases[2]]
    assert said[-1] == "[not quotable] (E01, §\u00a01)"
    assert not any(words in str(cell) for cell in said)
