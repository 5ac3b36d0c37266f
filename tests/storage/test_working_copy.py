"""A study in a shared folder is worked on in a copy, and given back whole; no one's work is overwritten."""

import shutil

import pytest

from ect_coder import settings
from ect_coder.errors import DamagedStudy, SharedStudyChanged, StudyHeld
from ect_coder.study import Study, copies


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    with Study.create(folder / "étude.ect") as study:
        study.add_project("Légumerie")
    return folder / "étude.ect"


def names(path):
    with Study.open(path, writable=False) as study:
        return [each.name for each in study.projects()]


def change(path, name):
    """Write in a study as another machine would."""
    other = path.with_name("autre.ect")
    shutil.copyfile(path, other)
    with Study.open(other) as study:
        study.add_project(name)
    other.replace(path)


def test_nothing_is_written_there_until_it_is_given_back(shared):
    before = shared.read_bytes()
    with Study.open_shared(shared) as study:
        study.add_project("Scierie")
        assert shared.read_bytes() == before
        assert study.path == shared
    assert names(shared) == ["Légumerie", "Scierie"]
    assert list(shared.parent.iterdir()) == [shared]
    assert list((settings.data_folder() / "work").iterdir()) == []


def test_it_can_be_given_back_while_one_works(shared):
    with Study.open_shared(shared) as study:
        study.add_project("Scierie")
        study.hand_back()
        assert names(shared) == ["Légumerie", "Scierie"]
        study.add_project("Atelier")
    assert names(shared) == ["Légumerie", "Scierie", "Atelier"]


def test_looking_only_leaves_it_as_it_was(shared):
    before = shared.read_bytes()
    with Study.open_shared(shared) as study:
        study.excerpts()
    assert shared.read_bytes() == before


def test_what_someone_else_wrote_meanwhile_is_kept_and_ours_beside(shared):
    study = Study.open_shared(shared)
    study.add_project("Scierie")
    change(shared, "Atelier")
    with pytest.raises(SharedStudyChanged) as told:
        study.close()
    assert names(shared) == ["Légumerie", "Atelier"]
    assert names(shared.with_name(told.value.details["kept"])) == ["Légumerie", "Scierie"]
    Study.open_shared(shared).close()


def crash(study):
    """Stop as a killed program does: nothing is closed, nothing given back."""
    working, lock = study._shared
    left = working.path.with_name("left")
    shutil.copyfile(working.path, left)
    log = working.path.with_name(working.path.name + "-wal")
    kept = log.read_bytes()
    study._shared = None
    study.close()
    left.replace(working.path)
    log.write_bytes(kept)
    lock.leave()


def test_what_a_crash_left_is_gone_on_with(shared):
    study = Study.open_shared(shared)
    study.add_project("Scierie")
    crash(study)
    assert names(shared) == ["Légumerie"]
    with Study.open_shared(shared) as again:
        assert [each.name for each in again.projects()] == ["Légumerie", "Scierie"]
    assert names(shared) == ["Légumerie", "Scierie"]


def test_what_a_crash_left_lies_beside_what_others_wrote_meanwhile(shared):
    study = Study.open_shared(shared)
    study.add_project("Scierie")
    crash(study)
    change(shared, "Atelier")
    with pytest.raises(SharedStudyChanged) as told:
        Study.open_shared(shared)
    assert names(shared.with_name(told.value.details["kept"])) == ["Légumerie", "Scierie"]
    with Study.open_shared(shared) as again:
        assert [each.name for each in again.projects()] == ["Légumerie", "Atelier"]


def test_two_windows_do_not_work_on_one_shared_study(shared):
    with Study.open_shared(shared), pytest.raises(StudyHeld):
        Study.open_shared(shared)


def test_a_damaged_shared_study_is_said_to_be_so_and_comes_back_from_a_copy(shared):
    with Study.open_shared(shared) as study:
        study.add_project("Scierie")
        study.copies.keep()
    content = bytearray(shared.read_bytes())
    content[100:9000] = b"\xff" * 8900
    shared.write_bytes(content)
    with pytest.raises(DamagedStudy):
        Study.open_shared(shared)
    assert shared.read_bytes() == bytes(content)
    _copy, aside = copies.restore(shared)
    assert names(shared) == ["Légumerie", "Scierie"]
    assert aside.read_bytes() == bytes(content)
    with Study.open_shared(shared) as study:
        assert [each.name for each in study.projects()] == ["Légumerie", "Scierie"]
