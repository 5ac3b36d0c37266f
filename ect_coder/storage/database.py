"""One open study file: who may write, when it is on disk, and whose file it is.

A `Database` holds one writing connection (guarded by a lock, journalled for undo) and gives each reading thread its
own. A clean close checkpoints and leaves a single file.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, pool
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from ect_coder import settings
from ect_coder.errors import (
    BusyStudy,
    DamagedStudy,
    DiskFull,
    EctError,
    ForbiddenStudy,
    NewerStudy,
    NotAStudy,
    ReadOnlyStudy,
    StudyExists,
    StudyMissing,
)
from ect_coder.storage import backup, blinkers, logs, migrations, seal, word_index
from ect_coder.storage.journal import Journal, Step, Touched, Turn
from ect_coder.storage.lock import Lock, is_held
from ect_coder.storage.schema import APPLICATION_ID, SCHEMA_VERSION, WATCHED, Base, HistoryRow
from ect_coder.storage.tally import Tally, codings_of, count, projects_of
from ect_coder.values import Changed

Listener = Callable[[Changed], None]
_BUSY_SECONDS = 3.0


class Database:
    """An open study file. Read with `reading()`, write with `step()`; both give an SQLAlchemy session."""

    def __init__(
        self,
        path: Path,
        *,
        writable: bool,
        brief: bool = False,
        stand_in: tempfile.TemporaryDirectory[str] | None = None,
        held: Lock | None = None,
        copied: bool = True,
    ) -> None:
        """Open a file; one to write in is `held` by its opener, or else held now."""
        self._held = (held or Lock(path)) if writable else None
        self.path = path
        self.writable = writable
        self._stand_in = stand_in
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []
        self._touched: list[Touched | None] = []
        self._tally: Tally | None = None
        self._inside, self._wal = _inside(stand_in) if stand_in else path, not brief
        self._engine = _engine(self._inside, writable=writable, wal=self._wal)
        self._readers = self._everything = self._engine.execution_options(reads=True)
        self._sealed = True
        self.closed_cleanly = True
        """Whether the last who wrote in the file closed it: a crash leaves it whole, but deserves a look."""
        self.copied = copied
        """Whether a copy was kept as the file was opened to write in: none is of a file that is not sound."""
        self._writer: Connection | None = None
        self._journal: Journal | None = None
        if writable:
            self._begin()

    def _begin(self) -> None:
        """Take up the pen; where that cannot be, nothing of the file stays open."""
        try:
            with faults(self.path):
                self._writer = writer = self._engine.connect()
                self.closed_cleanly = seal.is_set(writer)
                self._journal = Journal(writer, WATCHED)
                word_index.watch(writer)
                writer.commit()
                self._sealed = self.closed_cleanly
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self, *, whole: bool = False) -> Iterator[Session]:
        """Give a session that sees what is on disk and never writes; `whole`, with what is hidden from who codes."""
        readers = self._everything if whole else self._readers
        with faults(self.path), Session(readers, expire_on_commit=False) as session:
            yield session

    def blinker(self, coder: str) -> None:
        """Let readings see of what people said only what a coder did, from now on; an empty name, everything."""
        with self._lock:
            before, self._tally = self._readers, None
            self._readers = self._everything
            if before is not self._everything:
                before.dispose()
            if coder:
                engine = _engine(self._inside, writable=self.writable, wal=self._wal, blinkered=coder)
                self._readers = engine.execution_options(reads=True)

    @contextmanager
    def step(
        self, label: str, changed: Changed, *, coder: str = "", deed: str = "", for_good: bool = False
    ) -> Iterator[Session]:
        """Give a session whose changes reach the disk together, as one undoable step, or not at all.

        What is done `for_good` is not undone: what was undone before can no longer be done again either.
        Listeners are told `changed` once it is on disk. Raises ReadOnlyStudy, BusyStudy or DiskFull.
        """
        with self._lock:
            writer, journal = self._open_to_write()
            with faults(self.path), writer.begin():
                self._unseal(writer)
                journal.begin()
                with Session(bind=writer, join_transaction_mode="conditional_savepoint") as session:
                    yield session
                    if deed:
                        session.add(HistoryRow(at=now(), coder=coder, deed=deed, count=1))
                    session.flush()
                word_index.catch_up(writer)
                step = journal.end(label, changed)
                touched = codings_of(journal, step)
            self._sealed = False
            if step is not None:
                journal.keep(step, for_good=for_good)
                self._touched.append(touched)
        if step is not None:
            self.tell(changed)

    def undo(self) -> str:
        """Take the last step back and return its label; raise NothingToUndo."""
        return self._turn(Journal.undo)

    def redo(self) -> str:
        """Do the last undone step again and return its label; raise NothingToUndo."""
        return self._turn(Journal.redo)

    def travel(self, by: int) -> None:
        """Undo (by less than 0) or redo (by more) so many steps; raise NothingToUndo when there are fewer.

        Each is a transaction of its own, so that a failure stops between two of them. Listeners are told once.
        """
        changed = Changed.NOTHING
        try:
            for _each in range(abs(by)):
                changed |= self._invert(Journal.undo if by < 0 else Journal.redo).changed
        finally:
            if changed:
                self.tell(changed)

    def steps(self) -> tuple[list[Step], list[Step]]:
        """List the steps that are done, the first one first, and those undone, the next to do again first."""
        return (self._journal.done, self._journal.undone) if self._journal else ([], [])

    @property
    def undo_label(self) -> str | None:
        """Name what undo would take back."""
        return self._journal.undo_label if self._journal else None

    @property
    def redo_label(self) -> str | None:
        """Name what redo would do again."""
        return self._journal.redo_label if self._journal else None

    def listen(self, listener: Listener) -> None:
        """Tell `listener` after each change; it is called in the thread that made it."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close every connection and leave one file, without `-wal` beside it."""
        with self._lock:
            if self._writer is not None:
                self._seal(self._writer)
                self._writer.close()
                self._writer = None
            self._readers.dispose()
            self._engine.dispose()
            if self.writable:
                _fold_up(self.path)
            if self._stand_in is not None:
                self._stand_in.cleanup()
            if self._held is not None:
                self._held.leave()
                self._held = None

    def _unseal(self, writer: Connection) -> None:
        """Break the seal with the first deed, in its transaction: one that is refused leaves every byte as it was."""
        if self._sealed:
            seal.break_on(writer)

    def _seal(self, writer: Connection) -> None:
        """Seal a study that was written in; a disk that is full now leaves it without a seal."""
        if self._sealed:
            return
        with suppress(EctError), faults(self.path), writer.begin():
            seal.set_on(writer)

    def _open_to_write(self) -> tuple[Connection, Journal]:
        if self._writer is None or self._journal is None:
            raise ReadOnlyStudy(path=self.path.name)
        return self._writer, self._journal

    def _turn(self, invert: Callable[[Journal], Turn]) -> str:
        step = self._invert(invert)
        self.tell(step.changed)
        return step.label

    def _invert(self, invert: Callable[[Journal], Turn]) -> Step:
        with self._lock:
            writer, journal = self._open_to_write()
            with faults(self.path), writer.begin():
                turn = invert(journal)
                word_index.catch_up(writer)
                touched = codings_of(journal, turn.inverse)
            turn.settle()
            self._touched.append(touched)
        return turn.step

    @property
    def mark(self) -> int:
        """Return how many times something was written since the file was opened; for `codings_since`."""
        return len(self._touched)

    def codings_since(self, mark: int) -> frozenset[int] | None:
        """List the codings made, changed or taken away since a mark, by number; None where they are many."""
        each = self._touched_since(mark)
        return frozenset().union(*each) if each is not None else None

    def projects_since(self, mark: int) -> frozenset[int] | None:
        """List the projects of the codings made, changed or taken away since a mark; None where they are many."""
        each = self._touched_since(mark)
        return projects_of(each) if each is not None else None

    def tally(self) -> Tally:
        """Say how many codings each document and variable has; counted anew where much was written since."""
        known = self._tally
        since = self._touched_since(known.writings) if known and self.writable else None
        if known is None or since is None or self._readers is not self._everything:
            with self._lock, self.reading() as session:
                self._tally = count(session, self.mark)
        else:
            self._tally = known.after(since)
        return self._tally

    def _touched_since(self, mark: int) -> list[Touched] | None:
        each = self._touched[mark:]
        known = [touched for touched in each if touched is not None]
        return known if len(known) == len(each) else None

    def tell(self, changed: Changed) -> None:
        """Tell all listeners what changed."""
        for listener in self._listeners:
            listener(changed)


