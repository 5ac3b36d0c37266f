"""A first morning without a mouse: from the welcome screen to the workbook, keys only.

Only the system's own file dialogs are stood in for; the study is looked at as another program would, from its file.
"""

from __future__ import annotations

import docx
import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from ect_coder import settings, wording
from ect_coder.codebook import files
from ect_coder.study import Study
from ect_coder.ui.window import Window
from ect_coder.values import Moment, Polarity
from tests.ui.hands import answering, keyboard, press, write

TURNS = (
    "Enquêtrice : Au début, qui était autour de la table ?",
    "Mme Duval : Au début personne. Après ils ont signé 💶. On a voté ensemble.",
    "Enquêtrice : Et le hangar ?",
    "Mme Duval : La commune l’a prêté. Chacun paie sa part. Les élus suivent.",
    "Enquêtrice : Et maintenant ?",
    "Mme Duval : Nous vendons au marché. Les voisins nous aident. C’est l’œuvre de tous.",
)
TEXT = "Text of the document"
SENTENCE = "Au début personne."


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "étude.ect"
    Study.create(found, files.default(), "Étude").close()
    return found


@pytest.fixture
def transcript(tmp_path):
    document = docx.Document()
    for turn in TURNS:
        document.add_paragraph(turn)
    document.save(str(tmp_path / "Mme Duval.docx"))
    return tmp_path / "Mme Duval.docx"


@pytest.fixture
def window(qtbot, refusals, path, transcript, tmp_path, monkeypatch):
    """The welcome screen, with nothing decided yet."""
    settings.save(settings.Settings(language="en", theme="light"))
    wording.use_language("en")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(transcript)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "table.xlsx"), ""))
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    yield shown
    shown.close()
    assert refusals == []


def codings(path):
    with Study.open(path, writable=False) as study:
        return study.excerpts()


def name():
    """Give the accessible name of what has the keyboard."""
    return keyboard().accessibleName()


def test_a_morning_without_a_mouse(window, qtbot, path, tmp_path):
    open_study()
    import_document(qtbot)
    code_ten_passages()
    assert [each.text for each in codings(path)][1:4] == [SENTENCE, "Après ils ont signé 💶.", "On a voté ensemble."]
    assert len(codings(path)) == 10
    mend_two(path)
    write_a_memo(path)
    walk_through_codings(qtbot)
    search_the_text()
    search_the_excerpts(window, qtbot)
    walk_the_matrix(window, qtbot)
    export(qtbot, tmp_path / "table.xlsx")


def open_study():
    def say_who():
        write("Léa")
        press("Return")

    with answering(say_who):
        press("Ctrl+O")


def import_document(qtbot):
    def say_which_project():
        press("Right", "Right", "Right")
        write("Légumerie")
        press("Return", "Ctrl+Return")

    reports = []
    with answering(say_which_project, lambda: reports.append(press("Escape"))):
        press("Ctrl+I")
        qtbot.waitUntil(lambda: bool(reports) and QApplication.activeModalWidget() is None)
    press("Ctrl+Home")
    assert name() == TEXT


def code_ten_passages():
    """Sentences, words and lines of the three answers; both moments; presence, absence, nuance and intensity."""
    press("Down", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+E", "Ctrl+E")
    write("confi")
    press("Shift+Return")
    sentence_after()
    press("2")
    write("risque")
    press("Return")
    sentence_after()
    press("Return")
    press("Down", "Down", "Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+E", "Ctrl+E")
    write("confiance")
    press("Tab", "Shift+Tab", "Return")
    sentence_after()
    write("risque")
    press("Ctrl+3", "Return")
    sentence_after()
    press("Ctrl+Return", "Down", "Return")
    press("Down", "Down", "Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right")
    press(*["Ctrl+Shift+Right"] * 4, "Return")
    press("Right", "Right", "Ctrl+E", "Ctrl+E", "Return")
    sentence_after()
    press("Return")


def sentence_after():
    """Go to the next sentence of the line, and select it."""
    press("Right", "Right", "Ctrl+Right", "Ctrl+E", "Ctrl+E")


def mend_two(path):
    """Give the last coding the moment after « both », and let the one before end two words earlier."""
    press("F8")
    assert codings(path)[-1].moment is Moment.AFTER
    press("Ctrl+Shift+Up", "Alt+Left", "Alt+Left")
    press("Ctrl+Shift+Up")
    press("F9")
    assert codings(path)[-3].text == "Nous vendons au"
    assert codings(path)[-2].polarity is Polarity.ABSENT


def write_a_memo(path):
    press("Ctrl+M")
    assert name() == "Memo"
    write("Qui paie ? À revoir.")
    press("Escape")
    assert name() == TEXT
    assert codings(path)[-2].memo == "Qui paie ? À revoir."


def walk_through_codings(qtbot):
    """From the last round to the first, and back; what is copied says where we are."""
    press("Ctrl+Shift+Down", "Ctrl+Shift+Down", "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == f"“{SENTENCE}” (E01, §\u00a02)"
    press("Ctrl+Shift+Up", "Ctrl+Shift+C")
    assert "Les voisins nous aident." in QGuiApplication.clipboard().text()


def search_the_text():
    """Words are found without their accents; Escape goes back to the text, with the hit selected."""
    press("Ctrl+F")
    write("elus")
    press("Return", "F3", "Shift+F3", "Escape")
    assert name() == TEXT
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "élus"


def search_the_excerpts(window, qtbot):
    """The third of those found is opened with Enter: the text has the keyboard, and its coding is the current one."""
    press("Ctrl+Shift+F")
    write("au")
    press("Return")
    qtbot.waitUntil(
        lambda: any("4 excerpts" in each.text() for each in window.findChildren(QLabel) if each.isVisible())
    )
    press("Down", "Down", "Down", "Return")
    assert name() == TEXT
    press("Ctrl+Shift+C")
    assert "Nous vendons au" in QGuiApplication.clipboard().text()


def walk_the_matrix(window, qtbot):
    """Enter on a cell shows its excerpts; from there too, the text is a few keys away."""
    press("Ctrl+3")
    assert name() == "Matrix"
    press("Right", "Left", "Return")
    qtbot.waitUntil(
        lambda: any("7 excerpts" in each.text() for each in window.findChildren(QLabel) if each.isVisible())
    )
    press("Down", "Return")
    assert name() == TEXT


def export(qtbot, target):
    press("Ctrl+Shift+E")
    qtbot.waitUntil(lambda: target.exists() and QApplication.activeModalWidget() is None)
    rows = list(openpyxl.load_workbook(target)["Codings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 10
