"""Versions are kept, listed, opened beside the present."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from ect_coder.storage.backup import Reason
from ect_coder.study import Study
from ect_coder.ui.keeper import Keeper
from ect_coder.ui.versions import Versions, changes, title
from ect_coder.values import Span


@pytest.fixture
def copies(window, qtbot, monkeypatch):
    """Who keeps the versions of the study of a window, whose next version is called « Avant la réunion »."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked, **_more: ("Avant la réunion", True))
    return window.sitting.copies


def kept(window):
    return window.sitting.study.copies.all()


def code(window, start):
    window.sitting.pages.read.desk.page.select_span(Span(start, start + 8))
    window.sitting.pages.read.hand.code_with("coop_confiance")


def test_a_version_is_kept_under_its_name(copies, window, qtbot):
    before = len(kept(window))
    code(window, 0)
    copies.name()
    qtbot.waitUntil(lambda: len(kept(window)) == before + 1)
    newest = kept(window)[0]
    assert (title(newest), newest.reason, newest.holds["coding"]) == ("Avant la réunion", Reason.NAMED, 1)
    qtbot.waitUntil(lambda: "Avant la réunion" in window.status.toast._words.text())


def test_a_copy_says_what_it_holds_more_than_the_one_before(window):
    code(window, 0)
    window.sitting.study.copies.keep(Reason.NAMED, "un")
    code(window, 12)
    code(window, 24)
    window.sitting.study.copies.keep(Reason.NAMED, "deux")
    window.sitting.study.copies.keep(Reason.NAMED, "trois")
    newest, second, first, *_others = changes(kept(window))
    assert (newest, second, first) == ("as before", "+2 codings", "+1 coding")


def test_the_oldest_copy_says_all_that_it_holds(window):
    assert changes(kept(window))[-1] == "1 document, 2 projects"


def test_a_version_opens_beside_the_present(copies, window, qtbot, monkeypatch, tmp_path):
    code(window, 0)
    window.sitting.study.copies.keep(Reason.NAMED, "un")
    code(window, 12)
    target = tmp_path / "autrefois.ect"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(target), ""))
    copies._bring_back(kept(window)[0])
    with Study.open(target) as study:
        assert len(study.excerpts()) == 1
    assert len(window.sitting.study.excerpts()) == 2


def test_the_list_opens_what_one_points_at(window, qtbot):
    window.sitting.study.copies.keep(Reason.NAMED, "un")
    dialog = Versions(kept(window), window.sitting.pages.colours, window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    with qtbot.waitSignal(dialog.opening_wished) as wished:
        QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    assert wished.args[0].name == "un"


def test_a_copy_is_made_while_one_works(window, qtbot):
    code(window, 0)
    window.sitting.copies.keeper.keep()
    qtbot.waitUntil(lambda: kept(window)[0].holds["coding"] == 1)


def test_no_copy_is_made_of_a_study_that_is_only_read(window, qtbot):
    with Study.open(window.sitting.study.path, writable=False) as study:
        keeper = Keeper(study, window)
        assert not keeper._timer.isActive()
