"""A study leaves the window for other programs and theirs come in, by a table of their codes that one checks."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.foreign.mapping_model import NEW, OUT, Column, MappingModel
from ect_coder.ui.foreign.mapping_window import MappingWindow
from ect_coder.values import Span
from tests.exchange.refi import foreign_files as made


@pytest.fixture
def asked(window, tmp_path, qtbot):
    foreign = window.sitting.study.foreign
    found = foreign.read(made.qualcoder(tmp_path / "p.qdpx"))
    shown = MappingWindow(found, foreign.propose(found), foreign.grid(found), "fr", window)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    return shown


def chooses(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(path), ""))


def at_rest(window, qtbot):
    qtbot.waitUntil(lambda: window.sitting is not None and window.sitting.foreign._work.job is None, timeout=10_000)


def test_the_study_is_exported_and_what_stays_is_said(window, tmp_path, monkeypatch, qtbot, refusals):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    chooses(monkeypatch, tmp_path / "o")
    window._actions["export_foreign"].trigger()
    at_rest(window, qtbot)
    assert zipfile.is_zipfile(tmp_path / "o.qdpx")
    with zipfile.ZipFile(tmp_path / "o.qdpx") as archive:
        assert len(archive.namelist()) == 2
    assert refusals == ["Exported to o.qdpx"]


def test_the_table_is_a_sound_model(asked, qtmodeltester):
    qtmodeltester.check(asked.model)


def test_each_code_stands_below_its_parent_with_its_codings_and_what_it_becomes(asked):
    model = asked.model
    rows = [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]
    assert rows == [
        ["Confiance", "3", "A new transversal code"],
        ["Catégorie", "–", "A new transversal code"],
        ["\u2003Argent", "3", "A new transversal code"],
    ]


def test_what_a_code_becomes_is_chosen_by_keyboard(asked, qtbot):
    asked.table.setFocus()
    QTest.keyClick(asked.table, Qt.Key.Key_Down)
    QTest.keyClick(asked.table, Qt.Key.Key_Return)
    (box,) = asked.table.viewport().findChildren(QComboBox)
    assert box.currentData() == NEW
    QTest.keyClick(box, Qt.Key.Key_Down)
    asked.table.setCurrentIndex(asked.model.index(0, Column.NAME))
    assert [each.left_out for each in asked.choices] == [False, True, False]
    assert asked.isVisible()


def test_what_the_codes_become_is_summed_up(asked):
    assert asked._told.text() == "3 new transversal codes"
    asked.model.setData(asked.model.index(0, Column.BECOMES), "ancr_attachement")
    assert asked._told.text() == "1 code is one of yours, 2 new transversal codes"
    asked.model.setData(asked.model.index(2, Column.BECOMES), OUT)
    asked.model.setData(asked.model.index(1, Column.BECOMES), "coop_confiance")
    assert asked._told.text() == "2 codes are yours, 1 code left out with its codings"


def test_a_project_comes_in_as_chosen_and_is_taken_back_by_one_undo(window, tmp_path, monkeypatch, qtbot):
    chooses(monkeypatch, made.qualcoder(tmp_path / "p.qdpx"))
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 1)
    before = window.sitting.study.grid
    window._actions["import_foreign"].trigger()
    qtbot.waitUntil(lambda: len(window.sitting.study.documents()) == 2, timeout=10_000)
    at_rest(window, qtbot)
    assert len(window.sitting.study.excerpts()) == 6
    assert {each.coder for each in window.sitting.study.excerpts()} == {"Omar", "Léa"}
    window.sitting.deeds.undo()
    assert (len(window.sitting.study.documents()), window.sitting.study.grid) == (1, before)


def test_one_that_is_called_off_changes_nothing(window, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    window._take_in([made.qualcoder(tmp_path / "p.qdpx")])
    at_rest(window, qtbot)
    assert len(window.sitting.study.documents()) == 1


def test_a_bad_file_is_refused_with_one_sentence(window, tmp_path, monkeypatch, qtbot, refusals):
    (tmp_path / "p.qdpx").write_text("bonjour", encoding="utf-8")
    window._take_in([tmp_path / "p.qdpx"])
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert len(refusals) == 1


def test_several_that_are_dropped_come_one_after_the_other(window, tmp_path, monkeypatch, qtbot):
    seen = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(dialog.findChild(QLabel, "cardTitle").text()) or 0)
    window._take_in([made.qualcoder(tmp_path / "p.qdpx"), made.maxqda(tmp_path / "q.qdpx")])
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=10_000)
    at_rest(window, qtbot)
    assert [each.split(" ")[0] for each in seen] == ["p.qdpx", "q.qdpx"]


def test_a_model_without_codes_is_empty():
    from ect_coder.codebook import files

    assert MappingModel([], files.default(), "fr").rowCount() == 0
