"""A copy goes out and comes back, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.ui.sharing import coming, handing
from ect_coder.values import Moment, Span


@pytest.fixture
def copy(window, tmp_path, qtbot, monkeypatch):
    """A blind copy for Paul, made by hand, in which he has coded."""
    study = window.sitting.study
    study.code(NewCoding(1, Span(0, 20), "coop_confiance", Moment.EMERGENCE, coder="Léa"))
    path = tmp_path / "Paul.ect"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))

    def agree(dialog):
        dialog._person.setText("Paul")
        dialog._blind.setChecked(True)
        return True

    monkeypatch.setattr(handing.Handing, "exec", agree)
    window.sitting.sharing.hand_on()
    qtbot.waitUntil(lambda: "Copy ready: Paul.ect" in window.status.toast._words.text())
    with Study.open(path) as opened:
        assert opened.excerpts() == []
        opened.code(NewCoding(1, Span(0, 22), "coop_confiance", Moment.SUPPORT, coder="Paul"))
    return path


def bring(window, copy, monkeypatch, *, agreed):
    said = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(copy), ""))
    monkeypatch.setattr(coming.Coming, "exec", lambda dialog: said.append(dialog) or agreed)
    window.sitting.sharing.bring()
    return said


def test_what_comes_in_is_shown_first_then_comes_in_as_one_step(window, copy, qtbot, monkeypatch):
    study = window.sitting.study
    said = bring(window, copy, monkeypatch, agreed=True)
    qtbot.waitUntil(lambda: len(study.excerpts()) == 2)
    assert said
    assert [each.coder for each in study.excerpts()] == ["Léa", "Paul"]
    study.undo()
    assert [each.coder for each in study.excerpts()] == ["Léa"]


def test_without_a_yes_nothing_comes_in(window, copy, qtbot, monkeypatch):
    bring(window, copy, monkeypatch, agreed=False)
    qtbot.waitUntil(lambda: "Nothing was brought in" in window.status.toast._words.text())
    assert len(window.sitting.study.excerpts()) == 1


def test_a_blind_copy_holds_no_word_of_what_was_said(window, copy, tmp_path):
    study = window.sitting.study
    study.code(NewCoding(1, Span(0, 20), "coop_confiance", memo="unsagbarlich", coder="Léa"))
    study.merging.hand_on(tmp_path / "blind.ect", {1}, blind=True)
    assert b"unsagbarlich" not in (tmp_path / "blind.ect").read_bytes()
    assert not study.merging.bring(tmp_path / "blind.ect", "Léa")
