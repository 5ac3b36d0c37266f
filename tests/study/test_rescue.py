"""A damaged study: what can be read of it is saved to a new one, what was lost is said, the damaged one is not touched."""

import random
import sqlite3

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import DamagedStudy, StudyExists
from ect_coder.storage.health import Ailment
from ect_coder.study import Study, rescue
from ect_coder.values import Moment, Span

WORDS = "Chacun se méfiait de son voisin 🌾, et personne ne voulait signer.\n"


@pytest.fixture
def path(tmp_path):
    """A closed study of two long texts, 400 codings, memos and a project."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Texte {name}\n" + WORDS * 300, encoding="utf-8")
    with Study.create(tmp_path / "étude.ect") as study:
        study.take_in([tmp_path / "a.txt", tmp_path / "b.txt"], "Légumerie")
        keys = [code.id for code in study.grid.codes]
        study.code_many([
            NewCoding(1 + n % 2, Span(n * 9, n * 9 + 40), keys[n % len(keys)], list(Moment)[n % 5], coder="Léa")
            for n in range(400)
        ])  # fmt: skip
        study.write_memo(Subject(About.PROJECT, "Légumerie"), "Une mémoire qui compte.", "Léa")
    return tmp_path / "étude.ect"


def harm(path, statement, *values):
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def page_of(path, table):
    """Give the number of a page, from 1, on which rows of a table lie and nothing else hangs."""
    connection = sqlite3.connect(path)
    pages = [
        row[0]
        for row in connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno", (table,)
        )
    ]
    connection.close()
    return pages[len(pages) // 2]


def zero(path, page):
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)


def saved(path, tmp_path):
    before = path.read_bytes()
    outcome = rescue.salvage(path, tmp_path / "sauvé.ect")
    assert path.read_bytes() == before
    return outcome, Study.open(tmp_path / "sauvé.ect")


def test_a_sound_study_is_saved_whole(path, tmp_path):
    with Study.open(path, writable=False) as study:
        before = study.excerpts()
    outcome, study = saved(path, tmp_path)
    with study:
        assert (study.excerpts(), study.check()) == (before, [])
    assert (outcome.lost, outcome.changed, outcome.rebuilt, outcome.stood_in) == ({}, [], [], 0)


def test_a_page_of_codings_that_is_gone_costs_only_those_on_it(path, tmp_path):
    zero(path, page_of(path, "coding"))
    outcome, study = saved(path, tmp_path)
    with study:
        there = len(study.excerpts())
        assert study.check() == []
    assert 0 < outcome.lost["coding"] < 60
    assert there == outcome.saved["coding"] == 400 - outcome.lost["coding"]


def test_where_the_first_bytes_are_gone_nothing_is_lost(path, tmp_path):
    content = bytearray(path.read_bytes())
    content[:90] = random.Random(3).randbytes(90)
    path.write_bytes(content)
    outcome, study = saved(path, tmp_path)
    with study:
        assert len(study.excerpts()) == 400
    assert outcome.lost == {}


def test_of_a_text_that_is_lost_the_coded_passages_are_left(path, tmp_path):
    harm(path, "DELETE FROM document_text WHERE document_id = 2")
    outcome, study = saved(path, tmp_path)
    with study:
        text, found = study.text(2), [each for each in study.excerpts() if each.document == 2]
        assert len(found) == 200
        assert all(text[each.start : each.end] == each.text for each in found)
        assert study.check() == []
    assert outcome.rebuilt == ["N02"] or len(outcome.rebuilt) == 1


def test_codings_stay_where_their_coder_and_code_are_lost(path, tmp_path):
    harm(path, "PRAGMA foreign_keys = OFF")
    harm(path, "DELETE FROM coder")
    harm(path, "DELETE FROM variable WHERE id = (SELECT variable_id FROM coding WHERE id = 1)")
    harm(path, "DELETE FROM pillar WHERE id = 2")
    outcome, study = saved(path, tmp_path)
    with study:
        assert len(study.excerpts()) == 400
        assert study.answers().rows
        assert study.check() == []
        assert "name lost" in study.coders()[0]
    assert outcome.stood_in >= 3


def test_a_text_that_has_changed_is_kept_and_said(path, tmp_path):
    harm(path, "UPDATE document_text SET text = replace(text, 'voisin', 'voisen') WHERE document_id = 1")
    outcome, study = saved(path, tmp_path)
    with study:
        assert "voisen" in study.text(1)
    assert len(outcome.changed) == 1


def test_what_is_no_database_at_all_is_refused_and_nothing_is_made(tmp_path):
    path = tmp_path / "étude.ect"
    path.write_bytes(random.Random(1).randbytes(20_000))
    with pytest.raises(DamagedStudy):
        rescue.salvage(path, tmp_path / "sauvé.ect")
    assert [each.name for each in tmp_path.iterdir()] == ["étude.ect"]


def test_a_file_that_is_there_is_never_replaced(path, tmp_path):
    with pytest.raises(StudyExists):
        rescue.salvage(path, path)


def test_any_page_may_be_gone(path, tmp_path):
    """Whatever page is zeroed, what is saved opens and is sound, or it is said that nothing can be."""
    whole, chance = path.read_bytes(), random.Random(20261125)
    for rank in range(25):
        path.write_bytes(whole)
        for _hit in range(chance.randrange(1, 4)):
            zero(path, chance.randrange(1, len(whole) // 4096 + 1))
        try:
            rescue.salvage(path, tmp_path / f"sauvé {rank}.ect")
        except DamagedStudy:
            continue
        with Study.open(tmp_path / f"sauvé {rank}.ect", writable=False) as study:
            study.excerpts()
            study.answers()
            assert [each for each in study.check() if each.what is not Ailment.QUOTE] == []
