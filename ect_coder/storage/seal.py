"""The seal of a study that was closed: a digest of every table, so that what changes by itself is found.

SQLite's own checks see a damaged page, not a letter of a memo that has become another (of a thousand single flipped
bits they saw 34). The first deed of a sitting breaks the seal, a clean close sets it anew; a study without one was not
closed cleanly, or comes from a version without seals.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import delete, insert, select, text

from ect_coder.storage.schema import Base, SealRow
from ect_coder.storage.word_index import OWN_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


_OWN = SealRow.__tablename__
_BROKEN = "broken"


def set_on(connection: Connection) -> None:
    """Seal what a study holds now."""
    connection.execute(delete(SealRow))
    rows = [{"name": name, "digest": digest} for name, digest in _digests(connection).items()]
    connection.execute(insert(SealRow), rows)


def break_on(connection: Connection) -> None:
    """Take the seal away: what follows is to be sealed anew. What is left says which seal was broken, and when."""
    token = f"{_sum(_sealed(connection))}:{uuid4().hex}"
    connection.execute(delete(SealRow))
    connection.execute(insert(SealRow), [{"name": _BROKEN, "digest": token}])


def is_set(connection: Connection) -> bool:
    """Say whether a study was closed cleanly, and sealed."""
    return bool(_sealed(connection))


def broken(connection: Connection) -> list[str]:
    """List the tables that are not what they were when the study was sealed; none without a seal."""
    sealed = _sealed(connection)
    return [name for name, digest in _digests(connection).items() if sealed and sealed.get(name) != digest]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a file says of its seal: the sum of the one it bears, or the token of the one that was broken."""

    sum: str
    token: str

    @classmethod
    def of(cls, connection: Connection) -> Trace:
        """Read it."""
        token = connection.scalar(select(SealRow.digest).where(SealRow.name == _BROKEN)) or ""
        sealed = _sealed(connection)
        return cls(_sum(sealed) if sealed else "", token)

    def leads_to(self, later: Trace) -> bool:
        """Say whether a file that says this can have become one that says `later`, in one sitting."""
        if self == later:
            return True
        return bool(self.sum) and later.token.startswith(f"{self.sum}:")


def _sealed(connection: Connection) -> dict[str, str]:
    wanted = select(SealRow.name, SealRow.digest).where(SealRow.name != _BROKEN)
    return dict(connection.execute(wanted).all())


def _sum(sealed: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(sealed.items())).encode()).hexdigest()


def _digests(connection: Connection) -> dict[str, str]:
    named = {name: f'SELECT * FROM main."{name}" ORDER BY id' for name in Base.metadata.tables if name != _OWN}
    named |= {name: f"SELECT * FROM main.{name} ORDER BY 1, 2" for name in OWN_TABLES}
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
