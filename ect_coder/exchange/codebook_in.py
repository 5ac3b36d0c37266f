"""A codebook that comes in: TOML, or a table of codes as CSV or xlsx."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.codebook import files
from ect_coder.errors import BadCodebook, BadCodebookFormat
from ect_coder.exchange import codebook_table, tables, xlsx_in
from ect_coder.exchange.codebook_out import bared
from ect_coder.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.tables import Table

SUFFIXES = (".toml", ".csv", ".xlsx")


def read(path: Path, around: Grid, language: str) -> Grid:
    """Read a codebook by the suffix of its file; rows of a table stand for codes of the grid `around`, or new ones.

    Raises BadCodebookFormat, UnreadableFile, BadTable, BadRow or BadCodebook.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadCodebookFormat(suffix=path.suffix or path.name)
    if suffix == ".toml":
        return files.load(path)
    table = xlsx_in.read(path) if suffix == ".xlsx" else _bare(tables.read(path, (), codebook_table.COLUMNS))
    unknown = [name for name in table.columns if name and name not in codebook_table.COLUMNS]
    if unknown:
        problem = _("“{field}” is unknown here.").format(field=unknown[0])
        raise BadCodebook(path=path.name, line=1, problem=problem)
    return codebook_table.grid_of(table, around, language)


def _bare(table: Table) -> Table:
    rows = tuple({name: bared(cell) for name, cell in row.items()} for row in table.rows)
    return replace(table, rows=rows)
