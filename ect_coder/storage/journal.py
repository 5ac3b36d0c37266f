"""Undo and redo by triggers: SQLite's documented technique (sqlite.org/undoredo.html).

Each watched table gets three temporary triggers that write what undoes every row change, foreign-key cascades
included, into a temporary table: the name of a statement, the row it is about and its values as JSON (whole numbers,
texts, nulls), so that a statement is compiled once and not for each row; the bytes of a row, which JSON cannot hold
(one column of a table at most), lie beside. A transaction is one step with a label. The journal ends with its
connection.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ect_coder.errors import NothingToUndo

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ect_coder.values import Changed


Touched = dict[int, tuple[Sequence[Any], Sequence[Any]]]
"""Some columns of rows, by number: as they were before a step and after it, all None where there is no row."""


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable transaction: rows `first` to `last` of the journal, first done `at` this time."""

    label: str
    changed: Changed
    first: int
    last: int
    at: datetime.datetime

    @property
    def rows(self) -> int:
        """Count the row changes."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A step inverted but not yet committed: call `settle` once it is."""

    step: Step
    inverse: Step | None
    source: list[Step]
    target: list[Step]

    def settle(self) -> None:
        """Move the step to the other side of the history."""
        self.source.pop()
        if self.inverse is not None:
            self.target.append(self.inverse)


class Journal:
    """The steps of one writing connection. All its methods run inside the caller's transaction."""

    def __init__(self, connection: Connection, tables: tuple[str, ...]) -> None:
        self._connection = connection
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._start = 0
        self._inverses: dict[str, tuple[str, int | None]] = {}
        self._columns: dict[str, list[str]] = {}
        connection.exec_driver_sql(
            "CREATE TEMP TABLE journal "
            "(seq INTEGER PRIMARY KEY AUTOINCREMENT, inverse TEXT NOT NULL, id INTEGER NOT NULL, "
            "details TEXT NOT NULL, bytes BLOB)"
        )
        for table in tables:
            columns = connection.exec_driver_sql(f'PRAGMA main.table_info("{table}")').all()
            names = [column[1] for column in columns]
            self._columns[table] = names
            bytes_column = next((column[1] for column in columns if column[2] == "BLOB"), None)
            self._inverses |= _watch(connection, table, names, bytes_column)

    @property
    def undo_label(self) -> str | None:
        """Name the step that undo would take back, if any."""
        return self._undo[-1].label if self._undo else None

    @property
    def done(self) -> list[Step]:
        """List the steps that undo would take back, the first done first."""
        return list(self._undo)

    @property
    def undone(self) -> list[Step]:
        """List the steps that redo would do again, the next one first."""
        return self._redo[::-1]

    @property
    def redo_label(self) -> str | None:
        """Name the step that redo would do again, if any."""
        return self._redo[-1].label if self._redo else None

    def begin(self) -> None:
        """Remember where the step that begins now starts."""
        self._start = self._position() + 1

    def end(self, label: str, changed: Changed) -> Step | None:
        """Close the step that `begin` opened; None if it changed no row. Still inside its transaction."""
        last = self._position()
        if last < self._start:
            return None
        return Step(label, changed, self._start, last, datetime.datetime.now().astimezone())

    def keep(self, step: Step, *, for_good: bool = False) -> None:
        """Take in a step whose transaction is committed; what was undone before can no longer be redone.

        One done `for_good` is not among those that can be undone.
        """
        if not for_good:
            self._undo.append(step)
        self._redo.clear()

    def touched(self, step: Step, table: str, columns: tuple[str, ...]) -> Touched:
        """Give some columns of the rows of a table that a step made, changed or took away; within its transaction."""
        cursor = self._connection.connection.cursor()
        places = tuple(self._columns[table].index(column) for column in columns)
        cursor.execute(_touching(table, columns, places), (step.first, step.last))
        middle = 1 + len(columns)
        return {row[0]: (row[1:middle], row[middle:]) for row in cursor.fetchall()}

    def undo(self) -> Turn:
        """Take the last step back within the open transaction; raise NothingToUndo."""
        return self._turn(self._undo, self._redo)

    def redo(self) -> Turn:
        """Do the last undone step again within the open transaction; raise NothingToUndo."""
        return self._turn(self._redo, self._undo)

    def _turn(self, source: list[Step], target: list[Step]) -> Turn:
        if not source:
            raise NothingToUndo
        step = source[-1]
        cursor = self._connection.connection.cursor()
        if step.rows > 1:
            cursor.execute("PRAGMA defer_foreign_keys = ON")  # has every statement compiled anew: not for one row
        cursor.execute(
            "SELECT inverse, details, bytes FROM temp.journal WHERE seq BETWEEN ? AND ? ORDER BY seq DESC",
            (step.first, step.last),
        )
        inverses = cursor.fetchall()
        self.begin()
        for name, details, held in inverses:
            statement, place = self._inverses[name]
            values = json.loads(details)
            if place is not None:
                values[place] = held
            cursor.execute(statement, values)
        inverse = self.end(step.label, step.changed)
        return Turn(step, replace(inverse, at=step.at) if inverse is not None else None, source, target)

    def _position(self) -> int:
        cursor = self._connection.connection.cursor()
        cursor.execute("SELECT coalesce(max(seq), 0) FROM temp.journal")
        (found,) = cursor.fetchone() or (0,)
        return int(found)


