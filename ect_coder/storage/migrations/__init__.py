"""How an older study file becomes a current one: numbered steps, one transaction, a copy made first.

A step is a function `(connection) -> None` that takes a file from version n to n + 1; it is raw SQL, so that it keeps
meaning the same when the tables of `schema.py` move on. To add one, write `STEPS[n]` and keep a file of version n in
`tests/files/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ect_coder.storage.migrations.to_2 import to_2
from ect_coder.storage.migrations.to_3 import to_3
from ect_coder.storage.migrations.to_4 import to_4
from ect_coder.storage.migrations.to_5 import to_5

if TYPE_CHECKING:
    from sqlalchemy import Connection

Step = Callable[["Connection"], None]

STEPS: dict[int, Step] = {1: to_2, 2: to_3, 3: to_4, 4: to_5}
"""From which version each step starts."""


def upgrade(connection: Connection, ours: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Take an open transaction's file to version `ours`; a missing step is a bug (KeyError).

    Its version is asked of SQLite: after a crash the log beside a file may be newer than the file's own head.
    """
    theirs = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    for version in range(theirs, ours):
        steps[version](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")
