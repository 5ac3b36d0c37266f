"""R05: a file, a folder or both may not be written or read, from the start or while one works."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import EctError
from ect_coder.exchange.export import export
from ect_coder.settings import HOME_VARIABLE
from ect_coder.study import Study
from ect_coder.values import Span
from tests.torture.outcome import Outcome, played
from tests.torture.studies import dump, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPEN_FILE, OPEN_FOLDER = 0o666, 0o777
_NOBODY = 65534
FROM_THE_START = {
    "a file that is only read": (0o444, OPEN_FOLDER),
    "a folder that is only read": (OPEN_FILE, 0o555),
    "both": (0o444, 0o555),
    "a file that is not read": (0o000, OPEN_FOLDER),
    "a folder that is not entered": (OPEN_FILE, 0o000),
    "a folder that is not listed": (OPEN_FILE, 0o311),
}
MEANWHILE = {f"{name}, meanwhile": modes for name, modes in list(FROM_THE_START.items())[:5]}


def run(share: float) -> list[Outcome]:
    """Play them all, whatever the share: they are few. Only systems with such permissions can."""
    if not hasattr(os, "setresuid") and os.name != "posix":
        return []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(OPEN_FOLDER)
        cases: list[Callable[[], str | None]] = [
            *(partial(_opened, Path(folder) / str(rank), *modes) for rank, modes in enumerate(FROM_THE_START.values())),
            *(partial(_meanwhile, Path(folder) / f"m{rank}", *modes) for rank, modes in enumerate(MEANWHILE.values())),
            partial(_exported, Path(folder) / "out"),
        ]
        with _own_home(Path(folder) / "home"):
            _written(_laid_out(Path(folder) / "warm"))  # what is loaded late is loaded while one may
            return [played("R05", "may not be written or read, before or meanwhile", "a sentence, 0 loss", cases)]


def _opened(folder: Path, file: int, above: int) -> str | None:
    path = _laid_out(folder)
    before = dump(path)
    with _forbidden(path, file, above):
        try:
            with Study.open(path) as study:
                return f"{file:o} {above:o}: opened to write as {study.writable}"
        except EctError:
            pass
        try:
            with Study.open(path, writable=False) as study:
                study.whole()
        except EctError:
            if file & above & 0o444:
                return f"{file:o} {above:o}: not read"
    return None if dump(path) == before else f"{file:o} {above:o}: not as it was"


def _meanwhile(folder: Path, file: int, above: int) -> str | None:
    path = _laid_out(folder)
    with _as_nobody():
        study = Study.open(path)
    told = len(study.excerpts())
    with _forbidden(path, file, above):
        for start in range(20):
            try:
                told += len(study.code_many([_coding(study, start)]))
            except EctError:
                continue
    with _as_nobody():
        told += len(study.code_many([_coding(study, 50)]))
        study.close()
    with Study.open(path, writable=False) as study:
        there, sound = len(study.excerpts()), study.check() == []
    return None if sound and there == told else f"{file:o} {above:o}: {told} told, {there} there, sound: {sound}"


def _exported(folder: Path) -> str | None:
    path = _laid_out(folder)
    with Study.open(path, writable=False) as study:
        whole = study.whole()
    with _forbidden(path, OPEN_FILE, 0o555):
        try:
            export(whole, folder / "table.xlsx")
        except EctError:
            return None if [each.name for each in folder.iterdir()] == [path.name] else "something half-written stays"
    return "written where it may not be"


def _coding(study: Study, start: int) -> NewCoding:
    return NewCoding(1, Span(start, start + 300), study.grid.codes[0].id, coder="Léa")


def _written(path: Path) -> None:
    with Study.open(path) as study:
        study.code_many([_coding(study, 3)])
        export(study.whole(), path.with_name("table.xlsx"))


def _laid_out(folder: Path) -> Path:
    """Make a study that anyone may write, in a folder of its own."""
    folder.mkdir()
    texts = folder.with_name(f"{folder.name}-texts")
    texts.mkdir()
    path = make(texts, paragraphs=20, codings=30)
    path = path.rename(folder / path.name)
    path.chmod(OPEN_FILE)
    folder.chmod(OPEN_FOLDER)
    return path


@contextmanager
def _forbidden(path: Path, file: int, above: int) -> Iterator[None]:
    """Be someone who may do no more than these modes say."""
    path.chmod(file)
    path.parent.chmod(above)
    try:
        with _as_nobody():
            yield
    finally:
        path.parent.chmod(OPEN_FOLDER)
        path.chmod(OPEN_FILE)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Be nobody for a while, where one is the system's master, whom no mode stops."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def _own_home(home: Path) -> Iterator[None]:
    """Keep backups and settings where nobody may write too."""
    home.mkdir()
    home.chmod(OPEN_FOLDER)
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(home)
    previous = os.umask(0)
    try:
        yield
    finally:
        os.umask(previous)
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before
