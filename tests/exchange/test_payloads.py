"""Whatever a text says, what leaves holds it as text: no formula in any sheet, no markup in any page."""

import csv
import re
import zipfile

import openpyxl
import pytest
from docx import Document

from ect_coder.corpus.attributes import Owner
from ect_coder.exchange import processing_sheet, records_table, register_table
from ect_coder.exchange.export import export, export_codebook, export_memos
from ect_coder.exchange.processing_sheet import Holding
from ect_coder.exchange.record_columns import columns
from ect_coder.study import Study
from tests.payloads import FORMULAS, PAGES, fill, share

_NUMBER = re.compile(r"-?[0-9.,]+")
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
TABLES = ("codings", "projects", "matrix", "qca")


@pytest.fixture
def full(tmp_path, request):
    with Study.create(tmp_path / "s.ect") as study:
        fill(study, tmp_path, request.param)
        yield study


def every_export(study, folder):
    """Write everything there is to write; give the files."""
    whole = study.whole()
    export(whole, folder / "whole.xlsx")
    for what in TABLES:
        export(whole, folder / f"{what}.csv", what=what)
        export(whole, folder / f"{what}-excel.csv", what=what, for_excel=True)
    for suffix in (".docx", ".csv"):
        export_memos(study.memos(), folder / f"memos{suffix}", study.conventions().title, study.quoting())
    for suffix in (".docx", ".csv", ".xlsx", ".toml"):
        export_codebook(study.grid, folder / f"codebook{suffix}", study.counts(), study.conventions().title)
    register_table.write(study.register.resources(), {1: "E01"}, folder / "register.xlsx")
    for owner, rows in ((Owner.PROJECT, study.projects()), (Owner.DOCUMENT, study.documents())):
        shown = columns(owner, study.projects(), study.documents(), study.attributes.defined(owner))
        for suffix in (".xlsx", ".csv"):
            records_table.write(shown, rows, folder / f"{owner}{suffix}", "x")
    processing_sheet.export(study.processing.read(), Holding("x", "x", 1, 1, 1), folder / "sheet.docx")
    return sorted(each for each in folder.iterdir() if each.suffix in (".xlsx", ".csv", ".docx", ".toml"))


def words_of(path):
    """Give all that a file says, as the programs that open it would show it."""
    if path.suffix == ".xlsx":
        return [
            str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row if cell.value
        ]
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        delimiter = (
            ";"
            if path.name.endswith(("-excel.csv", "memos.csv", "project.csv", "document.csv", "codebook.csv"))
            else ","
        )
        return [cell for row in csv.reader(text.splitlines(), delimiter=delimiter) for cell in row]
    if path.suffix == ".docx":
        book = Document(str(path))
        cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
        return [*cells, *(each.text for each in book.paragraphs)]
    return [path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("full", share([*FORMULAS, *PAGES], 3), indirect=True)
def test_no_formula_and_no_outside_link_leaves(full, tmp_path):
    payload = full.conventions().title
    folder = tmp_path / "out"
    folder.mkdir()
    for path in every_export(full, folder):
        if path.suffix == ".xlsx":
            cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
            assert [cell.value for cell in cells if cell.data_type == "f"] == [], path.name
            assert [cell.hyperlink for cell in cells if cell.hyperlink is not None] == [], path.name
        if path.suffix == ".csv":
            assert [
                cell for cell in words_of(path) if cell.startswith(_COMPUTED) and not _NUMBER.fullmatch(cell)
            ] == [], path.name
        if path.suffix in (".xlsx", ".docx"):
            with zipfile.ZipFile(path) as parts:
                links = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
            assert not any(b'TargetMode="External"' in each for each in links), path.name
        if path.suffix != ".toml":
            assert any(payload in each for each in words_of(path)), path.name
