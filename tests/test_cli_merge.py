"""Merging from the command line: tried first, then done, and once is enough."""

from __future__ import annotations

import json
import shutil

import pytest

from ect_coder import cli


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run one command in a folder of its own; return status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def command(*words):
        capsys.readouterr()
        status = cli.main(["--lang", "en", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def pair(run, tmp_path):
    """A study and its copy, in which Paul has coded once."""
    (tmp_path / "a.txt").write_text("Au départ, chacun se méfiait.", encoding="utf-8")
    run("new", "one.ect")
    run("import", "one.ect", "a.txt", "--project", "Atelier")
    shutil.copy(tmp_path / "one.ect", tmp_path / "other.ect")
    run("code", "other.ect", "1", "0", "9", "coop_confiance", "--coder", "Paul")
    return tmp_path / "one.ect"


def test_a_trial_says_what_a_merge_does_and_leaves_every_byte(run, pair):
    before = pair.read_bytes()
    status, tried, _error = run("merge", "one.ect", "other.ect", "--dry-run", "--json")
    assert status == 0
    assert pair.read_bytes() == before
    _status, done, _error = run("merge", "one.ect", "other.ect", "--json")
    told, did = json.loads(tried), json.loads(done)
    assert told["arrived"] == did["arrived"] == {"coder": 1, "coding": 1}
    assert (told["dry_run"], did["dry_run"]) == (True, False)


def test_the_second_time_changes_no_byte(run, pair):
    run("merge", "one.ect", "other.ect")
    after = pair.read_bytes()
    status, said, _error = run("merge", "one.ect", "other.ect")
    assert (status, said.startswith("Nothing new")) == (0, True)
    assert pair.read_bytes() == after


def test_a_file_that_is_no_study_is_refused(run, pair, tmp_path):
    before = pair.read_bytes()
    (tmp_path / "none.ect").write_text("rien")
    status, said, error = run("merge", "one.ect", "none.ect")
    assert (status, said) == (1, "")
    assert error.startswith("none.ect is not an ECT Coder study")
    assert pair.read_bytes() == before
