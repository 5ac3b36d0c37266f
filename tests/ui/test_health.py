"""The study is checked in plain words; what can be is repaired; a damaged one has ways out."""

import sqlite3

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from ect_coder import settings, wording
from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.ui.ailing import Ailing
from ect_coder.ui.window import Window
from ect_coder.values import Span


@pytest.fixture
def health(window):
    """Who looks after the study of a window."""
    return window.sitting.health


@pytest.fixture
def dialogs(monkeypatch):
    """The lists of findings that were shown, which would wait for a click."""
    shown = []
    monkeypatch.setattr(Ailing, "exec", lambda dialog: shown.append(dialog) or QDialog.DialogCode.Rejected)
    return shown


def code(window, start):
    window.sitting.pages.read.desk.page.select_span(Span(start, start + 8))
    window.sitting.pages.read.hand.code_with("coop_confiance")


def harm(window, statement):
    connection = sqlite3.connect(window.sitting.study.path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def buttons(dialog):
    from PySide6.QtWidgets import QPushButton

    return {each.text(): each for each in dialog.findChildren(QPushButton) if not each.isHidden()}


def test_a_sound_study_is_called_so(health, refusals, qtbot):
    health.check()
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals == ["The study is sound: the file, every text, every coding’s words and every link were checked."]


def test_what_is_wrong_is_told_with_what_helps(health, window, dialogs, qtbot):
    harm(window, "UPDATE document SET sha256 = 'x'")
    health.check()
    qtbot.waitUntil(lambda: bool(dialogs))
    assert {*buttons(dialogs[0])} == {"Versions…", "Close"}


def test_what_can_be_is_repaired_as_one_deed(health, window, dialogs, qtbot):
    code(window, 70)
    words = window.sitting.study.excerpts()[0].text
    harm(window, 'UPDATE coding SET start = start + 3, "end" = "end" + 3')
    health.check()
    qtbot.waitUntil(lambda: bool(dialogs))
    assert "Repair what can be" in buttons(dialogs[0])
    buttons(dialogs[0])["Repair what can be"].click()
    study = window.sitting.study
    qtbot.waitUntil(lambda: study.check() == [])
    qtbot.waitUntil(lambda: "1 thing repaired" in window.status.toast._words.text())
    (found,) = study.excerpts()
    assert study.text(found.document)[found.start : found.end] == words
    assert study.undo_label == "repair the study"


def test_a_check_can_be_stopped(health, window, refusals, qtbot):
    health.check()
    window.work.job.cancel()
    qtbot.waitUntil(lambda: window.work.job is None)
    assert refusals in ([], ["Stopped; nothing was changed."]) or "sound" in refusals[0]


def test_a_study_that_was_not_closed_is_checked_and_said_to_be_whole(window, qtbot, tmp_path):
    code(window, 0)
    left = tmp_path / "left.ect"
    window.sitting.study.copy_to(left)
    window.open_study(left)
    assert not window.sitting.study.closed_cleanly
    qtbot.waitUntil(lambda: "nothing is missing" in window.status.toast._words.text())
    window.close_study()
    with Study.open(left) as study:
        assert study.closed_cleanly


@pytest.fixture
def closed(tmp_path):
    """A study that was closed, of which a sound copy is kept."""
    (tmp_path / "a.txt").write_text("Chacun se méfiait de son voisin.\n" * 200, encoding="utf-8")
    with Study.create(tmp_path / "étude.ect") as study:
        study.take_in([tmp_path / "a.txt"], "Légumerie")
        key = study.grid.codes[0].id
        study.code_many([NewCoding(1, Span(n * 9, n * 9 + 40), key, coder="Léa") for n in range(200)])
        study.copies.keep()
    return tmp_path / "étude.ect"


@pytest.fixture
def shown(qtbot, qapp, refusals):
    settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
    wording.use_language("en")
    made = Window()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    yield made
    made.close()


def choose(monkeypatch, words):
    """Press the button of the next message boxes that says so, and note what they say."""
    said = []

    def press(box):
        said.append(box.text())
        found = next((each for each in box.buttons() if each.text() == words), None)
        if found is not None:
            found.click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    return said


def test_the_newest_sound_copy_takes_the_place_of_a_damaged_study(shown, closed, monkeypatch):
    closed.write_bytes(closed.read_bytes()[:9000])
    said = choose(monkeypatch, "Bring this copy back")
    shown.open_study(closed)
    assert "newest sound copy" in said[0]
    assert len(shown.sitting.study.excerpts()) == 200
    assert len([*closed.parent.glob("étude.*.ect")]) == 1


def test_what_can_be_read_of_a_damaged_study_opens_in_a_new_one(shown, closed, monkeypatch, qtbot, tmp_path):
    content = bytearray(closed.read_bytes())
    content[:40] = bytes(40)
    closed.write_bytes(content)
    target = tmp_path / "sauvé.ect"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(target), ""))
    said = choose(monkeypatch, "Save what can be read…")
    shown.open_study(closed)
    qtbot.waitUntil(lambda: shown.sitting is not None)
    assert shown.sitting.study.path == target
    assert len(shown.sitting.study.excerpts()) == 200
    assert "Codings: 200 saved, 0 lost" in said[1]
    assert closed.read_bytes() == content


def test_a_file_that_never_was_a_study_is_only_refused(shown, tmp_path, refusals):
    (tmp_path / "photo.ect").write_bytes(b"no study at all" * 20)
    shown.open_study(tmp_path / "photo.ect")
    assert refusals == ["photo.ect is not an ECT Coder study; it was left as it is."]


def test_a_study_that_is_damaged_inside_says_so_as_it_opens(shown, closed, dialogs, qtbot):
    connection = sqlite3.connect(closed)
    connection.execute("UPDATE document SET sha256 = 'x'")
    connection.commit()
    connection.close()
    shown.open_study(closed)
    qtbot.waitUntil(lambda: bool(dialogs))
