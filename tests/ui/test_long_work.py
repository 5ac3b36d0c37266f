"""A study may close while a job is under way: the job ends first, and its outcome harms nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.importing import ImportReports
from ect_coder.ui.jobs import MANY
from ect_coder.values import Span
from tests.ui.hands import answering, press


@pytest.fixture
def transcripts(tmp_path):
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"Texte {number}. " * 2_000, encoding="utf-8")
    return folder


def test_what_became_of_the_files_is_told_even_after_the_study_was_closed(window, transcripts, qtbot):
    told = []

    def read_reports():
        told.append(type(QApplication.activeModalWidget()))
        press("Return")

    with answering(lambda: press("Return"), read_reports):
        window.sitting.intake.take_in([transcripts])
        window.close_study()
        qtbot.waitUntil(lambda: window.work.job is None and bool(told))
    assert told == [ImportReports]
    assert window.sitting is None


def test_a_study_closes_after_a_deed_on_many_rows(window, interview, qtbot):
    path = window.sitting.study.path
    window.sitting.study.code_many(
        [NewCoding(interview, Span(0, 9), "coop_confiance", coder="Léa", memo=str(each)) for each in range(MANY + 1)]
    )
    window.sitting.deeds.undo()
    window.close_study()
    qtbot.waitUntil(lambda: window.work.job is None)
    window.open_study(path)
    assert window.sitting.study.excerpts() == []
