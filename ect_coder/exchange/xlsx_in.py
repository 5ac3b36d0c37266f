"""The first sheet of a workbook as a table of texts. Nothing is computed, fetched or written to disk."""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from ect_coder.errors import Cause, UnreadableFile
from ect_coder.exchange.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 50_000_000
"""Bytes that the parts may swell to."""
_WIDEST = 2_000
"""Columns that are read: a cell far to the right would make each row as wide as itself."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_HALVES = tuple(f"D{digit}" for digit in "89ABCDEF")
"""How the numbers of halves of a character begin; they are none alone."""
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl stumbles with over a damaged workbook; it has no error of its own for that."""


def read(path: Path, *, as_written: bool = False) -> Table:
    """Read a sheet whose first row names the columns; each row's line is its number there. Raise UnreadableFile.

    The names of the columns are made small letters, unless they are wanted `as_written`.
    """
    _check(path)
    try:
        rows = _rows(path)
    except _BROKEN:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    if not rows:
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    (_first, header), *below = rows
    named = [name.strip() if as_written else name.strip().lower() for name in header]
    columns = {name: place for place, name in enumerate(named) if name}
    held = [
        (line, {name: cells[place] if place < len(cells) else "" for name, place in columns.items()})
        for line, cells in below
    ]
    held = [(line, row) for line, row in held if any(cell.strip() for cell in row.values())]
    return Table(path.name, tuple(columns), tuple(row for _line, row in held), tuple(line for line, _row in held))


def _check(path: Path) -> None:
    """Raise UnreadableFile for what is no workbook, or not one to open."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if not head:
            raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
        if not head.startswith(b"PK"):
            raise UnreadableFile(path=path.name, cause=Cause.PROTECTED if head == _OLE else Cause.RENAMED)
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except PermissionError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > _LARGEST:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
    if "xl/workbook.xml" not in archive.namelist():
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(path=path.name, cause=Cause.PROTECTED)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares(archive.read(part)):
            raise UnreadableFile(path=path.name, cause=Cause.ENTITIES)


def _declares(content: bytes) -> bool:
    """Say whether a part declares entities, in any encoding that keeps the letters apart by zeros."""
    bare = content.replace(b"\0", b"")
    return b"<!DOCTYPE" in bare or b"<!ENTITY" in bare


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Give each row's number from 1 and its cells, from the first row that has one; empty rows are passed over."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it leaves out: no one reads them
        with path.open("rb") as file:
            reader = _Reader(file, read_only=True, data_only=True, keep_links=False)
            reader.read()
            return [(line, cells) for line, cells in _texts(reader.wb.worksheets[0]) if any(cells)]


class _Reader(ExcelReader):
    """Reads shared texts by their escapes, run by run; openpyxl drops each « x005F_ » and leaves the other escapes."""

    def read_strings(self) -> None:
        """Read the texts that cells point at by number."""
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            items = (node for _event, node in iterparse(source) if node.tag == f"{{{SHEET_MAIN_NS}}}si")
            self.shared_strings = [_joined(Text.from_tree(item)) for item in items]


def _joined(text: Any) -> str:
    """Join the runs of a text, without the readings that stand above East Asian words."""
    return "".join(_ESCAPE.sub(_meant, run) for run in (text.t or "", *(each.t or "" for each in text.r)))


def _texts(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    for line, cells in enumerate(sheet.iter_rows(max_col=_WIDEST, values_only=True), start=1):
        yield line, _trimmed(cells)


def _trimmed(cells: tuple[Any, ...]) -> list[str]:
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1] is not None), 0)
    return [_shown(value) for value in cells[:last]]


def _shown(value: Any) -> str:
    """Give what a cell says: its text, or the last result of its formula; dates as 2019-03-12, truths as words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return str(value)


def _meant(escape: re.Match[str]) -> str:
    """Read `_x000D_` as the character of that number, as Excel does."""
    return "" if escape[1].upper().startswith(_HALVES) else chr(int(escape[1], 16))
