"""A phrase over 1.6 million words, against counting a plain substring over all the texts."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from pathlib import Path

from ect_coder.study import Study
from tests.benchmarks.result import Result, against

_WORDS = [
    "nous",
    "avons",
    "décidé",
    "avec",
    "la",
    "commune",
    "de",
    "partager",
    "le",
    "hangar",
    "parce",
    "que",
    "personne",
    "ne",
    "pouvait",
    "le",
    "payer",
    "seul",
    "œuvre",
]


def run() -> list[Result]:
    """Measure a phrase with accents and an elision in 200 texts of 8,000 words."""
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for number in range(200):
            lines = (" ".join(chance.choices(_WORDS, k=80)) for _line in range(100))
            (texts / f"{number:03d}.txt").write_text("\n".join([f"Texte {number}", *lines]), encoding="utf-8")
        path = Path(folder) / "study.ect"
        with Study.create(path) as study:
            study.take_in([texts])
        raw = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        with Study.open(path, writable=False) as study:
            result = against(
                "a phrase over 1.6 M words / str.count over the same",
                lambda: study.search("oeuvre commune partager"),
                lambda: [row[0].count("partager le hangar") for row in raw.execute("SELECT text FROM document_text")],
                20,
            )
        raw.close()
    return [result]