def create(path: Path, fill: Callable[[Session], None]) -> None:
    """Make a new study file and `fill` it, whole or not at all; raise StudyExists or ReadOnlyStudy."""
    if path.exists():
        raise StudyExists(path=path.name)
    temporary = path.with_name(f"{path.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        with faults(path):
            engine = _engine(temporary, writable=True)
            try:
                with engine.begin() as connection:
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                    Base.metadata.create_all(connection)
                    word_index.create(connection)
                    with Session(bind=connection, join_transaction_mode="conditional_savepoint") as session:
                        fill(session)
                        session.flush()
                    seal.set_on(connection)
            finally:
                engine.dispose()
            _fold_up(temporary)
            temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm", "-journal"):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def open_database(
    path: Path,
    *,
    writable: bool = True,
    brief: bool = False,
    steps: Mapping[int, migrations.Step] = migrations.STEPS,
    ours: int = SCHEMA_VERSION,
) -> Database:
    """Open a study file, upgrading an older one after a copy; a writing opening leaves a checked copy.

    A `brief` opening, for one deed, keeps the rollback journal: a refused deed then leaves every byte as it was. An
    older file opened for reading stays as it is: an upgraded copy stands in for it until it is closed.
    Raises StudyMissing, NotAStudy, NewerStudy, ForbiddenStudy or DamagedStudy, with the file untouched, and StudyHeld
    (a ReadOnlyStudy) where someone else writes in it.
    """
    theirs = recognise(path, ours)
    if not writable:
        strange = not is_held(path) and (logs.is_interrupted(path) or not logs.belongs(path))
        if not strange:
            refuse_strangers(path)
        stand_in = _stand_in(path, theirs, ours, steps) if strange or theirs < ours else None
        return Database(path, writable=False, stand_in=stand_in)
    if not _may_write(path):
        raise ReadOnlyStudy(path=path.name)
    held = Lock(path)
    try:
        with faults(path):
            logs.roll_back(path)
            if not logs.belongs(path):
                logs.set_aside(path)
            refuse_strangers(path)
            copied = backup.keep_copy(path, backup.Reason.RISK if theirs < ours else backup.Reason.OPENING) is not None
            if theirs < ours:
                _upgrade(path, ours, steps)
        return Database(path, writable=True, brief=brief, held=held, copied=copied)
    except BaseException:
        held.leave()
        raise


