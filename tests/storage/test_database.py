"""A study file: whose it is, when it is refused, what stays of it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ect_coder.errors import BusyStudy, DamagedStudy, NewerStudy, NotAStudy, ReadOnlyStudy, StudyExists, StudyMissing
from ect_coder.storage import backup
from ect_coder.storage.database import open_database
from ect_coder.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from ect_coder.study import Study
from ect_coder.values import Changed


def closed(tmp_path):
    path = tmp_path / "étude.ect"
    Study.create(path).close()
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_new_study_says_whose_it_is(tmp_path):
    header = closed(tmp_path).read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION


def test_a_clean_close_leaves_one_file(tmp_path):
    path = closed(tmp_path)
    with Study.open(path) as study:
        study.add_project("A")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_an_open_study_is_durable_and_keeps_its_links(study):
    with study._database.step("look", Changed.NOTHING) as session:
        pragmas = [
            session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 3, 1]


def test_a_new_study_never_replaces_a_file(tmp_path):
    path = closed(tmp_path)
    before = digest(path)
    with pytest.raises(StudyExists):
        Study.create(path)
    assert digest(path) == before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"%PDF-1.7 and more" * 20])
def test_a_foreign_file_is_refused_untouched(tmp_path, content):
    path = tmp_path / "other.ect"
    path.write_bytes(content)
    with pytest.raises(NotAStudy):
        Study.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_untouched(tmp_path):
    path = tmp_path / "other.ect"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE thing (id INTEGER)")
    connection.close()
    before = digest(path)
    with pytest.raises(NotAStudy):
        Study.open(path)
    assert digest(path) == before


def test_a_newer_study_is_refused_untouched(tmp_path):
    path = closed(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = digest(path)
    with pytest.raises(NewerStudy):
        Study.open(path)
    assert digest(path) == before


def test_a_study_with_a_trigger_of_its_own_is_refused(tmp_path):
    path = closed(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER sly AFTER INSERT ON project BEGIN DELETE FROM coding; END")
    connection.close()
    with pytest.raises(NotAStudy):
        Study.open(path)


def test_a_damaged_study_is_said_to_be_so(tmp_path):
    path = closed(tmp_path)
    content = bytearray(path.read_bytes())
    content[100:2000] = b"\xff" * 1900
    path.write_bytes(content)
    with pytest.raises((DamagedStudy, NotAStudy)):
        Study.open(path)


@pytest.mark.parametrize("writable", [True, False])
def test_a_study_without_one_of_its_tables_is_damaged_and_nothing_of_it_stays_open(tmp_path, writable):
    path = closed(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE coding")
    with pytest.raises(DamagedStudy), Study.open(path, writable=writable) as study:
        study.answers()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    path.rename(tmp_path / "elsewhere.ect")


def test_no_study_is_said_to_be_missing(tmp_path):
    with pytest.raises(StudyMissing):
        Study.open(tmp_path / "nowhere.ect")


def test_a_read_only_opening_writes_nothing(tmp_path):
    path = closed(tmp_path)
    before = digest(path)
    with Study.open(path, writable=False) as study:
        assert study.projects() == []
        with pytest.raises(ReadOnlyStudy):
            study.add_project("A")
    assert digest(path) == before


def test_a_study_held_by_another_writer_is_busy(tmp_path):
    path = closed(tmp_path)
    with Study.open(path) as study:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyStudy):
            study.add_project("A")
        other.execute("ROLLBACK")
        other.close()
        study.add_project("A")
        assert [each.name for each in study.projects()] == ["A"]


def test_a_failed_deed_leaves_no_trace(study):
    with pytest.raises(ZeroDivisionError), study._database.step("half", Changed.PROJECTS) as session:
        session.execute(text("INSERT INTO project (guid, name, created) VALUES ('g', 'half', 'now')"))
        raise ZeroDivisionError
    assert study.projects() == []
    assert study.undo_label is None


@pytest.mark.parametrize(
    ("start", "end", "moment", "intensity"),
    [(5, 5, "both", None), (-1, 2, "both", None), (0, 1, "never", None), (0, 1, "both", 4)],
)
def test_the_store_itself_refuses_an_impossible_coding(study, interview, start, end, moment, intensity):
    row = {"start": start, "end": end, "moment": moment, "intensity": intensity, "document": interview}
    with pytest.raises(IntegrityError), study._database._engine.begin() as connection:
        connection.execute(text("INSERT INTO coder (guid, name) VALUES ('c', 'Léa')"))
        connection.execute(
            text(
                'INSERT INTO coding (guid, document_id, start, "end", quote, variable_id, moment, polarity, intensity, '
                "coder_id, memo, codebook_version_id, created) VALUES "
                "('g', :document, :start, :end, '', 1, :moment, 'present', :intensity, 1, '', 1, '')"
            ),
            row,
        )


def test_each_opening_leaves_a_checked_copy(tmp_path):
    path = closed(tmp_path)
    with Study.open(path) as study:
        study.add_project("A")
    Study.open(path).close()
    copies = backup.copies(path)
    assert copies
    with Study.open(copies[-1].path, writable=False) as copy:
        assert [each.name for each in copy.projects()] == ["A"]


def test_a_damaged_study_never_replaces_a_good_copy(tmp_path):
    path = closed(tmp_path)
    good = backup.keep_copy(path)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\x00" * 4096
    path.write_bytes(content)
    assert backup.keep_copy(path) is None
    assert backup.copies(path) == [good]


def test_an_older_study_is_upgraded_after_a_copy(tmp_path):
    path = closed(tmp_path)
    steps = {
        SCHEMA_VERSION: lambda connection: connection.exec_driver_sql("ALTER TABLE project ADD COLUMN colour TEXT")
    }
    open_database(path, steps=steps, ours=SCHEMA_VERSION + 1).close()
    assert path.read_bytes()[60:64] == (SCHEMA_VERSION + 1).to_bytes(4, "big")
    assert len(backup.copies(path)) == 1


def test_a_failed_upgrade_leaves_the_study_as_it_was(tmp_path):
    path = closed(tmp_path)

    def half(connection):
        connection.exec_driver_sql("ALTER TABLE project ADD COLUMN colour TEXT")
        raise KeyError("half")

    with pytest.raises(KeyError):
        open_database(path, steps={SCHEMA_VERSION: half}, ours=SCHEMA_VERSION + 1)
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(project)")]
    connection.close()
    assert "colour" not in columns
    with Study.open(path, writable=False) as study:
        assert study.projects() == []
