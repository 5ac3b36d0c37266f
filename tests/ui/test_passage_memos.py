"""Memos on passages that are not coded: written where one reads, marked in the gutter, listed with all others."""

import pytest
from docx import Document
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import EmptyText, UnknownMemo
from ect_coder.exchange.export import export_memos
from ect_coder.ui.memo_centre import MemoCentre
from ect_coder.values import Span

CONTROL = Qt.KeyboardModifier.ControlModifier


def notes(window):
    return [(each.start, each.end, each.text) for each in window.sitting.study.notes(1)]


def write(window, words):
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL)
    field = window.sitting.pages.read.writing.memo._text
    field.setPlainText(words)
    QTest.keyClick(field, Qt.Key.Key_Escape)


@pytest.fixture
def noted(window, page):
    page.select_span(Span(13, 25))
    write(window, "Qui parle ?")
    return window


def middle_of_sign(page):
    return page.notes._box(page.notes._signs[0]).center()


def test_ctrl_m_on_a_selection_writes_a_memo_on_it_and_undo_takes_it_back(noted):
    assert notes(noted) == [(13, 25, "Qui parle ?")]
    assert noted.sitting.study.excerpts() == []
    noted.sitting.deeds.undo()
    assert notes(noted) == []


def test_the_same_selection_or_the_caret_within_opens_it_again(noted, page):
    write(noted, "La maire")
    assert notes(noted) == [(13, 25, "La maire")]
    page.put_caret(16)
    write(noted, "Ou une élue")
    assert notes(noted) == [(13, 25, "Ou une élue")]


def test_emptied_it_is_taken_away(noted, page):
    page.put_caret(16)
    write(noted, "")
    assert notes(noted) == []


def test_under_the_caret_a_coding_comes_first_and_elsewhere_the_document(noted, page):
    study = noted.sitting.study
    study.code(NewCoding(1, Span(13, 18), "coop_confiance", coder="Léa"))
    page.put_caret(16)
    write(noted, "Du codage")
    assert study.memo(Subject(About.CODING, "1")) == "Du codage"
    page.put_caret(100)
    write(noted, "Du document")
    assert study.memo(Subject(About.DOCUMENT, "1")) == "Du document"
    assert notes(noted) == [(13, 25, "Qui parle ?")]


def test_it_has_a_sign_that_tells_it_and_opens_it_by_a_click(noted, page):
    place = middle_of_sign(page)
    assert "Qui parle ?" in page.notes.told_at(place)
    where = place.toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, where, page.viewport().mapToGlobal(where))
    assert QApplication.sendEvent(page.viewport(), event)
    page.put_caret(60)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=where)
    sheet = noted.sitting.pages.read.writing.memo
    assert sheet._text.toPlainText() == "Qui parle ?"
    QTest.keyClick(sheet._text, Qt.Key.Key_Escape)


def test_its_sign_stands_clear_of_a_questions_on_the_same_line(noted, page):
    noted.sitting.study.discuss(1, Span(0, 10), "Qui ?", "Léa")
    question = page.questions._box(page.questions._signs[0])
    assert not question.intersects(page.notes._box(page.notes._signs[0]).adjusted(0, 2, 0, 0))


def test_the_centre_lists_filters_opens_and_exports_it(noted, page, qtbot, tmp_path):
    study = noted.sitting.study
    centre = MemoCentre(study, noted.sitting.pages.colours, noted)
    qtbot.addWidget(centre)
    centre._about.setCurrentIndex(centre._about.findData(About.PASSAGE))
    (memo,) = centre._matching()
    assert (memo.label, memo.quote) == ("E01, §\u00a01 · interview", study.text(1)[13:25])
    centre._open_current()
    page.put_caret(60)
    noted.sitting.guide.to_memo(centre.chosen)
    assert page.selected_span() == Span(13, 25)
    export_memos(study.memos(), tmp_path / "memos.docx", "", study.quoting())
    said = [each.text for each in Document(str(tmp_path / "memos.docx")).paragraphs]
    assert said.index("Passage") < said.index("E01, §\u00a01 · interview") < said.index("Qui parle ?")


def test_it_goes_with_its_document_and_comes_back_with_it(noted):
    study = noted.sitting.study
    study.remove_document(1)
    assert study.memos() == []
    study.undo()
    assert notes(noted) == [(13, 25, "Qui parle ?")]


def test_it_follows_a_correction_of_the_text(noted):
    study = noted.sitting.study
    study.corrections.correct(1, "Bon.\n" + study.text(1))
    assert notes(noted) == [(18, 30, "Qui parle ?")]


def test_nothing_is_written_without_words_or_on_an_unknown_memo(noted):
    study = noted.sitting.study
    with pytest.raises(EmptyText):
        study.note(1, Span(0, 4), " ", "Léa")
    with pytest.raises(UnknownMemo):
        study.write_memo(Subject(About.PASSAGE, "99"), "x", "Léa")