def rewrite(path: Path, change: Callable[[Session], bool]) -> bool:
    """Let `change` work on a closed study file that nobody else knows, and leave no trace of what went.

    Returns whether it changed anything. Raises NotAStudy, NewerStudy, DamagedStudy or DiskFull.
    """
    theirs = recognise(path)
    refuse_strangers(path)
    with faults(path):
        if theirs < SCHEMA_VERSION:
            _upgrade(path, SCHEMA_VERSION, migrations.STEPS)
        engine = _engine(path, writable=True, wal=False)
        try:
            with engine.begin() as connection:
                with Session(bind=connection, join_transaction_mode="conditional_savepoint") as session:
                    changed = change(session)
                    session.flush()
                if changed:
                    word_index.rebuild(connection)
            with engine.begin() as connection:  # the index of words is written when a transaction ends
                seal.set_on(connection)
            with engine.connect() as connection:
                connection.connection.cursor().execute("VACUUM")
        finally:
            engine.dispose()
    return changed


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep a study file from being opened to write in while something is done to the file itself; raise StudyHeld."""
    lock = Lock(path)
    try:
        yield
    finally:
        lock.leave()


def now() -> str:
    """Return this moment as ISO 8601 with its offset, to the second."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn SQLite's own faults into ours: DiskFull, BusyStudy, ReadOnlyStudy, DamagedStudy."""
    try:
        yield
    except EctError:
        raise
    except (OperationalError, DatabaseError) as fault:
        raise _ours(path, fault.orig if isinstance(fault.orig, sqlite3.Error) else None) from None
    except sqlite3.Error as fault:
        raise _ours(path, fault) from None
    except UnicodeDecodeError:  # a text of the file is none: something changed it
        raise DamagedStudy(path=path.name, backups=settings.backups_folder()) from None
    except PermissionError:
        raise ReadOnlyStudy(path=path.name) from None
    except OSError:
        raise DiskFull(path=path.name) from None


