"""A text goes out as Word and its comments come back, through the window."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from ect_coder.coding.returned import Rest
from ect_coder.corpus.library import Description
from ect_coder.ui.sharing import comments_window, word_copy_dialog
from ect_coder.ui.sharing.comments_model import Column
from ect_coder.values import Quotability

TOLD = "On était trois"


@pytest.fixture
def copy(window, tmp_path, qtbot, monkeypatch):
    """The copy that the window wrote for Paul."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))

    def agree(dialog):
        dialog._person.setText("Paul")
        return True

    monkeypatch.setattr(word_copy_dialog.WordCopyDialog, "exec", agree)
    window.sitting.word_copies.send()
    qtbot.waitUntil(lambda: "copy to code in study – to be coded by Paul" in window.status.toast._words.text())
    (made,) = (tmp_path / "study – to be coded by Paul").iterdir()
    assert made.name == "E01 · interview.docx"
    return made


def comment(path, words, text, author="P. Martin"):
    book = docx.Document(str(path))
    paragraph = next(each for each in reversed(book.paragraphs) if words in each.text)
    book.add_comment(paragraph.runs, text, author=author)
    book.save(str(path))


def read(window, copy, monkeypatch, act):
    shown = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(copy)], ""))
    monkeypatch.setattr(comments_window.CommentsWindow, "exec", lambda dialog: shown.append(dialog) or act(dialog))
    window.sitting.word_copies.read()
    return shown


def cells(dialog, row):
    return [dialog.model.index(row, column).data() for column in Column]


def test_what_was_understood_is_shown_then_made_as_the_copy_s_coder(window, copy, qtbot, monkeypatch):
    study = window.sitting.study
    comment(copy, TOLD, "C3 É + 2 : tous")
    comment(copy, "ensuite", "je ne sais pas")
    shown = read(window, copy, monkeypatch, lambda _dialog: True)
    qtbot.waitUntil(lambda: len(study.excerpts()) == 1)
    (dialog,) = shown
    assert cells(dialog, 0)[2:] == ["je ne sais pas", "P. Martin", "No code of the codebook is named."]
    assert cells(dialog, 1)[2:] == ["Partage du risque · emergence · present · 2 · tous", "P. Martin", "a coding"]
    assert dialog.people == {"P. Martin": "Paul"}
    assert dialog.rest is Rest.DISCUSS
    assert [each.coder for each in study.excerpts()] == ["Paul"]
    assert [each.text for each in study.discussions()] == ["je ne sais pas"]
    qtbot.waitUntil(lambda: "1 coding, 1 passage to discuss" in window.status.toast._words.text())


def test_another_coder_can_be_chosen_and_what_is_there_is_seen_again(window, copy, qtbot, monkeypatch):
    study = window.sitting.study
    comment(copy, TOLD, "C3 É +")
    found = study.coding_copies.read([copy], lambda: False, lambda *_told: None)
    dialog = comments_window.CommentsWindow(found, study, window)
    qtbot.addWidget(dialog)
    study.coding_copies.take_in(dialog.readings, {"P. Martin": "Ana"}, Rest.LEAVE)
    again = comments_window.CommentsWindow(found, study, window)
    qtbot.addWidget(again)
    assert cells(again, 0)[Column.BECOMES] == "nothing: it is there already"
    assert not again.agree.isEnabled()


def test_without_a_yes_nothing_comes_in(window, copy, qtbot, monkeypatch):
    comment(copy, TOLD, "C3 É +")
    read(window, copy, monkeypatch, lambda _dialog: False)
    qtbot.waitUntil(lambda: "Nothing was brought in" in window.status.toast._words.text())
    assert window.sitting.study.excerpts() == []


def test_a_file_that_is_no_copy_is_refused_in_a_sentence(window, tmp_path, qtbot, monkeypatch, refusals):
    strange = tmp_path / "autre.docx"
    docx.Document().save(str(strange))
    read(window, strange, monkeypatch, lambda _dialog: True)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].startswith("autre.docx is a copy of no document of this study")


def test_documents_that_may_not_be_quoted_are_not_offered(window, qtbot):
    study = window.sitting.study
    study.describe(1, Description(quotability=Quotability.PARAPHRASE))
    dialog = word_copy_dialog.WordCopyDialog(study.documents(), study.names.display, window)
    qtbot.addWidget(dialog)
    dialog._person.setText("Paul")
    assert dialog.documents() == []
    assert not dialog._go.isEnabled()
