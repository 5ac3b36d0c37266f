"""Codebook files: the shipped one is whole and fair, a bad one is refused by its line."""

from __future__ import annotations

import json

import pytest

from ect_coder.codebook import files
from ect_coder.codebook.grid import as_json, dump_code, load_code
from ect_coder.errors import BadCodebook, Cause, UnreadableFile
from ect_coder.study import Study
from ect_coder.values import Moment, Polarity

GOOD = """format = 1
name = "Mine"
version = "0.1"
guid = "00000000-0000-4000-8000-000000000001"
[[pillar]]
id = "care"
guid = "00000000-0000-4000-8000-000000000002"
letter = "K"
colour = "#112233"
fr = { label = "Soin" }
[[pillar.variable]]
id = "care_time"
guid = "00000000-0000-4000-8000-000000000003"
fr = { label = "Temps" }
[[transversal]]
id = "doubt"
guid = "00000000-0000-4000-8000-000000000004"
documents = false
fr = { label = "Doute" }
"""


@pytest.fixture
def book(tmp_path):
    def write(content):
        path = tmp_path / "book.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_the_shipped_codebook_is_whole():
    grid = files.default()
    assert [pillar.id for pillar in grid.pillars] == ["cooperation", "anchoring", "resilience", "hybrid_model"]
    assert (len(grid.variables), sum(code.id.startswith("trans_") for code in grid.transversal)) == (27, 14)
    assert sum(code.parent == "trans_role_accompagnement" for code in grid.transversal) == 8


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_card_is_complete(language):
    for variable in files.default().variables:
        card = variable.card(language)
        assert all(
            [card.label, card.definition, card.include, card.exclude, card.confuse, card.emergence, card.support]
        ), variable.id
        assert card.counter_example, variable.id
        assert len(card.label) <= 45


def test_the_cards_do_not_teach_the_thesis():
    for pillar in files.default().pillars:
        shown = [variable.examples[Moment.SUPPORT].polarity for variable in pillar.variables]
        assert sum(polarity is not Polarity.PRESENT for polarity in shown) >= 2, pillar.id
    support = [variable.examples[Moment.SUPPORT].polarity for variable in files.default().variables]
    assert sum(polarity is not Polarity.PRESENT for polarity in support) >= 9


def test_remarks_on_the_survey_document_nothing():
    silent = {code.id for code in files.default().transversal if not code.documents}
    assert silent == {"trans_enquete", "trans_a_discuter"}


def test_a_code_comes_back_from_the_store_as_it_was():
    for code in files.default().codes:
        assert load_code(json.loads(json.dumps(dump_code(code)))) == code


def test_a_study_keeps_its_codebook(study):
    assert study.grid == files.default()


def test_another_codebook_can_be_taken(book, tmp_path):
    with Study.create(tmp_path / "other.ect", files.load(book(GOOD))) as study:
        assert [code.id for code in study.grid.codes] == ["care_time", "doubt"]
        assert as_json(study.grid, "en")["pillars"][0]["variables"][0]["label"] == "Temps"


BAD = [
    ("format = 1", "format = 2", 1, "format"),
    ('name = "Mine"\n', "", 1, "name"),
    ('letter = "K"', 'letter = "KK"', 8, "one character"),
    ('colour = "#112233"', 'colour = "red"', 9, "#RRGGBB"),
    ('id = "care_time"', 'id = "Care time"', 12, "identifier"),
    ('id = "doubt"', 'id = "care_time"', 16, "twice"),
    ("00000000-0000-4000-8000-000000000004", "00000000-0000-4000-8000-000000000003", 17, "twice"),
    ("00000000-0000-4000-8000-000000000004", "nonsense", 17, "GUID"),
    ('fr = { label = "Temps" }', "fr = { }", 12, "label"),
    ('fr = { label = "Temps" }', 'fr = { label = "Temps", colour = "x" }', 12, "colour"),
    ("documents = false", 'documents = "no"', 16, "true or false"),
    ("documents = false", 'documents = false\nparent = "nobody"', 19, "nobody"),
    ("documents = false", "documents = ", 18, "TOML"),
    ('fr = { label = "Temps" }', 'fr = { label = "Temps" }\nweight = 3', 15, "weight"),
    (
        'fr = { label = "Temps" }',
        'fr = { label = "Temps" }\nexamples = { support = { polarity = "absent", intensity = 2 } }',
        12,
        "intensity",
    ),
    (
        'fr = { label = "Temps" }',
        'fr = { label = "Temps" }\nexamples = { support = { polarity = "maybe" } }',
        12,
        "maybe",
    ),
]


@pytest.mark.parametrize(("good", "bad", "line", "word"), BAD)
def test_a_bad_codebook_is_refused_with_its_line(book, good, bad, line, word):
    assert good in GOOD
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(GOOD.replace(good, bad)))
    assert refusal.value.details["line"] == line
    assert word in refusal.value.details["problem"]


@pytest.mark.parametrize(("content", "cause"), [(b"", Cause.EMPTY), (b"\xff\xfe\x00", Cause.DAMAGED)])
def test_a_file_that_is_no_text_is_refused(tmp_path, content, cause):
    path = tmp_path / "book.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        files.load(path)
    assert refusal.value.details["cause"] is cause


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(UnreadableFile):
        files.load(tmp_path / "none.toml")
