"""A typing slip is corrected where one reads; what stands on the text follows, or is shown before it goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QListWidget

from ect_coder.coding.codings import NewCoding
from ect_coder.values import Moment, Span
from tests.ui.hands import answering


def span_of(page, words):
    return Span(page.text.index(words), page.text.index(words) + len(words))


@pytest.fixture
def sheet(window, page):
    study = window.sitting.study
    study.code(NewCoding(1, span_of(page, "On était trois"), "coop_confiance", coder="Léa"))
    study.code(NewCoding(1, span_of(page, "deux élus"), "coop_confiance", coder="Léa"))
    return window.sitting.pages.read.writing.corrector.sheet


def retype(window, page, old, new):
    """Correct the paragraph at the caret as a person would: F2, the words, Esc."""
    QTest.keyClick(page, Qt.Key.Key_F2)
    field = window.sitting.pages.read.writing.corrector.sheet._text
    field.setPlainText(field.toPlainText().replace(old, new))
    QTest.keyClick(field, Qt.Key.Key_Escape)


def press(button_words):
    """Press a button of the dialog that is open."""
    dialog = QApplication.activeModalWidget()
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    next(each for each in buttons if each.text() == button_words).click()


def test_f2_opens_the_paragraph_at_the_caret_and_esc_keeps_the_correction(window, sheet, page):
    page.put_caret(page.text.index("On était"))
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert sheet._text.toPlainText().startswith("Mme Duval : On était trois")
    assert sheet._title.text() == "Correct the text: E01, §\u00a02"
    QTest.keyClick(sheet._text, Qt.Key.Key_Escape)
    retype(window, page, "On était", "Ben, On était")
    assert "Duval : Ben, On était trois" in page.text
    assert [each.text for each in window.sitting.study.excerpts()] == ["On était trois", "deux élus"]


def test_the_page_shows_the_corrected_text_with_caret_moment_and_codings_in_place(window, sheet, page):
    read = window.sitting.pages.read
    read.hand.choose_moment(Moment.SUPPORT)
    page.put_caret(page.text.index("On était"))
    caret = page.caret()
    retype(window, page, "trois,", "trois ou quatre,")
    assert page.toPlainText() == page.text == window.sitting.study.text(1)
    assert (page.caret(), read.hand.habits.moment) == (caret, Moment.SUPPORT)
    painted = page.highlights[2]
    assert page.text[painted.start : painted.end] == "deux élus"
    window.sitting.deeds.undo()
    assert "trois ou quatre" not in page.text
    assert page.text[page.highlights[2].start : page.highlights[2].end] == "deux élus"


def test_a_selection_over_paragraphs_opens_them_all(window, sheet, page):
    page.select_span(Span(page.text.index("On était"), page.text.index("ensuite")))
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert sheet._text.toPlainText().count("\n") == 1
    QTest.keyClick(sheet._text, Qt.Key.Key_Escape)


def test_a_sheet_that_stays_the_same_is_no_deed(window, sheet, page):
    label = window.sitting.study.undo_label
    retype(window, page, "", "")
    assert window.sitting.study.undo_label == label


def test_what_would_be_lost_is_shown_and_cancel_opens_the_sheet_again(window, sheet, page):
    page.put_caret(page.text.index("On était"))
    shown = []

    def look():
        shown.extend(QApplication.activeModalWidget().findChild(QListWidget).item(0).text().split("\n"))
        press("Cancel")

    with answering(look):
        retype(window, page, "On était trois", "Rien")
    assert shown[0].startswith("Coding · ")
    assert shown[1] == "“On était trois”"
    QApplication.processEvents()
    assert "On était trois" in window.sitting.study.text(1)
    assert sheet.isVisible()
    assert "Duval : Rien" in sheet._text.toPlainText()


def test_who_goes_on_takes_the_lost_away_in_the_same_step(window, sheet, page):
    page.put_caret(page.text.index("On était"))
    with answering(lambda: press("Correct all the same")):
        retype(window, page, "On était trois", "Rien")
    assert [each.text for each in window.sitting.study.excerpts()] == ["deux élus"]
    window.sitting.deeds.undo()
    assert [each.text for each in window.sitting.study.excerpts()] == ["On était trois", "deux élus"]


def test_a_corrected_file_is_previewed_and_takes_the_place_of_the_text(
    window, sheet, page, tmp_path, monkeypatch, qtbot
):
    file = tmp_path / "corrigé.txt"
    file.write_text(page.text.replace("trois", "quatre").replace("deux élus", "un maire"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    with answering(lambda: press("Replace the text")):
        window.sitting.pages.read.corpus.replacing_wished.emit(1)
        qtbot.waitUntil(lambda: "un maire" in window.sitting.study.text(1))
    assert [each.text for each in window.sitting.study.excerpts()] == ["On était quatre"]


def test_a_study_that_is_only_read_offers_no_sheet(window, sheet, page, monkeypatch):
    monkeypatch.setattr(type(window.sitting.study), "writable", property(lambda _study: False))
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert sheet.isHidden()
