"""An upgrade that was cut short after it was written, and before the log beside the file was folded up."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import create_engine

from ect_coder.storage import migrations
from ect_coder.storage.schema import SCHEMA_VERSION

OLD = Path(__file__).parent.parent / "files" / "study-2.ect"


def test_what_the_log_holds_is_not_done_again(tmp_path):
    path = tmp_path / "study.ect"
    shutil.copy(OLD, path)
    engine = create_engine(f"sqlite:///{path}")
    reader = sqlite3.connect(path)
    try:
        for _turn in range(2):
            with engine.begin() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            with engine.begin() as connection:
                migrations.upgrade(connection, SCHEMA_VERSION)
            assert reader.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert path.read_bytes()[60:64] == (2).to_bytes(4, "big")
    finally:
        reader.close()
        engine.dispose()
