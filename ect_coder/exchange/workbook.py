"""The workbook (xlsx): frozen and filtered headers, real dates and numbers, and text that is never a formula.

Excel's limits (32,767 UTF-16 units a cell, 1,048,576 rows a sheet) are respected out loud.
"""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING, Any

import xlsxwriter

from ect_coder.analysis import basis, labels
from ect_coder.errors import TooManyRows
from ect_coder.exchange.sheets import Cell, Column, Sheet, Type, sheets
from ect_coder.exchange.sheets.cover import front, read_me
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ect_coder.analysis.whole import Whole

CELL_UNITS = 32_767
_ROWS = 1_048_576
_CUT = " […]"
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY = "1900-03-01"
_TWO_ESCAPES = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_ESCAPE_START = re.compile("(?<=_)(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PLAIN_TINT = "#EEEDE9"
_PAPER = 0.85
_FOOTING = 200
"""Characters of a footer, which can hold 255 with its codes."""
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write(whole: Whole, path: Path) -> None:
    """Write the whole workbook to `path`; raise TooManyRows. OSError where it cannot be written.

    Made in memory: people's words never lie in a temporary folder, and a full disk meets one plain write.
    """
    if len(whole.codings) >= _ROWS:
        raise TooManyRows(name=_("Codings"))
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    book.set_properties({"title": safe(whole.conventions.title), "created": _instant_of(whole.made)})
    Book(book, _footing(whole)).fill(whole)
    book.close()
    path.write_bytes(made.getbuffer())


class Book:
    """One workbook being written, and the texts it had to cut; `footing` stands under each printed page."""

    def __init__(self, book: Any, footing: str = "") -> None:
        self._book = book
        self._footing = footing
        self._cut: list[str] = []
        top = {"valign": "top"}
        self._text = book.add_format(top)
        self._long = book.add_format({**top, "text_wrap": True})
        self._date = book.add_format({**top, "num_format": "dd/mm/yyyy", "align": "left"})
        self._instant = book.add_format({**top, "num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        self._plain = book.add_format()
        self._bold = book.add_format({**top, "bold": True})
        self._headers: dict[str | None, Any] = {}

    @property
    def cut_texts(self) -> Sequence[str]:
        """The places whose texts were too long for a cell, so far."""
        return self._cut

    def fill(self, whole: Whole) -> None:
        """Write all sheets; « Read me » comes first and is written last, when it is known what was cut."""
        page = self._book.add_worksheet(_("Read me"))
        for sheet in sheets(whole):
            self.sheet(sheet)
        columns = front()
        self._headed(page, columns, 24)
        lines = read_me(whole, self._cut)
        for row, (name, words) in enumerate(lines, start=1):
            self._put(page, row, 0, name, self._bold)
            self._put(page, row, 1, words, self._long)
            page.set_row(row, _height((name, words), columns))
        self._finish(page, columns, len(lines), 0)
        page.activate()

    def sheet(self, sheet: Sheet) -> None:
        """Write one sheet."""
        page = self._book.add_worksheet(sheet.name)
        self._headed(page, sheet.columns, 48 if len(sheet.columns) > 40 else 32)
        writers = [self._writer(page, column) for column in sheet.columns]
        long = any(column.type is Type.LONG for column in sheet.columns)
        row = 0
        for row, cells in enumerate(sheet.rows, start=1):
            if row >= _ROWS:
                raise TooManyRows(name=sheet.name)
            for place, cell in enumerate(cells):
                if cell is not None and cell != "":
                    writers[place](row, place, cell)
            if long:
                page.set_row(row, _height(cells, sheet.columns))
        self._finish(page, sheet.columns, row, sheet.frozen)

    def _headed(self, page: Any, columns: Sequence[Column], height: float) -> None:
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width)
            self._put(page, 0, place, column.header, self._header(column.colour))
        page.set_row(0, height)

    def _finish(self, page: Any, columns: Sequence[Column], last: int, frozen: int) -> None:
        page.freeze_panes(1, frozen)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1 if len(columns) <= 20 else 0, 0)
        page.repeat_rows(0)
        if self._footing:
            page.set_footer(self._footing)
        if len(columns) > 20:
            page.repeat_columns(0, max(frozen, 1) - 1)

    def _put(self, page: Any, row: int, place: int, words: str, style: Any) -> bool:
        """Write a text as it is, and say whether it had to be cut."""
        words = safe(words)
        long = len(words) > CELL_UNITS // 2 and units(words) > CELL_UNITS
        words = cut(words) if long else words
        pieces = fragments(words)
        if len(pieces) > 1:
            runs = (each for piece in pieces for each in (self._plain, piece))
            page.write_rich_string(row, place, *runs, style)
        else:
            page.write_string(row, place, words, style)
        return long

    def _writer(self, page: Any, column: Column) -> Any:
        style = self._long if column.type is Type.LONG else self._text
        said = _("{sheet}, {column}, row {n}")

        def text(row: int, place: int, cell: Cell) -> None:
            if self._put(page, row, place, str(cell), style):
                self._cut.append(said.format(sheet=page.get_name(), column=column.header, n=row + 1))

        def number(row: int, place: int, cell: Cell) -> None:
            if isinstance(cell, str):
                text(row, place, cell)
            else:
                page.write_number(row, place, cell, self._text)

        def date(row: int, place: int, cell: Cell) -> None:
            if _FULL_DATE.fullmatch(str(cell)) and str(cell) >= _FIRST_DAY:
                page.write_datetime(row, place, datetime.date.fromisoformat(str(cell)), self._date)
            else:
                text(row, place, cell)

        def instant(row: int, place: int, cell: Cell) -> None:
            page.write_datetime(row, place, datetime.datetime.fromisoformat(str(cell)), self._instant)

        writers = {Type.NUMBER: number, Type.MARK: number, Type.DATE: date, Type.INSTANT: instant}
        return writers.get(column.type, text)

    def _header(self, colour: str | None) -> Any:
        if colour not in self._headers:
            self._headers[colour] = self._book.add_format(
                {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "bg_color": tint(colour) if colour else _PLAIN_TINT,
                    "bottom": 1,
                    "bottom_color": "#B8B5AE",
                }
            )
        return self._headers[colour]


def _instant_of(day: str) -> datetime.datetime:
    """Give the same instant all day, so that a workbook made twice has the same bytes."""
    return datetime.datetime.fromisoformat(day or "1980-01-01")


def _footing(whole: Whole) -> str:
    """Write on what the tables stand, study, date and page, in the codes of a spreadsheet's footer."""
    said = f"{whole.conventions.title} · {labels.date(whole.made)} · {basis.of_whole(whole)}"
    shown = safe(said).replace("&", "&&")[:_FOOTING].rstrip("&")
    return f"&L&8{shown}&R&8&P / &N"


def tint(colour: str) -> str:
    """Give the light shade of a pillar's colour (#RRGGBB) that black headers stand on."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * _PAPER):02X}" for part in parts)


def safe(text: str) -> str:
    """Leave out the control characters that no sheet holds; XlsxWriter itself escapes `_x000D_`."""
    return _CONTROL.sub("", text)


def fragments(text: str) -> list[str]:
    """Part a text that XlsxWriter would misread as a whole; most texts stay in one piece.

    It takes `<r>…</r>` for markup of its own, and escapes only the first of two escapes that share an underscore.
    """
    markup = text.startswith("<r>") and text.endswith("</r>")
    if not markup and ("_x" not in text or not _TWO_ESCAPES.search(text)):
        return [text]
    head, rest = (text[:1], text[1:]) if markup else ("", text)
    return [piece for piece in (head, *_ESCAPE_START.split(rest)) if piece]


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
