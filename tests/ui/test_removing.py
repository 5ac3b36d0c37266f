"""A person leaves after one has seen what goes with them; a document that nothing quotes leaves at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.ui.removing import Removing
from ect_coder.values import Span
from tests.ui.hands import answering

WORDS = "chacun avait mis 2 000 euros"


def press(words):
    dialog = QApplication.activeModalWidget()
    next(each for each in dialog.findChild(QDialogButtonBox).buttons() if each.text() == words).click()


@pytest.fixture
def quoted(window, page):
    study = window.sitting.study
    study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    study.write_memo(Subject(About.STUDY), f"Elle dit : {WORDS}.", "Léa")
    return window


def test_a_document_that_nothing_quotes_leaves_at_once_and_undo_brings_it_back(window, page, qtbot):
    window.sitting.pages.read.corpus.removal_wished.emit(1)
    qtbot.waitUntil(lambda: window.sitting.study.documents() == [] and window.work.job is None)
    window.sitting.deeds.undo()
    assert len(window.sitting.study.documents()) == 1


def test_one_that_is_quoted_elsewhere_is_shown_with_its_quotes_first(quoted):
    shown = []

    def look():
        dialog = QApplication.activeModalWidget()
        shown.extend((dialog._going.text(), dialog._quotes.item(0).text()))
        press("Cancel")

    with answering(look):
        quoted.sitting.pages.read.corpus.removal_wished.emit(1)
    assert shown == [
        "•\u00a0 1 document, with its text\n•\u00a0 1 coding\n•\u00a0 1 original file",
        f"“{WORDS}”\nin a memo",
    ]
    assert len(quoted.sitting.study.documents()) == 1


def test_a_person_is_chosen_and_their_documents_leave(quoted, qtbot):
    with answering(lambda: press("Remove")):
        quoted._actions["remove_person"].trigger()
    qtbot.waitUntil(lambda: quoted.sitting.study.documents() == [])
    assert quoted.sitting.study.memo(Subject(About.STUDY)) == "Elle dit : […]."


def test_an_unchecked_document_stays(quoted, qtbot):
    study = quoted.sitting.study
    asked = Removing(study, study.removals.people(), (), quoted)
    qtbot.addWidget(asked)
    assert asked._who.itemText(0) == "Mme Duval · 1 document"
    assert asked.documents() == [1]
    asked._list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert (asked.documents(), asked._go.isEnabled()) == ([], False)


def test_without_anyone_named_it_is_said(window, page):
    window.sitting.study.remove_document(1)
    window.sitting.removals.person()
    assert "No document names who speaks" in window.status.toast._words.text()
