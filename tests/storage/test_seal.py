"""What changes by itself in a closed study is found, to the letter."""

import random
import shutil
import sqlite3

import pytest

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import EctError
from ect_coder.storage import backup
from ect_coder.storage.health import Ailment
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Span
from tests.rows import everything

WORDS = "Chacun se méfiait de son voisin, et personne ne voulait signer.\n"


@pytest.fixture
def path(tmp_path):
    """A closed study with texts, codings, memos, and decisions."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Texte {name}\n" + WORDS * 60, encoding="utf-8")
    with Study.create(tmp_path / "étude.ect") as study:
        study.take_in([tmp_path / "a.txt", tmp_path / "b.txt"], "Légumerie")
        keys = [code.id for code in study.grid.codes]
        study.code_many([
            NewCoding(1 + n % 2, Span(n * 9, n * 9 + 40), keys[n % len(keys)], list(Moment)[n % 5], coder="Léa")
            for n in range(120)
        ])  # fmt: skip
        study.write_memo(Subject(About.PROJECT, "Légumerie"), "Une mémoire qui compte.", "Léa")
        study.estimate([NewEstimate("Légumerie", "cooperation", Moment.EMERGENCE, Mark.ONE, "Un début.", coder="Léa")])
    return tmp_path / "étude.ect"


def findings(path):
    with Study.open(path, writable=False) as study:
        return study.check()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE memo SET text = 'Une mémoire qui compte!'", "memo"),
        ("UPDATE coding SET moment = 'support' WHERE id = 1", "coding"),
        ("UPDATE coding SET memo = 'x' WHERE id = 3", "coding"),
        ("UPDATE estimate SET mark = '3'", "estimate"),
        ("UPDATE estimate SET why = 'Une fin.'", "estimate"),
        ("UPDATE project SET name = 'Légumeria'", "project"),
        ("UPDATE document SET date = '2020'", "document"),
        ("UPDATE study_setting SET value = '3' WHERE name = 'language'", "study_setting"),
        ("DELETE FROM coding WHERE id = 5", "coding"),
        ("UPDATE variable SET card = replace(card, 'e', 'é') WHERE id = 1", "variable"),
    ],
)
def test_a_change_that_no_deed_made_is_found(path, statement, table):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert table in [each.where for each in findings(path) if each.what is Ailment.SEAL]


def test_deeds_break_the_seal_and_closing_sets_it_anew(path):
    with Study.open(path) as study:
        study.add_project("Scierie")
        assert study.check() == []
    assert findings(path) == []


def test_looking_leaves_the_seal_as_it_is(path):
    before = path.read_bytes()
    with Study.open(path, writable=False) as study:
        study.excerpts()
    assert path.read_bytes() == before


def test_a_study_that_a_crash_left_is_not_called_damaged(path, tmp_path):
    with Study.open(path) as study:
        study.add_project("Scierie")
        backup.copy_to(path, tmp_path / "crash.ect")
    assert findings(tmp_path / "crash.ect") == []


def logical(path):
    """Give all that a study holds, or None where it cannot be read."""
    try:
        connection = sqlite3.connect(path)
        try:
            return everything(connection, but={"seal"})
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


def flipped(path, harmed, place, bit):
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    harmed.write_bytes(content)


def found(path):
    """Say whether something is found wrong: by refusing to open it, or by its check."""
    try:
        return findings(path) != []
    except EctError:
        return True


def test_every_bit_that_flips_in_what_was_written_is_found(path, tmp_path):
    flips, before, size = random.Random(20261125), logical(path), path.stat().st_size
    harmed = tmp_path / "harmed.ect"
    missed = []
    for _flip in range(120):
        place, bit = flips.randrange(size), flips.randrange(8)
        flipped(path, harmed, place, bit)
        if logical(harmed) != before and not found(harmed):
            missed.append((place, bit))
    assert missed == []
    shutil.rmtree(backup.folder_of(harmed), ignore_errors=True)
