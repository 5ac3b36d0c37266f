"""Undo and redo by triggers: SQLite's documented technique (sqlite.org/undoredo.html).

Each watched table gets three temporary triggers that write what undoes every row change, foreign-key cascades
included, into a temporary table: the name of a statement, the row it is about and its values as JSON (whole numbers,
texts, nulls), so that a statement is compiled once and not for each row. A transaction is one step with a label. The
journal ends with its connection.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.errors import NothingToUndo

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ect_coder.values import Changed


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
        self._inverses: dict[str, str] = {}
        connection.exec_driver_sql(
            "CREATE TEMP TABLE journal "
            "(seq INTEGER PRIMARY KEY AUTOINCREMENT, inverse TEXT NOT NULL, id INTEGER NOT NULL, details TEXT NOT NULL)"
        )
        for table in tables:
            self._inverses |= _watch(connection, table)

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

    def keep(self, step: Step) -> None:
        """Take in a step whose transaction is committed; what was undone before can no longer be redone."""
        self._undo.append(step)
        self._redo.clear()

    def touched(self, step: Step, table: str) -> frozenset[int]:
        """List the rows of a table that a step made, changed or took away, by number; within its transaction."""
        cursor = self._connection.connection.cursor()
        cursor.execute(
            "SELECT id FROM temp.journal WHERE seq BETWEEN ? AND ? AND inverse IN (?, ?, ?)",
            (step.first, step.last, f"{table} INSERT", f"{table} UPDATE", f"{table} DELETE"),
        )
        return frozenset(number for (number,) in cursor.fetchall())

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
            "SELECT inverse, details FROM temp.journal WHERE seq BETWEEN ? AND ? ORDER BY seq DESC",
            (step.first, step.last),
        )
        inverses = cursor.fetchall()
        self.begin()
        for name, details in inverses:
            cursor.execute(self._inverses[name], json.loads(details))
        inverse = self.end(step.label, step.changed)
        return Turn(step, replace(inverse, at=step.at) if inverse is not None else None, source, target)

    def _position(self) -> int:
        cursor = self._connection.connection.cursor()
        cursor.execute("SELECT coalesce(max(seq), 0) FROM temp.journal")
        (found,) = cursor.fetchone() or (0,)
        return int(found)


def _watch(connection: Connection, table: str) -> dict[str, str]:
    """Let triggers write down every change of a table; return the statements that undo them, by name."""
    columns = [f'"{row[1]}"' for row in connection.exec_driver_sql(f'PRAGMA main.table_info("{table}")')]
    old = ", ".join(f"OLD.{column}" for column in columns)
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
            "BEGIN INSERT INTO journal (inverse, id, details) "
            f"VALUES ('{table} {event}', {row}, json_array({details})); END"
        )
    return {f"{table} {event}": statement for event, (statement, _details) in inverses.items()}
