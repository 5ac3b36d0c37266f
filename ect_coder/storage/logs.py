"""The write-ahead log beside a study: what a crash left of its own work, or what belongs to another file.

SQLite plays any log of that name, whatever database wrote it: a study that was put back from elsewhere beside the log
of another would be overwritten by it. So a log that lies there when nobody writes is tried on a copy first.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import tempfile
from pathlib import Path

from ect_coder.storage.schema import APPLICATION_ID

_IDENTITY = "SELECT guid FROM codebook_version ORDER BY id LIMIT 1"
"""The oldest version of a codebook has a GUID of its own in every study."""


def log_of(path: Path) -> Path:
    """Return where the log of a study lies."""
    return path.with_name(f"{path.name}-wal")


def belongs(path: Path) -> bool:
    """Say whether the log beside a study is its own: played on a copy it gives the same study, and a sound one."""
    log = log_of(path)
    try:
        if not log.exists() or log.stat().st_size == 0:
            return True
        with tempfile.TemporaryDirectory(prefix="ect-coder-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "study.ect"
            shutil.copyfile(path, copy)
            alone = _identity(copy)
            shutil.copyfile(log, log_of(copy))
            return _is_sound(copy) and alone in (None, _identity(copy))
    except OSError:
        return True


def set_aside(path: Path) -> Path:
    """Put a log that is not a study's own out of its way, and say where; raise OSError."""
    log = log_of(path)
    stamp = f"{datetime.datetime.now().astimezone():%Y-%m-%dT%H-%M-%S}"
    aside = log.with_name(f"{path.name}.{stamp}.strange-wal")
    log.replace(aside)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return aside


def _is_sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        return bool(ours and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def _identity(path: Path) -> str | None:
    """Say which study a file is; None where it does not tell."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(_IDENTITY).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    finally:
        connection.close()
    return str(found[0]) if found else None
