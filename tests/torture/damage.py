"""R11–R15: files that change by themselves, are cut, or are none of ours; and what brings a study back."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder.errors import EctError
from ect_coder.storage import backup
from ect_coder.storage.backup import Reason
from ect_coder.study import Study, copies
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import dump, is_found, make

if TYPE_CHECKING:
    from collections.abc import Callable

FLIPS, CUTS, LOGS, ROTATIONS, DRILLS = 1_000, 200, 20, 50, 50


def run(share: float) -> list[Outcome]:
    """Play all of them on copies of one study."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder))
        before, harmed = dump(model), Path(folder) / "harmed.ect"

        def many(count: int, case: Callable[..., str | None]) -> list[Callable[[], str | None]]:
            seeds = [chance.randrange(2**32) for _case in range(max(1, int(count * share)))]
            return [partial(case, model, harmed, before, random.Random(seed)) for seed in seeds]

        return [
            played("R11", "one bit flips in a closed study", "every change of content found", many(FLIPS, _flip)),
            played("R12", "cut, zeroed, another header, another database", "named, 0 crash", many(CUTS, _surgery)),
            played(
                "R13", "a log of another file lies beside", "the study is as it was, or it is said", many(LOGS, _log)
            ),
            played("R14", "a damaged study comes to be copied", "0 good copy lost", many(ROTATIONS, _rotation)),
            played("R15", "copied, damaged, restored", "the same to the row", many(DRILLS, _drill)),
        ]


def _flip(model: Path, harmed: Path, before: list[str] | None, chance: random.Random) -> str | None:
    content = bytearray(model.read_bytes())
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    content[place] ^= 1 << bit
    harmed.write_bytes(content)
    if dump(harmed) != before and not is_found(harmed):
        return f"byte {place}, bit {bit}"
    return None


def _surgery(model: Path, harmed: Path, _before: list[str] | None, chance: random.Random) -> str | None:
    content = bytearray(model.read_bytes())
    kind = chance.randrange(5)
    if kind == 0:
        content = content[: chance.randrange(len(content))]
    elif kind == 1:
        page = 4096 * chance.randrange(1, len(content) // 4096)
        content[page : page + 4096] = bytes(4096)
    elif kind == 2:
        content[: chance.randrange(1, 100)] = bytes(chance.randrange(256) for _byte in range(50))
    elif kind == 3:
        content = bytearray(chance.randbytes(chance.randrange(20_000)))
    else:
        content = bytearray(b"SQLite format 3\0" + chance.randbytes(4_000))
    harmed.write_bytes(content)
    if harmed.read_bytes() == model.read_bytes():
        return None
    return None if _ends_in_words(harmed) else f"kind {kind} went unseen"


def _ends_in_words(path: Path) -> bool:
    """Say whether a damaged file is refused in words, opened to write or to read, or its check tells."""
    try:
        with Study.open(path):
            pass
    except EctError:
        return True
    return is_found(path)


def _log(model: Path, harmed: Path, before: list[str] | None, chance: random.Random) -> str | None:
    shutil.copy(model, harmed)
    beside = harmed.with_name(harmed.name + "-wal")
    other = harmed.with_name("other.ect")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "x.db"
        connection = sqlite3.connect(source)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE x (a)")
        connection.executemany("INSERT INTO x VALUES (?)", [(chance.random(),) for _row in range(500)])
        connection.commit()
        log = source.with_name("x.db-wal").read_bytes()
        connection.close()
    beside.write_bytes(log if chance.random() < 0.5 else chance.randbytes(len(log)))
    try:
        with Study.open(harmed) as study:
            found = study.check()
        return None if not found and dump(harmed) == before else f"changed: {found}"
    except EctError:
        return None
    finally:
        for each in (beside, harmed.with_name(harmed.name + "-shm"), other):
            each.unlink(missing_ok=True)


def _rotation(model: Path, harmed: Path, _before: list[str] | None, chance: random.Random) -> str | None:
    shutil.rmtree(backup.folder_of(harmed), ignore_errors=True)
    shutil.copy(model, harmed)
    backup.keep_copy(harmed, Reason.NAMED, "bonne")
    content = bytearray(harmed.read_bytes())
    place = chance.randrange(4096, len(content) - 4096)
    content[place : place + 64] = chance.randbytes(64)
    harmed.write_bytes(content)
    for _turn in range(3):
        backup.keep_copy(harmed)
    return None if any(backup.intact(copy) and copy.name for copy in backup.copies(harmed)) else f"byte {place}"


def _drill(model: Path, harmed: Path, before: list[str] | None, chance: random.Random) -> str | None:
    shutil.rmtree(backup.folder_of(harmed), ignore_errors=True)
    shutil.copy(model, harmed)
    backup.keep_copy(harmed)
    if chance.random() < 0.2:
        harmed.unlink()
    else:
        content = bytearray(harmed.read_bytes())
        for _hit in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        harmed.write_bytes(content[: chance.randrange(1, len(content))])
    _copy, aside = copies.restore(harmed)
    if aside != harmed:
        aside.unlink()
    return None if dump(harmed) == before else "not the same"
