"""Names from a terminal: what could be pseudonymised in a document."""

from __future__ import annotations

import json

import pytest

from ect_coder.cli import main

pytestmark = pytest.mark.usefixtures("interview")


@pytest.fixture
def path(study, interview):
    study.close()
    return str(study.path)


def test_names_are_listed_with_their_places_and_counts(path, capsys):
    assert main(["names", path, "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(each["text"], each["label"], each["count"]) for each in found] == [("Duval", "PER", 2)] * 2
    assert [set(each) for each in found] == [{"start", "end", "text", "label", "count"}] * 2
    assert main(["text", path, "1"]) == 0
    text = capsys.readouterr().out
    assert all(text[each["start"] : each["end"]] == "Duval" for each in found)


def test_without_the_model_it_says_that_rules_alone_were_asked(path, capsys, monkeypatch):
    monkeypatch.setattr("ect_coder.names.machine.MODEL", "fr_no_such_model")
    assert main(["names", path, "1"]) == 0
    given = capsys.readouterr()
    assert "Duval" in given.out
    assert given.err == "The French model of spaCy is not there: these names are found by rules alone.\n"


def test_a_document_that_is_not_there_is_refused(path, capsys):
    assert main(["names", path, "9"]) == 1
    assert capsys.readouterr().err == "There is no document “9” in this study.\n"
