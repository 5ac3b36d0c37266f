"""`backup` and `restore`, as a script calls them."""

import pytest

from ect_coder.cli import main
from ect_coder.study import Study


@pytest.fixture
def path(tmp_path):
    with Study.create(tmp_path / "study.ect") as study:
        study.add_project("Légumerie")
    return tmp_path / "study.ect"


def test_a_copy_is_left_in_a_folder(path, tmp_path, capsys):
    (tmp_path / "copies").mkdir()
    assert main(["--lang", "en", "backup", str(path), "--to", str(tmp_path / "copies")]) == 0
    with Study.open(tmp_path / "copies" / "study.ect", writable=False) as copy:
        assert [each.name for each in copy.projects()] == ["Légumerie"]
    assert capsys.readouterr().out == ""


def test_what_was_backed_up_is_restored(path):
    assert main(["--lang", "en", "backup", str(path)]) == 0
    with Study.open(path) as study:
        study.rename_project("Légumerie", "Scierie")
    (path.parent / "study.ect").write_bytes(path.read_bytes()[:5000])
    assert main(["--lang", "en", "restore", str(path)]) == 0
    with Study.open(path) as study:
        assert [each.name for each in study.projects()] in (["Légumerie"], ["Scierie"])


def test_without_a_copy_nothing_is_touched(path, capsys):
    before = path.read_bytes()
    assert main(["--lang", "en", "restore", str(path)]) == 1
    assert path.read_bytes() == before
    assert "no sound copy" in capsys.readouterr().err


def test_a_given_copy_is_restored(path, tmp_path):
    copy = tmp_path / "avant.ect"
    with Study.open(path, writable=False) as study:
        study.copy_to(copy)
    with Study.open(path) as study:
        study.rename_project("Légumerie", "Scierie")
    assert main(["--lang", "en", "restore", str(path), "--from", str(copy)]) == 0
    with Study.open(path) as study:
        assert [each.name for each in study.projects()] == ["Légumerie"]
