"""What is out of sight of someone who codes blind: on connections that read, views stand before some tables.

SQLite finds a temporary view before a table of its name, so that every look at the study, of whatever page, heeds
them; deeds have a connection of their own, and see all there is. What everybody shares stays in sight: projects,
documents, the codebook, and the memos on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_MINE = "+coder_id = (SELECT id FROM main.coder WHERE name = {coder})"
"""The sign keeps SQLite from going through all that a person coded, where it knows a better way."""
_IN_SIGHT = {
    "coding": _MINE,
    "estimate": _MINE,
    "discussion": _MINE,
    "reply": _MINE,
    "settlement": _MINE,
    "memo": f"start IS NULL OR {_MINE}",
    "suggestion": f"coding_id IS NULL OR coding_id IN (SELECT id FROM main.coding WHERE {_MINE})",
}
"""Tables with what is said of passages and answers, and which of their rows are in sight."""


def put_on(connection: sqlite3.Connection, coder: str) -> None:
    """Let a connection see of these tables only what a coder, by name, said."""
    name = "'" + coder.replace("'", "''") + "'"
    for table, wanted in _IN_SIGHT.items():
        rows = f"SELECT * FROM main.{table} WHERE {wanted.format(coder=name)}"
        connection.execute(f"CREATE TEMP VIEW {table} AS {rows}")
