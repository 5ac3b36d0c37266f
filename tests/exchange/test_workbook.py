"""The workbook, read back: everything is there, nothing is a formula, and Excel's limits are said."""

from __future__ import annotations

import datetime
import zipfile

import openpyxl
import pytest

from ect_coder import wording
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.errors import BadValue, CannotWrite, UnknownFormat
from ect_coder.exchange.export import export
from ect_coder.exchange.workbook import CELL_UNITS, cut, safe, units
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


def test_every_coding_is_read_back(book, hostile):
    rows = rows_of(book, "Codings")
    found = hostile.excerpts()
    assert len(rows) == len(found)
    for row, coding in zip(rows, found, strict=True):
        assert (row["Id"], row["Start"], row["End"], row["Intensity"]) == (coding.id, coding.start, coding.end, 2)
        shown = row["Text"].replace("_x005F_", "_")
        assert shown == coding.text
        assert row["Project"].replace("_x005F_", "_") == coding.project
        assert row["Created"].date() == datetime.date.fromisoformat(coding.created[:10])


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
    for sheet in book.worksheets[1:-1]:
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


@pytest.mark.parametrize(("text", "shown"), [("_x000D_", "_x005F_x000D_"), ("a\x00b\x0bc", "abc"), ("=1", "=1")])
def test_what_a_sheet_would_misread_is_escaped(text, shown):
    assert safe(text) == shown


def test_a_cut_never_splits_a_character():
    assert cut("a" + "💶" * 20_000).encode("utf-16-le")
    assert units(cut("a" + "💶" * 20_000)) <= CELL_UNITS


def test_an_export_replaces_its_file_or_leaves_it(study, tmp_path):
    path = tmp_path / "o.csv"
    path.write_text("old")
    with pytest.raises(BadValue):
        export(study.whole(), path, what="nothing")
    assert path.read_text() == "old"
    export(study.whole(), path)
    assert path.read_text().startswith("id,document")
    with pytest.raises(UnknownFormat):
        export(study.whole(), tmp_path / "o.pdf")
    with pytest.raises(CannotWrite):
        export(study.whole(), tmp_path / "none" / "o.xlsx")
    assert not list(tmp_path.glob("*.new"))
