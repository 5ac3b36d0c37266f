"""The workbook (xlsx): frozen and filtered headers, real dates and numbers, and text that is never a formula.

Excel's limits (32,767 UTF-16 units a cell, 1,048,576 rows a sheet) are respected out loud.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ect_coder.errors import TooManyRows
from ect_coder.exchange.sheets import Cell, Column, Sheet, Type, read_me, sheets
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ect_coder.analysis.whole import Whole

CELL_UNITS = 32_767
_ROWS = 1_048_576
_CUT = " […]"
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TINTS = {"cooperation": "#DCEAF6", "anchoring": "#D9F0E8", "resilience": "#FBEBCB", "hybrid_model": "#F6E4EE"}
_PLAIN_TINT = "#EEEDE9"


def write(whole: Whole, path: Path) -> None:
    """Write the whole workbook to `path`; raise TooManyRows. OSError where it cannot be written."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), {**options, "default_date_format": "dd/mm/yyyy"})
    try:
        Book(book).fill(whole)
    finally:
        _close(book)


def _close(book: Any) -> None:
    try:
        book.close()
    except FileCreateError as fault:
        raise OSError(*fault.args) from None


class Book:
    """One workbook being written, and the texts it had to cut."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cut: list[str] = []
        top = {"valign": "top"}
        self._text = book.add_format(top)
        self._long = book.add_format({**top, "text_wrap": True})
        self._date = book.add_format({**top, "num_format": "dd/mm/yyyy", "align": "left"})
        self._bold = book.add_format({**top, "bold": True})
        self._headers: dict[str | None, Any] = {}

    def fill(self, whole: Whole) -> None:
        """Write all sheets; « Read me » comes first and is written last, when it is known what was cut."""
        front = self._book.add_worksheet(_("Read me"))
        for sheet in sheets(whole):
            self.sheet(sheet)
        made = datetime.datetime.now().astimezone().date().isoformat()
        front.set_column(0, 0, 32)
        front.set_column(1, 1, 96, self._long)
        front.freeze_panes(1, 0)
        front.write_string(0, 0, _("Item"), self._header(None))
        front.write_string(0, 1, _("What it says"), self._header(None))
        lines = read_me(whole, made, self._cut)
        front.autofilter(0, 0, len(lines), 1)
        for row, (name, words) in enumerate(lines, start=1):
            front.write_string(row, 0, safe(name), self._bold)
            front.write_string(row, 1, safe(words), self._long)
        front.activate()

    def sheet(self, sheet: Sheet) -> None:
        """Write one sheet."""
        page = self._book.add_worksheet(sheet.name)
        writers = [self._writer(page, column) for column in sheet.columns]
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, safe(column.header), self._header(column.pillar))
        page.set_row(0, 48 if len(sheet.columns) > 40 else 32)
        row = 0
        for row, cells in enumerate(sheet.rows, start=1):
            if row >= _ROWS:
                raise TooManyRows(name=sheet.name)
            for place, cell in enumerate(cells):
                if cell is not None and cell != "":
                    writers[place](row, place, cell)
            if any(column.type is Type.LONG for column in sheet.columns):
                page.set_row(row, _height(cells, sheet.columns))
        page.freeze_panes(1, sheet.frozen)
        page.autofilter(0, 0, max(row, 1), len(sheet.columns) - 1)
        page.set_landscape()
        page.fit_to_pages(1 if len(sheet.columns) <= 20 else 0, 0)
        page.repeat_rows(0)

    def _writer(self, page: Any, column: Column) -> Any:
        style = self._long if column.type is Type.LONG else self._text

        def text(row: int, place: int, cell: Cell) -> None:
            words = safe(str(cell))
            if len(words) > CELL_UNITS // 2 and units(words) > CELL_UNITS:
                words = cut(words)
                place_said = _("{sheet}, {column}, row {n}")
                self._cut.append(place_said.format(sheet=page.get_name(), column=column.header, n=row + 1))
            page.write_string(row, place, words, style)

        def number(row: int, place: int, cell: Cell) -> None:
            if isinstance(cell, str):
                text(row, place, cell)
            else:
                page.write_number(row, place, cell, self._text)

        def date(row: int, place: int, cell: Cell) -> None:
            if _FULL_DATE.fullmatch(str(cell)):
                page.write_datetime(row, place, datetime.date.fromisoformat(str(cell)), self._date)
            else:
                text(row, place, cell)

        if column.type in (Type.NUMBER, Type.MARK):
            return number
        return date if column.type is Type.DATE else text

    def _header(self, pillar: str | None) -> Any:
        if pillar not in self._headers:
            self._headers[pillar] = self._book.add_format(
                {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "bg_color": _TINTS.get(pillar or "", _PLAIN_TINT),
                    "bottom": 1,
                    "bottom_color": "#B8B5AE",
                }
            )
        return self._headers[pillar]


def safe(text: str) -> str:
    """Write what a sheet cannot hold otherwise: control characters go, and `_x000D_` shows as it is."""
    return _ESCAPE.sub("_x005F_", _CONTROL.sub("", text))


def units(text: str) -> int:
    """Count UTF-16 units, as Excel does."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str) -> str:
    """Shorten a text to what a cell holds, without splitting a character, and say so with « […] »."""
    room = CELL_UNITS - len(_CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + _CUT


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Choose a row's height in points: up to six lines of its longest wrapped text."""
    lines = 1.0
    for cell, column in zip(cells, columns, strict=True):
        if column.type is Type.LONG and isinstance(cell, str):
            lines = max(lines, cell.count("\n") + len(cell) / (column.width * 1.1))
    return min(6, -(-lines // 1)) * 15
