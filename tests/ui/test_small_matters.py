"""What stands beside the main work: status, titles, recent studies, licences."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton

from ect_coder import settings
from ect_coder.ui.about import About, licences
from ect_coder.values import Status


def test_f4_turns_the_documents_status_and_undo_takes_it_back(window, page):
    for wanted in (Status.IN_PROGRESS, Status.CODED, Status.REVIEWED, Status.TO_CODE):
        QTest.keyClick(window, Qt.Key.Key_F4)
        assert window.sitting.study.documents()[0].status == wanted
        assert window.sitting.pages.read.head._about.text().startswith(
            {"to_code": "to code"}.get(wanted, wanted.replace("_", " "))
        )
    window.sitting.deeds.undo()
    assert window.sitting.study.documents()[0].status == Status.REVIEWED


def test_a_study_is_renamed_and_its_file_is_not(window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_all, **_named: ("Coopérer en Combe", True))
    path = window.sitting.study.path
    window.sitting.dialogs.rename_study()
    assert window.windowTitle() == "Coopérer en Combe – ECT Coder"
    assert (window.sitting.study.path, path.exists()) == (path, True)


def test_a_study_leaves_the_recent_list_by_delete_and_stays_on_disk(window):
    path = window.sitting.study.path
    window.close_study()
    (recent,) = [each for each in window.findChildren(QPushButton) if each.objectName() == "recent"]
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Delete)
    assert settings.load().recent_studies == ()
    assert path.exists()


def test_every_part_tells_its_licence(window, qtbot):
    told = licences()
    assert "LGPL" in next(licence for name, _version, licence in told if name.startswith("PySide6"))
    assert all(name and version and licence for name, version, licence in told)
    shown = About(window)
    qtbot.addWidget(shown)
    assert shown.windowTitle()
