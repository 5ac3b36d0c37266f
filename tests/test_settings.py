"""Preferences survive a damaged file: what cannot be used is left out, the rest is kept."""

from __future__ import annotations

import json

import pytest

from ect_coder import settings


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    return tmp_path / "settings.json"


@pytest.mark.parametrize("words", ["", "{", "[]", "null", "3"])
def test_a_damaged_file_gives_the_defaults(file, words):
    file.write_text(words, encoding="utf-8")
    assert settings.load() == settings.Settings()


def test_what_cannot_be_used_is_left_out(file):
    stored = {"coder": 3, "text_size": "large", "theme": "dark", "favourites": {"6": ["v"], "7": "w"}, "new": 1}
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert settings.load() == settings.Settings(theme="dark", favourites={"7": "w"})


def test_what_is_saved_is_read_again(file):
    kept = settings.Settings(coder="Léa", recent_variables=("a", "b"), favourites={"6": "a"}, layout={"x": "y"})
    settings.save(kept)
    assert settings.load() == kept


@pytest.mark.parametrize(
    "stored",
    [
        {"text_size": 900},
        {"text_size": True},
        {"text_spacing": "wide"},
        {"theme": "pink"},
        {"language": "tlh"},
        {"shortcuts": ["Ctrl+K"]},
        {"shortcuts": {"memo": 3}},
        {"text_family": None},
    ],
)
def test_a_value_that_is_not_possible_gives_the_usual_one(file, stored):
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert settings.load() == settings.Settings()
