"""Tables as rows of texts: of CSV files in any encoding and with any separator, and of the sheets of a workbook.

Nothing is computed: a formula gives the result that was saved with it.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.decoding import LARGEST, content, decoded
from ect_coder.corpus.readers.package import Package
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_SEPARATORS = (";", ",", "\t")
_SAMPLE = 50
"""Rows by which the separator is found."""
_UNSAVED = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>")
_WIDEST = 1_000
"""Columns that are looked at."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, empty for a file that has one only, and its rows that hold something, by their number."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file, and what a person must know of it."""

    grids: tuple[Grid, ...]
    warnings: tuple[str, ...] = ()


def of_csv(path: Path, cancelled: Callable[[], bool]) -> Book:
    """Read a CSV; raise UnreadableFile, or Cancelled when asked to stop."""
    text, warnings = decoded(path, content(path))
    csv.field_size_limit(LARGEST)
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):
        separator, text = text[4], text[5:].lstrip("\r\n")
    else:
        separator = max(_SEPARATORS, key=lambda each: _fit(text, each))
    try:
        rows = _held(_split(text, separator), cancelled)
    except csv.Error:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    return Book((Grid("", rows),), warnings)


def _split(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)


def _fit(text: str, separator: str) -> tuple[int, int]:
    """Say how well a separator cuts a text: how many of the first rows are as wide as the header, and how wide."""
    try:
        rows = [row for _number, row in zip(range(_SAMPLE), _split(text, separator), strict=False) if any(row)]
    except csv.Error:
        return (0, 0)
    width = len(rows[0]) if rows else 0
    return (sum(1 for row in rows if len(row) == width), width) if width > 1 else (0, 0)


def of_xlsx(path: Path, cancelled: Callable[[], bool]) -> Book:
    """Read a workbook; raise UnreadableFile, or Cancelled when asked to stop."""
    unsaved, merged = _checked(path)
    try:
        grids = tuple(_grids(path, cancelled))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, zipfile.BadZipFile):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    if not grids:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED)
    warnings = []
    if unsaved:
        warnings.append(
            ngettext(
                "{n} formula has no saved result and counts as empty: open the file in a spreadsheet and save it.",
                "{n} formulas have no saved results and count as empty: open the file in a spreadsheet and save it.",
                unsaved,
            )
        )
    if merged:
        warnings.append(_("Some cells are merged: their value counts for the first row and column only."))
    return Book(grids, tuple(warnings))


def _checked(path: Path) -> tuple[int, bool]:
    """Check a workbook before it is parsed; count formulas without a result, and look for merged cells."""
    unsaved, merged = 0, False
    with Package(path, {}) as package:
        if "xl/workbook.xml" not in package:
            raise package.refuse(Cause.RENAMED)
        for name in package.names():
            body = package.undeclared(name) if name.endswith((".xml", ".rels")) else None
            if body is not None and name.startswith("xl/worksheets/"):
                unsaved += len(_UNSAVED.findall(body))
                merged = merged or b"<mergeCell " in body
    return unsaved, merged


def _grids(path: Path, cancelled: Callable[[], bool]) -> Iterator[Grid]:
    import openpyxl

    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                yield Grid(sheet.title, (), hidden=True)
                continue
            sheet.reset_dimensions()  # a size that the file makes up would widen each row to 16,384 cells
            rows = sheet.iter_rows(values_only=True)
            yield Grid(sheet.title, _held(([_shown(value) for value in row[:_WIDEST]] for row in rows), cancelled))


def _held(rows: Iterable[list[str]], cancelled: Callable[[], bool]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    found = []
    for number, row in enumerate(rows, 1):
        if number % 1_000 == 0 and cancelled():
            raise Cancelled
        cells = [cell.strip() for cell in row]
        if any(cells):
            found.append((number, tuple(cells)))
    return tuple(found)


def _shown(value: object) -> str:
    """Write a cell plainly: whole numbers without a point, dates as ISO does, yes and no as words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).replace("_x000D_", "")
