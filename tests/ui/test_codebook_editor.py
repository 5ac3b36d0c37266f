"""The codebook edited in the window, mostly by keyboard, and what the rest of the window makes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.codebook_editor import CodebookEditor
from ect_coder.ui.splitting import Splitting
from ect_coder.values import Span

TRUST, RISK = "coop_confiance", "coop_partage_risque"


@pytest.fixture
def editor(window, page, qtbot):
    for start in (0, 12):
        window.sitting.study.code(NewCoding(1, Span(start, start + 8), TRUST, coder="Léa"))
    shown = CodebookEditor(window.sitting.study, window.sitting.pages.colours, window, TRUST)
    shown.deed_wished.connect(window.sitting.wishes.edit_codebook)
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    return shown


def rows(editor):
    return [editor._list.item(row).text() for row in range(editor._list.count())]


def more(editor, words):
    next(each for each in editor._more.menu().actions() if each.text().startswith(words)).trigger()


def test_a_new_variable_is_written_and_made_with_enter(editor, window):
    QTest.keyClicks(editor._line, "Baleines")
    assert rows(editor)[0] == "Create “Baleines” in: Coopération"
    QTest.keyClick(editor._line, Qt.Key.Key_Return)
    assert window.sitting.study.grid.pillar("cooperation").variables[-1].label("fr") == "Baleines"
    assert editor._form.label.text() == "Baleines"
    assert "Baleines" in [each.label for each in window.sitting.pages.read.hand._choices]


def test_near_codes_come_before_a_new_one(editor):
    QTest.keyClicks(editor._line, "Confience et interconnaissance")
    assert rows(editor)[0] == "Confiance et interconnaissance"
    editor._list.setCurrentRow(1)
    assert "“Confiance et interconnaissance”" in editor._about.text()


def test_a_change_of_meaning_says_how_many_codings_will_be_to_review(editor, window):
    editor._form._texts["definition"].setPlainText("Ils se prêtent leurs outils.")
    assert editor._meaning.isChecked()
    assert editor._meaning.text().endswith("2 codings will be to review")
    QTest.mouseClick(editor._save, Qt.MouseButton.LeftButton)
    assert window.sitting.study.codebook.to_review() == [1, 2]
    assert editor._review.text() == "2 codings to review"


def test_a_corrected_label_asks_for_no_review(editor, window):
    QTest.keyClicks(editor._form.label, "x")
    assert not editor._meaning.isChecked()
    editor._save_card()
    assert window.sitting.study.codebook.to_review() == []
    window.sitting.deeds.undo()
    assert window.sitting.study.grid.code(TRUST).label("fr") == "Confiance et interconnaissance"


def test_a_taken_label_is_refused_with_a_sentence(editor, window, refusals):
    editor._form.label.setText("Partage du risque")
    editor._save_card()
    assert len(refusals) == 1
    assert window.sitting.study.grid.code(TRUST).label("fr") == "Confiance et interconnaissance"


def test_a_variable_moves_to_another_pillar(editor, window):
    editor._form.pillar.setCurrentIndex(1)
    editor._form_changed()
    editor._save_card()
    assert window.sitting.study.grid.code(TRUST).pillar == "anchoring"


def test_a_code_in_the_bin_comes_back_with_its_codings(editor, window):
    more(editor, "Throw")
    assert (window.sitting.study.excerpts(), editor._bin.text()) == ([], "Bin: 1 code")
    editor._bin.menu().actions()[0].trigger()
    assert len(window.sitting.study.excerpts()) == 2
    assert editor._bin.isHidden()


def test_a_retired_code_is_offered_no_longer(editor, window):
    more(editor, "Retire")
    assert TRUST not in [each.id for each in window.sitting.pages.read.hand._choices]
    more(editor, "Offer")
    assert TRUST in [each.id for each in window.sitting.pages.read.hand._choices]


def test_a_merge_asks_into_what(editor, window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_all, **_named: ("Partage du risque", True))
    more(editor, "Merge")
    assert {each.variable for each in window.sitting.study.excerpts()} == {RISK}
    assert editor._code.id == RISK


def test_a_split_gives_what_is_checked(editor, window, qtbot):
    asked = Splitting(window.sitting.study, window.sitting.study.grid.code(TRUST), "fr", editor)
    qtbot.addWidget(asked)
    asked._label.setText("Interconnaissance")
    asked._list.item(1).setCheckState(Qt.CheckState.Checked)
    assert asked.answers() == ("Interconnaissance", [2])


def test_codings_to_review_are_seen_and_checked_off_by_key(editor, window, qtbot):
    editor._form._texts["exclude"].setPlainText("Le simple voisinage.")
    editor._save_card()
    editor.reject()
    window.activateWindow()
    QApplication.processEvents()
    window.sitting.guide.to_excerpts(Filter(to_review=True))
    page = window.sitting.pages.page("excerpts")
    qtbot.waitUntil(lambda: page._model.rowCount() == 2)
    page._list.setFocus()
    page._list.setCurrentIndex(page._model.index(0, 0))
    QTest.keyClick(page._list, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page._model.rowCount() == 1)
    assert window.sitting.study.codebook.to_review() == [2]


def test_an_undo_elsewhere_keeps_the_page_and_shows_the_codebook_of_before(editor, window):
    more(editor, "Throw")
    window.sitting.pages.show_page("matrix")
    window.sitting.deeds.undo()
    assert window.sitting.pages.in_sight() is window.sitting.pages.page("matrix")
    assert TRUST in [each.id for each in window.sitting.pages.read.codebook._grid.codes]


def test_an_edit_of_the_codebook_does_not_dress_the_window_again(editor, window, qtbot):
    """A style set on the application costs a quarter of a second, and a codebook has no bearing on it."""
    with qtbot.assertNotEmitted(QApplication.style().destroyed):
        more(editor, "Retire")
    with qtbot.waitSignal(QApplication.style().destroyed):
        window.look.turn_theme()


# The words that hint at a code


def hints(editor):
    return editor._form.words


def looked(editor, qtbot):
    words = hints(editor)
    qtbot.waitUntil(lambda: not words._timer.isActive() and words._latest.idle)
    return words._found.text().split("\n")


def test_words_are_written_one_a_line_and_say_what_they_find(editor, qtbot):
    hints(editor)._text.setPlainText("réunir\nmettre … de sa poche\n")
    hints(editor)._text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(hints(editor)._text, "baleine")
    assert looked(editor, qtbot) == [
        "réunir: 1 passage (réuni)",
        "mettre … de sa poche: 1 passage (mis 2 000 euros 💶 de sa poche)",
        "baleine: in no passage",
    ]


def test_changed_words_ask_for_no_review_and_are_taken_back(editor, window, qtbot):
    study = window.sitting.study
    before, version = study.grid.code(TRUST).hints, study.grid.version
    hints(editor)._text.setPlainText("se connaître\n\n  de longue   date ")
    assert not editor._meaning.isChecked()
    assert editor._save.isEnabled()
    QTest.mouseClick(editor._save, Qt.MouseButton.LeftButton)
    assert study.grid.code(TRUST).hints == ("se connaître", "de longue date")
    assert (study.codebook.to_review(), study.grid.version == version) == ([], False)
    assert not editor._save.isEnabled()
    window.sitting.deeds.undo()
    assert study.grid.code(TRUST).hints == before


def test_a_card_and_its_words_are_saved_together(editor, window):
    editor._form._texts["definition"].setPlainText("Ils se prêtent leurs outils.")
    hints(editor)._text.setPlainText("outil")
    editor._save_card()
    code = window.sitting.study.grid.code(TRUST)
    assert (code.card("fr").definition, code.hints) == ("Ils se prêtent leurs outils.", ("outil",))


def test_each_code_shows_its_own_words(editor, window):
    editor.refresh(RISK)
    assert hints(editor).hints() == window.sitting.study.grid.code(RISK).hints
    assert not hints(editor).touched()
