"""Inserting 20,000 codings through the study's door, against raw sqlite3."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
import time
from pathlib import Path

from ect_coder.coding.codings import NewCoding
from ect_coder.storage.schema import new_guid
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity, Span
from tests.benchmarks.result import Result

CODINGS = 20_000


def run() -> list[Result]:
    """Measure the deed against the same rows inserted into the same table by hand; and one coding more."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.ect"
        text = "Un passage de quelques mots, répété autant qu'il faut. " * 8_000
        (Path(folder) / "a.txt").write_text(text, encoding="utf-8")
        with Study.create(path) as study:
            study.take_in([Path(folder) / "a.txt"], "Projet")
            variables = itertools.cycle(code.id for code in study.grid.codes)
            wishes = [
                NewCoding(1, Span(n * 20, n * 20 + 50), variable, Moment.EMERGENCE, Polarity.PRESENT, coder="Léa")
                for n, variable in zip(range(CODINGS), variables, strict=False)
            ]
            started = time.perf_counter()
            study.code_many(wishes)
            ours = time.perf_counter() - started
            single = []
            for n in range(30):
                started = time.perf_counter()
                study.code(NewCoding(1, Span(n, n + 9), "coop_confiance", coder="Léa"))
                single.append(time.perf_counter() - started)
        limit, one = _raw(path, Path(folder) / "raw.db")
    return [
        Result(f"insert {CODINGS} codings / raw sqlite3", ours, limit, 3),
        Result("one coding, on disk, with 20,000 there / raw sqlite3", sorted(single)[15], one, 20),
    ]


def _raw(path: Path, raw: Path) -> tuple[float, float]:
    source = sqlite3.connect(path)
    schema = [
        row[0] for row in source.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'coding' AND sql NOT NULL")
    ]
    rows = source.execute("SELECT * FROM coding WHERE id <= ?", (CODINGS,)).fetchall()
    source.close()
    target = sqlite3.connect(raw, isolation_level=None)
    target.execute("PRAGMA journal_mode = WAL")
    target.execute("PRAGMA synchronous = FULL")
    for statement in schema:
        target.execute(statement)
    marks = ", ".join("?" * len(rows[0]))
    started = time.perf_counter()
    target.execute("BEGIN IMMEDIATE")
    target.executemany(f"INSERT INTO coding VALUES ({marks})", rows)
    target.execute("COMMIT")
    many = time.perf_counter() - started
    single = []
    for number in range(30):
        started = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        target.execute(f"INSERT INTO coding VALUES ({marks})", (CODINGS + number + 1, new_guid(), *rows[0][2:]))
        target.execute("COMMIT")
        single.append(time.perf_counter() - started)
    target.close()
    return many, sorted(single)[15]
