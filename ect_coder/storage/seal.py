"""The seal of a study that was closed: a digest of every table, so that what changes by itself is found.

SQLite's own checks see a damaged page, not a letter of a memo that has become another (of a thousand single flipped
bits they saw 34). The first deed of a sitting breaks the seal, a clean close sets it anew; a study without one was not
closed cleanly, or comes from a version without seals.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, text

from ect_coder.storage.schema import Base, SealRow

if TYPE_CHECKING:
    from sqlalchemy import Connection


_OWN = SealRow.__tablename__


def set_on(connection: Connection) -> None:
    """Seal what a study holds now."""
    break_on(connection)
    rows = [{"name": name, "digest": digest} for name, digest in _digests(connection).items()]
    connection.execute(insert(SealRow), rows)


def break_on(connection: Connection) -> None:
    """Take the seal away: what follows is to be sealed anew."""
    connection.execute(delete(SealRow))


def is_set(connection: Connection) -> bool:
    """Say whether a study was closed cleanly, and sealed."""
    return connection.scalar(select(SealRow.id).limit(1)) is not None


def broken(connection: Connection) -> list[str]:
    """List the tables that are not what they were when the study was sealed; none without a seal."""
    sealed = dict(connection.execute(select(SealRow.name, SealRow.digest)).all())
    return [name for name, digest in _digests(connection).items() if sealed and sealed.get(name) != digest]


def _digests(connection: Connection) -> dict[str, str]:
    named = {name: f'SELECT * FROM main."{name}" ORDER BY id' for name in Base.metadata.tables if name != _OWN}
    found = {"sqlite_schema": "SELECT name, sql FROM main.sqlite_schema ORDER BY name", **named}
    numbers = f"SELECT name, seq FROM main.sqlite_sequence WHERE name <> '{_OWN}' ORDER BY name"
    return {name: _digest(connection, query) for name, query in {**found, "sqlite_sequence": numbers}.items()}


def _digest(connection: Connection, query: str) -> str:
    """Hash rows in order, each value with its kind; nothing for some with letters that are none."""
    found = hashlib.sha256()
    try:
        for row in connection.execute(text(query)):
            found.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return ""
    return found.hexdigest()
