"""One writer per study: who holds it, on which machine, since when.

Two windows of one machine are kept apart by a lock of the system, in our own data folder: it ends with its process,
however that ends. Machines that share a folder are kept apart by a small file beside the study, which its holder
writes again each minute: one that was not for ten minutes was left behind. What a crash leaves is taken over, and
nobody is asked.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import filelock

from ect_coder import files, settings
from ect_coder.errors import StudyHeld

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIX = ".lock"
_BEAT = 60.0
"""Seconds between two signs of life."""
_LEFT_BEHIND = datetime.timedelta(minutes=10)
"""Without a sign of life for so long, a holder on another machine is gone; clocks may differ by some minutes."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes in a study; `machine` and `mark` are its name and a mark of our own, `since` and `seen` ISO 8601."""

    machine: str
    mark: str
    coder: str
    since: str
    seen: str

    @classmethod
    def read(cls, note: Path) -> Self | None:
        """Read who holds a study; None without a note, or one that says nothing."""
        try:
            stored: Mapping[str, object] = json.loads(note.read_text(encoding="utf-8"))
            found = cls(**{name: str(stored[name]) for name in cls.__slots__})
            _moment(found.seen)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found


class Lock:
    """The right to write in one study, from its making to `leave`; raises StudyHeld where someone else has it."""

    def __init__(self, path: Path) -> None:
        self._note = path.with_name(path.name + SUFFIX)
        self._ours = filelock.FileLock(_own_file(path), blocking=False, thread_local=False)
        self._left = threading.Event()
        self._guard = threading.Lock()
        try:
            self._ours.acquire()
        except filelock.Timeout:
            raise _held(path, Holder.read(self._note)) from None
        known = Holder.read(self._note)
        if known is not None and known.mark != _mark() and not _gone(known):
            self._ours.release()
            raise _held(path, known)
        self._holder = Holder(platform.node(), _mark(), settings.load().coder, _now(), _now())
        self._write()
        threading.Thread(target=self._beat, name="study lock", daemon=True).start()

    def leave(self) -> None:
        """Let others write."""
        self._left.set()
        with self._guard:
            if self._is_ours():
                self._note.unlink(missing_ok=True)
        self._ours.release()

    def _beat(self) -> None:
        while not self._left.wait(_BEAT):
            with self._guard:
                if not self._left.is_set() and self._is_ours():
                    self._write()

    def _is_ours(self) -> bool:
        known = Holder.read(self._note)
        return known is None or known.mark == self._holder.mark

    def _write(self) -> None:
        """Say who we are; a folder that cannot be written shares nothing, so that our own lock is enough."""
        sign = {**asdict(self._holder), "seen": _now()}
        with suppress(OSError):
            files.write(self._note, json.dumps(sign, ensure_ascii=False).encode("utf-8"))


def is_held(path: Path) -> bool:
    """Say whether someone writes in a study, or was stopped while they did."""
    return Holder.read(path.with_name(path.name + SUFFIX)) is not None


def _folder() -> Path:
    """Give where our own locks lie: a data folder that cannot be written must not keep anyone from their study."""
    for folder in (settings.data_folder() / "locks", Path(tempfile.gettempdir()) / "ect-coder-locks"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            break
    return folder


def _own_file(path: Path) -> Path:
    place = os.path.normcase(path.resolve())
    return _folder() / f"{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.lock"


def _mark() -> str:
    """Give this machine's own mark, made once: names of machines are not always their own."""
    file = _folder() / "machine"
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        made = uuid4().hex
        file.write_text(made, encoding="ascii")
        return made


def _gone(holder: Holder) -> bool:
    return _moment(_now()) - _moment(holder.seen) > _LEFT_BEHIND


def _held(path: Path, holder: Holder | None) -> StudyHeld:
    """Say who writes; a note that was lost leaves only that it is someone on this machine."""
    if holder is None:
        return StudyHeld(path=path.name, who=platform.node(), since="?")
    who = ", ".join(filter(None, (holder.coder, holder.machine)))
    return StudyHeld(path=path.name, who=who, since=f"{_moment(holder.since).astimezone():%Y-%m-%d %H:%M}")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _moment(words: str) -> datetime.datetime:
    found = datetime.datetime.fromisoformat(words)
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
