"""A database of another program: opened so that nothing in it runs, and nothing of it changes.

It is read as it lies there, without its journals; one that is open elsewhere is refused. So are triggers, views and
virtual tables, of which these programs have none.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Value = str | int | float | bytes | None
_LARGEST = 2_000_000_000
_LONGEST = 200_000_000
"""Bytes of one value."""
_HEADER = b"SQLite format 3\0"


class Stranger:
    """The tables of an opened database, by the names of their columns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        known = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        if any(kind not in {"table", "index"} or _is_virtual(sql) for kind, _name, sql in known):
            raise self.refuse(Cause.STRANGE)
        self._columns = {name: self._named(name) for kind, name, _sql in known if kind == "table"}

    def refuse(self, cause: Cause) -> UnreadableFile:
        """Give what says that the file cannot be taken in."""
        return UnreadableFile(path=self.path.name, cause=cause)

    def has(self, wanted: Mapping[str, Sequence[str]]) -> bool:
        """Say whether all of these tables are there with these columns."""
        return all(set(columns) <= self._columns.get(table, set()) for table, columns in wanted.items())

    def rows(self, table: str, *columns: str) -> Iterator[tuple[Value, ...]]:
        """Give columns of a table, row by row, None for those that this version of the program lacks."""
        there = self._columns.get(table, set())
        if there:
            chosen = ", ".join(f'"{each}"' if each in there else "NULL" for each in columns)
            yield from self._connection.execute(f'SELECT {chosen} FROM "{table}" ORDER BY rowid')

    def _named(self, table: str) -> set[str]:
        quoted = table.replace('"', '""')
        return {row[1] for row in self._connection.execute(f'PRAGMA table_info("{quoted}")')}


@contextmanager
def opened(path: Path) -> Iterator[Stranger]:
    """Open a database of another program; raise UnreadableFile."""
    _look_at(path)
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            connection.text_factory = _decoded
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
                connection.execute(f"PRAGMA {pragma}")
            yield Stranger(path, connection)
        finally:
            connection.close()
    except sqlite3.Error:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None


def whole(value: Value) -> int | None:
    """Give a value that should be a whole number; None where it is none."""
    return value if isinstance(value, int) else None


def words(value: Value) -> str:
    """Give a value that should be a text; empty where it is none."""
    return value if isinstance(value, str) else ""


def _look_at(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
        size = path.stat().st_size
        busy = 0
        with suppress(FileNotFoundError):
            busy = path.with_name(f"{path.name}-wal").stat().st_size
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    for refused, cause in (
        (header != _HEADER, Cause.RENAMED),
        (size > _LARGEST, Cause.TOO_BIG),
        (busy > 0, Cause.FORBIDDEN),
    ):
        if refused:
            raise UnreadableFile(path=path.name, cause=cause)


def _is_virtual(sql: str | None) -> bool:
    return (sql or "").lstrip().upper().startswith("CREATE VIRTUAL")


def _decoded(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
