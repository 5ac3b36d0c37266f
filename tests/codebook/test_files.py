"""Codebook files: the shipped one is whole and fair, a bad one is refused by its line."""

from __future__ import annotations

import json
import pickle
import re
import uuid
from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.codebook import files
from ect_coder.codebook.grid import Card, Code, Illustration, as_json, dump_code, dump_pillar, load_code, load_pillar
from ect_coder.errors import BadCodebook, Cause, UnknownPillar, UnknownVariable, UnreadableFile
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
    for code in files.default().codes:
        card = asdict(code.card(language))
        other = ["emergence", "support", "counter_example"] if code.transversal else ["example"]
        assert [name for name, words in card.items() if not words] == other, code.id


def test_the_two_languages_are_two_texts():
    for code in files.default().codes:
        french, english = asdict(code.cards["fr"]), asdict(code.cards["en"])
        assert [name for name in french if french[name] and french[name] == english[name]] == [], code.id


def test_labels_fit_the_pane():
    assert [code.id for code in files.default().codes if len(code.label("fr")) > 45] == []


def test_french_cards_have_french_typography():
    for code in files.default().codes:
        for words in (*asdict(code.cards["fr"]).values(), code.source):
            assert not re.search(r"[^\u00a0][:;?!»]|«[^\u00a0]|'", words), (code.id, words)


def test_every_guid_is_a_uuid4_of_its_own():
    grid = files.default()
    guids = [grid.guid, *(pillar.guid for pillar in grid.pillars), *(code.guid for code in grid.codes)]
    assert len(set(guids)) == len(guids) == 1 + 4 + 27 + 14 + 8
    assert {uuid.UUID(guid).version for guid in guids} == {4}


def test_pillars_have_their_letters_and_colours():
    assert [(pillar.letter, pillar.colour) for pillar in files.default().pillars] == [
        ("C", "#0072B2"),
        ("A", "#009E73"),
        ("R", "#E69F00"),
        ("M", "#CC79A7"),
    ]


def test_every_code_says_where_it_comes_from():
    for code in files.default().codes:
        assert re.fullmatch(r"[DLP](\+[DLP])*", code.status), code.id
        assert code.source, code.id


def test_the_cards_do_not_teach_the_thesis():
    for pillar in files.default().pillars:
        shown = [variable.examples[Moment.SUPPORT].polarity for variable in pillar.variables]
        assert sum(polarity is not Polarity.PRESENT for polarity in shown) >= 2, pillar.id
    support = [variable.examples[Moment.SUPPORT].polarity for variable in files.default().variables]
    assert sum(polarity is not Polarity.PRESENT for polarity in support) >= 9


def test_much_is_there_before_the_support():
    shown = [variable.examples[Moment.EMERGENCE].polarity for variable in files.default().variables]
    assert sum(polarity is Polarity.PRESENT for polarity in shown) >= 14


def test_an_example_has_an_intensity_unless_it_is_an_absence():
    for variable in files.default().variables:
        for shown in variable.examples.values():
            assert (shown.intensity is None) is (shown.polarity is Polarity.ABSENT), variable.id


def test_remarks_on_the_survey_document_nothing():
    silent = {code.id for code in files.default().transversal if not code.documents}
    assert silent == {"trans_enquete", "trans_a_discuter"}


CARDS = st.builds(Card, *[st.text(max_size=9)] * len(fields(Card)))
ILLUSTRATIONS = st.builds(Illustration, st.sampled_from(Polarity), st.none() | st.integers(1, 3))
CODES = st.builds(
    Code,
    id=st.text(min_size=1, max_size=9),
    guid=st.uuids(version=4).map(lambda each: str(each).upper()),
    cards=st.dictionaries(st.sampled_from(["fr", "en"]), CARDS, min_size=1),
    pillar=st.none() | st.text(max_size=9),
    parent=st.none() | st.text(max_size=9),
    documents=st.booleans(),
    status=st.text(max_size=9),
    source=st.text(max_size=9),
    hints=st.lists(st.text(max_size=9)).map(tuple),
    examples=st.dictionaries(st.sampled_from(Moment), ILLUSTRATIONS),
)


@given(CODES)
def test_a_code_comes_back_from_the_store_as_it_was(code):
    assert load_code(json.loads(json.dumps(dump_code(code)))) == code


def test_a_pillar_comes_back_from_the_store_as_it_was():
    for pillar in files.default().pillars:
        assert load_pillar(json.loads(json.dumps(dump_pillar(pillar))), pillar.variables) == pillar


def test_a_grid_cannot_change():
    grid = files.default()
    with pytest.raises(TypeError):
        grid.variables[0].cards["fr"] = Card("Other")
    assert hash(grid) == hash(files.default())
    assert pickle.loads(pickle.dumps(grid)) == grid


def test_a_code_finds_its_pillar():
    grid = files.default()
    assert grid.pillar_of("resi_anticipation") is grid.pillar("resilience")
    assert grid.pillar_of("role_formation") is None


