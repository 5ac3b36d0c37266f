"""Checked copies of a study, kept in the user's data folder, away from the study itself.

A copy is made by SQLite's backup API, so that a file one works in is copied whole; it is opened and checked before
any other is thinned, so that a bad file never replaces a good copy. Beside it lies a note of why it was made, what it
holds and the digest of its bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import sqlite3
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ect_coder import files, settings
from ect_coder.errors import CannotWrite
from ect_coder.storage import thinning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_STAMP = "%Y-%m-%dT%H-%M-%S"
_JUST_NOW = datetime.timedelta(minutes=1)
_DAY = datetime.timedelta(days=1)
_COUNTED = ("document", "project", "coding", "memo", "estimate")


_one_at_a_time = threading.Lock()
"""The half hour's copy and one before a risk may come together."""


class Reason(StrEnum):
    """Why a copy was made."""

    OPENING = "opening"
    WORK = "work"
    RISK = "risk"
    """Before a deed that changes much: an upgrade, a merge, an erasure."""
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a study: where it lies, when it was made (local time), and what its note says of it."""

    path: Path
    at: datetime.datetime
    reason: Reason
    name: str
    holds: Mapping[str, int]
    """How many documents, projects, codings, memos and estimates; empty where the note was lost."""
    digest: str


def keep_copy(path: Path, reason: Reason = Reason.OPENING, name: str = "") -> Copy | None:
    """Leave a checked copy of the study, unless the newest one equals it and bears no other name; return the copy.

    Returns None if no copy could be made (a full disk must not keep anyone from their study), or if the study is not
    sound: then no older copy goes.
    """
    with _one_at_a_time:
        return _kept(path, reason, name)


def _kept(path: Path, reason: Reason, name: str) -> Copy | None:
    folder = folder_of(path)
    at = _free_moment(path)
    copy, temporary = folder / f"{at:{_STAMP}}.ect", folder / f"{at:{_STAMP}}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _copy(path, temporary)
        if not sound(temporary):
            return None
        newest, digest = latest(path), digest_of(temporary)
        if newest is not None and newest.digest == digest and not name:
            return newest
        made = Copy(copy, at, reason, name, _holds(temporary), digest)
        _write_note(made)
        files.replace(temporary, copy)
        _thin(path, made)
    except (OSError, sqlite3.Error):
        return None
    finally:
        files.discard(temporary)
    return made


def copy_to(path: Path, target: Path) -> None:
    """Write a whole, checked copy of an open study to `target`, in one step; raise CannotWrite."""
    temporary = target.with_name(f"{target.name}.new")
    try:
        _copy(path, temporary)
        if not sound(temporary):
            raise CannotWrite(path=target.name)
        files.replace(temporary, target)
    except (OSError, sqlite3.Error):
        raise CannotWrite(path=target.name) from None
    finally:
        files.discard(temporary)


def rewrite(copy: Copy, change: Callable[[Path], bool]) -> bool:
    """Let `change` work on a copy, in one step; say whether it did. Raises CannotWrite: it is as it was."""
    with _one_at_a_time:
        return _rewritten(copy, change)


def _rewritten(copy: Copy, change: Callable[[Path], bool]) -> bool:
    temporary = copy.path.with_suffix(".new")
    try:
        _sweep(temporary.parent)
        _copy(copy.path, temporary)
        if not change(temporary):
            return False
        if not sound(temporary):
            raise CannotWrite(path=copy.path.name)
        made = replace(copy, holds=_holds(temporary), digest=digest_of(temporary))
        _write_note(replace(made, digest=""))  # a crash between the two leaves a copy that is judged by its content
        files.replace(temporary, copy.path)
        _write_note(made)
    except (OSError, sqlite3.Error):
        raise CannotWrite(path=copy.path.name) from None
    finally:
        files.discard(temporary)
    return True


def compact(path: Path) -> None:
    """Write a closed study file anew, so that nothing that was taken out of it is left among its bytes."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def copies(path: Path) -> list[Copy]:
    """List the copies of a study, oldest first; files that are none of ours are passed over."""
    found = (_known(each) for each in sorted(folder_of(path).glob("*.ect")))
    return [each for each in found if each is not None]


