"""Two studies of 20,000 codings brought together, against inserting them; agreement on 5,000 against five seconds."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.values import Moment, Span
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

CODINGS, COMPARED, DOCUMENTS, SECONDS = 20_000, 2_500, 50, 5.0
WORDS = "On était trois maraîchers et une dame de l’association, chacun avait mis deux mille euros. "


def run() -> list[Result]:
    """Measure a merge that brings everything of one study into another, then agreement."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs, few = (folder / f"{each}.ect" for each in ("a", "b", "c"))
        with _texts(folder, ours) as study:
            study.copy_to(theirs)
            study.copy_to(few)
        inserting = [_coded(path, who, CODINGS) for path, who in ((ours, "Léa"), (theirs, "Paul"))]
        with Study.open(ours) as study:
            merging = _timed(lambda: study.merging.bring(theirs, "Léa"))
        for who in ("Léa", "Paul"):
            _coded(few, who, COMPARED)
        with Study.open(few) as study:
            agreeing = _timed(study.agreement.found)
        return [
            Result(f"merge of 2 × {CODINGS} codings / inserting them", merging, statistics.median(inserting), 3),
            Result(f"agreement on {2 * COMPARED} codings / 5 s", agreeing, SECONDS, 1),
        ]


def _texts(folder: Path, path: Path) -> Study:
    study = Study.create(path)
    for number in range(DOCUMENTS):
        text = f"Entretien {number}.\n" + "\n".join(WORDS * 3 for _line in range(120))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    study.take_in([folder / f"{number}.txt" for number in range(DOCUMENTS)], "Projet")
    return study


def _coded(path: Path, who: str, count: int) -> float:
    """Code as one of two people who differ here and there, and say how long it took."""
    with Study.open(path) as study:
        codes, moments, by = [code.id for code in study.grid.variables], list(Moment), len(who)
        wishes = [
            NewCoding(
                n % DOCUMENTS + 1,
                Span(20 + n * 7 % 30_000, 80 + n * 7 % 30_000 + (n * by) % 50),
                codes[(n * 7 + (n % by == 0)) % len(codes)],
                moments[(n + (n % (by + 4) == 0)) % 5],
                coder=who,
            )
            for n in range(count)
        ]
        return _timed(lambda: study.code_many(wishes))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
