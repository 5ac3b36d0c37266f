"""The report of an import leaves as a workbook or a table: a line for each file."""

import csv

import openpyxl
import pytest

from ect_coder.corpus.intake import Outcome, Report
from ect_coder.errors import Cause, UnknownFormat, UnreadableFile
from ect_coder.exchange import import_report

REPORTS = [
    Report(
        "/corpus/=a.docx", Outcome.IMPORTED, (1,), {"words": 1200, "turns": 0}, {"images": 2}, ("check its accents",)
    ),
    Report("/corpus/b.docx", Outcome.REFUSED, reason=UnreadableFile(path="b.docx", cause=Cause.EMPTY)),
    Report("/corpus/c.html", Outcome.IMPORTED, (2, 3, 4, 5)),
]
NAMED = {number: f"P0{number}" for number in range(1, 6)}
LINES = [
    ("=a.docx", "imported", "P01", "words\u00a0: 1,200", "images\u00a0: 2\ncheck its accents"),
    ("b.docx", "refused", "", "", "b.docx is empty."),
    ("c.html", "imported", "P02 to P05", "", ""),
]


def test_a_line_tells_what_became_of_a_file():
    assert import_report.lines(REPORTS, NAMED) == LINES


def test_a_workbook_holds_the_lines_and_no_formula(tmp_path):
    import_report.write(REPORTS, NAMED, tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [tuple(import_report.heads()), *LINES]
    assert sheet["A2"].data_type == "s"


def test_a_table_opens_in_excel(tmp_path):
    import_report.write(REPORTS, NAMED, tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][0] == "'=a.docx"
    assert [tuple(row) for row in rows[2:]] == LINES[1:]


def test_another_format_is_refused(tmp_path):
    with pytest.raises(UnknownFormat):
        import_report.write(REPORTS, NAMED, tmp_path / "r.pdf")
