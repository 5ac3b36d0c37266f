"""A window with a small study, as a researcher would have it open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ect_coder import settings, wording
from ect_coder.ui import theme
from ect_coder.ui.window import Window


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def refusals(monkeypatch):
    """What the window said in message boxes, which would wait for a click."""
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


@pytest.fixture
def window(qtbot, qapp, study, interview, refusals):
    settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
    wording.use_language("en")
    study.add_project("Atelier")
    path = study.path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.activateWindow()
    QApplication.processEvents()
    shown.sitting.pages.read.open_document(interview)
    yield shown
    shown.close()


@pytest.fixture
def page(window, qtbot):
    found = window.sitting.pages.read.desk.page
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def small_study(dressed, small_study):
    return small_study
