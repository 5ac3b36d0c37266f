"""What lies beside a study: what a crash left of its own work, or a log that belongs to another file.

SQLite plays any log of that name, whatever database wrote it: a study that was put back from elsewhere beside the log
of another would be overwritten by it. So a log that lies there when nobody writes is tried on a copy first.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, pool
from sqlalchemy.exc import DatabaseError

from ect_coder.storage import seal
from ect_coder.storage.schema import APPLICATION_ID

SCHEMA_WITH_SEALS = 3


def log_of(path: Path) -> Path:
    """Return where the log of a study lies."""
    return path.with_name(f"{path.name}-wal")


def is_interrupted(path: Path) -> bool:
    """Say whether a rollback journal lies beside a study: a deed was stopped half way, and is to be taken back."""
    journal = _journal_of(path)
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


def roll_back(path: Path) -> None:
    """Take a deed back that was stopped half way, as SQLite does for whoever may write; raise sqlite3.Error."""
    if is_interrupted(path):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def copy_interrupted(path: Path, target: Path) -> None:
    """Copy a study to which a deed was stopped half way, and take it back there; raise OSError or sqlite3.Error."""
    shutil.copyfile(path, target)
    shutil.copyfile(_journal_of(path), _journal_of(target))
    log = log_of(path)
    if log.exists() and belongs(path):
        shutil.copyfile(log, log_of(target))
    roll_back(target)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def belongs(path: Path) -> bool:
    """Say whether the log beside a study is its own: played on a copy it gives the same study, and a sound one."""
    log = log_of(path)
    try:
        if not log.exists() or log.stat().st_size == 0:
            return True
        with tempfile.TemporaryDirectory(prefix="ect-coder-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "study.ect"
            shutil.copyfile(path, copy)
            alone = _look(copy)
            shutil.copyfile(log, log_of(copy))
            played = _look(copy)
    except OSError:
        return True
    if alone is None or played is None:
        return played is not None
    return alone.trace.leads_to(played.trace) and not played.broken


def set_aside(path: Path) -> Path:
    """Put a log that is not a study's own out of its way, and say where; raise OSError."""
    log = log_of(path)
    stamp = f"{datetime.datetime.now().astimezone():%Y-%m-%dT%H-%M-%S}"
    aside = log.with_name(f"{path.name}.{stamp}.strange-wal")
    log.replace(aside)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return aside


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a study says of its seal, and whether it is another than what the seal says."""

    trace: seal.Trace
    broken: bool


def _look(path: Path) -> _Looked | None:
    """Look at a study; None for one that is none, or not sound."""
    engine = create_engine(f"sqlite:///{path}", poolclass=pool.NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
                return None
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                return None
            if (connection.exec_driver_sql("PRAGMA user_version").scalar() or 0) < SCHEMA_WITH_SEALS:
                return _Looked(seal.Trace("", ""), broken=False)
            return _Looked(seal.Trace.of(connection), bool(seal.broken(connection)))
    except (DatabaseError, UnicodeDecodeError):
        return None
    finally:
        engine.dispose()