@cache
def _touching(table: str, columns: tuple[str, ...], places: tuple[int, ...]) -> str:
    """Select what a step wrote down about a table, the last first, beside the rows as they are now."""
    names = [f"'{table} {event}'" for event in ("INSERT", "UPDATE", "DELETE")]
    before = ", ".join(f"iif(inverse = {names[0]}, NULL, json_extract(details, '$[{place}]'))" for place in places)
    now = ", ".join(f"now.{column}" for column in columns)
    return (
        f"SELECT journal.id, {before}, {now} "
        f"FROM temp.journal LEFT JOIN main.{table} AS now USING (id) "
        f"WHERE seq BETWEEN ? AND ? AND inverse IN ({', '.join(names)}) ORDER BY seq DESC"
    )


def _watch(
    connection: Connection, table: str, names: Sequence[str], bytes_column: str | None
) -> dict[str, tuple[str, int | None]]:
    """Let triggers write down every change of a table; return the statements that undo them, by name.

    With each statement comes the rank of its value that is bytes, if one is.
    """
    columns = [f'"{name}"' for name in names]
    old = ", ".join("NULL" if name == bytes_column else f'OLD."{name}"' for name in names)
    held = f'OLD."{bytes_column}"' if bytes_column is not None else "NULL"
    place = names.index(bytes_column) if bytes_column is not None else None
    marks, settings = ", ".join("?" for _column in columns), ", ".join(f"{column} = ?" for column in columns)
    inverses = {
        "INSERT": (f'DELETE FROM "{table}" WHERE id = ?', "NEW.id"),
        "DELETE": (f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', old),
        "UPDATE": (f'UPDATE "{table}" SET {settings} WHERE id = ?', f"{old}, NEW.id"),
    }
    for event, (_statement, details) in inverses.items():
        row = "OLD.id" if event == "DELETE" else "NEW.id"
        connection.exec_driver_sql(
            f'CREATE TEMP TRIGGER "journal_{table}_{event.lower()}" AFTER {event} ON main."{table}" '
            "BEGIN INSERT INTO journal (inverse, id, details, bytes) "
            f"VALUES ('{table} {event}', {row}, json_array({details}), {'NULL' if event == 'INSERT' else held}); END"
        )
    return {
        f"{table} {event}": (statement, None if event == "INSERT" else place)
        for event, (statement, _details) in inverses.items()
    }
