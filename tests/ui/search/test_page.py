"""The page Search: what is typed is found in all documents, sorted, narrowed, opened, coded and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from ect_coder.search.asking import Asked, By
from ect_coder.search.order import Order
from ect_coder.search.passages import Around
from ect_coder.ui.search.coding_found import CodingFound
from ect_coder.values import Moment


@pytest.fixture
def page(window, qtbot, tmp_path):
    """The page over two texts that came in while the window is open."""
    texts = {
        "talk": "Enquêtrice : Bonjour.\nMme Duval : Bonjour.\nEnquêtrice : Et alors ?\nMme Duval : On décide ensemble. Ils décidaient seuls. Voilà.",
        "note": "Rien n'est décidé ; la décision traîne.",
    }
    study = window.sitting.study
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        study.take_in([tmp_path / f"{name}.txt"], project="Atelier")
    window._actions["page_search"].trigger()
    return window.sitting.pages.page("search").tab("words")


def look(qtbot, page, words, by=By.WORDS):
    page.show_search(Asked(words, by))
    qtbot.waitUntil(lambda: page._latest.idle and (page._found is None or page._found.whole))


def shown(page):
    return [hit.text for hit in page._model.hits]


def test_the_page_has_its_keys_and_takes_the_keyboard(page, window, qtbot):
    window._actions["page_read"].trigger()
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page._words.hasFocus)


def test_the_hits_are_a_sound_table(page, qtbot, qtmodeltester):
    look(qtbot, page, "décid*")
    qtmodeltester.check(page._model)


def test_forms_are_found_counted_and_left_out(page, qtbot):
    look(qtbot, page, "décider", By.LEMMAS)
    assert shown(page) == ["décide", "décidaient", "décidé"]
    item = page._counts._list.topLevelItem(0)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    assert item.text(0) not in shown(page)
    assert page._counts._list.topLevelItemCount() == 3
    assert item.checkState(0) is Qt.CheckState.Unchecked


def test_hits_are_sorted_by_the_words_beside_them(page, qtbot):
    look(qtbot, page, "déci*")
    page._table.horizontalHeader().sectionClicked.emit(1)
    qtbot.waitUntil(lambda: page._found.order is Order.LEFT)
    assert shown(page) == ["décidé", "décidaient", "décision", "décide"]  # est, ils, la, on


def test_a_query_that_cannot_be_read_says_so_on_the_page(page, qtbot, refusals):
    look(qtbot, page, "décide ET")
    assert "ET" in page._hint.text()
    assert page._hint.isVisible()
    assert refusals == []


def test_enter_opens_the_text_with_the_hit_selected(page, window, qtbot):
    look(qtbot, page, "décidaient")
    page._table.selectRow(0)
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    read = window.sitting.pages.read
    assert window.sitting.pages.shown == "read"
    assert read.desk.page.textCursor().selectedText() == "décidaient"


def test_what_was_found_is_coded_in_one_step(page, window, qtbot):
    look(qtbot, page, "décider", By.LEMMAS)
    study = window.sitting.study
    before = len(study.excerpts())
    dialog = CodingFound(study, page.chosen(), page)
    qtbot.addWidget(dialog)
    dialog._moment.setCurrentIndex(dialog._moment.findData(Moment.SUPPORT))
    assert not dialog._go.isEnabled()
    dialog._variable.setCurrentIndex(3)
    dialog._list.item(2).setCheckState(Qt.CheckState.Unchecked)
    page.codings_wished.emit(dialog.answers())
    made = study.excerpts()[before:]
    assert [each.text for each in made] == ["On décide ensemble.", "Ils décidaient seuls."]
    assert {(each.variable, each.moment) for each in made} == {(study.grid.codes[3].id, Moment.SUPPORT)}
    study.undo()
    assert len(study.excerpts()) == before


def test_a_turn_holds_several_hits_and_is_coded_once(page, window, qtbot):
    look(qtbot, page, "décider", By.LEMMAS)
    dialog = CodingFound(window.sitting.study, page.chosen(), page)
    qtbot.addWidget(dialog)
    dialog._gather(Around.TURN)
    texts = [dialog._passages[rank].text for rank in range(len(dialog._passages))]
    assert texts == ["On décide ensemble. Ils décidaient seuls. Voilà.", "Rien n'est décidé ; la décision traîne."]


def test_a_search_is_kept_and_comes_back(page, window, qtbot, monkeypatch):
    look(qtbot, page, "décider", By.LEMMAS)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked, **_more: ("Décisions", True))
    page._keep()
    (kept,) = window.sitting.study.searches.saved()
    look(qtbot, page, "autre")
    page._recall(kept)
    qtbot.waitUntil(lambda: shown(page) == ["décide", "décidaient", "décidé"])
    assert page._by.current() == By.LEMMAS


def test_a_document_that_leaves_takes_its_hits_along(page, window, qtbot):
    look(qtbot, page, "traîne")
    study = window.sitting.study
    study.remove_document(study.documents()[-1].id)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: shown(page) == [])
