"""What may not be quoted leaves the window by no way either: not copied, not dragged, not printed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.values import Quotability, Span

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def copied():
    return QGuiApplication.clipboard().text()


def test_a_selection_is_copied_and_dragged_as_a_notice_until_it_may_leave_again(window, page):
    study = window.sitting.study
    study.describe(1, Description(quotability=Quotability.WITHHELD))
    page.select_span(Span(0, 10))
    QTest.keyClick(page, Qt.Key.Key_C, CONTROL)
    assert copied() == "[not quotable]"
    assert page.createMimeDataFromSelection().text() == "[not quotable]"
    QTest.keyClick(page, Qt.Key.Key_C, BOTH)
    assert copied() == "[not quotable] (E01, §\u00a01)"
    study.describe(1, Description(quotability=Quotability.QUOTABLE))
    QTest.keyClick(page, Qt.Key.Key_C, CONTROL)
    assert copied() == "Enquêtrice"


def test_its_coded_pages_are_not_printed_and_the_refusal_says_where_that_is_decided(window, page, refusals):
    window.sitting.study.describe(1, Description(quotability=Quotability.PARAPHRASE))
    window.sitting.exports.print()
    window.sitting.exports.pdf()
    assert len(refusals) == 2
    assert "May be quoted" in refusals[0]


def test_the_documents_menu_says_and_changes_how_it_may_be_quoted(window, page):
    corpus = window.sitting.pages.read.corpus
    menu = corpus._document_menu(corpus.documents[1])
    inside = next(each.menu() for each in menu.actions() if each.text() == "May be quoted")
    assert [(each.text(), each.isChecked()) for each in inside.actions()] == [
        ("quotable", True),
        ("to be paraphrased", False),
        ("not quotable", False),
    ]
    inside.actions()[2].trigger()
    assert window.sitting.study.documents()[0].quotability is Quotability.WITHHELD


def test_on_the_excerpts_page_the_selected_excerpts_are_copied_not_the_hidden_texts_passage(window, page, qtbot):
    study = window.sitting.study
    study.code_many([NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa")])
    study.code_many([NewCoding(1, Span(13, 25), "coop_confiance", coder="Léa")])
    page.select_span(Span(30, 50))
    window.sitting.pages.show_page("excerpts")
    excerpts = window.sitting.pages.page("excerpts")
    qtbot.waitUntil(lambda: excerpts._model.rowCount() == 2)
    excerpts._list.selectAll()
    window._actions["copy_reference"].trigger()
    assert copied() == "“Enquêtrice” (E01, §\u00a01)\n“Et au tout d” (E01, §\u00a01)"
    study.describe(1, Description(quotability=Quotability.WITHHELD))
    QApplication.processEvents()
    excerpts._list.selectAll()
    window._actions["copy_reference"].trigger()
    assert copied() == "[not quotable] (E01, §\u00a01)\n[not quotable] (E01, §\u00a01)"
    QGuiApplication.clipboard().setText("before")
    window.sitting.pages.show_page("matrix")
    window._actions["copy_reference"].trigger()
    assert copied() == "before"
