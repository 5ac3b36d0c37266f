"""A person's words leave the study and its copies to the last byte; what cannot be reached is listed."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.search.asking import Asked
from ect_coder.storage import backup
from ect_coder.storage.backup import Reason
from ect_coder.study import Study, copies, quiet
from ect_coder.values import Span

SECRETS = ("trois, chacun avait mis", "deux élus")


@pytest.fixture
def path(tmp_path):
    """A closed study of two interviews, one quoted in a memo, with three copies."""
    (tmp_path / "a.txt").write_text(
        f"E : Qui ?\nMme Duval : On était {SECRETS[0]} 2 000 euros.\n"
        + f"Mme Duval : Il y avait {SECRETS[1]}.\n" * 200,
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text("E : Qui ?\nM. Petit : Je ne sais plus trop.\n" * 50, encoding="utf-8")
    with Study.create(tmp_path / "étude.ect") as study:
        study.take_in([tmp_path / "a.txt", tmp_path / "b.txt"], "Légumerie")
        study.code_many([NewCoding(n, Span(15, 60), "coop_confiance", coder="Léa") for n in (1, 2)])
        study.copies.keep(Reason.NAMED, "un")
        study.write_memo(Subject(About.STUDY), f"Elle dit « On était {SECRETS[0]} 2 000 euros ».", "Léa")
        study.copies.keep(Reason.NAMED, "deux")
    return tmp_path / "étude.ect"


def found_in(path):
    content = path.read_bytes()
    return [words for words in SECRETS if words.encode() in content]


def test_no_word_is_left_in_any_byte_of_the_study_or_its_copies(path):
    assert found_in(path)
    with Study.open(path) as study:
        erased = study.removals.remove_everywhere([1], quiet)
    kept = backup.copies(path)
    assert erased.cleaned == len(kept) >= 3
    assert erased.left == ()
    assert [each.path.name for each in kept if found_in(each.path)] == []
    assert found_in(path) == []


def test_no_word_is_left_in_the_index_of_the_study_or_its_copies(path):
    rare = b"duval"  # as the index has it, after the first letter that words share
    assert rare[1:] in path.read_bytes()
    with Study.open(path) as study:
        study.removals.remove_everywhere([1], quiet)
    assert [each.path.name for each in backup.copies(path) if rare[1:] in each.path.read_bytes()] == []
    assert rare[1:] not in path.read_bytes()


def test_no_word_of_a_document_that_is_not_handed_on_goes_along(path, tmp_path):
    with Study.open(path) as study:
        study.merging.hand_on(tmp_path / "remis.ect", [2], blind=True)
    assert b"uval" not in (tmp_path / "remis.ect").read_bytes()
    with Study.open(tmp_path / "remis.ect") as handed:
        assert [hit.text for hit in handed.searches.hits(Asked("trop"), 1)] == ["trop"]
        assert handed.check() == []


def test_the_copies_stay_sound_and_hold_all_else(path):
    with Study.open(path) as study:
        study.removals.remove_everywhere([1], quiet)
    for each in backup.copies(path):
        assert backup.intact(each)
        with Study.open(each.path, writable=False) as copy:
            assert [document.name for document in copy.documents()] == ["b"]
            assert copy.check() == []
    assert {each.name for each in backup.copies(path)} >= {"un", "deux"}


def test_undo_brings_them_back_in_the_study_alone(path):
    with Study.open(path) as study:
        study.removals.remove_everywhere([1], quiet)
        study.undo()
        assert [each.name for each in study.documents()] == ["a", "b"]
    assert found_in(path) == [*SECRETS]


def test_a_copy_that_cannot_be_read_is_listed_and_left(path):
    with Study.open(path) as study:
        harmed = study.copies.all()[-1].path
        content = harmed.read_bytes()[:5000]
        harmed.write_bytes(content)
        erased = study.removals.remove_everywhere([1], quiet)
    assert erased.left == (str(harmed),)
    assert harmed.read_bytes() == content


def test_what_was_set_aside_beside_the_study_is_listed(path):
    _copy, aside = copies.restore(path)
    with Study.open(path) as study:
        assert study.removals.remove_everywhere([1], quiet).left == (str(aside),)
