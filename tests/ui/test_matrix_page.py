"""The matrix: its cells, its order, and why a cell says what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from ect_coder.analysis.answers import Answer
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.ui import theme
from ect_coder.ui.matrix_delegate import answer_words
from ect_coder.ui.matrix_model import PROJECTS, ROW_ROLE
from ect_coder.ui.matrix_page import MatrixPage, shown, why
from ect_coder.ui.verbatim import Verbatim
from ect_coder.values import Changed, Kind, Moment, Polarity, Span

MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)


@pytest.fixture
def matrix(qtbot, small_study):
    page = MatrixPage(small_study, theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def cell(page, project, key):
    row = next(each for each in range(page._model.rowCount()) if page._model.project(each).name == project)
    return page._model.index(row, page._model.column_of(key))


def names(page):
    return [page._model.project(row).name for row in range(page._model.rowCount())]


def panel(page):
    """What the panel shows, once the event loop has come round."""
    QApplication.processEvents()
    return page._why.widget()


def panel_words(page):
    return [label.text() for label in panel(page).findChildren(QLabel)]


@pytest.mark.parametrize("by", ["pillar", "variable"])
def test_the_model_keeps_to_qts_rules(matrix, qtmodeltester, by):
    matrix._by_chosen(by)
    qtmodeltester.check(matrix._model)


def test_the_answers_are_the_studys_own(matrix, small_study):
    wanted = {(row.project, row.id): row for row in small_study.answers("pillar").rows}
    for project in range(3):
        for column in range(4):
            row = matrix._model.index(project, column).data(ROW_ROLE)
            assert row == wanted[row.project, row.id]


def test_a_cell_read_aloud_says_both_moments_and_the_answer(matrix):
    matrix._by_chosen("variable")
    assert cell(matrix, "Légumerie", "coop_confiance").data(Qt.ItemDataRole.AccessibleTextRole) == (
        "emergence: absent (2 voices, 2 excerpts); support: present (2 voices, 2 excerpts); emerged with support"
    )


def test_the_threshold_says_how_sure(matrix):
    matrix._by_chosen("variable")
    matrix._threshold_chosen("3")
    row = cell(matrix, "Légumerie", "coop_confiance").data(ROW_ROLE)
    assert (row.answer, row.insufficient) == (Answer.EMERGED_WITH_SUPPORT, True)
    matrix._threshold_chosen("2")
    assert not cell(matrix, "Légumerie", "coop_confiance").data(ROW_ROLE).insufficient


def test_a_threshold_agreed_on_elsewhere_is_followed(matrix, small_study):
    small_study.agree("threshold", "3")
    matrix.refresh(Changed.SETTINGS)
    assert matrix._threshold == 3


def tick(matrix, words):
    next(action for action in matrix._sources.menu().actions() if action.text() == words).trigger()


def test_without_the_press_a_voice_is_missing(matrix):
    matrix._by_chosen("variable")
    tick(matrix, "without the press")
    index = cell(matrix, "Légumerie", "coop_confiance")
    assert index.data(ROW_ROLE).emergence.voices == 1
    assert Kind.PRESS not in matrix._excerpts_of(index).kinds
    assert matrix._sources.text() == "1 source left out"


def test_what_a_filter_cannot_leave_out_is_said(matrix):
    matrix._table.setCurrentIndex(cell(matrix, "Légumerie", "cooperation"))
    note = "The excerpts below include those that the answer leaves out."
    assert note not in panel_words(matrix)
    tick(matrix, "without retrospective accounts")
    assert note in panel_words(matrix)


def test_a_header_sorts_by_answer_then_the_other_way(matrix):
    matrix._by_chosen("variable")
    column = matrix._model.column_of("coop_confiance")
    matrix._table.horizontalHeader().sectionClicked.emit(column)
    assert names(matrix) == ["Légumerie", "Atelier", "Tiers-lieu"]
    matrix._table.horizontalHeader().sectionClicked.emit(column)
    assert names(matrix) == ["Tiers-lieu", "Atelier", "Légumerie"]


def test_the_corner_sorts_by_project(matrix, qtbot):
    matrix._sort(0)
    qtbot.mouseClick(matrix._table.corner, Qt.MouseButton.LeftButton)
    assert names(matrix) == ["Atelier", "Légumerie", "Tiers-lieu"]
    assert matrix._model.sorting == (PROJECTS, Qt.SortOrder.AscendingOrder)
    qtbot.mouseClick(matrix._table.corner, Qt.MouseButton.LeftButton)
    assert names(matrix) == ["Tiers-lieu", "Légumerie", "Atelier"]


def test_sorting_and_refreshing_keep_the_cell_that_is_explained(matrix, small_study):
    matrix._table.setCurrentIndex(cell(matrix, "Légumerie", "hybrid_model"))
    matrix._sort(0)
    small_study.add_project("Brasserie")
    matrix.refresh(Changed.PROJECTS)
    assert matrix._table.currentIndex() == cell(matrix, "Légumerie", "hybrid_model")


def test_a_sort_by_a_variable_ends_with_its_column(matrix):
    matrix._by_chosen("variable")
    matrix._sort(3)
    matrix._by_chosen("pillar")
    assert matrix._model.sorting == (PROJECTS, Qt.SortOrder.AscendingOrder)


@pytest.mark.parametrize(("by", "key"), [("pillar", "cooperation"), ("variable", "coop_confiance")])
def test_enter_opens_the_excerpts_of_a_cell_once(matrix, qtbot, by, key):
    wished = []
    matrix.excerpts_wished.connect(wished.append)
    matrix._by_chosen(by)
    matrix._table.setCurrentIndex(cell(matrix, "Atelier", key))
    qtbot.keyClick(matrix._table, Qt.Key.Key_Return)
    chosen = {"pillars": [key]} if by == "pillar" else {"variables": [key]}
    assert wished == [Filter(**chosen, projects=["Atelier"], moments=MOMENTS)]


def test_a_double_click_opens_the_excerpts_of_a_cell_once(matrix, qtbot):
    wished = []
    matrix.excerpts_wished.connect(wished.append)
    place = matrix._table.visualRect(cell(matrix, "Atelier", "cooperation")).center()
    qtbot.mouseClick(matrix._table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(matrix._table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [each.projects for each in wished] == [["Atelier"]]


def test_the_reference_coder_holds_for_the_excerpts_too(matrix, small_study):
    small_study.agree("reference_coder", "Léa")
    matrix.refresh(Changed.SETTINGS)
    assert matrix._excerpts_of(matrix._model.index(0, 0)).coders == ["Léa"]


def test_arrows_move_and_the_panel_follows(matrix, qtbot):
    matrix._table.setCurrentIndex(cell(matrix, "Atelier", "cooperation"))
    qtbot.keyClick(matrix._table, Qt.Key.Key_Down)
    assert "Cooperation · Légumerie" in panel_words(matrix)
    qtbot.keyClick(matrix._table, Qt.Key.Key_Right)
    assert "Territorial anchoring · Légumerie" in panel_words(matrix)


def test_the_menu_of_a_cell_sorts_without_a_mouse(matrix):
    matrix._table.menu_wished.emit(matrix._model.index(0, 1), QPoint(0, 0))
    menu = next(each for each in matrix.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == "Sort by this column").trigger()
    menu.close()
    assert matrix._model.sorting[0] == 1


def test_the_verbatims_are_in_the_order_of_the_moments(matrix, qtbot):
    matrix._by_chosen("variable")
    matrix._table.setCurrentIndex(cell(matrix, "Atelier", "coop_confiance"))
    cards = panel(matrix).findChildren(Verbatim)
    assert [card._number for card in cards] == [5, 6, 7, 8]
    with qtbot.waitSignal(matrix.passage_wished) as wished:
        qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    assert wished.args == [5]


def test_the_panel_opens_all_excerpts(matrix, qtbot):
    matrix._table.setCurrentIndex(cell(matrix, "Légumerie", "cooperation"))
    button = panel(matrix).findChild(QPushButton)
    assert button.text() == "See all excerpts (4)"
    with qtbot.waitSignal(matrix.excerpts_wished) as wished:
        button.click()
    assert wished.args == [Filter(pillars=["cooperation"], projects=["Légumerie"], moments=MOMENTS)]


def test_a_variable_is_explained_by_its_voices(matrix):
    matrix._by_chosen("variable")
    assert why(cell(matrix, "Atelier", "coop_confiance").data(ROW_ROLE)) == [
        "At emergence: contested. 1 voice nuances it. 1 voice says it is absent. 2 voices, 3 excerpts.",
        "With the support: present – weak. 1 voice nuances it. 1 voice, 2 excerpts.",
        "To be supported: too few voices.",
    ]


def test_silence_and_a_gap_are_explained(matrix):
    silent, gap = "The moment is documented, but no source speaks of this.", "No source tells of this moment."
    assert why(cell(matrix, "Légumerie", "anchoring").data(ROW_ROLE))[0] == f"At emergence: not mentioned. {silent}"
    assert why(cell(matrix, "Tiers-lieu", "anchoring").data(ROW_ROLE))[0] == f"At emergence: undocumented. {gap}"


def test_a_contested_pillar_is_divided_between_its_variables(matrix, small_study):
    for polarity, variable in ((Polarity.PRESENT, "coop_partage_risque"), (Polarity.ABSENT, "coop_confiance")):
        for document in (3, 4):
            small_study.code(NewCoding(document, Span(0, 4), variable, Moment.SUPPORT, polarity, coder="Léa"))
    small_study.uncode([7, 8])
    matrix.refresh(Changed.CODINGS)
    support = why(cell(matrix, "Atelier", "cooperation").data(ROW_ROLE))[1]
    assert support.startswith(
        "With the support: divided between variables. 1 variable is present. 1 variable is absent."
    )


def test_a_reading_in_progress_is_said(matrix):
    matrix._table.setCurrentIndex(cell(matrix, "Atelier", "cooperation"))
    assert any(words.startswith("Reading in progress") for words in panel_words(matrix))


def test_the_few_verbatims_shown_are_for_and_against(small_study):
    made = [NewCoding(3, Span(n, n + 9), "coop_partage_risque", Moment.SUPPORT, coder="Léa") for n in range(20)]
    against = NewCoding(4, Span(0, 9), "coop_partage_risque", Moment.SUPPORT, Polarity.ABSENT, coder="Léa")
    small_study.code_many([*made, against])
    kept = shown(small_study.excerpts(Filter(variables=["coop_partage_risque"])))
    assert [each.polarity for each in kept] == [Polarity.PRESENT] * 7 + [Polarity.ABSENT]


def test_what_is_to_be_supported_is_never_cut_in_two(matrix):
    row = cell(matrix, "Atelier", "cooperation").data(ROW_ROLE)
    assert answer_words(row).endswith("\u00a0· to\u00a0be\u00a0supported")


def test_a_study_without_project_says_how_to_begin(qtbot, dressed, study):
    page = MatrixPage(study, theme.LIGHT)
    qtbot.addWidget(page)
    page.show()
    assert page._empty.isVisible()
    assert not page._table.isVisible()
    assert not page._why.isVisible()


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("by", ["pillar", "variable"])
def test_every_state_can_be_drawn(qtbot, small_study, palette, by):
    page = MatrixPage(small_study, palette)
    qtbot.addWidget(page)
    page._by_chosen(by)
    page.resize(1366, 700)
    page.show()
    page._sort(0)
    assert not page.grab().isNull()