def latest(path: Path) -> Copy | None:
    """Return the newest copy of a study, if there is one."""
    found = copies(path)
    return found[-1] if found else None


def intact(copy: Copy) -> bool:
    """Say whether a copy is still as it was made, byte for byte where its note tells, and sound."""
    try:
        return (not copy.digest or digest_of(copy.path) == copy.digest) and sound(copy.path)
    except (OSError, sqlite3.Error):
        return False


def folder_of(path: Path) -> Path:
    """Return the folder of a study's copies: its name, and a mark of its place so that namesakes stay apart."""
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "_", path.stem)[:40].strip("_") or "study"
    return settings.backups_folder() / f"{name}-{place}"


def sound(path: Path) -> bool:
    """Say whether a file passes SQLite's checks, and all its texts and quotes are what they were when written."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return False
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            return False
        return _true_to_itself(connection)
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def _true_to_itself(connection: sqlite3.Connection) -> bool:
    quotes = 'SELECT start, "end", quote FROM coding WHERE document_id = ?'
    texts = "SELECT document.id, sha256, text FROM document JOIN document_text ON document_id = document.id"
    for document, digest, text in connection.execute(texts):
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != digest:
            return False
        if any(text[start:end] != quote for start, end, quote in connection.execute(quotes, (document,))):
            return False
    return True


def _sweep(folder: Path) -> None:
    """Take away what a crash left of copies that were being made: whole texts may lie there."""
    for left in folder.glob("*.new*"):
        files.discard(left)


def _copy(path: Path, target: Path) -> None:
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=3)
    destination = sqlite3.connect(target)
    try:
        source.backup(destination)
        destination.execute("PRAGMA journal_mode = DELETE")
    finally:
        destination.close()
        source.close()


def _holds(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}
    finally:
        connection.close()


def digest_of(path: Path) -> str:
    """Hash a file but for the counters of its header, which change without its content."""
    content = path.read_bytes()
    return hashlib.sha256(content[:24] + content[28:92] + content[100:]).hexdigest()


def _free_moment(path: Path) -> datetime.datetime:
    """Give this moment, or the second after a copy that was made just now: the order of their names is their own."""
    moment, newest = datetime.datetime.now().replace(microsecond=0), latest(path)
    if newest is not None and datetime.timedelta() <= newest.at - moment < _JUST_NOW:
        return newest.at + datetime.timedelta(seconds=1)
    return moment


def _note_of(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _write_note(copy: Copy) -> None:
    said = {"reason": copy.reason, "name": copy.name, "holds": copy.holds, "digest": copy.digest}
    files.write(_note_of(copy.path), json.dumps(said, ensure_ascii=False).encode("utf-8"))


def _known(copy: Path) -> Copy | None:
    try:
        at = datetime.datetime.strptime(copy.stem, _STAMP)
    except ValueError:
        return None
    said: dict[str, Any] = {}
    try:
        said = json.loads(_note_of(copy).read_text(encoding="utf-8"))
        return Copy(copy, at, Reason(said["reason"]), str(said["name"]), dict(said["holds"]), str(said["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Copy(copy, at, Reason.OPENING, "", {}, "")


def _of_a_risk_today(copy: Copy, made: Copy) -> bool:
    return copy.reason is Reason.RISK and abs(made.at - copy.at) < _DAY


def _thin(path: Path, made: Copy) -> None:
    """Let go of copies as they age; never of one with a name, nor of the one just made, whatever the clock says.

    Those made before a risk all stay for a day: each may be what one wants back.
    """
    there = {each.at: each for each in copies(path) if not each.name and not _of_a_risk_today(each, made)}
    for moment in thinning.spare(there) - {made.at}:
        files.discard(there[moment].path)
        files.discard(_note_of(there[moment].path))
