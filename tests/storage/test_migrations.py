"""Studies of every older version, re-opened forever."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from ect_coder.storage.schema import SCHEMA_VERSION
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity

FILES = Path(__file__).parent.parent / "files"
OLD = range(1, SCHEMA_VERSION)


@pytest.fixture(params=OLD)
def old(request, tmp_path):
    return Path(shutil.copy(FILES / f"study-{request.param}.ect", tmp_path / "old.ect"))


def test_an_old_study_keeps_what_it_held(old):
    with Study.open(old) as study:
        first, second = study.excerpts()
        assert (first.moment, first.polarity, first.memo) == (Moment.EMERGENCE, Polarity.ABSENT, "Un silence ?")
        assert (second.moment, second.coder) == (Moment.SUPPORT, "AB")
        assert study.check() == []


def _shape(path):
    connection = sqlite3.connect(path)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: {row[1:4] for row in connection.execute(f'PRAGMA table_info("{name}")')} for name in names}
    finally:
        connection.close()


def test_an_upgraded_study_has_the_tables_of_a_new_one(old, tmp_path):
    Study.open(old).close()
    Study.create(tmp_path / "new.ect").close()
    assert _shape(old) == _shape(tmp_path / "new.ect")


def test_an_old_study_opened_for_reading_shows_all_and_stays_as_it_was(old):
    before = old.read_bytes()
    with Study.open(old, writable=False) as study:
        assert len(study.excerpts()) == 2
        assert len(study.grid.variables) == 27
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]
