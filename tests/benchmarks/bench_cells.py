"""The matrix page at work in 200,000 codings: a cell's verbatims, painted, and the page after one coding."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.ui import theme
from ect_coder.ui.matrix.page import MatrixPage
from ect_coder.values import Changed, Moment, Span
from tests.benchmarks.bench_matrix import build
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

_TURNS = 15
_FIRST_VERBATIMS, _AFTER_A_CODING = 0.020, 0.030


def run() -> list[Result]:
    """Measure medians on one page that is shown, with the pillars closed and with one opened."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.ect"
        build(path)
        with Study.open(path) as study:
            page = MatrixPage(study, theme.LIGHT)
            page.resize(1366, 700)
            page.show()
            application.processEvents()
            results = [_verbatims(page), _after_a_coding(study, page)]
            page.turn_pillar(page.cells.index(0, 0))
            return [*results, _after_a_coding(study, page, " with a pillar opened")]


def _verbatims(page: MatrixPage) -> Result:
    """Go from cell to cell, each with some hundreds of codings."""
    spent = []
    for turn in range(_TURNS):
        page.table.setCurrentIndex(page.cells.index(turn, turn % 4))
        spent.append(_timed(lambda: (page._explain(), page.panel.grab())))
    return Result("cell → first 100 verbatims, 20 ms", statistics.median(spent), _FIRST_VERBATIMS, 1)


def _after_a_coding(study: Study, page: MatrixPage, how: str = "") -> Result:
    project = study.projects()[0].name
    spent = []
    for turn in range(_TURNS):
        wish = NewCoding(1, Span(turn, turn + 9), "coop_confiance", Moment.SUPPORT, coder="Léa", project=project)
        study.code(wish)
        spent.append(_timed(lambda: (page.refresh(Changed.CODINGS), page._explain())))
        QApplication.processEvents()
    return Result(f"matrix page after one coding{how}, 30 ms", statistics.median(spent), _AFTER_A_CODING, 1)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
