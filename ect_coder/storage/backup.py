"""Checked copies of a study, kept in the user's data folder, away from the study itself."""

from __future__ import annotations

import datetime
import hashlib
import re
import sqlite3
from typing import TYPE_CHECKING

from ect_coder import settings
from ect_coder.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_DAYS = 10
_KEPT_A_DAY = 24
_STAMP = "%Y-%m-%dT%H-%M-%S"


def keep_copy(path: Path) -> Path | None:
    """Leave a checked copy of the study, unless the newest one equals it; return the copy.

    The copy is made by SQLite's backup API, opened and checked before older ones are thinned: a bad file never
    replaces a good copy. Returns None if no copy could be made (a full disk must not keep anyone from their study).
    """
    folder = folder_of(path)
    stamp = datetime.datetime.now().astimezone().strftime(_STAMP)
    copy, temporary = folder / f"{stamp}.ect", folder / f"{stamp}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(path, temporary)
        if not _sound(temporary):
            temporary.unlink()
            return None
        newest = latest(path)
        if newest is not None and _digest(newest) == _digest(temporary):
            temporary.unlink()
            return newest
        temporary.replace(copy)
        _thin(folder)
    except (OSError, sqlite3.Error):
        temporary.unlink(missing_ok=True)
        return None
    return copy


def copy_to(path: Path, target: Path) -> None:
    """Write a whole, checked copy of an open study to `target`, in one step; raise CannotWrite."""
    temporary = target.with_name(f"{target.name}.new")
    try:
        _copy(path, temporary)
        if not _sound(temporary):
            raise CannotWrite(path=target.name)
        temporary.replace(target)
    except (OSError, sqlite3.Error):
        raise CannotWrite(path=target.name) from None
    finally:
        temporary.unlink(missing_ok=True)


def copies(path: Path) -> list[Path]:
    """List the copies of a study, oldest first."""
    return sorted(folder_of(path).glob("*.ect"))


def latest(path: Path) -> Path | None:
    """Return the newest copy of a study, if there is one."""
    found = copies(path)
    return found[-1] if found else None


def when(copy: Path) -> str:
    """Say when a copy was made, as ISO 8601 without an offset."""
    return datetime.datetime.strptime(copy.stem, _STAMP).isoformat()


def folder_of(path: Path) -> Path:
    """Return the folder of a study's copies: its name, and a mark of its place so that namesakes stay apart."""
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "_", path.stem)[:40].strip("_") or "study"
    return settings.backups_folder() / f"{name}-{place}"


def _copy(path: Path, target: Path) -> None:
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=3)
    destination = sqlite3.connect(target)
    try:
        source.backup(destination)
        destination.execute("PRAGMA journal_mode = DELETE")
    finally:
        destination.close()
        source.close()


def _sound(path: Path) -> bool:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
    finally:
        connection.close()


def _digest(path: Path) -> str:
    """Hash a file but for the counters of its header, which change without its content."""
    content = path.read_bytes()
    return hashlib.sha256(content[:24] + content[28:92] + content[100:]).hexdigest()


def _thin(folder: Path) -> None:
    """Keep the newest copies of today, and the last one of each of the last ten days that have one."""
    days: dict[str, list[Path]] = {}
    for copy in sorted(folder.glob("*.ect"), reverse=True):
        days.setdefault(copy.stem[:10], []).append(copy)
    for rank, found in enumerate(days.values()):
        kept = 0 if rank >= _KEPT_DAYS else _KEPT_A_DAY if rank == 0 else 1
        for copy in found[kept:]:
            copy.unlink(missing_ok=True)
