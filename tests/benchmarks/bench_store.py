"""Codings through the study's door, against raw sqlite3: 20,000 at once, and each deed on one with 20,000 there."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ect_coder.coding.codings import NewCoding
from ect_coder.storage.schema import new_guid
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity, Span
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CODINGS = 20_000
TURNS = 60
_APART = 300
"""How far apart the codings lie that the turns change and remove."""


def run() -> list[Result]:
    """Measure the deeds against the same rows written to the same table by hand."""
    with tempfile.TemporaryDirectory() as folder:
        path, raw = Path(folder) / "study.ect", Path(folder) / "raw.db"
        many = _filled(path)
        limit = _filled_by_hand(path, Path(folder) / "many.db")
        shutil.copy(path, raw)
        with Study.open(path) as study, closing(_opened(raw)) as bare:
            singles = _in_turn(study, bare)
    return [Result(f"insert {CODINGS} codings / raw sqlite3", many, limit, 3), *singles]


def _filled(path: Path) -> float:
    """Make a study of one document with its codings; return how long these took."""
    text = path.with_suffix(".txt")
    text.write_text("Un passage de quelques mots, répété autant qu'il faut. " * 8_000, encoding="utf-8")
    with Study.create(path) as study:
        study.take_in([text], "Projet")
        variables = itertools.cycle(code.id for code in study.grid.codes)
        wishes = [
            NewCoding(1, Span(n * 20, n * 20 + 50), variable, Moment.EMERGENCE, Polarity.PRESENT, coder="Léa")
            for n, variable in zip(range(CODINGS), variables, strict=False)
        ]
        return _timed(lambda: study.code_many(wishes, begin=True))


def _filled_by_hand(path: Path, raw: Path) -> float:
    with closing(sqlite3.connect(path)) as source:
        schema = source.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'coding' AND sql NOT NULL").fetchall()
        rows = source.execute("SELECT * FROM coding").fetchall()
    with closing(_opened(raw)) as target:
        for (statement,) in schema:
            target.execute(statement)
        insert = _insert(rows[0])
        return _timed(lambda: _committed(target, lambda: target.executemany(insert, rows)))


def _in_turn(study: Study, bare: sqlite3.Connection) -> list[Result]:
    """Do each deed on both files, turn by turn; give the medians."""
    times: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in range(TURNS):
        ours, by_hand = _deeds(study, turn), _statements(bare, turn)
        for (name, deed), statement in zip(ours, by_hand, strict=True):
            times[name].append((_timed(lambda write=statement: _committed(bare, write)), _timed(deed)))
    return [
        Result(
            f"{name}, on disk, {CODINGS} there / raw sqlite3",
            statistics.median(ours for _limit, ours in each),
            statistics.median(limit for limit, _ours in each),
            2,
        )
        for name, each in times.items()
    ]


def _deeds(study: Study, turn: int) -> Iterator[tuple[str, Callable[[], object]]]:
    wish = NewCoding(1, Span(turn, turn + 9), "coop_confiance", coder="Léa")
    number = 1 + turn * _APART
    yield "add", lambda: study.code(wish, begin=True)
    yield "moment", lambda: study.recode([number], moment=Moment.SUPPORT)
    yield "remove", lambda: study.uncode([number])
    yield "undo", study.undo
    yield "redo", study.redo


def _statements(bare: sqlite3.Connection, turn: int) -> Iterator[Callable[[], object]]:
    """Give what the deeds change, one statement each: the removed row is written again, and removed again."""
    number = 1 + turn * _APART
    row = bare.execute("SELECT * FROM coding WHERE id = ?", (number,)).fetchone()
    insert, fresh = _insert(row), (CODINGS + turn + 1, new_guid(), *row[2:])
    yield lambda: bare.execute(insert, fresh)
    yield lambda: bare.execute("UPDATE coding SET moment = ? WHERE id = ?", (Moment.SUPPORT.value, number))
    yield lambda: bare.execute("DELETE FROM coding WHERE id = ?", (number,))
    yield lambda: bare.execute(insert, row)
    yield lambda: bare.execute("DELETE FROM coding WHERE id = ?", (number,))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _committed(connection: sqlite3.Connection, write: Callable[[], object]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    write()
    connection.execute("COMMIT")


def _insert(row: tuple[Any, ...]) -> str:
    return f"INSERT INTO coding VALUES ({', '.join('?' * len(row))})"


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
