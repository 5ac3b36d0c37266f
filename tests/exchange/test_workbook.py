"""The workbook, read back: everything is there, nothing is a formula, and Excel's limits are said."""

from __future__ import annotations

import dataclasses
import datetime
import re
import zipfile

import openpyxl
import pytest
from lxml import etree

from ect_coder import wording
from ect_coder.analysis import labels
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import BadValue, CannotWrite, TooManyRows, UnknownFormat
from ect_coder.exchange.export import export
from ect_coder.exchange.sheets import apart
from ect_coder.exchange.workbook import CELL_UNITS, cut, safe, tint, units
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Polarity, Span

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "=cmd|'/c calc'!A1",
    "{=1}",
    "_x000D_",
    "'=1",
    "＝1",
    "http://x.fr",
    "_x0041_x0042_x0043_",
    "<r>1 & 2</r>",
    "<r><t>1</t></r>",
]
SHEETS = {
    "en": ["Read me", "Projects × variables", "Codings", "Matrix", "Factors", "Answers", "Projects", "Documents", "Codebook", "Dictionary"],
    "fr": ["Lisez-moi", "Projets × variables", "Codages", "Matrice", "Facteurs", "Réponses", "Projets", "Documents", "Livre de codes", "Dictionnaire"],
}  # fmt: skip


@pytest.fixture
def hostile(tmp_path):
    """A study whose every text is one that a spreadsheet might compute."""
    with Study.create(tmp_path / "s.ect", title="=1+1") as study:
        for rank, words in enumerate(HOSTILE):
            file = tmp_path / f"{rank}.txt"
            file.write_text(f"{words} et la suite {rank}", encoding="utf-8")
            study.add_project(f"{words} {rank}", "2019-03-04" if rank else "2019~", {words: words})
            (report,) = study.take_in([file], f"{words} {rank}")
            described = Description(name=f"{words} {rank}", group=words, attributes={words: words})
            study.describe(report.documents[0], described)
            study.code(
                NewCoding(
                    report.documents[0],
                    Span(0, len(words)),
                    "coop_confiance",
                    Moment.SUPPORT,
                    Polarity.PRESENT,
                    2,
                    memo=words,
                    coder=words,
                )
            )
        study.estimate(
            [NewEstimate(study.projects()[0].name, "cooperation", Moment.SUPPORT, Mark.TWO, "=1", (), "Léa")]
        )
        yield study


@pytest.fixture
def book(hostile, tmp_path):
    export(hostile.whole(), tmp_path / "o.xlsx")
    return openpyxl.load_workbook(tmp_path / "o.xlsx")


def shown(path):
    """Every text of a workbook as Excel shows it: in each run `_x000D_` is a line end, `_x005F_` an underscore."""
    with zipfile.ZipFile(path) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    return {"".join(map(unescaped, each.itertext())) for each in strings}


def unescaped(run):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), run)


def rows_of(book, name):
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheets_are_those_of_the_contract(hostile, tmp_path, language):
    wording.use_language(language)
    export(hostile.whole(), tmp_path / "o.xlsx")
    assert openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames == SHEETS[language]


def test_no_text_is_a_formula(book, tmp_path):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    with zipfile.ZipFile(tmp_path / "o.xlsx") as archive:
        assert not [
            name for name in archive.namelist() if b"<f>" in archive.read(name) or b"<hyperlink" in archive.read(name)
        ]


def test_every_text_shows_as_it_is(book, hostile, tmp_path):
    texts = shown(tmp_path / "o.xlsx")
    for coding in hostile.excerpts():
        assert {coding.text, coding.memo, coding.coder, coding.project, coding.document_name} <= texts
    for each in [*hostile.projects(), *hostile.documents()]:
        assert {each.name, *each.attributes, *each.attributes.values()} <= texts
    assert "=1+1" in texts


def test_every_coding_is_read_back(book, hostile):
    whole = hostile.whole()
    rows = rows_of(book, "Codings")
    assert len(rows) == len(whole.codings)
    for row, coding in zip(rows, whole.codings, strict=True):
        made = datetime.datetime.fromisoformat(coding.created[:19])
        assert list(row.values()) == [
            coding.id, coding.document_name, "other document", coding.project, coding.start, coding.end, coding.text,
            "Cooperation", whole.grid.code("coop_confiance").label("en"), "support", "present", 2, None, None,
            coding.coder, coding.memo, made, whole.references[coding.id],
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["Projects", "Documents"])
def test_every_attribute_is_read_back(book, hostile, name):
    found = hostile.projects() if name == "Projects" else hostile.documents()
    for row, each in zip(rows_of(book, name), found, strict=True):
        assert {key: row[key] for key in each.attributes} == each.attributes


def test_every_answer_is_read_back(book, hostile):
    whole = hostile.whole()
    rows = rows_of(book, "Answers")
    found = {(row["Project"], row["Level"], row["Pillar or variable"]): row["Computed answer"] for row in rows}
    assert len(found) == len(whole.rows)
    for row in whole.rows:
        code = whole.grid.pillar(row.id) if row.level == "pillar" else whole.grid.code(row.id)
        assert found[whole.names[row.project], row.level, code.label("en")] == labels.answer(row.answer)


def test_headers_are_frozen_and_filtered(book):
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref
        names = [cell.value for cell in sheet[1]]
        assert len(names) == len(set(names)), sheet.title


