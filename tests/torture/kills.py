"""R01, R08: the program is killed at random while it writes; what it acknowledged is there, and nobody is asked anything."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.values import Moment, Span
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import make

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

KILLS = 1_000
_IN_A_ROW = 20
"""Kills of one study before a fresh one takes its place: it grows with each."""
_REOPENED_IN = 2.0
"""Seconds in which a study that was left opens again."""


def run(share: float) -> list[Outcome]:
    """Kill, reopen, compare."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder))
        path = Path(folder) / "killed" / "étude.ect"
        path.parent.mkdir()
        cases = [
            partial(_killed, path, chance.uniform(0.0, 0.09), None if kill % _IN_A_ROW else model)
            for kill in range(max(1, int(KILLS * share)))
        ]
        return [played("R01, R08", "kill −9 while writing, then reopened to write", "0 loss, no question", cases)]


def _killed(path: Path, after: float, afresh: Path | None) -> str | None:
    if afresh is not None:
        shutil.copy(afresh, path)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    writer = multiprocessing.get_context("fork").Process(target=_write, args=(path, theirs), daemon=True)
    writer.start()
    theirs.close()
    told = [ours.recv()]
    time.sleep(after)
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    try:
        while True:
            told.append(ours.recv())
    except EOFError:
        ours.close()
    return _missing(path, told)


def _write(path: Path, told: Connection) -> None:
    """Be the program: code, change, undo and remove without end; tell each coding once it is on disk."""
    with Study.open(path) as study:
        keys = [code.id for code in study.grid.codes]
        told.send(0)
        for turn in range(100_000):
            made = study.code(NewCoding(1, Span(turn % 300, turn % 300 + 20), keys[turn % len(keys)], coder="Léa"))
            told.send(made)
            if turn % 5 == 0:
                study.recode([made], moment=Moment.AFTER)
            if turn % 7 == 0:
                other = study.code(NewCoding(2, Span(3, 9), keys[0], coder="Léa"))
                study.uncode([other])
                study.undo()
                study.redo()


def _missing(path: Path, told: list[int]) -> str | None:
    began = time.monotonic()
    with Study.open(path) as study:
        slow = time.monotonic() - began > _REOPENED_IN
        there = {each.id for each in study.excerpts()}
    lost = [number for number in told if number and number not in there]
    connection = sqlite3.connect(path)
    sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    beside = [each.name for each in path.parent.iterdir() if each != path]
    if lost or slow or beside or not sound:
        return f"lost {len(lost)}, sound {sound}, slow {slow}, beside {beside}"
    return None
