"""The matrix by variable over 200,000 codings, against reading the same rows out of SQLite once; robustness, against it."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from functools import partial
from pathlib import Path

from ect_coder.storage.schema import new_guid
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity
from tests.benchmarks.result import Result, against

CODINGS, PROJECTS, DOCUMENTS = 200_000, 40, 200


def build(path: Path, codings: int = CODINGS) -> None:
    """Fill a study with codings spread over projects, documents, variables and moments."""
    chance = random.Random(1)
    with Study.create(path) as study:
        study.add_projects([(f"Projet {number:02d}", "2020", {}) for number in range(PROJECTS)])
        folder = path.parent / "texts"
        folder.mkdir()
        for number in range(DOCUMENTS):
            (folder / f"{number:03d}.txt").write_text(f"Texte {number}. " + "mot " * 2_000, encoding="utf-8")
        study.take_in([folder])
        variables = len(study.grid.codes)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO coder (guid, name) VALUES ('c', 'Léa')")
    moments, polarities = list(Moment), [Polarity.PRESENT] * 4 + [Polarity.ABSENT, Polarity.MIXED]
    rows = []
    for _number in range(codings):
        start, polarity = chance.randrange(7_000), chance.choice(polarities)
        document = chance.randrange(DOCUMENTS)
        intensity = None if polarity is Polarity.ABSENT else chance.choice([None, 1, 2, 3])
        rows.append(
            (
                new_guid(),
                document + 1,
                start,
                start + 40,
                "mot " * 10,
                chance.randrange(variables) + 1,
                chance.choice(moments).value,
                polarity.value,
                intensity,
                document % PROJECTS + 1,
            )
        )
    connection.executemany(
        'INSERT INTO coding (guid, document_id, start, "end", quote, variable_id, moment, polarity, intensity, project_id, '
        "coder_id, memo, codebook_version_id, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '', 1, '2026-01-01')",
        rows,
    )
    connection.commit()
    connection.close()


def run() -> list[Result]:
    """Measure both by turns on one open study."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.ect"
        build(path)
        raw = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        with Study.open(path, writable=False) as study:
            _ = study.grid
            result = against(
                f"matrix by variable, {CODINGS} codings / one read of them",
                lambda: study.answers("variable"),
                lambda: raw.execute(
                    "SELECT project_id, variable_id, moment, document_id, polarity, intensity FROM coding"
                ).fetchall(),
                2,
            )
            firmness = against(
                "robustness, all variants but each voice / the matrix",
                partial(study.robustness.trial, each_voice=False),
                lambda: study.answers("variable"),
                10,
            )
        raw.close()
    return [result, firmness]
