"""Importing 200 Word files into a study, against a plain python-docx read of them."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import docx

from ect_coder.study import Study
from tests.benchmarks.result import Result

FILES, WORDS = 200, 8_000
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
]


def write(path: Path, seed: int) -> None:
    """Write an interview of 8,000 words with speaker labels."""
    chance = random.Random(seed)
    document = docx.Document()
    for turn in range(WORDS // 40):
        label = "Enquêtrice" if turn % 2 else "Mme Duval"
        words = " ".join(chance.choices(_WORDS, k=40))
        document.add_paragraph(f"{label}\u00a0: {words}, {seed}-{turn}.")
    document.save(str(path))


def run() -> list[Result]:
    """Measure both in one run, once each after writing the files."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number:03d}.docx" for number in range(FILES)]
        for number, file in enumerate(files):
            write(file, number)
        started = time.perf_counter()
        for file in files:
            "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
        plain = time.perf_counter() - started
        with Study.create(Path(folder) / "study.ect") as study:
            started = time.perf_counter()
            reports = study.take_in(files, "Projet")
            ours = time.perf_counter() - started
        assert all(report.documents for report in reports)
    return [Result(f"import {FILES} docx of {WORDS} words / python-docx read", ours, plain, 1.5)]
