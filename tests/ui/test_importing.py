"""One reads and codes on while files come in."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.importing import ImportQuestion, ImportReports
from ect_coder.values import Span


@pytest.fixture
def folder(tmp_path):
    """Eight texts of half a megabyte."""
    found = tmp_path / "entretiens"
    found.mkdir()
    for number in range(8):
        (found / f"{number}.txt").write_text(f"Texte {number}\n" + "Chacun se méfiait. " * 25_000, encoding="utf-8")
    return found


@pytest.fixture
def told(monkeypatch):
    """Answer the question of an import at once, and note what its report says."""
    said = []
    monkeypatch.setattr(ImportQuestion, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(ImportReports, "exec", lambda dialog: said.append(dialog.windowTitle()))
    return said


def test_one_codes_while_files_come_in(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    line = window.status.progress
    assert (line.busy, line.isVisible(), QApplication.activeModalWidget()) == (True, True, None)
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    assert line.busy
    qtbot.waitUntil(lambda: bool(told))
    assert (line.busy, line.isVisible()) == (False, False)
    assert (len(window.sitting.study.documents()), len(window.sitting.study.excerpts())) == (9, 1)


def test_the_line_says_how_far_it_is(window, qtbot, folder, told):
    said = []
    window.sitting.intake.take_in([folder])
    qtbot.waitUntil(lambda: said.append(window.status.progress._words.text()) or bool(told), timeout=20_000)
    assert any(words.startswith("Import: ") and words.endswith(".txt") for words in said)


def test_a_cancelled_import_leaves_nothing(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    window.status.progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not window.status.progress.busy)
    assert (len(window.sitting.study.documents()), told) == (1, [])
    assert window.status.toast._words.text() == "Stopped; nothing was changed."


def test_a_second_import_waits_for_the_first(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    window.sitting.intake.take_in([folder])
    assert "under way" in window.status.toast._words.text()
    qtbot.waitUntil(lambda: bool(told))
    assert len(window.sitting.study.documents()) == 9


def test_closing_the_study_ends_its_import(window, qtbot, folder, told):
    path = window.sitting.study.path
    window.sitting.intake.take_in([folder])
    window.close_study()
    assert not window.status.progress.busy
    window.open_study(path)
    qtbot.wait(50)
    assert (len(window.sitting.study.documents()), told) == (1, [])
