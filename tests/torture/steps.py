"""R02, R18: the program is killed at each step of a deed that writes files; what is there is as before or as after."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import EctError
from ect_coder.exchange.export import export
from ect_coder.storage import backup
from ect_coder.storage.backup import Reason
from ect_coder.study import Study, copies, quiet, rescue
from ect_coder.values import Span
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FILES = Path(__file__).parents[1] / "files"
_WATCHED = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile", "shutil.rmtree"}
_LEFT = (".new", ".ect-new", ".restored", "-wal", "-shm", "-journal")
_MOST = 250
"""Steps of a deed at which it is killed; of those that have more, as many chosen at random."""


def run(share: float) -> list[Outcome]:
    """Kill at each step of each deed, or at a share of them."""
    chance = random.Random(SEED)
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder), codings=40)
        for name, (deed, _holds) in DEEDS.items():
            first = Path(folder) / "count"
            steps = _steps(deed, _laid_out(name, model, first))
            wanted = sorted(chance.sample(range(steps), max(1, int(min(steps, _MOST) * share))))
            cases = [partial(_killed, name, model, Path(folder) / "killed", step) for step in wanted]
            family = "R18" if name == "upgrade" else "R02"
            outcomes.append(
                played(
                    family, f"killed at each step: {name} ({steps} steps)", "as before or after, nothing left", cases
                )
            )
    return outcomes


def _laid_out(name: str, model: Path, folder: Path) -> Path:
    """Give a fresh study, with a copy of it, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "étude.ect"
    shutil.rmtree(backup.folder_of(path), ignore_errors=True)
    shutil.copy(_FILES / "study-2.ect" if name == "upgrade" else model, path)
    (folder / "c.txt").write_text("Un troisième texte.\n" * 30, encoding="utf-8")
    if name != "upgrade":
        backup.keep_copy(path, Reason.NAMED, "avant")
    return path


def _killed(name: str, model: Path, folder: Path, step: int) -> str | None:
    deed, holds = DEEDS[name]
    path = _laid_out(name, model, folder)
    _in_a_child(deed, path, step)
    wrong = holds(path)
    if wrong is not None:
        return f"{name}, step {step}: {wrong}"
    try:
        deed(path)
    except EctError as refusal:
        return f"{name}, step {step}: then refused ({type(refusal).__name__})"
    wrong = holds(path)
    left = [each.name for each in [*folder.iterdir(), *_copies_folder(path)] if each.name.endswith(_LEFT)]
    return f"{name}, step {step}: {wrong or ''} left {left}" if wrong or left else None


def _copies_folder(path: Path) -> Iterator[Path]:
    folder = backup.folder_of(path)
    return folder.iterdir() if folder.exists() else iter(())


def _steps(deed: Callable[[Path], Any], path: Path) -> int:
    """Count the steps of a deed: what it does to files, and the statements that it gives to SQLite."""
    return _in_a_child(deed, path, None)


def _in_a_child(deed: Callable[[Path], Any], path: Path, until: int | None) -> int:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_work, args=(deed, path, until, theirs))
    child.start()
    theirs.close()
    try:
        return int(ours.recv())
    except EOFError:
        return 0
    finally:
        child.join()
        ours.close()


def _work(deed: Callable[[Path], Any], path: Path, until: int | None, told: Any) -> None:
    done = 0

    def step(*_what: object) -> None:
        nonlocal done
        if done == until:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _WATCHED and not (event == "open" and not _writes(arguments)):
            step()

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
        made = opening(*arguments, **named)
        made.set_trace_callback(step)
        return made

    opening, sqlite3.connect = sqlite3.connect, connect
    sys.addaudithook(watch)
    deed(path)
    told.send(done)


def _writes(arguments: tuple[Any, ...]) -> bool:
    _path, mode, flags = arguments
    return bool(set(mode or "") & set("wax+")) or bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


# The deeds, and what must hold after each, killed or not


def _take_in(path: Path) -> None:
    with Study.open(path) as study:
        study.take_in([path.parent / "c.txt"])


def _has_two_or_three(path: Path) -> str | None:
    with Study.open(path) as study:
        found, ills = len(study.documents()), study.check()
    return None if found in (2, 3) and not ills else f"{found} documents, {ills}"


def _code_briefly(path: Path) -> None:
    with Study.open(path, brief=True) as study:
        study.code(NewCoding(1, Span(0, 9), study.grid.codes[0].id, coder="Léa"))


def _open(path: Path) -> None:
    with Study.open(path):
        pass


def _opens_whole(path: Path) -> str | None:
    with Study.open(path) as study:
        return None if not study.check() and study.documents() else "not whole"


def _copy(path: Path) -> None:
    with Study.open(path, writable=False) as study:
        study.copies.keep(Reason.NAMED, "un")


def _copies_are_intact(path: Path) -> str | None:
    kept = backup.copies(path)
    return None if kept and all(backup.intact(each) for each in kept) else "a copy is not intact"


def _restore(path: Path) -> None:
    copies.restore(path)


def _is_there(path: Path) -> str | None:
    """Say whether the study is there, or beside: between two names a kill may leave it aside, whole."""
    beside = [each for each in path.parent.glob("étude*") if each.suffix == ".ect"]
    whole = [each for each in beside if backup.sound(each)]
    return None if whole and _copies_are_intact(path) is None else "no whole study"


def _export(path: Path) -> None:
    with Study.open(path, writable=False) as study:
        whole = study.whole()
    export(whole, path.parent / "table.xlsx")
    export(whole, path.parent / "table.csv")


def _exports_are_whole(path: Path) -> str | None:
    table = path.parent / "table.xlsx"
    whole = not table.exists() or (zipfile.is_zipfile(table) and zipfile.ZipFile(table).testzip() is None)
    return None if whole else "half a workbook"


def _erase(path: Path) -> None:
    with Study.open(path) as study:
        there = [each.id for each in study.documents() if each.id == 1]
        if there:
            study.removals.remove_everywhere(there, quiet)


def _all_are_sound(path: Path) -> str | None:
    return _opens_whole(path) or _copies_are_intact(path)


def _salvage(path: Path) -> None:
    target = path.parent / "sauvé.ect"
    target.unlink(missing_ok=True)
    rescue.salvage(path, target)


def _saved_is_whole(path: Path) -> str | None:
    target = path.parent / "sauvé.ect"
    return None if not target.exists() or backup.sound(target) else "half a study"


DEEDS: dict[str, tuple[Callable[[Path], Any], Callable[[Path], str | None]]] = {
    "import": (_take_in, _has_two_or_three),
    "code from a terminal": (_code_briefly, _has_two_or_three),
    "upgrade": (_open, _opens_whole),
    "copy": (_copy, _copies_are_intact),
    "restore": (_restore, _is_there),
    "export": (_export, _exports_are_whole),
    "erase from copies": (_erase, _all_are_sound),
    "salvage": (_salvage, _saved_is_whole),
}