@pytest.mark.parametrize(
    ("ask", "error"), [("code", UnknownVariable), ("pillar_of", UnknownVariable), ("pillar", UnknownPillar)]
)
def test_what_the_grid_does_not_have_is_named(ask, error):
    with pytest.raises(error) as refusal:
        getattr(files.default(), ask)("nothing")
    assert refusal.value.details["name"] == "nothing"


def test_the_grid_as_json_has_the_words_of_the_contract():
    grid = as_json(files.default(), "en")
    assert set(grid) == {"name", "version", "pillars", "transversal"}
    assert grid["pillars"][3]["colour"] == "#CC79A7"
    assert grid["pillars"][0]["variables"][1]["examples"]["support"] == {"polarity": "absent", "intensity": None}
    assert grid["transversal"][-1]["parent"] == "trans_role_accompagnement"
    assert json.loads(json.dumps(grid)) == grid


def test_a_study_keeps_its_codebook(study):
    assert study.grid == files.default()


def test_another_codebook_can_be_taken(book, tmp_path):
    with Study.create(tmp_path / "other.ect", files.load(book(GOOD))) as study:
        assert [code.id for code in study.grid.codes] == ["care_time", "doubt"]
        assert as_json(study.grid, "en")["pillars"][0]["variables"][0]["label"] == "Temps"


TIME = 'fr = { label = "Temps" }'
SILENT = "documents = false"
ONE, THREE, FOUR = (f"00000000-0000-4000-8000-00000000000{digit}" for digit in "134")
BAD = [
    ("format = 1", "format = 2", 1, "format"),
    ('name = "Mine"\n', "", 1, "name"),
    ('version = "0.1"', "version = 0.1", 3, "0.1"),
    ('name = "Mine"', 'name = "Mine"\ncolor = "red"', 3, "color"),
    ('name = "Mine"', 'name = "Mine"\ntitle = "Mine"', 3, "title"),
    ('name = "Mine"', 'name = "Mine"\ntitle = { de = "Mein" }', 3, "de"),
    ('letter = "K"', 'letter = "KK"', 8, "one character"),
    ('letter = "K"\n', "", 6, "letter"),
    ('colour = "#112233"', 'colour = "red"', 9, "#RRGGBB"),
    ('id = "care_time"', 'id = "Care time"', 12, "identifier"),
    ('id = "care_time"', 'id = "care"', 12, "twice"),
    ('id = "care_time"\n', "", 11, "id"),
    ('id = "doubt"', 'id = "care_time"', 16, "twice"),
    (FOUR, THREE, 17, "twice"),
    (FOUR, ONE, 17, "twice"),
    (FOUR, FOUR.replace("-", ""), 17, "GUID"),
    (FOUR, "abcdefab-0000-4000-8000-000000000004", 17, "GUID"),
    (TIME, "fr = { }", 12, "label"),
    (TIME, 'fr = "Temps"', 14, "table"),
    (TIME, "fr = { label = 3 }", 14, "3"),
    (TIME, f'{TIME}\nen = {{ definition = "Time" }}', 15, "label"),
    (TIME, 'fr = { label = "Temps", colour = "x" }', 14, "colour"),
    (TIME, f"{TIME}\nweight = 3", 15, "weight"),
    (TIME, f'{TIME}\nhints = "temps"', 15, "list"),
    (TIME, f"{TIME}\nexamples = 3", 15, "table"),
    (TIME, f'{TIME}\nexamples = {{ support = "absent" }}', 15, "table"),
    (TIME, f'{TIME}\nexamples = {{ after = {{ polarity = "absent" }} }}', 15, "after"),
    (TIME, f'{TIME}\nexamples = {{ support = {{ polarity = "maybe" }} }}', 15, "maybe"),
    (TIME, f"{TIME}\nexamples = {{ support = {{ intensity = 2 }} }}", 15, "polarity"),
    (TIME, f'{TIME}\nexamples.support = {{ polarity = "absent", intensity = 2 }}', 15, "care_time"),
    (TIME, f'{TIME}\nexamples.support = {{ polarity = "mixed", intensity = 4 }}', 15, "1, 2 or 3"),
    (TIME, f'{TIME}\nexamples.support = {{ polarity = "mixed", intensity = true }}', 15, "1, 2 or 3"),
    (SILENT, 'documents = "no"', 18, "true or false"),
    (SILENT, 'parent = "nobody"', 18, "nobody"),
    (SILENT, 'parent = "care_time"', 18, "transversal"),
    (SILENT, "parent = 3", 18, "parent"),
    (SILENT, 'parent = "doubt"', 18, "doubt"),
    (SILENT, "documents = ", 18, "TOML"),
    (SILENT, "documents = [", 19, "TOML"),
    (SILENT, 'source = """', 19, "TOML"),
    (SILENT, f"documents = {'1' * 5000}", 1, "TOML"),
    (SILENT, f"documents = {'[' * 5000}", 1, "TOML"),
    ('name = "Mine"', f"name = 0x{'F' * 9999}", 2, "…"),
    ('name = "Mine"', "name = [1, 2]", 2, "…"),
    ('name = "Mine"', f'name = """\n{"a." * 99}\n"""\n{".".join("a" * 99)} = 1', 5, "TOML"),
]


