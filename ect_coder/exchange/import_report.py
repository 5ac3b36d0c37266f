"""The report of an import, to keep: a line for each file, as a workbook or as a table for Excel."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from ect_coder.analysis import labels
from ect_coder.corpus.intake import Outcome
from ect_coder.errors import UnknownFormat
from ect_coder.exchange.csv_out import guarded
from ect_coder.exchange.export import in_one_step
from ect_coder.wording import N_, _, explain, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.intake import Report

_RESULTS = {
    Outcome.IMPORTED: N_("imported"),
    Outcome.REFUSED: N_("refused"),
    Outcome.DUPLICATE: N_("already there"),
    Outcome.LEFT_OUT: N_("left out"),
}
_WIDTHS = (44, 14, 34, 44, 80)
_CELL_UNITS = 32_767
_NAMED = 3
"""Documents of a file that are named one by one."""


def heads() -> list[str]:
    """Name the columns."""
    return [_("File"), _("Result"), _("Documents"), _("Kept"), _("Left out, remarks")]


def lines(reports: Sequence[Report], documents: Mapping[int, str]) -> list[tuple[str, ...]]:
    """Give the cells of each report; `documents` names those of the study by their numbers."""
    return [_line(each, documents) for each in reports]


def write(reports: Sequence[Report], documents: Mapping[int, str], path: Path) -> None:
    """Write a report as .xlsx or .csv; raise UnknownFormat, DiskFull or CannotWrite."""
    writers = {".xlsx": _write_workbook, ".csv": _write_table}
    if path.suffix.lower() not in writers:
        raise UnknownFormat(suffix=path.suffix or path.name)
    in_one_step(path, partial(writers[path.suffix.lower()], lines(reports, documents)))


def _line(report: Report, documents: Mapping[int, str]) -> tuple[str, ...]:
    remarks = [explain(report.reason)] if report.reason else []
    remarks += [f"{labels.count_name(name)}\u00a0: {number(count)}" for name, count in report.left_out.items()]
    remarks += report.warnings
    named = [documents[each] for each in report.documents if each in documents]
    whole = "\n".join(named) if len(named) <= _NAMED else _("{first} to {last}").format(first=named[0], last=named[-1])
    kept = ", ".join(
        f"{labels.count_name(name)}\u00a0: {number(count)}" for name, count in report.kept.items() if count
    )
    return Path(report.path).name, _(_RESULTS[report.status]), whole, kept, "\n".join(remarks)


def _write_workbook(rows: Sequence[tuple[str, ...]], path: Path) -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Import report"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (head, width) in enumerate(zip(heads(), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for row, cells in enumerate(rows, 1):
        for column, words in enumerate(cells):
            sheet.write_string(row, column, words[: _CELL_UNITS // 2], wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(_WIDTHS) - 1)
    book.close()
    path.write_bytes(made.getbuffer())


def _write_table(rows: Sequence[tuple[str, ...]], path: Path) -> None:
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";")
    table.writerow(heads())
    table.writerows([guarded(cell, raw=False) for cell in row] for row in rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
