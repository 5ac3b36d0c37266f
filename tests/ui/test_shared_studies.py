"""A study in a folder that others touch too: said, worked on in a copy, given back; quarrels are reported."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from ect_coder import settings, wording
from ect_coder.study import Study
from ect_coder.ui.window import Window


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    with Study.create(folder / "étude.ect") as study:
        study.add_project("Légumerie")
    return folder / "étude.ect"


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


def projects(path):
    with Study.open(path, writable=False) as study:
        return [each.name for each in study.projects()]


def test_who_touches_the_folder_is_said_and_the_study_given_back(shown, shared):
    shown.open_study(shared)
    assert "Nextcloud touches this folder too" in shown.status.toast._words.text()
    shown.sitting.study.add_project("Scierie")
    assert projects(shared) == ["Légumerie"]
    shown.close_study()
    assert projects(shared) == ["Légumerie", "Scierie"]


def test_a_half_hour_of_work_is_given_back_while_one_works_on(shown, shared, qtbot):
    shown.open_study(shared)
    shown.sitting.study.add_project("Scierie")
    shown.sitting.copies.keeper.keep()
    qtbot.waitUntil(lambda: projects(shared) == ["Légumerie", "Scierie"])


def test_work_that_cannot_be_given_back_is_kept_beside_and_said(shown, shared, refusals):
    shown.open_study(shared)
    shown.sitting.study.add_project("Scierie")
    other = shared.with_name("autre.ect")
    shutil.copyfile(shared, other)
    with Study.open(other) as study:
        study.add_project("Atelier")
    other.replace(shared)
    shown.close_study()
    assert "your work lies beside it" in refusals[0]
    assert projects(shared) == ["Légumerie", "Atelier"]


def test_what_a_quarrel_left_is_reported_and_not_touched(shown, shared, refusals):
    left = shared.with_name("étude (conflicted copy 2026-03-02 101500).ect")
    shutil.copyfile(shared, left)
    shown.open_study(shared)
    assert left.name in refusals[0]
    assert left.exists()
