"""The excerpts: found, narrowed, opened, copied; and what is said where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.ui import theme
from ect_coder.ui.excerpts_model import CODING_ROLE, REFERENCE_ROLE, in_quotes, wrapped
from ect_coder.ui.excerpts_page import ExcerptsPage
from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.tip import tip
from ect_coder.values import Changed, Moment, Polarity, Span


@pytest.fixture
def excerpts(qtbot, small_study):
    shown = ExcerptsPage(small_study, theme.LIGHT)
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown._model.rowCount() == 11)
    settled(qtbot, shown)
    return shown


def settled(qtbot, page):
    qtbot.waitUntil(lambda: page._latest.idle and not page.filters.waiting)


def found(qtbot, page, wanted):
    page.show_filter(wanted)
    settled(qtbot, page)
    return [page._model.index(row).data(CODING_ROLE) for row in range(page._model.rowCount())]


def test_the_model_keeps_to_qts_rules(excerpts, qtmodeltester):
    qtmodeltester.check(excerpts._model)


def test_the_count_speaks_of_one_and_of_many(excerpts, qtbot):
    assert excerpts._count.text() == "11 excerpts  ·  4 documents  ·  2 projects"
    found(qtbot, excerpts, Filter(variables=["hybr_marchand"], moments=[Moment.SUPPORT]))
    assert excerpts._count.text() == "1 excerpt  ·  1 document  ·  1 project"


def test_a_card_is_cited_by_its_paragraph(excerpts):
    assert excerpts._model.index(0).data(REFERENCE_ROLE) == "D01, §\u00a02"


def test_a_card_read_aloud_says_what_is_seen(excerpts):
    said = excerpts._model.index(excerpts._model.rowCount() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Market resources", "after", "present", "intensity 2", "Atelier", "D04, §\u00a02", "Léa", "à revoir"):
        assert words in said


def test_a_memo_is_in_the_tip_as_plain_text(excerpts, small_study, qtbot):
    small_study.recode([1], memo="<b>gras</b>")
    excerpts.refresh(Changed.CODINGS)
    settled(qtbot, excerpts)
    index = excerpts._model.index(excerpts._model.row_of(1))
    assert index.data(Qt.ItemDataRole.ToolTipRole) == tip("<b>gras</b>")


def test_both_belongs_to_emergence_and_to_support(excerpts, qtbot):
    wanted = Filter(projects=["Atelier"], moments=[Moment.SUPPORT])
    assert {each.moment for each in found(qtbot, excerpts, wanted)} == {Moment.SUPPORT, Moment.BOTH}


def test_a_search_minds_neither_accents_nor_case(excerpts, qtbot):
    excerpts.filters._words.setText("MEFIAIT")
    qtbot.waitUntil(lambda: excerpts.filters.wanted.words == "MEFIAIT")
    settled(qtbot, excerpts)
    assert excerpts._model.rowCount() == 11


def test_a_search_without_a_letter_asks_for_nothing(excerpts, qtbot):
    assert len(found(qtbot, excerpts, Filter(words="…"))) == 11


def test_the_last_question_is_the_one_answered(excerpts, qtbot):
    for polarity in (Polarity.PRESENT, Polarity.MIXED, Polarity.ABSENT):
        excerpts.show_filter(Filter(polarities=[polarity]))
    settled(qtbot, excerpts)
    kept = {excerpts._model.index(row).data(CODING_ROLE).polarity for row in range(excerpts._model.rowCount())}
    assert kept == {Polarity.ABSENT}


def test_the_filters_in_force_are_named(excerpts, qtbot):
    found(qtbot, excerpts, Filter(moments=[Moment.EMERGENCE, Moment.SUPPORT], projects=["Atelier"]))
    assert excerpts.filters._menus["moments"].text() == "Moment (2)"
    assert excerpts._chosen.text() == "emergence  ·  support  ·  Atelier"


def test_a_menu_stays_open_while_several_are_checked(excerpts, qtbot):
    menu = excerpts.filters._menus["polarities"].menu()
    menu.popup(QPoint(0, 0))
    for action in menu.actions()[:2]:
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    assert excerpts.filters.wanted.polarities == [Polarity.PRESENT, Polarity.ABSENT]
    menu.close()
    settled(qtbot, excerpts)


def test_variables_are_listed_by_pillar(excerpts):
    menu = excerpts.filters._menus["variables"].menu()
    menu.aboutToShow.emit()
    groups = [action.menu() for action in menu.actions()]
    assert all(isinstance(group, CheckMenu) for group in groups)
    assert sum(len(group.actions()) for group in groups) == len(excerpts._study.grid.codes)


def test_nothing_coded_says_how_to_begin(qtbot, dressed, study):
    page = ExcerptsPage(study, theme.LIGHT)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page._empty.isVisible)
    assert page._empty._words.text().startswith("No passage is coded yet.")
    assert not page._empty._clear.isVisible()


def test_nothing_found_offers_to_clear_the_filters(excerpts, qtbot):
    found(qtbot, excerpts, Filter(words="zzz"))
    assert not excerpts._list.isVisible()
    qtbot.mouseClick(excerpts._empty._clear, Qt.MouseButton.LeftButton)
    settled(qtbot, excerpts)
    assert (excerpts._model.rowCount(), excerpts.filters.wanted) == (11, Filter())


def test_a_double_click_opens_the_passage_once(excerpts, qtbot):
    wished = []
    excerpts.passage_wished.connect(wished.append)
    place = excerpts._list.visualRect(excerpts._model.index(0)).center()
    qtbot.mouseClick(excerpts._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(excerpts._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished == [excerpts._model.index(0).data(CODING_ROLE).id]


def test_enter_opens_the_passage_once(excerpts, qtbot):
    wished = []
    excerpts.passage_wished.connect(wished.append)
    excerpts._list.setCurrentIndex(excerpts._model.index(2))
    qtbot.keyClick(excerpts._list, Qt.Key.Key_Return)
    assert wished == [excerpts._model.index(2).data(CODING_ROLE).id]


def test_home_and_end_go_to_the_ends(excerpts, qtbot):
    excerpts._list.setCurrentIndex(excerpts._model.index(3))
    qtbot.keyClick(excerpts._list, Qt.Key.Key_End)
    assert excerpts._list.currentIndex().row() == 10
    qtbot.keyClick(excerpts._list, Qt.Key.Key_Home)
    assert excerpts._list.currentIndex().row() == 0


def test_the_down_arrow_goes_from_the_search_to_the_cards(excerpts, qtbot):
    excerpts.activateWindow()
    excerpts.filters._words.setFocus()
    qtbot.waitUntil(excerpts.filters._words.hasFocus)
    qtbot.keyClick(excerpts.filters._words, Qt.Key.Key_Down)
    assert excerpts._list.hasFocus()


def test_ctrl_c_copies_the_excerpt_with_its_reference(excerpts, qtbot):
    excerpts._list.setCurrentIndex(excerpts._model.index(0))
    qtbot.keyClick(excerpts._list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    words = excerpts._model.index(0).data(CODING_ROLE).text
    assert QGuiApplication.clipboard().text() == f"“{' '.join(words.split())}” (D01, §\u00a02)"


def test_the_menu_opens_and_copies(excerpts, qtbot):
    index = excerpts._model.index(1)
    excerpts._list.menu_wished.emit(index, QPoint(0, 0))
    menu = next(each for each in excerpts.findChildren(QMenu) if each.isVisible())
    opening = menu.actions()[0]
    with qtbot.waitSignal(excerpts.passage_wished) as wished:
        opening.trigger()
    assert wished.args == [index.data(CODING_ROLE).id]
    menu.close()


def test_a_project_that_is_no_more_is_no_longer_asked_for(excerpts, small_study, qtbot):
    found(qtbot, excerpts, Filter(projects=["Atelier"]))
    small_study.rename_project("Atelier", "Atelier textile")
    excerpts.refresh(Changed.PROJECTS)
    settled(qtbot, excerpts)
    assert (excerpts.filters.wanted.projects, excerpts._model.rowCount()) == ([], 11)


def test_the_card_one_was_at_stays_current(excerpts, small_study, qtbot):
    excerpts._list.setCurrentIndex(excerpts._model.index(5))
    here = excerpts._model.index(5).data(CODING_ROLE).id
    small_study.code(NewCoding(1, Span(0, 4), "coop_confiance", coder="Léa"))
    excerpts.refresh(Changed.CODINGS)
    settled(qtbot, excerpts)
    assert excerpts._list.currentIndex().data(CODING_ROLE).id == here
    assert excerpts._list.currentIndex().row() == 6


def test_words_are_cut_only_at_the_last_line(dressed):
    font = dressed.font()
    lines = wrapped("mot " * 60, font, 120, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("mot", font, 120, 2) == ["mot"]


def test_words_that_bring_their_quotation_marks_get_no_others():
    assert in_quotes("« Oui »") == "« Oui »"
    assert in_quotes("« Oui » dit-elle") == "“« Oui » dit-elle”"
    assert in_quotes("« Oui » et « non »") == "“« Oui » et « non »”"
