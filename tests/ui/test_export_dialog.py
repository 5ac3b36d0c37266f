"""One dialog that names every output, asks for whom it is, and writes it."""

from __future__ import annotations

import pytest
from docx import Document
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolButton

from ect_coder.analysis.audience import Audience
from ect_coder.analysis.starred import Cut
from ect_coder.exchange.outputs import OUTPUTS
from ect_coder.ui.export_dialog import ExportDialog


@pytest.fixture
def dialog(window, qtbot):
    shown = ExportDialog(window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def said(dialog):
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def segment(dialog, label):
    (found,) = [each for each in dialog.findChildren(QToolButton) if each.text() == label and each.isVisible()]
    return found


def test_every_output_is_named_and_explained(dialog):
    names = [dialog._list.item(rank).text() for rank in range(dialog._list.count())]
    assert names[:6] == [
        "Workbook (Excel)",
        "Report",
        "Project sheets",
        "Evidence booklet",
        "What is new",
        "Methods paragraph",
    ]
    assert names[-2:] == ["Codebook", "Coded document (PDF)"]
    for each in OUTPUTS:
        dialog.choose(each.name)
        assert each.says in said(dialog)


def test_it_says_what_an_audience_is_not_given(dialog):
    dialog.choose("report")
    assert "For researchers: all but the words that may not be quoted." in said(dialog)
    QTest.mouseClick(segment(dialog, "Public"), Qt.MouseButton.LeftButton)
    assert any("without names" in each for each in said(dialog))
    assert dialog.wanted().audience is Audience.PUBLIC


def test_what_is_new_asks_since_when(dialog):
    dialog.choose("report")
    assert not dialog._since.isVisible()
    dialog.choose("week")
    dialog._since.setDate(QDate(2026, 11, 1))
    assert dialog.wanted().since == "2026-11-01"


def test_a_document_is_word_or_a_web_page(dialog):
    dialog.choose("sheets")
    assert dialog.wanted().suffix == ".docx"
    QTest.mouseClick(segment(dialog, "Web page"), Qt.MouseButton.LeftButton)
    assert dialog.wanted().suffix == ".html"
    dialog.choose("booklet")
    assert dialog.wanted().suffix == ".html"


def test_what_has_its_own_way_out_asks_for_no_audience(dialog):
    dialog.choose("codebook")
    assert not dialog._audience.isVisible()
    assert dialog.wanted().output.name == "codebook"


def test_the_keyboard_chooses_and_writes(window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "rapport.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    pressed = []

    def answer(dialog):
        dialog.show()
        dialog._list.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(dialog._list, key)
        pressed.append(dialog.wanted().output.name)
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", answer)
    window._actions["export"].trigger()
    qtbot.waitUntil(lambda: target.exists() and QApplication.activeModalWidget() is None)
    assert pressed == ["report"]
    qtbot.waitUntil(lambda: any("For: research." in each.text() for each in window.findChildren(QLabel)))
    assert Document(str(target)).paragraphs[0].text == "study"


def test_a_corpus_of_texts_asks_what_a_text_is_and_is_written(window, dialog, qtbot, tmp_path, monkeypatch):
    dialog.choose("report")
    assert "One text for each" not in said(dialog)
    dialog.choose("iramuteq")
    assert "One text for each" in said(dialog)
    QTest.mouseClick(segment(dialog, "Turn"), Qt.MouseButton.LeftButton)
    assert dialog.wanted().cut is Cut.TURN
    path = tmp_path / "corpus.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    window.sitting.exports._write(dialog.wanted())
    qtbot.waitUntil(lambda: path.exists() and window.sitting.exports._work.job is None)
    assert path.read_text(encoding="utf-8").startswith(
        "**** *doc_E01 *project_Legumerie *kind_interview *speaker_MmeDuval\n"
    )
