"""A study may close while a job is under way: the job ends first, and its outcome harms nothing."""

from __future__ import annotations

from ect_coder.coding.codings import NewCoding
from ect_coder.values import MANY, Span


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
