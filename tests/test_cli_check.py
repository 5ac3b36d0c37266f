"""`check` and `salvage`, as a script calls them."""

import json
import sqlite3

import pytest

from ect_coder.cli import main
from ect_coder.study import Study


@pytest.fixture
def path(tmp_path):
    with Study.create(tmp_path / "study.ect") as study:
        study.add_project("Légumerie")
    return tmp_path / "study.ect"


def checked(path, capsys, *more):
    status = main(["--lang", "en", "check", str(path), "--json", *more])
    return status, json.loads(capsys.readouterr().out)


def test_a_sound_study_is_called_so(path, capsys):
    assert checked(path, capsys) == (0, {"sound": True, "findings": []})


def test_a_study_that_cannot_be_opened_has_a_finding_and_no_traceback(path, capsys):
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)
    status, value = checked(path, capsys)
    assert (status, value["sound"], value["findings"][0]["place"]) == (1, False, "File")


def test_what_can_be_is_repaired(path, capsys):
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO history (at, coder, deed, count) VALUES ('?', 'Léa', 'import', 1)")
    connection.commit()
    connection.close()
    assert checked(path, capsys)[0] == 1
    assert checked(path, capsys, "--repair")[0] == 0


def test_what_can_be_read_is_saved_to_a_new_study(path, tmp_path, capsys):
    assert main(["--lang", "en", "salvage", str(path), str(tmp_path / "new.ect")]) == 0
    assert "Projects: 1 saved, 0 lost" in capsys.readouterr().out
    with Study.open(tmp_path / "new.ect") as study:
        assert [each.name for each in study.projects()] == ["Légumerie"]
