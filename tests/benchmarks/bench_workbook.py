"""20,000 codings to xlsx, against bare XlsxWriter writing the same cells."""

from __future__ import annotations

import tempfile
from pathlib import Path

import xlsxwriter

from ect_coder.analysis.conventions import Conventions
from ect_coder.analysis.whole import Whole
from ect_coder.codebook.files import default
from ect_coder.coding.excerpts import Coding
from ect_coder.exchange import sheets, workbook
from ect_coder.values import Kind, Moment, Polarity
from tests.benchmarks.result import Result, against

ROWS = 20_000


def whole(rows: int) -> Whole:
    """Make a study of codings only, as values."""
    codings = [
        Coding(n, 1, "E01", "Entretien", Kind.INTERVIEW, "Projet", n, n + 60, f"Un passage numéro {n}, de quelques mots.",
               "cooperation", "coop_confiance", Moment.BOTH, Polarity.PRESENT, 2, None, None, "Léa", "", "2026-01-01T10:00:00")
        for n in range(rows)
    ]  # fmt: skip
    references = {coding.id: "E01, § 4" for coding in codings}
    return Whole(Conventions(), default(), [], [], codings, [], [], [], {}, references, 1)


def run() -> list[Result]:
    """Measure the codings' sheet alone on both sides."""
    value = whole(ROWS)
    cells = [list(row) for row in sheets.codings(value).rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"

        def ours() -> None:
            book = xlsxwriter.Workbook(str(path), workbook.OPTIONS)
            workbook.Book(book).sheet(sheets.codings(value))
            book.close()

        def bare() -> None:
            book = xlsxwriter.Workbook(str(path))
            sheet = book.add_worksheet()
            for row, line in enumerate(cells):
                for column, cell in enumerate(line):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
            book.close()

        return [against(f"{ROWS} codings to xlsx / bare XlsxWriter", ours, bare, 1.5, turns=5)]


if __name__ == "__main__":
    from tests.benchmarks.__main__ import main

    main(["bench_workbook"])
