"""A log beside a study: its own after a crash, or a stranger's."""

import shutil
import sqlite3

import pytest

from ect_coder.errors import ReadOnlyStudy
from ect_coder.storage.logs import log_of
from ect_coder.study import Study


@pytest.fixture
def path(tmp_path):
    with Study.create(tmp_path / "étude.ect") as study:
        study.add_project("Légumerie")
    return tmp_path / "étude.ect"


@pytest.fixture
def another_log(tmp_path):
    """What another study has in its log."""
    with Study.create(tmp_path / "autre.ect") as other:
        for rank in range(30):
            other.add_project(f"Autre {rank}")
        shutil.copyfile(log_of(tmp_path / "autre.ect"), tmp_path / "log")
    return tmp_path / "log"


def names(path, **how):
    with Study.open(path, **how) as study:
        return [each.name for each in study.projects()]


def test_what_a_crash_left_in_the_log_is_kept(path, tmp_path):
    with Study.open(path) as study:
        study.add_project("Scierie")
        crashed = tmp_path / "ailleurs" / "étude.ect"
        crashed.parent.mkdir()
        shutil.copyfile(path, crashed)
        shutil.copyfile(log_of(path), log_of(crashed))
    assert names(crashed) == ["Légumerie", "Scierie"]


@pytest.mark.parametrize("how", [{}, {"writable": False}])
def test_the_log_of_another_study_is_not_played(path, another_log, how):
    shutil.copyfile(another_log, log_of(path))
    assert names(path, **how) == ["Légumerie"]


def test_the_log_of_another_study_is_set_aside_not_lost(path, another_log):
    shutil.copyfile(another_log, log_of(path))
    names(path)
    (aside,) = path.parent.glob("*.strange-wal")
    assert aside.read_bytes() == another_log.read_bytes()


def test_looking_at_a_study_beside_a_strange_log_touches_neither(path, another_log):
    shutil.copyfile(another_log, log_of(path))
    before = path.read_bytes(), log_of(path).read_bytes()
    with Study.open(path, writable=False) as study, pytest.raises(ReadOnlyStudy):
        study.add_project("Scierie")
    assert (path.read_bytes(), log_of(path).read_bytes()) == before


@pytest.fixture
def interrupted(path, tmp_path):
    """A study as a crash leaves it in the middle of a deed from a terminal: half written, its journal beside it."""
    left = tmp_path / "ailleurs" / "étude.ect"
    left.parent.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    for rank in range(300):
        connection.execute("INSERT INTO project (guid, name, created) VALUES (?, ?, 'x')", (f"G{rank}", f"{rank}" * 90))
    shutil.copyfile(path, left)
    shutil.copyfile(path.with_name("étude.ect-journal"), left.with_name("étude.ect-journal"))
    connection.execute("ROLLBACK")
    connection.close()
    return left


@pytest.mark.parametrize("how", [{}, {"writable": False}, {"brief": True}])
def test_a_deed_that_was_stopped_half_way_is_taken_back(interrupted, how):
    with Study.open(interrupted, **how) as study:
        assert [each.name for each in study.projects()] == ["Légumerie"]
        assert study.check() == []


def test_looking_at_it_leaves_the_file_and_its_journal_as_they_are(interrupted):
    journal = interrupted.with_name("étude.ect-journal")
    before = interrupted.read_bytes(), journal.read_bytes()
    assert names(interrupted, writable=False) == ["Légumerie"]
    assert (interrupted.read_bytes(), journal.read_bytes()) == before
