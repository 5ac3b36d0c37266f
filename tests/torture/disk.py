"""R03, R06: power is lost, or the drive is taken away. `shim.c` stands between the program and the disk (Linux, gcc)."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ect_coder.storage import backup
from ect_coder.study import Study
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import make

LOSSES, DRIVES = 500, 50
_SIZES = struct.Struct("@3Q")
_NAME = "noisette"
_WRITER = """
import sys
from pathlib import Path
from ect_coder.coding.codings import NewCoding
from ect_coder.errors import EctError
from ect_coder.study import Study
from ect_coder.values import Moment, Span
refused = 0
try:
    study = Study.open(Path(sys.argv[1]))
    keys = [code.id for code in study.grid.codes]
    for turn in range(int(sys.argv[2])):
        try:
            made = study.code(NewCoding(1, Span(turn % 300, turn % 300 + 20), keys[turn % len(keys)], coder="Léa"))
            if turn % 5 == 0:
                study.recode([made], moment=Moment.AFTER)
        except EctError:
            refused += 1
            continue
        with open(sys.argv[3], "ab", buffering=0) as told:
            told.write(b"%d\\n" % made)
            if len(sys.argv) > 4:
                with open(sys.argv[4], "ab", buffering=0) as log:
                    log.write(b"a" + made.to_bytes(8, sys.byteorder) + bytes(16))
    study.close()
except EctError:
    refused += 1
print("refused", refused)
"""


def run(share: float) -> list[Outcome]:
    """Play them where the shim can be built; elsewhere no case."""
    with tempfile.TemporaryDirectory() as folder:
        shim = _built(Path(folder))
        if shim is None:
            return []
        model, chance = make(Path(folder), paragraphs=10, codings=10), random.Random(SEED)
        drives = [partial(_taken_away, shim, model, limit) for limit in _limits(max(1, int(DRIVES * share)))]
        recorded = _record(shim, model)
        losses = [partial(_lost, recorded, model, chance) for _case in range(max(1, int(LOSSES * share)))]
        return [
            played("R06", "the drive fails from the n-th write on (shim.c)", "a sentence, 0 loss", drives),
            played("R03", "power is lost at a random write (shim.c)", "0 loss, sound", losses),
        ]


def _built(folder: Path) -> Path | None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", made, source, "-ldl"], check=True)
    return made


def _limits(count: int) -> list[int]:
    return [1 + 4 * case for case in range(count)]


def _write(shim: Path, path: Path, turns: int, told: Path, **more: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", _WRITER, str(path), str(turns), str(told)]
    if "ECT_SHIM_LOG" in more:
        arguments.append(more["ECT_SHIM_LOG"])
    around = {
        **os.environ,
        "LD_PRELOAD": str(shim),
        "ECT_SHIM_NAME": _NAME,
        "PYTHONPATH": os.pathsep.join(sys.path),
        **more,
    }
    return subprocess.run(arguments, env=around, capture_output=True, text=True, check=False)


def _taken_away(shim: Path, model: Path, limit: int) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        path, told = Path(folder) / f"{_NAME}.ect", Path(folder) / "told"
        shutil.copy(model, path)
        done = _write(shim, path, 40, told, ECT_SHIM_FAIL=str(limit))
        if done.returncode != 0:
            return f"write {limit}: a crash, {done.stderr[-200:]}"
        return _missing(path, told.read_bytes().split() if told.exists() else [], f"write {limit}")


def _missing(path: Path, told: list[bytes], case: str) -> str | None:
    with Study.open(path) as study:
        there = {each.id for each in study.excerpts()}
        ills = study.check()
    lost = [number for number in map(int, told) if number not in there]
    return f"{case}: lost {len(lost)}, {ills}" if lost or ills or not backup.sound(path) else None


@dataclass(frozen=True, slots=True)
class _Event:
    """One entry of the log: a write, sync, truncation or removal of a file, or what was acknowledged (`place`)."""

    kind: str
    path: str
    place: int
    content: bytes


def _record(shim: Path, model: Path) -> list[_Event]:
    """Let a program write under the shim, and read back what it did to the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path, log = Path(folder) / _NAME / f"{_NAME}.ect", Path(folder) / "log"
        path.parent.mkdir()
        shutil.copy(model, path)
        done = _write(shim, path, 120, Path(folder) / "told", ECT_SHIM_LOG=str(log))
        assert done.returncode == 0, done.stderr
        return list(_events(log.read_bytes()))


def _events(log: bytes) -> list[_Event]:
    found, at = [], 0
    while at < len(log):
        kind = chr(log[at])
        named, place, length = _SIZES.unpack_from(log, at + 1)
        at += 1 + _SIZES.size
        if kind == "a":
            found.append(_Event(kind, "", named, b""))
            continue
        name = Path(log[at : at + named].decode()).name
        at += named
        content = log[at : at + length] if kind == "w" else b""
        at += len(content)
        found.append(_Event(kind, name, place, content))
    return found


def _lost(events: list[_Event], model: Path, chance: random.Random) -> str | None:
    """Stop at a random event: what was synced is there, of what was not any part, in any order of sectors."""
    stop = chance.randrange(1, len(events))
    disk, waiting = {f"{_NAME}.ect": bytearray(model.read_bytes())}, []
    told: list[bytes] = []
    for each in events[:stop]:
        if each.kind == "a":
            told.append(b"%d" % each.place)
        elif each.kind == "s":
            settled = [one for one in waiting if one.path == each.path or (each.path == _NAME and one.kind == "u")]
            for held in settled:
                _do(disk, held, held.content)
            waiting = [one for one in waiting if one not in settled]
        else:
            waiting.append(each)
    for each in waiting:
        if chance.random() < 0.5:
            _do(disk, each, each.content[: chance.choice((512, 1024, len(each.content)))])
    with tempfile.TemporaryDirectory() as folder:
        for name, content in disk.items():
            (Path(folder) / name).write_bytes(content)
        return _missing(Path(folder) / f"{_NAME}.ect", told, f"event {stop}")


def _do(disk: dict[str, bytearray], event: _Event, content: bytes) -> None:
    if event.kind == "u":
        disk.pop(event.path, None)
        return
    file = disk.setdefault(event.path, bytearray())
    if event.kind == "t":
        del file[event.place :]
        return
    file.extend(bytes(max(0, event.place - len(file))))
    file[event.place : event.place + len(content)] = content
