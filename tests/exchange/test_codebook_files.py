"""The codebook as files: what leaves comes back as it was, no cell is a formula, and a bad line is named."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings

from ect_coder import wording
from ect_coder.codebook import edits, files
from ect_coder.codebook.grid import Card, Code, Illustration
from ect_coder.codebook.incoming import merge
from ect_coder.codebook.plain import canonical
from ect_coder.errors import BadCodebook, BadCodebookFormat, BadRow, BadTable, CannotWrite, UnreadableFile
from ect_coder.exchange import codebook_in, codebook_out, codebook_table
from ect_coder.exchange.export import export_codebook
from ect_coder.values import Moment, Polarity
from ect_coder.wording import explain
from tests.codebook.test_incoming import grids

ECT = files.default()
TRUST = "coop_confiance"
GOLDEN = Path(__file__).parent.parent / "golden" / "codebook.csv"
HOSTILE = ["=1+1", "-1", "'=1", "''-1", "@x", "_x000D_", "_x005F_x0041_", "<r>1</r>", "a; \"b\"", "un\ndeux", "'un", "＝1", "http://x.fr"]  # fmt: skip


@pytest.fixture
def hostile():
    """A codebook whose texts a spreadsheet might compute, cut or read otherwise."""
    variables = tuple(
        Code(
            f"v{rank}",
            f"00000000-0000-4000-8000-0000000001{rank:02}",
            {"fr": Card(f"{words} {rank}", *[words] * 8), "en": Card(f"{rank} {words}")},
            "care",
            hints=(words, "deux mots"),
            examples={Moment.SUPPORT: Illustration(Polarity.PRESENT, 2)},
            retired=rank == 1,
        )
        for rank, words in enumerate(HOSTILE)
    )
    pillar = replace(ECT.pillars[0], id="care", labels={"fr": "=Soin"}, definitions={"fr": "@"}, variables=variables)
    return replace(ECT, pillars=(pillar,), transversal=(replace(ECT.transversal[0], documents=False),))


@pytest.fixture
def written(tmp_path):
    def write(content, name="book.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def read(path, around=ECT):
    return merge(around, codebook_in.read(path, around, "fr"), "fr")


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_leaves_comes_back_and_changes_nothing(tmp_path, hostile, suffix, language):
    wording.use_language(language)
    for grid in (ECT, hostile, edits.retire(ECT, TRUST)):
        path = tmp_path / f"book{suffix}"
        export_codebook(grid, path)
        revision = read(path, grid)
        assert (revision.codes, revision.pillars, revision.absent) == ((), (), ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(grids())
def test_any_codebook_comes_back_from_each_kind_of_file(tmp_path, grid):
    for suffix in (".toml", ".csv", ".xlsx"):
        path = tmp_path / f"book{suffix}"
        export_codebook(grid, path)
        assert not read(path, grid), suffix
    assert files.load(tmp_path / "book.toml") == canonical(grid)


def test_toml_is_laid_out_as_the_shipped_codebook():
    shipped = (Path(files.__file__).parents[2] / "resources" / "codebooks" / "ect.toml").read_text(encoding="utf-8")
    lines = [line for line in shipped.split("\n") if line.strip() and not line.startswith(("#", "documents = true"))]
    assert [line for line in codebook_out.toml(ECT).split("\n") if line.strip()] == lines


def test_the_csv_is_as_it_always_was(tmp_path, hostile):
    wording.use_language("fr")
    codebook_out.write_csv(hostile, tmp_path / "o.csv")
    assert (tmp_path / "o.csv").read_bytes() == GOLDEN.read_bytes()


def test_no_cell_of_the_csv_is_a_formula(tmp_path, hostile):
    codebook_out.write_csv(hostile, tmp_path / "o.csv")
    text = (tmp_path / "o.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "＝")) or re.match("-[^0-9]", cell)] == []


def test_the_workbook_holds_texts_alone_and_says_what_its_columns_are(tmp_path, hostile):
    wording.use_language("fr")
    codebook_out.write_xlsx(hostile, tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    assert book.sheetnames == ["Livre de codes", "Colonnes"]
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(codebook_table.COLUMNS)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None] == []
    assert sheet.freeze_panes == "B2"


def test_a_text_too_long_for_a_cell_is_cut_out_loud(tmp_path):
    card = replace(ECT.code(TRUST).card("fr"), definition="é" * 40_000)
    codebook_out.write_xlsx(edits.describe(ECT, TRUST, card, "fr"), tmp_path / "o.xlsx")
    last = [cell.value for cell in list(openpyxl.load_workbook(tmp_path / "o.xlsx")["Columns"])[-1]]
    assert last == ["Cut texts", "Codebook, definition_fr, row 8"]


@pytest.fixture
def pages(tmp_path):
    """The codebook to print, and all its texts in order."""
    wording.use_language("fr")
    grid = edits.retire(ECT, TRUST)
    export_codebook(grid, tmp_path / "o.docx", {TRUST: 3, "trans_freins": 2}, "Étude d’essai")
    return Document(str(tmp_path / "o.docx"))


def test_the_printed_codebook_has_a_chapter_for_each_pillar_and_a_heading_for_each_code(pages):
    chapters = [each.text for each in pages.paragraphs if each.style.name == "Heading 1"]
    headings = [each.text for each in pages.paragraphs if each.style.name == "Heading 2"]
    assert chapters[0] == "C   Coopération"
    assert len(chapters) == 5
    assert headings == [code.label("fr") for code in ECT.codes]


def test_the_printed_codebook_says_version_date_study_and_use(pages):
    words = [each.text for each in pages.paragraphs]
    assert words[0] == "Livre de codes ECT"
    assert re.fullmatch(r"Version 1\.0, .*\d{4}", words[1])
    assert words[2] == "Étude\u00a0: Étude d’essai"
    assert "3\u00a0codages · retiré\u00a0: n’est plus proposé · coop_confiance" in words
    overview = [[cell.text for cell in row.cells] for row in pages.tables[0].rows]
    assert overview[:2] == [["Pilier", "Variables", "Codages"], ["C   Coopération", "7", "3"]]
    assert "PAGE" in pages.sections[0].footer.paragraphs[0]._p.xml


def test_the_printed_codebook_holds_each_card_whole(pages):
    cells = {cell.text for table in pages.tables for row in table.rows for cell in row.cells}
    cells |= {each.text for each in pages.paragraphs}
    for code in ECT.codes:
        card = code.card("fr")
        for words in (card.definition, card.include, card.exclude, card.confuse, card.emergence, card.counter_example):
            assert not words or words in cells


def test_the_printed_codebook_is_sound_xml_of_known_styles(pages, tmp_path):
    used = {each.style.name for each in pages.paragraphs}
    assert used == {"Title", "Normal", "Heading 1", "Heading 2", "Small note"}
    with zipfile.ZipFile(tmp_path / "o.docx") as archive:
        assert archive.testzip() is None


def test_a_file_that_is_held_stays_as_it_was(tmp_path):
    (tmp_path / "o.docx").mkdir()
    with pytest.raises(CannotWrite):
        export_codebook(ECT, tmp_path / "o.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["o.docx"]


@pytest.mark.parametrize("name", ["o.pdf", "o"])
def test_other_kinds_of_file_are_refused(tmp_path, name):
    with pytest.raises(BadCodebookFormat):
        export_codebook(ECT, tmp_path / name)
    with pytest.raises(BadCodebookFormat):
        codebook_in.read(tmp_path / name, ECT, "fr")


# Tables that people write


def test_a_table_of_a_few_columns_changes_these_alone(written):
    revision = read(written("label_fr,definition_fr\nConfiance et interconnaissance,Se fier.\n"))
    (change,) = revision.codes
    assert (change.key, change.fields) == (TRUST, ("definition_fr",))
    assert revision.grid.code(TRUST).card("fr").include == ECT.code(TRUST).card("fr").include


def test_a_new_code_needs_a_label_and_a_pillar_only(written):
    for pillar in ("cooperation", "Coopération"):
        revision = read(written(f"label_fr;pillar;hints\nŒuvre commune;{pillar};ensemble; de concert\n"))
        (key,) = revision.keys("add")
        assert key == "cooperation_oeuvre_commune"
        assert revision.grid.pillar("cooperation").variables[-1].id == key


def test_an_empty_pillar_makes_a_transversal_code(written):
    revision = read(written("label_fr;pillar;parent;documents\nUne idée;;trans_freins;non\n"))
    (key,) = revision.keys("add")
    code = revision.grid.code(key)
    assert (code.pillar, code.parent, code.documents) == (None, "trans_freins", False)


def test_a_new_pillar_is_made_of_its_columns(written):
    revision = read(
        written("label_fr;pillar;letter;colour;pillar_label_fr\nTemps;care;S;#112233;Soin\nGestes;care;;;\n")
    )
    assert [each.key for each in revision.pillars] == ["care"]
    assert [code.label("fr") for code in revision.grid.pillar("care").variables] == ["Temps", "Gestes"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_any_usual_encoding_and_separator_is_read(written, encoding, separator):
    content = f"id{separator}label_fr\r\n{TRUST}{separator}Été\r\n"
    assert read(written(content.encode(encoding))).grid.code(TRUST).label("fr") == "Été"


HEAD = "label_fr;pillar;letter;colour;retired;id;emergence_intensity;emergence_polarity"
BAD = [
    ("label_fr;couleur\nA;B\n", BadCodebook, "couleur"),
    ("definition_fr\nA\n", BadTable, "label_fr"),
    ("label_fr\nInconnu\n", BadTable, "pillar"),
    (f"{HEAD}\nA;nulle;;;;;;\n", BadCodebook, "line 2"),
    (f"{HEAD}\nA;cooperation;;;;;;\nB;cooperation;;;peut-être;;;\n", BadRow, "Line 3"),
    (f"{HEAD}\nA;cooperation;;rouge;;;;\n", BadCodebook, "#RRGGBB"),
    (f"{HEAD}\nA;cooperation;;#111111;;;;\nB;cooperation;;#222222;;;;\n", BadRow, "#222222"),
    (f"{HEAD}\nA;cooperation;;;;Pas un id;;\n", BadCodebook, "line 2"),
    (f"{HEAD}\n;cooperation;;;;;;\n", BadCodebook, "no label"),
    (f"{HEAD}\nA;;;;;{TRUST};;\n", BadRow, "Confiance"),
    (f"{HEAD}\nA;cooperation;;;;{TRUST};;\nB;cooperation;;;;{TRUST};;\n", BadCodebook, "line 3"),
    (f"{HEAD}\nA;cooperation;;;;;4;present\n", BadCodebook, "1, 2 or 3"),
    (f"{HEAD}\nA;cooperation;;;;;beaucoup;present\n", BadCodebook, "1, 2 or 3"),
    (f"{HEAD}\nA;cooperation;;;;;;parfois\n", BadCodebook, "parfois"),
    ("label_fr;pillar;parent\nA;;personne\n", BadCodebook, "personne"),
]


@pytest.mark.parametrize(("content", "error", "word"), BAD)
def test_a_bad_table_is_refused_by_its_line_or_field(written, content, error, word):
    with pytest.raises(error) as refusal:
        codebook_in.read(written(content), ECT, "fr")
    assert word in explain(refusal.value)
    assert "\n" not in explain(refusal.value)


# Workbooks of other programs


@pytest.fixture
def foreign(tmp_path):
    def save(rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.create_sheet("Autre").append(["rien"])
        book.save(tmp_path / "f.xlsx")
        return tmp_path / "f.xlsx"

    return save


def test_a_workbook_of_another_program_is_read(foreign):
    path = foreign([["ID ", "definition_fr", "retired", None], [], [TRUST, 3, True, "à côté"]])
    revision = read(path)
    assert (revision.grid.code(TRUST).card("fr").definition, revision.grid.code(TRUST).retired) == ("3", True)


def test_a_bad_workbook_is_refused_by_its_row(foreign):
    path = foreign([["id", "retired"], [], [TRUST, "peut-être"]])
    with pytest.raises(BadRow) as refusal:
        codebook_in.read(path, ECT, "fr")
    assert refusal.value.details["line"] == 3


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused(written, content):
    with pytest.raises(UnreadableFile):
        codebook_in.read(written(content, "b.xlsx"), ECT, "fr")


READ = {
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
}


def test_a_damaged_or_hostile_workbook_is_refused(tmp_path, foreign):
    whole = foreign([["id"], [TRUST]]).read_bytes()
    source = zipfile.ZipFile(io.BytesIO(whole))
    for part in source.namelist():
        for content in (b"", b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'):
            path = tmp_path / "b.xlsx"
            with zipfile.ZipFile(path, "w") as archive:
                for name in source.namelist():
                    archive.writestr(name, content if name == part else source.read(name))
            if part in READ:
                with pytest.raises(UnreadableFile):
                    codebook_in.read(path, ECT, "fr")


def test_a_workbook_that_swells_is_not_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_001)
    with pytest.raises(UnreadableFile) as refusal:
        codebook_in.read(tmp_path / "b.xlsx", ECT, "fr")
    assert refusal.value.details["cause"] == "too_big"
