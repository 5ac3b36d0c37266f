"""A deposit is asked for and written, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from ect_coder.analysis.audience import Audience
from ect_coder.exchange.deposit import Wish
from ect_coder.names.renaming import Display
from ect_coder.ui import deposit_dialog
from ect_coder.ui.deposit_dialog import DepositDialog


@pytest.fixture
def dialog(window, qtbot):
    made = DepositDialog(Display.REAL, window)
    qtbot.addWidget(made)
    return made


def test_a_folder_is_written_and_what_is_not_in_it_is_said(window, tmp_path, qtbot, monkeypatch, refusals):
    monkeypatch.setattr(deposit_dialog.DepositDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    window.sitting.deposits.ask()
    qtbot.waitUntil(lambda: bool(refusals))
    (made,) = tmp_path.glob("Deposit – study – *")
    assert (made / "MANIFEST-SHA256").exists()
    assert (made / "project/study.qdpx").exists()
    assert "The study file (.ect) is not there" in refusals[0]


def test_without_a_folder_nothing_is_written(window, tmp_path, monkeypatch):
    monkeypatch.setattr(deposit_dialog.DepositDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    window.sitting.deposits.ask()
    assert list(tmp_path.glob("Deposit*")) == []


def test_whole_texts_are_for_researchers_alone(dialog):
    assert dialog.wish() == Wish(Audience.RESEARCH, texts=True)
    dialog._audience._picked(Audience.PUBLIC.value)
    assert dialog.wish() == Wish(Audience.PUBLIC, texts=False)
    dialog._audience._picked(Audience.RESEARCH.value)
    dialog._texts.click()
    assert dialog.wish() == Wish(Audience.RESEARCH, texts=False)