@pytest.mark.parametrize(("good", "bad", "line", "word"), BAD)
def test_a_bad_codebook_is_refused_with_its_line(book, good, bad, line, word):
    assert good in GOOD
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(GOOD.replace(good, bad)))
    assert refusal.value.details["line"] == line
    assert word in refusal.value.details["problem"]


def test_a_codebook_without_a_variable_is_refused(book):
    start, rest = GOOD.split("[[pillar.variable]]")
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(start + rest[rest.index("[[transversal]]") :]))
    assert (refusal.value.details["line"], "one variable" in refusal.value.details["problem"]) == (5, True)


@pytest.mark.parametrize(
    ("good", "more"), [(TIME, "# [[pillar]]\n"), (TIME, 'source = """\n[[pillar]]\nid = "x"\n"""\n')]
)
def test_what_only_looks_like_a_table_moves_no_line(book, good, more):
    content = GOOD.replace(good, more + good).replace('id = "doubt"', 'id = "care"')
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(content))
    assert refusal.value.details["line"] == content.split("\n").index('id = "care"', 8) + 1


@pytest.mark.parametrize("form", ["[[pillar.variable]]\nid = {}\n", '[[ pillar . "variable" ]]\n  id={}\n'])
def test_the_line_is_found_in_a_long_list_of_variables(book, form):
    variables = [
        f'guid = "00000000-0000-4000-8000-{n:012}"\nhints = [\n  "[un]", # deux\n]\n[pillar.variable.fr]\nlabel = "L"\n'
        for n in range(100, 120)
    ]
    blocks = [form.format(f'"v{rank}"') + each for rank, each in enumerate(variables)]
    blocks[-1] = blocks[-1].replace("v19", "v7")
    content = GOOD.replace("[[transversal]]", "".join(blocks) + "[[transversal]]")
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(content))
    (_, again) = [number for number, line in enumerate(content.split("\n"), start=1) if '"v7"' in line]
    assert refusal.value.details["line"] == again


def test_lines_end_as_windows_ends_them(tmp_path):
    path = tmp_path / "book.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace('"#112233"', '"red"').replace("\n", "\r\n").encode())
    with pytest.raises(BadCodebook) as refusal:
        files.load(path)
    assert refusal.value.details["line"] == 9


def test_words_are_canonical_even_when_escaped(book):
    grid = files.load(book(GOOD.replace('"Temps"', '" Te\u0301le\\u0301\\u0000 "')))
    assert grid.code("care_time").label("fr") == "Télé"


def test_one_language_serves_for_both(book):
    grid = files.load(book(GOOD.replace('fr = { label = "Temps" }', 'en = { label = "Time" }')))
    assert (grid.code("care_time").label("fr"), grid.code("care_time").label("en")) == ("Time", "Time")
    assert (grid.pillar("care").label("en"), grid.pillar("care").definition("en")) == ("Soin", "")
    assert grid.titles == {"fr": "Mine", "en": "Mine"}


def test_a_title_in_one_language_serves_for_both(book):
    grid = files.load(book(GOOD.replace("[[pillar]]", 'title.en = "My grid"\n[[pillar]]')))
    assert grid.titles == {"fr": "My grid", "en": "My grid"}


def test_a_circle_of_parents_is_refused(book):
    other = GOOD[GOOD.index("[[transversal]]") :].replace("doubt", "worry").replace(FOUR, FOUR[:-1] + "5")
    content = GOOD.replace(SILENT, 'parent = "worry"') + other.replace(SILENT, 'parent = "doubt"')
    with pytest.raises(BadCodebook) as refusal:
        files.load(book(content))
    assert (refusal.value.details["line"], "worry" in refusal.value.details["problem"]) == (18, True)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "book.toml"
    path.write_text(GOOD + "#" * 5_000_000, encoding="utf-8")
    with pytest.raises(UnreadableFile) as refusal:
        files.load(path)
    assert refusal.value.details["cause"] is Cause.TOO_BIG


@pytest.mark.parametrize(("content", "cause"), [(b"", Cause.EMPTY), (b"\xff\xfe\x00", Cause.DAMAGED)])
def test_a_file_that_is_no_text_is_refused(tmp_path, content, cause):
    path = tmp_path / "book.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        files.load(path)
    assert refusal.value.details["cause"] is cause


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        files.load(tmp_path / "none.toml")
    assert refusal.value.details == {"path": "none.toml", "cause": Cause.MISSING}


def test_a_folder_is_no_codebook(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        files.load(tmp_path)
    assert refusal.value.details["cause"] is Cause.FORBIDDEN
