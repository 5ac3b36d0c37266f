"""Memos in the window: under the passage by key, in the centre with all the others."""

import csv

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.exchange.export import export_memos
from ect_coder.ui.memo_centre import MemoCentre, matching
from ect_coder.values import Span

CONTROL = Qt.KeyboardModifier.ControlModifier
CODING, DOCUMENT = Subject(About.CODING, "1"), Subject(About.DOCUMENT, "1")
CONFIANCE = Subject(About.VARIABLE, "coop_confiance")


def written(window, subject):
    return window.sitting.study.memo(subject)


@pytest.fixture
def coded(window, page):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    page.go_to(3)
    return window


@pytest.fixture
def centre(coded, qtbot):
    for subject, text in ((DOCUMENT, "Entretien tendu"), (CONFIANCE, "=Définir mieux"), (CODING, "Qui parle ?")):
        coded.sitting.study.write_memo(subject, text, "Léa")
    shown = MemoCentre(coded.sitting.study, coded.sitting.pages.colours, coded)
    shown.written.connect(coded.sitting.wishes.write_memo)
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    return shown


def labels_of(centre):
    return [
        centre._list.item(row).data(Qt.ItemDataRole.UserRole + 1).subject.about for row in range(centre._list.count())
    ]


def test_ctrl_m_opens_the_memo_of_the_coding_under_the_caret(coded, page):
    QTest.keyClick(coded, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(coded.sitting.pages.read.writing.memo._text, "Qui parle ?")
    QTest.keyClick(coded.sitting.pages.read.writing.memo._text, Qt.Key.Key_Escape)
    assert written(coded, CODING) == "Qui parle ?"
    assert coded.sitting.pages.read.writing.memo.isHidden()
    assert page.hasFocus()


def test_away_from_codings_the_memo_is_the_documents_and_one_undo_takes_it_back(coded, page):
    page.go_to(40)
    QTest.keyClick(coded, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(coded.sitting.pages.read.writing.memo._text, "Tendu")
    QTest.keyClick(coded.sitting.pages.read.writing.memo._text, Qt.Key.Key_Return, CONTROL)
    assert written(coded, DOCUMENT) == "Tendu"
    coded.sitting.deeds.undo()
    assert written(coded, DOCUMENT) == ""


def test_a_memo_left_open_is_kept_when_the_study_closes(coded, page):
    path = coded.sitting.study.path
    QTest.keyClick(coded, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(coded.sitting.pages.read.writing.memo._text, "encore")
    coded.close_study()
    coded.open_study(path)
    assert written(coded, CODING) == "encore"


def test_a_memo_that_stays_the_same_is_no_deed(coded, page):
    before = coded.sitting.study.undo_label
    QTest.keyClick(coded, Qt.Key.Key_M, CONTROL)
    QTest.keyClick(coded.sitting.pages.read.writing.memo._text, Qt.Key.Key_Escape)
    assert coded.sitting.study.undo_label == before


def test_the_menus_of_the_panes_open_the_memo_of_what_they_stand_on(coded, qtbot):
    with qtbot.waitSignal(coded.sitting.pages.read.codebook.memo_wished) as asked:
        action = next(
            each
            for each in coded.sitting.pages.read.codebook.menu_of("coop_confiance").actions()
            if "Memo" in each.text()
        )
        action.trigger()
    assert asked.args[0] == CONFIANCE
    QTest.keyClicks(coded.sitting.pages.read.writing.memo._text, "trop large")
    coded.sitting.pages.read.settle()
    assert written(coded, CONFIANCE) == "trop large"


def test_the_centre_always_offers_the_studys_own_memo_first(centre):
    assert labels_of(centre) == [About.STUDY, About.DOCUMENT, About.VARIABLE, About.CODING]


def test_the_centre_finds_words_without_their_accents_and_by_kind(centre, coded):
    centre._words.setText("definir")
    assert labels_of(centre) == [About.VARIABLE]
    assert [each.text for each in matching(coded.sitting.study.memos(), "", About.CODING, "Léa")] == ["Qui parle ?"]
    assert matching(coded.sitting.study.memos(), "", None, "Paul") == []


def test_what_is_written_in_the_centre_is_kept_on_going_to_the_next(centre, coded):
    QTest.keyClicks(centre._text, "Sur le soin")
    QTest.keyClick(centre._list, Qt.Key.Key_Down)
    assert written(coded, Subject(About.STUDY)) == "Sur le soin"
    assert centre._text.toPlainText() == "Entretien tendu"


def test_a_coding_is_opened_from_the_centre(centre, coded):
    centre._list.setCurrentRow(3)
    QTest.keyClick(centre._list, Qt.Key.Key_Return)
    coded.sitting.guide.to_memo(centre.chosen)
    assert coded.sitting.pages.read.current().id == 1


def test_memos_leave_as_a_document_and_as_a_table_that_computes_nothing(centre, coded, tmp_path):
    export_memos(coded.sitting.study.memos(), tmp_path / "memos.docx", "Mon étude", coded.sitting.study.quoting())
    texts = [each.text for each in Document(str(tmp_path / "memos.docx")).paragraphs]
    assert "Memos – Mon étude" in texts
    assert {"Entretien tendu", "=Définir mieux", "Qui parle ?", "“Enquêtrice”"} <= set(texts)
    export_memos(coded.sitting.study.memos(), tmp_path / "memos.csv", "", coded.sitting.study.quoting())
    with (tmp_path / "memos.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[3] for row in rows[1:]] == ["Entretien tendu", "'=Définir mieux", "Qui parle ?"]


def test_looking_at_a_memo_changes_no_character_of_it(coded, page):
    coded.sitting.study.write_memo(CODING, "Qui parle\u00a0?\nLui\u202f!", "Léa")
    before = coded.sitting.study.undo_label
    QTest.keyClick(coded, Qt.Key.Key_M, CONTROL)
    assert coded.sitting.pages.read.writing.memo._text.written() == "Qui parle\u00a0?\nLui\u202f!"
    coded.sitting.pages.read.settle()
    coded.sitting.pages.read.card.show_coding(None, [], writable=True)
    assert (written(coded, CODING), coded.sitting.study.undo_label) == ("Qui parle\u00a0?\nLui\u202f!", before)
