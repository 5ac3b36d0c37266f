"""40,000 codings out as .qdpx and in again, against pyrefiqda's own models writing and reading the same file."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from pyrefiqda import RefiProject

from ect_coder.coding.codings import NewCoding
from ect_coder.exchange.export import export_project
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity, Span
from tests.benchmarks.result import Result, against

CODINGS, DOCUMENTS = 40_000, 100
WORDS = "On était trois maraîchers et une dame de l’association, chacun avait mis deux mille euros. "


def filled(folder: Path) -> Study:
    """Make a study of a hundred long interviews and their codings."""
    study = Study.create(folder / "a.ect")
    for number in range(DOCUMENTS):
        text = f"Entretien {number}.\n" + "\n".join(WORDS * 3 for _line in range(120))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    study.take_in([folder / f"{number}.txt" for number in range(DOCUMENTS)], "Projet")
    codes, moments, polarities = [code.id for code in study.grid.codes], list(Moment), list(Polarity)
    study.code_many([
        NewCoding(
            n % DOCUMENTS + 1,
            Span(20 + n * 7 % 30_000, 80 + n * 7 % 30_000 + n % 150),
            codes[n * 7 % len(codes)],
            moments[n % 5],
            polarities[n // 3 % 3],
            coder="Léa",
        )
        for n in range(CODINGS)
    ])  # fmt: skip
    return study


def run() -> list[Result]:
    """Measure out, and in with all of it written into a new study."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, turns = folder / "a.qdpx", iter(range(100))
        with filled(folder) as study:
            out = partial(_out, study, file)
            out()
            theirs = RefiProject.load(file, extract_dir=str(folder / "theirs"))
            save = partial(RefiProject.save, theirs, folder / "b.qdpx", str(folder / "theirs"))
            load = partial(RefiProject.load, file, extract_dir=str(folder / "again"))
            return [
                against(f"{CODINGS} codings to .qdpx / pyrefiqda", out, save, 2, turns=3),
                against(
                    f"{CODINGS} codings from .qdpx / pyrefiqda",
                    lambda: _in(folder / f"{next(turns)}.ect", file),
                    load,
                    2,
                    3,
                ),
            ]


def _out(study: Study, file: Path) -> None:
    export_project(study.foreign.packed(study.quoting()), file)


def _in(path: Path, file: Path) -> None:
    with Study.create(path) as study:
        (report,) = study.take_in([file])
        assert report.kept["codings"] == CODINGS


if __name__ == "__main__":
    from tests.benchmarks.__main__ import main

    main(["bench_refi"])
