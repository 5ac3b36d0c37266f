"""Memory while 200 Word files are taken in: all processes, above what the program takes at rest."""

from __future__ import annotations

import multiprocessing
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from ect_coder.study import Study
from tests.benchmarks.bench_import import FILES, write
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

TICK = 0.02
"""Seconds between two looks."""
ALLOWED = 300_000_000


class _Watch:
    """Looks at how much memory this process and its children take together, and keeps the most."""

    def __init__(self) -> None:
        self.most = 0
        self._done = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._done.wait(TICK):
            self.most = max(self.most, taken())


def taken() -> int:
    """Give the bytes of memory that this process and its children take."""
    own = psutil.Process()
    return sum(map(_resident, [own, *own.children(recursive=True)]))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def run() -> list[Result]:
    """Measure the most that is taken above rest; another process writes the files, so that none of its memory serves."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number:03d}.docx" for number in range(FILES)]
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as writer:
            list(writer.map(write, files, range(FILES)))
        with Study.create(Path(folder) / "study.ect") as study:
            rest = taken()
            with _Watch() as watch:
                reports = study.take_in(files, "Projet")
        assert all(report.documents for report in reports)
    name = f"memory above rest, importing {FILES} docx / 300 MB"
    return [Result(name, (watch.most - rest) / 1e9, ALLOWED / 1e9, 1, "MB")]
