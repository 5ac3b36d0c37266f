"""The write-ahead log beside a study: what a crash left of its own work, or what belongs to another file.

SQLite plays any log of that name, whatever database wrote it: a study that was put back from elsewhere beside the log
of another would be overwritten by it. So a log that lies there when nobody writes is tried on a copy first.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
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
