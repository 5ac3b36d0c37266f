"""A process beside the program in which files are read: the program goes on, and can stop it whatever it does.

A file that breaks its reader ends that process, not the program nor the reading of the other files.
"""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING

from ect_coder import wording
from ect_coder.corpus import readers
from ect_coder.errors import Cancelled, Cause, EctError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from ect_coder.corpus.readers.source import File

_SPAWN = multiprocessing.get_context("spawn")
_SMALL = 150_000
"""Bytes that are read in the time a process takes to start (a tenth of a second)."""
_TICK = 0.05
"""Seconds between two looks at whether to stop."""


def read_each(paths: Sequence[Path], cancelled: Callable[[], bool]) -> Generator[File | EctError, None, None]:
    """Give what each file became, in order: small ones are read here, else a process reads ahead of who takes.

    Raises Cancelled when asked to stop. Close it when done with: its process ends with it.
    """
    if sum(path.stat().st_size for path in paths if path.is_file()) <= _SMALL:
        yield from map(_read, paths)
        return
    done = 0
    while done < len(paths):
        for answer in _read_apart(paths[done:], cancelled):
            done += 1
            yield answer
        if done < len(paths):
            yield UnreadableFile(path=paths[done].name, cause=Cause.UNENDED)
            done += 1


def _read_apart(paths: Sequence[Path], cancelled: Callable[[], bool]) -> Iterator[File | EctError]:
    """Give the answers of one process, as far as it comes; where none can be started, read here."""
    answers, theirs = _SPAWN.Pipe(duplex=False)
    reader = _SPAWN.Process(target=_answer, args=(theirs, paths, wording.language()), daemon=True)
    try:
        if not _begins(reader, theirs, answers, cancelled):
            yield from map(_read, paths)
            return
        for _path in paths:
            _await(answers, cancelled)
            yield answers.recv()
    except (EOFError, OSError):
        return
    finally:
        _end(reader)
        answers.close()


def _begins(reader: BaseProcess, theirs: Connection, answers: Connection, cancelled: Callable[[], bool]) -> bool:
    try:
        reader.start()
        theirs.close()
        _await(answers, cancelled)
        return bool(answers.recv())
    except (EOFError, OSError):
        return False


def _await(answers: Connection, cancelled: Callable[[], bool]) -> None:
    while not answers.poll(_TICK):
        if cancelled():
            raise Cancelled


def _end(reader: BaseProcess) -> None:
    if reader.pid is not None:
        reader.terminate()
        reader.join()
        reader.close()


def _answer(answers: Connection, paths: Sequence[Path], language: str) -> None:
    """Be the process: say that it has begun, then what each file became."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the program's to answer
    wording.use_language(language)
    answers.send(True)
    for path in paths:
        answers.send(_read(path))


def _read(path: Path) -> File | EctError:
    try:
        return readers.read(path)
    except EctError as reason:
        return reason
