"""A process beside the program in which files are read: the program goes on, and can stop it whatever it does.

A file that breaks its reader, takes too much memory or never ends costs that process, and one line of the report:
the program goes on, and another process reads the other files.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
import zipfile
from typing import TYPE_CHECKING, TypeAlias

import psutil

from ect_coder import wording
from ect_coder.corpus import readers
from ect_coder.errors import Cancelled, Cause, EctError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from ect_coder.corpus.readers.source import File

Reader: TypeAlias = "Callable[[Path], File]"
_SPAWN = multiprocessing.get_context("spawn")
_SMALL = 2_000_000
"""Bytes, unpacked, that are read in the time a process takes to start (a tenth of a second)."""
_PLAIN = frozenset({".txt", ".srt", ".vtt"})
_PACKED = frozenset({".docx", ".odt"})
_TICK = 0.05
"""Seconds between two looks at whether to stop."""
MEMORY = 500_000_000
"""Bytes that a process may take for its files."""
SECONDS = 120.0
"""How long one file may take; a PDF of ten thousand pages takes less."""


def read_each(
    paths: Sequence[Path], cancelled: Callable[[], bool], reader: Reader = readers.read
) -> Generator[File | EctError, None, None]:
    """Give what each file became, in order: a few light ones are read here, else a process reads ahead of who takes.

    `reader` is a function of a module, where the process finds it. Raises Cancelled when asked to stop. Close it when
    done with: its process ends with it.
    """
    if sum(map(_weight, paths)) <= _SMALL:
        yield from (_read(path, reader) for path in paths)
        return
    done = 0
    while done < len(paths):
        room = _Room(cancelled, reader)
        for answer in room.read(paths[done:]):
            done += 1
            yield answer
        if done < len(paths):
            yield UnreadableFile(path=paths[done].name, cause=room.end)
            done += 1


def _weight(path: Path) -> int:
    """Give the bytes that reading a file here would take; too many for what only a process of its own should open."""
    suffix = path.suffix.lower()
    try:
        if suffix in _PACKED:
            with zipfile.ZipFile(path) as archive:
                return sum(part.file_size for part in archive.infolist())
        if suffix in _PLAIN:
            return path.stat().st_size
    except (OSError, ValueError, EOFError, NotImplementedError, zipfile.BadZipFile):
        return 0  # its reader will say why it cannot be read
    return _SMALL + 1 if path.is_file() else 0


class _Room:
    """One process, as far as it comes; `end` says why it came no further."""

    def __init__(self, cancelled: Callable[[], bool], reader: Reader) -> None:
        self._cancelled = cancelled
        self._reader = reader
        self.end = Cause.UNENDED

    def read(self, paths: Sequence[Path]) -> Iterator[File | EctError]:
        """Give the answers of a process; where none can be started, read here."""
        answers, theirs = _SPAWN.Pipe(duplex=False)
        reader = _SPAWN.Process(target=_answer, args=(theirs, paths, wording.language(), self._reader), daemon=True)
        try:
            if not self._begins(reader, theirs, answers):
                yield from (_read(path, self._reader) for path in paths)
                return
            watched = psutil.Process(reader.pid)
            for _path in paths:
                if not self._comes(answers, watched):
                    return
                yield answers.recv()
        except (EOFError, OSError, psutil.NoSuchProcess):
            return
        finally:
            _end(reader)
            answers.close()

    def _begins(self, reader: BaseProcess, theirs: Connection, answers: Connection) -> bool:
        try:
            reader.start()
            theirs.close()
            while not answers.poll(_TICK):
                self._stop_if_asked()
            return bool(answers.recv())
        except (EOFError, OSError):
            return False

    def _comes(self, answers: Connection, reader: psutil.Process) -> bool:
        """Wait for an answer; say no once the process has taken too much memory or time for it."""
        began = time.monotonic()
        while not answers.poll(_TICK):
            self._stop_if_asked()
            if reader.memory_info().rss > MEMORY:
                self.end = Cause.TOO_BIG
                return False
            if time.monotonic() - began > SECONDS:
                self.end = Cause.TOO_LONG
                return False
        return True

    def _stop_if_asked(self) -> None:
        if self._cancelled():
            raise Cancelled


def _end(reader: BaseProcess) -> None:
    if reader.pid is not None:
        reader.terminate()
        reader.join()
        reader.close()


def _answer(answers: Connection, paths: Sequence[Path], language: str, reader: Reader) -> None:
    """Be the process: say that it has begun, then what each file became."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the program's to answer
    wording.use_language(language)
    answers.send(True)
    for path in paths:
        answers.send(_read(path, reader))


def _read(path: Path, reader: Reader) -> File | EctError:
    try:
        return reader(path)
    except EctError as reason:
        return reason
