"""The key: a file of its own, encrypted, which opens with its passphrase alone."""

from __future__ import annotations

import json

import pytest

from ect_coder.errors import CannotWrite, KeyMissing, NotAKey, PassphraseTooShort, TakenPath, WrongPassphrase
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.key import Key, beside

LOIC = Decision("Loïc Le Gall", Label.PER, ("Loïc",), "Yann", "[un voisin]")
WORDS = "trois mots secrets"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "study.ectkey"


@pytest.fixture
def key(path):
    made = Key.create(path, WORDS)
    made.decide([LOIC])
    return made


def test_what_was_decided_is_there_again(key, path):
    assert Key.open(path, WORDS).decisions == (LOIC,)


def test_nothing_of_it_can_be_read_in_the_file(key, path):
    content = path.read_text(encoding="utf-8")
    assert not [word for word in ("Loïc", "Lo\\u00efc", "Gall", "Yann", "voisin", WORDS) if word in content]


def test_another_passphrase_opens_nothing(key, path):
    with pytest.raises(WrongPassphrase):
        Key.open(path, "trois mots secret")


def test_a_file_that_was_tampered_with_is_not_trusted(key, path):
    told = json.loads(path.read_text(encoding="utf-8"))
    told["names"] = told["names"][:-8] + "AAAAAAA="
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(WrongPassphrase):
        Key.open(path, WORDS)


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", '{"format": "ect-coder names 1", "salt": "", "n": 1e9, "names": ""}', "PK\x03"]
)
def test_another_file_is_no_key(path, content):
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotAKey):
        Key.open(path, WORDS)
    assert path.read_text(encoding="utf-8") == content


def test_a_key_that_is_not_there_is_said(path):
    with pytest.raises(KeyMissing):
        Key.open(path, WORDS)


def test_a_key_replaces_no_file(key, path):
    before = path.read_bytes()
    with pytest.raises(TakenPath):
        Key.create(path, WORDS)
    assert path.read_bytes() == before


def test_a_short_passphrase_is_refused(path):
    with pytest.raises(PassphraseTooShort):
        Key.create(path, "secret")
    assert not path.exists()


def test_what_cannot_be_written_is_not_decided(key, path):
    path.unlink()
    path.mkdir()
    (path / "held").write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite):
        key.decide([])
    assert key.decisions == (LOIC,)


def test_it_lies_beside_the_study_unless_said(tmp_path):
    assert beside(tmp_path / "study.ect") == tmp_path / "study.ectkey"