def test_dates_are_dates_and_partial_ones_text(book):
    pivots = [row["Pivot date"] for row in rows_of(book, "Projects")]
    assert pivots[0] == "2019~"
    assert all(pivot.date() == datetime.date(2019, 3, 4) for pivot in pivots[1:])


def test_an_estimate_is_a_number_and_the_rest_is_empty(book):
    rows = rows_of(book, "Projects × variables")
    assert [row["Cooperation · estimate S"] for row in rows] == [2] + [None] * (len(HOSTILE) - 1)
    assert rows[0]["Cooperation · answer"] == "attested with support, origin not established"


def test_states_are_words(book):
    states = {row["State"] for row in rows_of(book, "Matrix")}
    assert states == {"present – weak", "not mentioned", "undocumented"}


def test_every_column_is_in_the_dictionary(book):
    described = {(row["Sheet"], row["Label"]) for row in rows_of(book, "Dictionary")}
    for sheet in book.worksheets:
        for cell in sheet[1]:
            assert (sheet.title, cell.value) in described


def test_a_text_too_long_is_cut_and_said(study, tmp_path):
    (tmp_path / "long.txt").write_text("💶" * 20_000, encoding="utf-8")
    (report,) = study.take_in([tmp_path / "long.txt"])
    study.code(NewCoding(report.documents[0], Span(0, 20_000), "coop_confiance", coder="Léa"))
    export(study.whole(), tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    text = book["Codings"]["G2"].value
    assert text.endswith("💶 […]")
    assert units(text) <= CELL_UNITS
    assert "Codings, Text, row 2" in [row[1].value for row in book["Read me"].iter_rows()]


@pytest.mark.parametrize(
    "memo", ["_x000D_", "_x005F_", "_x005F_x000D_", "a_x0041_x005F_b", "<r>_x0041_x0042_</r>", "<r></r>"]
)
def test_what_looks_like_an_escape_shows_as_it_is(study, interview, tmp_path, memo):
    """Read from the file itself: openpyxl leaves every `x005F_` out."""
    study.code(NewCoding(interview, Span(0, 5), "coop_confiance", memo=memo, coder="Léa"))
    export(study.whole(), tmp_path / "o.xlsx")
    assert memo in shown(tmp_path / "o.xlsx")


def test_a_date_before_spreadsheets_begin_stays_text(study, tmp_path):
    study.add_project("Ancien", "1850-02-03")
    export(study.whole(), tmp_path / "o.xlsx")
    assert rows_of(openpyxl.load_workbook(tmp_path / "o.xlsx"), "Projects")[0]["Pivot date"] == "1850-02-03"


@pytest.mark.parametrize(("text", "kept"), [("_x000D_", "_x000D_"), ("a\x00b\x0bc", "abc"), ("=1", "=1")])
def test_only_control_characters_go(text, kept):
    assert safe(text) == kept


def test_a_text_of_exactly_a_cell_is_whole(study, interview, tmp_path):
    study.code(NewCoding(interview, Span(0, 5), "coop_confiance", memo="é" * CELL_UNITS, coder="Léa"))
    export(study.whole(), tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    assert book["Codings"]["P2"].value == "é" * CELL_UNITS
    assert {row["Item"]: row["What it says"] for row in rows_of(book, "Read me")}["Cut texts"] == "none"


def test_more_codings_than_a_sheet_holds_are_refused(study, interview, tmp_path):
    study.code(NewCoding(interview, Span(0, 5), "coop_confiance", coder="Léa"))
    whole = study.whole()
    with pytest.raises(TooManyRows):
        export(dataclasses.replace(whole, codings=[*whole.codings] * 1_048_576), tmp_path / "o.xlsx")
    assert not list(tmp_path.glob("*o.xlsx*"))


def test_headers_that_stand_twice_are_told_apart():
    assert apart(["Project", "project", "Date", "Project"]) == ["Project", "project (2)", "Date", "Project (3)"]


def test_a_pillar_colours_its_headers_lightly():
    assert (tint("#000000"), tint("#FFFFFF"), tint("#0072B2")) == ("#D9D9D9", "#FFFFFF", "#D9EAF3")


def test_a_cut_never_splits_a_character():
    assert cut("a" + "💶" * 20_000).encode("utf-16-le")
    assert units(cut("a" + "💶" * 20_000)) <= CELL_UNITS


def test_an_export_replaces_its_file_or_leaves_it(study, tmp_path):
    path = tmp_path / "o.csv"
    path.write_text("old")
    with pytest.raises(BadValue):
        export(study.whole(), path, what="nothing")
    with pytest.raises(BadValue):
        export(study.whole(), tmp_path / "o.xlsx", what="nothing")
    assert path.read_text() == "old"
    export(study.whole(), path)
    assert path.read_text().startswith("id,document")
    with pytest.raises(UnknownFormat):
        export(study.whole(), tmp_path / "o.pdf")
    with pytest.raises(CannotWrite):
        export(study.whole(), tmp_path / "none" / "o.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(CannotWrite):
        export(study.whole(), tmp_path / "folder.xlsx")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", ["o.xlsx", "o.csv"])
def test_a_write_that_stops_halfway_leaves_the_old_file(hostile, tmp_path, name):
    resource = pytest.importorskip("resource")
    path, whole = tmp_path / name, hostile.whole()
    path.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(CannotWrite):
            export(whole, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_text() == "old"
    assert not list(tmp_path.glob(".*"))
