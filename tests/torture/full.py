"""R04: the disk is full at the n-th page; nothing that was acknowledged is lost, and work goes on once there is room."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import DiskFull
from ect_coder.study import Study
from ect_coder.values import Span
from tests.torture.outcome import Outcome, played
from tests.torture.studies import make

PAGES = 200


def run(share: float) -> list[Outcome]:
    """Give room for one page more each time."""
    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder))
        steps = range(0, PAGES, max(1, round(1 / share)))
        cases = [partial(_full, model, Path(folder) / "full.ect", pages) for pages in steps]
        return [played("R04", "disk full at the n-th page", "a sentence, 0 loss, then work goes on", cases)]


def _full(model: Path, path: Path, pages: int) -> str | None:
    shutil.copy(model, path)
    with Study.open(path) as study:
        writer = study._database._writer
        used = writer.exec_driver_sql("PRAGMA page_count").scalar()
        writer.exec_driver_sql(f"PRAGMA max_page_count = {used + pages}")
        writer.commit()
        before, told, refused = len(study.excerpts()), 0, False
        key = study.grid.codes[0].id
        try:
            for _turn in range(60):
                told += len(study.code_many([NewCoding(1, Span(n, n + 400), key, coder="Léa") for n in range(80)]))
        except DiskFull:
            refused = True
        if len(study.excerpts()) != before + told:
            return f"{pages} pages: {before + told} told, {len(study.excerpts())} there"
        if not refused:
            return f"{pages} pages: never full"
        writer.exec_driver_sql("PRAGMA max_page_count = 1073741823")
        writer.commit()
        told += len(study.code_many([NewCoding(1, Span(0, 9), key, coder="Léa")]))
        sound = study.check() == []
    with Study.open(path, writable=False) as study:
        there = len(study.excerpts())
    return None if sound and there == before + told else f"{pages} pages: sound {sound}, {there} of {before + told}"
