"""Reading what can be read of a damaged study, row by row, from a copy: the damaged file is never touched.

SQLite stops at the first page it cannot read. Rows are asked for by ranges of their numbers; a range that fails is
halved, down to the rows that are lost. Where the first bytes of a file are not those of a database any more, those of a
study are put in their place, as the pages behind them may be whole.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ect_coder.errors import Cancelled, DamagedStudy, DiskFull
from ect_coder.storage import logs
from ect_coder.storage.schema import APPLICATION_ID, SCHEMA_VERSION, Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAGE = 4096
_FURTHEST = 1 << 20
"""Up to which number rows are looked for where the highest one cannot be read."""
_AT_ONCE = 4096
_OWN = ("seal",)
"""Tables that a new study writes by itself."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a damaged study: rows saved and lost by table, and documents whose text is not what it was.

    `rebuilt` are those of whose text only the passages that something stands on are left. `stood_in` counts the coders,
    codes, projects… that were lost and that something else needs: a name stands for each.
    """

    saved: dict[str, int]
    lost: dict[str, int]
    changed: list[str]
    rebuilt: list[str]
    stood_in: int


@dataclass(slots=True)
class Wreck:
    """A copy of a damaged study, and the numbers of rows that could not be read, by table."""

    connection: sqlite3.Connection
    columns: dict[str, list[str]]
    lost: dict[str, int] = field(default_factory=dict)

    def lose(self, table: str) -> None:
        """Count a row of a table among those that are lost."""
        self.lost[table] = self.lost.get(table, 0) + 1

    def rows(self, table: str, cancelled: Callable[[], bool]) -> Iterator[Row]:
        """Give the rows of a table that can be read, in the order of their numbers; raise Cancelled."""
        names = self.columns.get(table, [])
        if "id" not in names:
            return
        chosen = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {chosen} FROM "{table}" WHERE id BETWEEN ? AND ? ORDER BY id'
        last = self._last(table)
        for first in range(1, last + 1, _AT_ONCE):
            for values in self._between(table, query, first, min(first + _AT_ONCE - 1, last), cancelled):
                yield dict(zip(names, values, strict=True))

    def _between(
        self, table: str, query: str, first: int, last: int, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Any, ...]]:
        if cancelled():
            raise Cancelled
        try:
            yield from self.connection.execute(query, (first, last)).fetchall()
        except sqlite3.DatabaseError:
            if first == last:
                self.lose(table)
                return
            middle = (first + last) // 2
            yield from self._between(table, query, first, middle, cancelled)
            yield from self._between(table, query, middle + 1, last, cancelled)

    def _last(self, table: str) -> int:
        """Give the highest number that a row of a table can have."""
        for query, values in (
            ("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)),
            (f'SELECT max(id) FROM "{table}"', ()),
        ):
            try:
                found = self.connection.execute(query, values).fetchone()
            except sqlite3.DatabaseError:
                continue
            if found is not None and isinstance(found[0], int):
                return min(max(found[0], 0), _FURTHEST)
        return _FURTHEST if self._holds_something(table) else 0

    def _holds_something(self, table: str) -> bool:
        try:
            return self.connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None
        except sqlite3.DatabaseError:
            return True


@contextmanager
def opened(path: Path) -> Iterator[Wreck]:
    """Give what is left of a study; raise DamagedStudy where not even its tables can be told, or DiskFull."""
    with tempfile.TemporaryDirectory(prefix="ect-coder-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "wreck.ect"
        try:
            shutil.copyfile(path, copy)
            log = logs.log_of(path)
            if log.exists() and logs.belongs(path):
                shutil.copyfile(log, logs.log_of(copy))
        except OSError:
            raise DiskFull(path=path.name) from None
        columns = _columns(copy) or _columns(_with_a_header(copy))
        if not columns:
            raise DamagedStudy(path=path.name, backups="")
        with closing(_connect(copy)) as connection:
            yield Wreck(connection, columns)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = _decoded
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _columns(path: Path) -> dict[str, list[str]]:
    """List the columns that a study's tables have in a file, as far as its schema can be read."""
    try:
        with closing(_connect(path)) as connection:
            named = {table: _names(connection, table) for table in Base.metadata.tables if table not in _OWN}
    except sqlite3.DatabaseError:
        return {}
    return {table: names for table, names in named.items() if names}


def _names(connection: sqlite3.Connection, table: str) -> list[str]:
    ours = Base.metadata.tables[table].columns
    theirs = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    return [name for name in theirs if name in ours]


def _with_a_header(path: Path) -> Path:
    """Put the header of a study before the pages of a file whose own is not one."""
    content = bytearray(path.read_bytes())
    if len(content) < 2 * _PAGE:
        return path
    header = bytearray(100)
    header[:24] = b"SQLite format 3\0" + _PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
    for place, value in ((28, len(content) // _PAGE), (44, 4), (48, 0), (56, 1)):
        header[place : place + 4] = value.to_bytes(4, "big")
    header[60:64], header[68:72] = SCHEMA_VERSION.to_bytes(4, "big"), APPLICATION_ID.to_bytes(4, "big")
    content[:100] = header
    path.write_bytes(content)
    return path
