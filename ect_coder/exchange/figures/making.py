"""Every figure by its kind, and what leaves of it: its SVG, and its data as a table beside."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from ect_coder.exchange import csv_out
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.figures.coverage import coverage
from ect_coder.exchange.figures.heat_map import heat_map
from ect_coder.exchange.figures.material import Kind
from ect_coder.exchange.figures.plate import mounted
from ect_coder.exchange.figures.shares import shares
from ect_coder.exchange.figures.trajectories import trajectories
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.exchange.figures.material import Figure, Material, Picture

_DRAWN: dict[Kind, Callable[[Material], Picture]] = {
    Kind.HEAT_MAP: heat_map,
    Kind.TRAJECTORIES: trajectories,
    Kind.SHARES: shares,
    Kind.COVERAGE: coverage,
}


def figure(kind: Kind, material: Material, *, data: bool = True) -> Figure:
    """Draw a figure; `data` puts its numbers under it."""
    return mounted(_DRAWN[kind](material), material, data=data)


def name(kind: Kind) -> str:
    """Name a kind of figure."""
    return {
        Kind.HEAT_MAP: _("Heat map"),
        Kind.TRAJECTORIES: _("Trajectories"),
        Kind.SHARES: _("Shares"),
        Kind.COVERAGE: _("Coverage"),
    }[kind]


def write_svg(figure: Figure, path: Path) -> None:
    """Write the picture; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_put, figure.svg))


def write_csv(figure: Figure, path: Path) -> None:
    """Write the data for a spreadsheet, with its caption below; raise DiskFull or CannotWrite."""
    header = [column.header for column in figure.sheet.columns]
    blank = [""] * (len(header) - 1)
    notes = [[line, *blank] for line in (figure.title, *figure.caption)]
    text = csv_out.for_spreadsheet(header, [*figure.sheet.rows, ["", *blank], *notes])
    in_one_step(path, partial(_put, text))


def write_xlsx(figure: Figure, path: Path) -> None:
    """Write the data as a workbook, with a sheet for its caption; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_fill, figure))


def _put(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _fill(figure: Figure, path: Path) -> None:
    import xlsxwriter

    from ect_coder.exchange.sheets import Column, Sheet, Type
    from ect_coder.exchange.workbook import OPTIONS, Book

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as file:
        book = Book(file)
        book.sheet(figure.sheet)
        words = [[line] for line in (figure.title, *figure.caption)]
        book.sheet(Sheet(_("Read me"), [Column("words", _("What it says"), Type.LONG, 96)], words, frozen=0))
    path.write_bytes(made.getbuffer())
