"""A table as a file says what it stands on, and keeps numbers as numbers."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from ect_coder.analysis.conventions import Conventions
from ect_coder.errors import CannotWrite, UnknownFormat
from ect_coder.exchange import robustness_table
from ect_coder.exchange.tabulation import Figure, Line, Table

AGREED = Conventions(title="Coopérer", threshold=3)
COUNTS = Table(
    "Crosstab: a/b [c]",
    "1 interview, 2 codings",
    ("Voices first.",),
    ("Code",),
    ("rural", "=SUM(A1)"),
    [Line(("Confiance",), (Figure("2 voices", "3 codings", (2, 3)), Figure("–", counts=(0, 0))))],
    ("voices", "codings"),
)
WORDS = Table(
    "Answers that flip",
    "1 interview",
    (),
    ("Project", "Variable"),
    ("Answer", "What flips it"),
    [Line(("-Atelier", "Confiance"), (Figure("absent", "to be supported"), Figure("t = 1 → present")))],
)


def test_each_measure_has_a_column_of_numbers(tmp_path):
    robustness_table.write(COUNTS, AGREED, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    page = book.worksheets[1]
    assert page.title == "Crosstab a b c"
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["Code", "rural · voices", "rural · codings", "=SUM(A1) · voices", "=SUM(A1) · codings"],
        ["Confiance", 2, 3, 0, 0],
    ]
    assert page["D1"].data_type == "s"
    told = {row[0].value: row[1].value for row in book["Read me"].iter_rows(min_row=2)}
    assert told["Basis"] == "1 interview, 2 codings"
    assert (told["Study"], told["Threshold t (voices)"], told["How to read it"]) == ("Coopérer", "3", "Voices first.")


def test_a_csv_opens_with_its_basis_and_guards_what_a_spreadsheet_would_compute(tmp_path):
    robustness_table.write(WORDS, AGREED, tmp_path / "t.csv")
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[:2] == [["Table", "Answers that flip"], ["Basis", "1 interview"]]
    assert rows[-2:] == [
        ["Project", "Variable", "Answer", "What flips it"],
        ["'-Atelier", "Confiance", "absent · to be supported", "t = 1 → present"],
    ]


def test_another_format_or_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnknownFormat):
        robustness_table.write(WORDS, AGREED, tmp_path / "t.pdf")
    with pytest.raises(CannotWrite):
        robustness_table.write(WORDS, AGREED, tmp_path / "none" / "t.csv")
    assert list(tmp_path.iterdir()) == []
