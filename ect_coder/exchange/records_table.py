"""The tables of projects and documents as files: xlsx or csv, out and in again with nothing changed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ect_coder.errors import UnknownFormat
from ect_coder.exchange import attribute_cells, tables, xlsx_in
from ect_coder.exchange.codebook_out import bared, shielded
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.sheets import Column, Sheet, Type, apart
from ect_coder.values import Sort
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.exchange.sheets import Cell
    from ect_coder.exchange.tables import Table

SUFFIXES = (".xlsx", ".csv")
_TYPES = {Sort.NUMBER: Type.NUMBER, Sort.DATE: Type.DATE}
_WIDTHS = {Sort.NUMBER: 12.0, Sort.DATE: 14.0, Sort.YES_NO: 10.0}


def write(columns: Sequence[RecordColumn], rows: Sequence[Any], path: Path, name: str) -> None:
    """Write a table by the suffix of its file; `name` is the sheet's. Raise UnknownFormat, DiskFull or CannotWrite."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormat(suffix=path.suffix or path.name)
    content = _workbook(columns, rows, name) if suffix == ".xlsx" else _csv(columns, rows)
    in_one_step(path, lambda temporary: _write(temporary, content))


def read(path: Path) -> Table:
    """Read a table with the names of its columns as they are written; raise UnknownFormat or UnreadableFile."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return xlsx_in.read(path, as_written=True)
    if suffix != ".csv":
        raise UnknownFormat(suffix=path.suffix or path.name)
    table = tables.read(path, ())
    named = [name for name in table.columns if name]
    rows = tuple({bared(name): bared(row[name]) for name in named} for row in table.rows)
    return replace(table, columns=tuple(map(bared, named)), rows=rows)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _workbook(columns: Sequence[RecordColumn], rows: Sequence[Any], name: str) -> bytes:
    import xlsxwriter

    from ect_coder.exchange.workbook import OPTIONS, Book

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    headers = apart(column.header for column in columns)
    described = [
        Column(each.key, header, _type(each), _WIDTHS.get(each.sort, 24.0))
        for each, header in zip(columns, headers, strict=True)
    ]
    Book(book).sheet(Sheet(name, described, _cells(columns, rows)))
    book.close()
    return made.getvalue()


def _csv(columns: Sequence[RecordColumn], rows: Sequence[Any]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow([shielded(header) for header in apart(column.header for column in columns)])
    for row in _cells(columns, rows):
        writer.writerow([_in_csv(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def _in_csv(cell: Cell) -> str:
    if isinstance(cell, str) or cell is None:
        return shielded(cell or "")
    return str(cell).replace(".", ",") if language() == "fr" else str(cell)


def _type(column: RecordColumn) -> Type:
    return Type.TEXT if column.several else _TYPES.get(column.sort, Type.TEXT)


def _cells(columns: Sequence[RecordColumn], rows: Sequence[Any]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_cell(column, column.of(row)) for column in columns]


def _cell(column: RecordColumn, kept: str) -> Cell:
    """Give numbers and whole dates as they are kept, anything else in a person's words."""
    if _type(column) is not Type.TEXT and column.fits(kept):
        found = attribute_cells.cell(column.sort, kept)
        whole = column.sort is Sort.NUMBER or len(kept) == len("2019-03-12")
        return found if whole else column.shown(kept)
    return column.shown(kept)
