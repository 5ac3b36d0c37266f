"""Suggestions for an interview of 8,000 words: a first look at it, held against what a reader waits without noticing."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from ect_coder.corpus.library import Description
from ect_coder.study import Study
from tests.benchmarks.result import Result
from tests.labelled import passages

WORDS = 8_000
_UNNOTICED = 0.3
"""Seconds that the first page of suggestions may take."""


def run() -> list[Result]:
    """Time the first look of a study at a document, and looking again after a deed."""
    with tempfile.TemporaryDirectory() as folder, Study.create(Path(folder) / "study.ect") as study:
        file = Path(folder) / "entretien.txt"
        file.write_text(_interview(), encoding="utf-8")
        study.take_in([file])
        study.suggestions.of(1)  # the dictionary, which is read once for all
        study.describe(1, Description(date="2019-05"))
        return [
            Result("suggestions of 8,000 words / 300 ms", _timed(study), _UNNOTICED, 1),
            Result("the same after a deed / 300 ms", _timed(study), _UNNOTICED, 0.2),
        ]


def _interview() -> str:
    lines, count = [], 0
    while count < WORDS:
        for each in passages():
            lines.append(each.text)
            count += len(each.text.split())
            if count >= WORDS:
                break
    return "\n".join(lines)


def _timed(study: Study) -> float:
    started = time.perf_counter()
    study.suggestions.of(1)
    return time.perf_counter() - started
