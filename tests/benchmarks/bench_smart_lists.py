"""Smart lists over 100,000 codings: counting what fulfils them, held against what a reader waits without noticing."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.conditions import About, All, Beside, Condition, Either, Field, Not, Words
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity, Span
from tests.benchmarks.result import Result

TEXTS, LINES, CODINGS = 50, 300, 2_000
"""Texts, and the lines and codings of each."""
_UNNOTICED = 0.3
_COOPERATION, _ANCHORING = About(Field.PILLAR, ("cooperation",)), About(Field.PILLAR, ("anchoring",))
_EMERGENCE = About(Field.MOMENT, (Moment.EMERGENCE,))
_ASKED: dict[str, Condition] = {
    "a pillar at a moment": All((_ANCHORING, _EMERGENCE)),
    "in the same paragraph": All((_ANCHORING, Beside(_COOPERATION))),
    "not within three paragraphs": All((_ANCHORING, Not(Beside(All((_COOPERATION, _EMERGENCE)), 3)))),
    "overlapping, or words": Either(
        (All((_ANCHORING, Beside(_COOPERATION, None))), All((_COOPERATION, Words("mis*"))))
    ),
    "any with a neighbour of a pillar": Beside(_COOPERATION),
}


def run() -> list[Result]:
    """Time each question over one study, the median of five."""
    with tempfile.TemporaryDirectory() as folder, Study.create(Path(folder) / "study.ect") as study:
        _fill(study, Path(folder))
        return [
            Result(f"{name} / 300 ms", statistics.median(_timed(study, asked) for _turn in range(5)), _UNNOTICED, 1)
            for name, asked in _ASKED.items()
        ]


def _fill(study: Study, folder: Path) -> None:
    codes, moments, sides = [each.id for each in study.grid.codes], list(Moment), list(Polarity)
    for number in range(TEXTS):
        lines = (
            f"On était {number}, chacun avait mis {line} euros de sa poche et rien ne bougeait."
            for line in range(LINES)
        )
        file = folder / f"{number:02d}.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        (report,) = study.take_in([file], project=f"Projet {number % 14}")
        study.code_many(
            [
                NewCoding(
                    report.documents[0],
                    Span(rank * 10, rank * 10 + 60 + rank % 150),
                    codes[(rank * 7 + number) % len(codes)],
                    moments[rank % len(moments)],
                    sides[rank // 3 % len(sides)],
                    coder=f"Codeur {rank % 3}",
                )
                for rank in range(CODINGS)
            ]
        )


def _timed(study: Study, asked: Condition) -> float:
    started = time.perf_counter()
    study.smart_lists.count(asked)
    return time.perf_counter() - started
