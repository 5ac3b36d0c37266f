"""All that a study file holds, row by row: what SQLite's own dump gives, which cannot go through an index of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


def everything(connection: sqlite3.Connection, *, but: Collection[str] = ()) -> list[str]:
    """Give the schema and the rows of all tables but some, as text."""
    schema = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name").fetchall()
    found = [repr(each) for each in schema]
    plain = [name for name, sql in schema if sql.startswith("CREATE TABLE") and name not in but]
    for name in plain:
        rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
        found += [f"{name} {row!r}" for row in rows if name != "sqlite_sequence" or row[0] not in but]
    return found
