"""A table as a file: .xlsx with its basis on a page of its own, or .csv for Excel, its basis in the first lines."""

from __future__ import annotations

import csv
import datetime
import io
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import labels
from ect_coder.errors import UnknownFormat
from ect_coder.exchange.csv_out import guarded
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.sheets import Cell, Column, Sheet, Type, apart
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.exchange.tabulation import Figure, Table

_NAME = 31
"""Characters that Excel takes in the name of a sheet, and those that it does not take."""
_BARRED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write(table: Table, agreed: Conventions, path: Path) -> None:
    """Write a table; raise UnknownFormat, TooManyRows, DiskFull or CannotWrite."""
    writers = {".xlsx": _fill_xlsx, ".csv": _fill_csv}
    if path.suffix.lower() not in writers:
        raise UnknownFormat(suffix=path.suffix or path.name)
    in_one_step(path, partial(writers[path.suffix.lower()], table, agreed))


def facts(table: Table, agreed: Conventions) -> list[tuple[str, str]]:
    """Say what the table is and stands on: (name, words) lines."""
    today = datetime.datetime.now().astimezone().date().isoformat()
    return [
        (_("Table"), table.name),
        (_("Basis"), table.basis),
        (_("Study"), agreed.title),
        (_("Made on"), labels.date(today)),
        (_("Program"), f"ECT Coder {__version__}"),
        (_("Coder whose codings count"), labels.reference(agreed)),
        (_("Threshold t (voices)"), str(agreed.threshold)),
        (_("Breadth m (variables per pillar)"), str(agreed.breadth)),
        (_("Cut k (estimates)"), str(agreed.cut)),
        *((_("How to read it"), note) for note in table.notes),
    ]


def header(table: Table) -> list[str]:
    """Name the columns of the file: each measure of a cell has one of its own."""
    if not table.measures:
        return apart([*table.heads, *table.columns])
    return apart([*table.heads, *(f"{name} · {measure}" for name in table.columns for measure in table.measures)])


def rows(table: Table) -> Iterator[list[Cell]]:
    """Give the rows of the file."""
    for line in table.lines:
        yield [*line.heads, *chain.from_iterable(_cells(table, figure) for figure in line.figures)]


def _cells(table: Table, figure: Figure) -> Sequence[Cell]:
    return figure.counts if table.measures else [figure.said]


def _fill_csv(table: Table, agreed: Conventions, path: Path) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    for line in (*facts(table, agreed), (), header(table), *rows(table)):
        writer.writerow([guarded(cell, raw=False) if isinstance(cell, str) else cell for cell in line])
    path.write_text(f"\ufeff{made.getvalue()}", encoding="utf-8", newline="")


def _fill_xlsx(table: Table, agreed: Conventions, path: Path) -> None:
    import xlsxwriter

    from ect_coder.exchange.workbook import OPTIONS, Book

    count = len(table.heads)
    columns = [
        Column(f"c{rank}", name, _type(table, rank), 24 if rank < count else 18)
        for rank, name in enumerate(header(table))
    ]
    told = [Column("item", _("Item"), width=32), Column("words", _("What it says"), Type.LONG, 96)]
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as file:
        book = Book(file)
        book.sheet(Sheet(_("Read me"), told, facts(table, agreed)))
        name = " ".join(table.name.translate(_BARRED).split())[:_NAME]
        book.sheet(Sheet(name, columns, rows(table), frozen=count))
    path.write_bytes(made.getbuffer())


def _type(table: Table, rank: int) -> Type:
    if rank < len(table.heads):
        return Type.TEXT
    return Type.NUMBER if table.measures else Type.LONG
