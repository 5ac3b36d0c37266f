"""Copies of a study: checked, thinned as they age, brought back."""

import datetime
import shutil
import sqlite3

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import NotAStudy, NoVersion, StudyHeld
from ect_coder.storage import backup
from ect_coder.storage.backup import Reason
from ect_coder.study import Study, copies
from ect_coder.values import Moment, Span
from tests.rows import everything


@pytest.fixture
def path(tmp_path):
    """A closed study with a text and a coding, and a copy of it."""
    (tmp_path / "entretien.txt").write_text("Chacun se méfiait de son voisin.\n" * 400, encoding="utf-8")
    with Study.create(tmp_path / "étude.ect") as study:
        study.take_in([tmp_path / "entretien.txt"], "Légumerie")
        study.code(NewCoding(1, Span(0, 10), study.grid.variables[0].id, Moment.EMERGENCE, coder="Léa"))
    backup.keep_copy(tmp_path / "étude.ect", Reason.WORK)
    return tmp_path / "étude.ect"


def dump(path):
    connection = sqlite3.connect(path)
    try:
        return everything(connection)
    finally:
        connection.close()


def aged(path, *days):
    """Leave copies so many days old."""
    (last,) = backup.copies(path)
    for day in days:
        at = last.at - datetime.timedelta(days=day)
        for suffix in (".ect", ".json"):
            shutil.copy(last.path.with_suffix(suffix), last.path.with_name(f"{at:%Y-%m-%dT%H-%M-%S}{suffix}"))
    return last


def test_a_copy_tells_what_it_holds(path):
    (copy,) = backup.copies(path)
    assert dict(copy.holds) == {"document": 1, "project": 1, "coding": 1, "memo": 0, "estimate": 0}
    assert (copy.reason, copy.name) == (Reason.WORK, "")


def test_a_study_that_did_not_change_is_not_copied_again(path):
    Study.open(path).close()
    Study.open(path).close()
    assert len(backup.copies(path)) == 1


def test_a_version_keeps_its_name_and_is_never_thinned(path):
    with Study.open(path) as study:
        study.copies.keep(Reason.NAMED, " Avant la réunion ")
        for rank in range(3):
            study.add_project(f"Projet {rank}")
            study.copies.keep()
    found = backup.copies(path)
    assert [copy.name for copy in found if copy.name] == ["Avant la réunion"]
    halves = [(copy.at.date(), copy.at.hour, copy.at.minute // 30) for copy in found if not copy.name]
    assert len(halves) == len(set(halves)) <= 2  # the last of each half hour, should the clock just strike


def test_older_copies_go_as_they_age(path):
    aged(path, *range(1, 60))
    with Study.open(path) as study:
        study.add_project("Scierie")
        study.copies.keep()
    kept = backup.copies(path)
    assert 7 + 4 <= len(kept) <= 7 + 7
    assert kept[-1].holds["project"] == 2


def test_a_copy_made_while_the_clock_is_wrong_is_kept(path):
    aged(path, -400)
    with Study.open(path) as study:
        study.add_project("Scierie")
        made = study.copies.keep()
    assert made.path.exists()


def damage(path, words=b"de son voisin"):
    content = path.read_bytes()
    assert words in content
    path.write_bytes(content.replace(words, b"X" * len(words)))


def test_a_study_whose_words_have_changed_by_themselves_is_no_copy(path):
    damage(path)
    (good,) = backup.copies(path)
    assert backup.keep_copy(path) is None
    assert backup.copies(path) == [good]


def test_a_study_comes_back_from_its_newest_sound_copy(path):
    before = dump(path)
    damage(path)
    harmed = path.read_bytes()
    _copy, aside = copies.restore(path)
    assert dump(path) == before
    assert aside.read_bytes() == harmed
    with Study.open(path) as study:
        assert study.check() == []


def test_a_copy_that_has_changed_by_itself_is_passed_over(path):
    first = aged(path, 1)
    damage(first.path)
    copy, _aside = copies.restore(path)
    assert copy != first.path


def test_a_lost_study_comes_back(path):
    before = dump(path)
    path.unlink()
    copies.restore(path)
    assert dump(path) == before


def test_nothing_comes_back_where_no_copy_is_sound(path):
    (copy,) = backup.copies(path)
    damage(copy.path)
    before = path.read_bytes()
    with pytest.raises(NoVersion):
        copies.restore(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_study_is_not_brought_back(path, tmp_path):
    with pytest.raises(NotAStudy):
        copies.restore(path, tmp_path / "entretien.txt")


def test_a_study_that_someone_has_open_is_left_alone(path):
    with Study.open(path), pytest.raises(StudyHeld):
        copies.restore(path)


def test_a_copy_can_be_opened_beside_the_present(path, tmp_path):
    with Study.open(path) as study:
        study.add_project("Scierie")
        study.copies.bring_back(study.copies.all()[-1], tmp_path / "autrefois.ect")
    with Study.open(tmp_path / "autrefois.ect") as study:
        assert [each.name for each in study.projects()] == ["Légumerie"]


def test_a_lost_note_costs_only_what_it_said(path):
    (copy,) = backup.copies(path)
    copy.path.with_suffix(".json").unlink()
    (known,) = backup.copies(path)
    assert (known.path, dict(known.holds), known.name) == (copy.path, {}, "")
    assert backup.intact(known)