def _ours(path: Path, fault: sqlite3.Error | None) -> EctError:
    name = getattr(fault, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return DiskFull(path=path.name)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyStudy(path=path.name)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ReadOnlyStudy(path=path.name)
    lacking = name == "SQLITE_ERROR" and str(fault).startswith(("no such table", "no such column"))
    if lacking or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedStudy(path=path.name, backups=settings.backups_folder())
    raise fault or RuntimeError("unexpected database fault")


def _engine(path: Path, *, writable: bool, wal: bool = True, blinkered: str = "") -> Engine:
    def connect() -> sqlite3.Connection:
        mode = "rwc" if writable else "ro"
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            check_same_thread=False,
            isolation_level=None,
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=pool.QueuePool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if writable:
            # EXTRA is FULL, and a rollback journal that was deleted does not come back after a loss of power
            connection.execute("PRAGMA synchronous = EXTRA")
            if wal:
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA secure_delete = ON")  # what leaves is overwritten: it may be someone's words
        if blinkered:
            blinkers.put_on(connection, blinkered)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        cursor = connection.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if writable and _writes(connection) else "BEGIN")

    return engine


def _writes(connection: Connection) -> bool:
    return not connection.get_execution_options().get("reads", False)


def recognise(path: Path, ours: int = SCHEMA_VERSION) -> int:
    """Give the version of a study file, from its header: a foreign file is not opened and stays untouched.

    Raises StudyMissing, NotAStudy, NewerStudy or ForbiddenStudy.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise StudyMissing(path=path.name) from None
    except IsADirectoryError:
        raise NotAStudy(path=path.name) from None
    except PermissionError:
        if _is_folder(path):
            raise NotAStudy(path=path.name) from None
        raise ForbiddenStudy(path=path.name) from None
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise NotAStudy(path=path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAStudy(path=path.name)
    theirs = int.from_bytes(header[60:64], "big")
    if theirs > ours:
        raise NewerStudy(path=path.name, theirs=theirs, ours=ours)
    return theirs


def _is_folder(path: Path) -> bool:
    """Say whether a path is a folder's, as far as one may know."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def refuse_strangers(path: Path) -> None:
    """Refuse a file that carries triggers or views: ours has none, and they could run."""
    with faults(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            strangers = connection.execute(
                "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"
            ).fetchone()
        finally:
            connection.close()
    if strangers[0]:
        raise NotAStudy(path=path.name)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _stand_in(
    path: Path, theirs: int, ours: int, steps: Mapping[int, migrations.Step]
) -> tempfile.TemporaryDirectory[str]:
    """Copy a study to a folder only its user may read, without a log that is not its own, and bring it up to date."""
    folder = tempfile.TemporaryDirectory(prefix="ect-coder-", ignore_cleanup_errors=True)
    with faults(path):
        if logs.is_interrupted(path):
            logs.copy_interrupted(path, _inside(folder))
        elif logs.belongs(path):
            backup.copy_to(path, _inside(folder))
        else:
            shutil.copyfile(path, _inside(folder))
        refuse_strangers(_inside(folder))
        if theirs < ours:
            _upgrade(_inside(folder), ours, steps)
    return folder


def _inside(folder: tempfile.TemporaryDirectory[str]) -> Path:
    return Path(folder.name) / "study.ect"


def _upgrade(path: Path, ours: int, steps: Mapping[int, migrations.Step]) -> None:
    engine = _engine(path, writable=True)
    try:
        with engine.begin() as connection:
            migrations.upgrade(connection, ours, steps)
        with engine.begin() as connection:  # the index of words is written when a transaction ends
            seal.set_on(connection)
    finally:
        engine.dispose()
        _fold_up(path)


def _fold_up(path: Path) -> None:
    """Bring the write-ahead log into the file and go back to a journal that leaves nothing beside it."""
    with faults(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        try:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            pass  # another program still reads the file; its own close will fold it up
        finally:
            connection.close()
