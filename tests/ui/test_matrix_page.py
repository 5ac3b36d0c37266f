"""The matrix: its cells, its order, what is in sight, and what a cell stands on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from ect_coder.analysis import basis
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.library import Description
from ect_coder.ui import theme
from ect_coder.ui.matrix.model import PROJECTS, ROW_ROLE
from ect_coder.ui.matrix.page import MatrixPage
from ect_coder.ui.matrix.remaining import Left
from ect_coder.ui.matrix.said import answer_words
from ect_coder.ui.matrix.verbatims import Card
from ect_coder.values import Changed, Kind, Mark, Moment, Polarity, Quotability, Role, Span

MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)


@pytest.fixture
def matrix(qtbot, small_study):
    page = MatrixPage(small_study, theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


@pytest.fixture
def opened(matrix):
    """The page with its pillars opened to their variables."""
    matrix.open_pillars()
    return matrix


def cell(page, project, key):
    row = next(rank for rank, each in enumerate(page.cells.projects) if each.name == project)
    return page.cells.index(row, page.cells.column_of(key))


def names(page):
    return [each.name for each in page.cells.projects]


def keys(page):
    return [each.key for each in page.cells.columns]


def point_at(page, project, key):
    page.table.setCurrentIndex(cell(page, project, key))
    QApplication.processEvents()


def said(page):
    """What is explained, as one reads it."""
    return " ".join(label.text() for label in page.panel.findChildren(QLabel))


def entries(page):
    return [each.coding.id if isinstance(each, Card) else each.words for each in page.panel.list.model().entries]


def click_header(page, qtbot, key, place):
    header, column = page.table.across, page.cells.column_of(key)
    left, width = header.sectionViewportPosition(column), header.sectionSize(column)
    x = left + (width - 12 if place == "sign" else width // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 20))


# Cells


def test_the_model_keeps_to_qts_rules(opened, qtmodeltester):
    qtmodeltester.check(opened.cells)
    opened.show_view("factors")
    qtmodeltester.check(opened.cells)


def test_the_verbatims_keep_to_qts_rules(matrix, qtmodeltester):
    point_at(matrix, "Légumerie", "cooperation")
    qtmodeltester.check(matrix.panel.list.model())


def test_the_answers_are_the_studys_own(opened, small_study):
    wanted = {(row.project, row.id): row for by in ("pillar", "variable") for row in small_study.answers(by).rows}
    shown = [
        opened.cells.index(row, column).data(ROW_ROLE)
        for row in range(3)
        for column in range(len(opened.cells.columns))
    ]
    assert {(row.project, row.id): row for row in shown} == wanted


def test_a_cell_read_aloud_says_both_moments_and_the_answer(opened):
    assert (
        cell(opened, "Légumerie", "coop_confiance")
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith(
            "emergence: absent (2 voices, 2 excerpts); support: present (2 voices, 2 excerpts); emerged with support"
        )
    )


def test_a_tip_says_why_an_answer_is_to_be_supported_and_provisional(matrix):
    tip = cell(matrix, "Atelier", "cooperation").data(Qt.ItemDataRole.ToolTipRole)
    assert "To be supported: too few variables." in tip
    assert "Reading in progress" in tip
    assert "1 of contested origin" in tip


def test_an_estimate_is_said_and_so_is_that_it_is_stale(matrix, small_study):
    small_study.estimate([NewEstimate("Légumerie", "cooperation", Moment.SUPPORT, Mark.THREE, coder="Léa")])
    matrix.refresh(Changed.ESTIMATES)
    assert "estimated 3" in cell(matrix, "Légumerie", "cooperation").data()
    assert "look at again" not in cell(matrix, "Légumerie", "cooperation").data()
    small_study.recode([3], intensity=1)
    matrix.refresh(Changed.CODINGS)
    assert "estimated 3, to look at again" in cell(matrix, "Légumerie", "cooperation").data()


def test_the_threshold_says_how_sure(opened):
    opened.choose_threshold(3)
    row = cell(opened, "Légumerie", "coop_confiance").data(ROW_ROLE)
    assert (row.answer, row.insufficient) == (Answer.EMERGED_WITH_SUPPORT, True)
    opened.choose_threshold(2)
    assert not cell(opened, "Légumerie", "coop_confiance").data(ROW_ROLE).insufficient


def test_a_threshold_agreed_on_elsewhere_is_followed(matrix, small_study):
    small_study.agree("threshold", "3")
    matrix.refresh(Changed.SETTINGS)
    assert matrix._threshold == 3


def tick(menu, words):
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_without_the_press_a_voice_is_missing(opened):
    tick(opened.head._sources.menu(), "without the press")
    index = cell(opened, "Légumerie", "coop_confiance")
    assert index.data(ROW_ROLE).emergence.voices == 1
    assert Kind.PRESS not in opened.excerpts_of(index).kinds


def test_what_is_to_be_supported_is_never_cut_in_two(matrix):
    row = cell(matrix, "Atelier", "cooperation").data(ROW_ROLE)
    assert answer_words(row).endswith("\u00a0· to\u00a0be\u00a0supported")


# Columns and rows


def test_a_header_opens_a_pillar_in_place_and_closes_it(matrix, qtbot):
    click_header(matrix, qtbot, "anchoring", "name")
    assert keys(matrix)[:3] == ["cooperation", "anchoring", "ancr_besoin_territoire"]
    click_header(matrix, qtbot, "anchoring", "name")
    assert keys(matrix) == ["cooperation", "anchoring", "resilience", "hybrid_model"]


def test_the_space_bar_opens_a_pillar_and_closes_it_from_a_variable(matrix, qtbot):
    point_at(matrix, "Atelier", "cooperation")
    qtbot.keyClick(matrix.table, Qt.Key.Key_Space)
    qtbot.keyClick(matrix.table, Qt.Key.Key_Right)
    assert matrix.table.currentIndex() == cell(matrix, "Atelier", "coop_pluralite_acteurs")
    qtbot.keyClick(matrix.table, Qt.Key.Key_Space)
    assert len(keys(matrix)) == 4
    assert matrix.table.currentIndex() == cell(matrix, "Atelier", "cooperation")


def test_all_pillars_are_opened_and_closed_at_once(opened):
    assert len(keys(opened)) == 31
    opened.open_pillars(opened=False)
    assert len(keys(opened)) == 4


def test_the_sign_of_a_header_sorts_then_the_other_way(opened, qtbot):
    opened.table.horizontalScrollBar().setValue(opened.table.across.sectionPosition(7) - 100)
    click_header(opened, qtbot, "coop_confiance", "sign")
    assert names(opened) == ["Légumerie", "Atelier", "Tiers-lieu"]
    click_header(opened, qtbot, "coop_confiance", "sign")
    assert names(opened) == ["Tiers-lieu", "Atelier", "Légumerie"]


def test_the_corner_sorts_by_project(matrix, qtbot):
    matrix.sort(0)
    qtbot.mouseClick(matrix.table.corner, Qt.MouseButton.LeftButton)
    assert names(matrix) == ["Atelier", "Légumerie", "Tiers-lieu"]
    assert matrix.cells.sorting == (PROJECTS, Qt.SortOrder.AscendingOrder)
    qtbot.mouseClick(matrix.table.corner, Qt.MouseButton.LeftButton)
    assert names(matrix) == ["Tiers-lieu", "Légumerie", "Atelier"]


def test_sorting_and_refreshing_keep_the_cell_that_is_explained(matrix, small_study):
    point_at(matrix, "Légumerie", "hybrid_model")
    matrix.sort(0)
    small_study.add_project("Brasserie")
    matrix.refresh(Changed.PROJECTS)
    assert matrix.table.currentIndex() == cell(matrix, "Légumerie", "hybrid_model")


def test_a_sort_by_a_variable_ends_with_its_column(opened):
    opened.sort(3)
    opened.open_pillars(opened=False)
    assert opened.cells.sorting[0] == PROJECTS


def test_words_narrow_the_projects_without_accents(matrix, qtbot):
    qtbot.keyClicks(matrix.head.words, "legum")
    assert names(matrix) == ["Légumerie"]
    matrix.head.words.setText("nulle part")
    assert not matrix.table.isVisible()
    assert matrix._empty.text() == "No project matches the filter."


def test_a_value_of_an_attribute_narrows_the_projects(matrix, small_study):
    small_study.add_project("Atelier", attributes={"milieu": "rural ; montagne"})
    small_study.add_project("Tiers-lieu", attributes={"milieu": "urbain"})
    matrix.refresh(Changed.PROJECTS)
    matrix.head._offered.aboutToShow.emit()
    milieu = next(action.menu() for action in matrix.head._offered.actions() if action.text() == "milieu")
    tick(milieu, "rural")
    assert names(matrix) == ["Atelier"]
    matrix.head.turn_attribute("milieu", "urbain")
    assert names(matrix) == ["Atelier", "Tiers-lieu"]
    matrix.head.turn_attribute("milieu", "urbain")
    matrix.head.turn_attribute("milieu", "rural")
    assert len(names(matrix)) == 3


def test_a_study_without_project_says_how_to_begin(qtbot, dressed, study):
    page = MatrixPage(study, theme.LIGHT)
    qtbot.addWidget(page)
    page.show()
    assert page._empty.isVisible()
    assert not page.table.isVisible()
    assert not page.panel.isVisible()


# Why


def test_an_answer_says_its_rule_and_the_sources_that_count(opened, small_study):
    small_study.describe(1, Description(code="E01"))
    small_study.describe(2, Description(code="P01"))
    point_at(opened, "Légumerie", "coop_confiance")
    assert (
        "Absent at emergence according to 2 voices (E01, P01), present with the support according to 2 voices "
        "(E01, P01): it emerged with the support."
    ) in said(opened)


def test_a_pillar_names_the_variables_that_count(matrix):
    point_at(matrix, "Légumerie", "cooperation")
    assert "Absent at emergence according to 1 variable (Trust and mutual acquaintance)" in said(matrix)
    assert "To be supported: too few variables." in said(matrix)


def test_a_reading_in_progress_is_said(matrix):
    point_at(matrix, "Atelier", "cooperation")
    assert "Reading in progress" in said(matrix)


def test_arrows_move_and_the_panel_follows(matrix, qtbot):
    point_at(matrix, "Atelier", "cooperation")
    qtbot.keyClick(matrix.table, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert "Cooperation · Légumerie" in said(matrix)
    qtbot.keyClick(matrix.table, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert "Territorial anchoring · Légumerie" in said(matrix)


# Verbatims


def test_one_click_shows_verbatims_for_and_against(opened, small_study, qtbot):
    small_study.describe(3, Description(role=Role.CARRIER, date="2015"))
    small_study.describe(4, Description(kind=Kind.REPORT, date="2018"))
    opened.refresh(Changed.DOCUMENTS)
    opened.table.scrollTo(cell(opened, "Atelier", "coop_confiance"))
    place = opened.table.visualRect(cell(opened, "Atelier", "coop_confiance")).center()
    qtbot.mouseClick(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert entries(opened) == [
        "Emergence · for (1)", "other document · carrier · contemporary", 5,
        "Emergence · against (1)", "report · retrospective", 6,
        "Support · for (1)", "other document · carrier · told beforehand", 7,
        "Both · nuancing (1)", "other document · carrier · contemporary", 8,
    ]  # fmt: skip


def test_enter_goes_to_the_verbatims_then_opens_one_and_escape_comes_back(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    matrix.table.setFocus()
    qtbot.keyClick(matrix.table, Qt.Key.Key_Return)
    qtbot.waitUntil(matrix.panel.list.hasFocus)
    qtbot.keyClick(matrix.panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(matrix.passage_wished) as wished:
        qtbot.keyClick(matrix.panel.list, Qt.Key.Key_Return)
    assert wished.args == [1]
    qtbot.keyClick(matrix.panel.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(matrix.table.hasFocus)


def test_headings_are_passed_over(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    matrix.panel.take_keyboard()
    passed = []
    for _step in range(4):
        passed.append(matrix.panel.list.current().id)
        qtbot.keyClick(matrix.panel.list, Qt.Key.Key_Down)
    assert passed == [2, 1, 4, 3]


def test_a_verbatim_is_recoded_in_place(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    matrix.panel.take_keyboard()
    qtbot.waitUntil(matrix.panel.list.hasFocus)
    with qtbot.waitSignal(matrix.change_wished) as wished:
        matrix.next_polarity()
    assert wished.args == [[2], {"polarity": Polarity.MIXED}]
    with qtbot.waitSignal(matrix.change_wished) as wished:
        qtbot.keyClick(matrix.panel.list, Qt.Key.Key_2)
    assert wished.args == [[2], {"moment": Moment.SUPPORT}]
    with qtbot.waitSignal(matrix.removal_wished) as wished:
        matrix.remove_current()
    assert wished.args == [[2]]


def test_keys_that_change_do_nothing_while_the_table_has_the_keyboard(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    matrix.table.setFocus()
    qtbot.waitUntil(matrix.table.hasFocus)
    with qtbot.assertNotEmitted(matrix.removal_wished), qtbot.assertNotEmitted(matrix.change_wished):
        matrix.remove_current()
        matrix.next_moment()


def test_the_menu_of_a_verbatim_changes_its_variable(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    next(each for each in matrix.panel.findChildren(QPushButton) if each.text() == "Recode…").click()
    menu = next(each for each in matrix.findChildren(QMenu) if each.isVisible())
    assert {"Moment", "Polarity", "Variable"} <= {each.text() for each in menu.actions()}
    with qtbot.waitSignal(matrix.change_wished) as wished:
        menu.change_wished.emit("variable", "coop_partage_risque")
    assert wished.args == [[2], {"variable": "coop_partage_risque"}]
    menu.close()


def test_a_verbatim_is_cited_as_it_may_leave(matrix, small_study):
    point_at(matrix, "Légumerie", "cooperation")
    code = small_study.documents()[1].code
    cite = next(each for each in matrix.panel.findChildren(QPushButton) if each.text() == "Cite")
    cite.click()
    assert QGuiApplication.clipboard().text() == f"“Au départ, chacun se méfiait ; l” ({code}, §\xa02)"
    small_study.describe(2, Description(quotability=Quotability.WITHHELD))
    cite.click()
    assert QGuiApplication.clipboard().text() == f"[not quotable] ({code}, §\xa02)"


def test_a_deed_keeps_the_verbatim_that_is_pointed_at(matrix, small_study):
    point_at(matrix, "Légumerie", "cooperation")
    matrix.panel.list.point_at(4)
    small_study.recode([1], polarity=Polarity.MIXED)
    matrix.refresh(Changed.CODINGS)
    QApplication.processEvents()
    assert matrix.panel.list.current().id == 4
    assert entries(matrix)[0] == "Emergence · nuancing (1)"


@pytest.mark.parametrize("key", ["cooperation", "coop_confiance"])
def test_a_double_click_opens_the_excerpts_of_a_cell_once(opened, qtbot, key):
    wished = []
    opened.excerpts_wished.connect(wished.append)
    opened.table.scrollTo(cell(opened, "Atelier", key))
    place = opened.table.visualRect(cell(opened, "Atelier", key)).center()
    qtbot.mouseClick(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = {"pillars": [key]} if key == "cooperation" else {"variables": [key]}
    assert wished == [Filter(**chosen, projects=["Atelier"], moments=MOMENTS)]


def test_the_panel_opens_all_excerpts(matrix, qtbot):
    point_at(matrix, "Légumerie", "cooperation")
    button = next(each for each in matrix.panel.findChildren(QPushButton) if each.text() == "All (4)")
    with qtbot.waitSignal(matrix.excerpts_wished) as wished:
        button.click()
    assert wished.args == [Filter(pillars=["cooperation"], projects=["Légumerie"], moments=MOMENTS)]


def test_the_reference_coder_holds_for_the_excerpts_too(matrix, small_study):
    small_study.agree("reference_coder", "Léa")
    matrix.refresh(Changed.SETTINGS)
    assert matrix.excerpts_of(matrix.cells.index(0, 0)).coders == ["Léa"]


def test_the_menu_of_a_cell_sorts_without_a_mouse(matrix):
    matrix.table.menu_wished.emit(matrix.cells.index(0, 1), QPoint(0, 0))
    menu = next(each for each in matrix.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == "Sort by this column").trigger()
    menu.close()
    assert matrix.cells.sorting[0] == 1


# Factors, and what is left


def test_factors_are_counted_in_voices_at_each_moment(matrix, small_study):
    small_study.code_many(
        [NewCoding(document, Span(0, 9), "trans_freins", Moment.BOTH, coder="Léa") for document in (1, 1, 2)]
    )
    matrix.show_view("factors")
    index = cell(matrix, "Légumerie", "trans_freins")
    assert index.data() == "emergence: 2 voices, 3 excerpts; support: 2 voices, 3 excerpts"
    assert cell(matrix, "Atelier", "trans_freins").data() == "not mentioned"
    matrix.sort(index.column())
    assert names(matrix)[0] == "Légumerie"


def test_a_factor_shows_its_verbatims_of_all_moments(matrix, small_study):
    number = small_study.code(NewCoding(4, Span(0, 9), "trans_freins", Moment.AFTER, coder="Léa"))
    matrix.show_view("factors")
    point_at(matrix, "Atelier", "trans_freins")
    assert entries(matrix)[0] == "After · for (1)"
    assert entries(matrix)[-1] == number


def test_what_is_left_is_listed_by_project(matrix, small_study, qtbot):
    small_study.questions.change(small_study.questions.add(["Qui décide ?"])[0], {"targets": ["cooperation"]})
    dialog = Left(small_study, ["Atelier", "Tiers-lieu"], "Tiers-lieu", matrix)
    qtbot.addWidget(dialog)
    lines = [each.words for each in dialog.entries()]
    assert lines[0] == "Left to read and to ask"
    assert lines[2:4] == ["Tiers-lieu", "Left to read"]
    assert "Document 5" in lines[4]
    assert lines[5:8] == ["Left to ask about the emergence", "No source tells of this moment yet.", "Qui décide ?"]
    assert lines[8].startswith("Territorial anchoring, without a question in the guide: ")


def test_a_constat_is_turned_from_the_matrix_and_taken_back(window, interview, qtbot):
    study, pages = window.sitting.study, window.sitting.pages
    number = study.code(NewCoding(interview, Span(0, 9), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    pages.show_page("matrix")
    point_at(pages.page("matrix"), "Légumerie", "cooperation")
    pages.page("matrix").panel.take_keyboard()
    qtbot.waitUntil(pages.page("matrix").panel.list.hasFocus)
    window._actions["polarity_next"].trigger()
    QApplication.processEvents()
    assert study.coding(number).polarity is Polarity.ABSENT
    assert entries(pages.page("matrix"))[0] == "Support · against (1)"
    window._actions["undo"].trigger()
    QApplication.processEvents()
    assert entries(pages.page("matrix"))[0] == "Support · for (1)"


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["pillars", "factors"])
def test_every_state_can_be_drawn(qtbot, small_study, palette, view):
    page = MatrixPage(small_study, palette)
    qtbot.addWidget(page)
    page.open_pillars()
    page.show_view(view)
    page.resize(1366, 700)
    page.show()
    page.sort(0)
    assert not page.grab().isNull()


def test_the_page_opens_with_what_it_stands_on(matrix, small_study, qtbot):
    counted = [each for each in small_study.excerpts() if each.project]
    qtbot.waitUntil(lambda: matrix.head._basis.text() == basis.of_codings(counted, small_study.documents()))
    tick(matrix.head._sources.menu(), "without the press")
    qtbot.waitUntil(lambda: "press" not in matrix.head._basis.text())
