"""The register of resources as a workbook: written for Excel, and read back with what was changed there."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import labels
from ect_coder.corpus.library import clean_date
from ect_coder.errors import BadRow, BadTable, BadValue, Cause, EctError, EmptyName, UnknownDocument, UnreadableFile
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.sheets import Cell, Column, Sheet, Type
from ect_coder.values import Held
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.corpus.register import Resource

_LARGEST = 50_000_000
"""Bytes that the parts of the file may swell to: a register has a few hundred kilobytes."""
_COLUMNS: dict[str, tuple[str, Type, float]] = {
    "id": (N_("Id"), Type.NUMBER, 6),
    "name": (N_("Resource"), Type.TEXT, 40),
    "project": (N_("Project"), Type.TEXT, 28),
    "nature": (N_("Nature"), Type.TEXT, 14),
    "kind": (N_("Kind"), Type.TEXT, 18),
    "holder": (N_("Held by"), Type.TEXT, 24),
    "held": (N_("Status"), Type.TEXT, 14),
    "how": (N_("How to complete it"), Type.TEXT, 24),
    "planned": (N_("Planned for"), Type.DATE, 12),
    "document": (N_("Document"), Type.TEXT, 11),
    "note": (N_("Note"), Type.LONG, 48),
}
_DAMAGED = (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError, EOFError)
"""What openpyxl raises on a file that is no workbook, or a broken one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its line in the sheet, the number of the resource it is about if it says one, its values."""

    line: int
    number: int | None
    values: Mapping[str, Any]


def heading(field: str) -> str:
    """Name a field of the register as its column is headed."""
    return _(_COLUMNS[field][0])


def shown(resource: Resource, field: str, codes: Mapping[int, str]) -> str:
    """Give what a cell says; `codes` names documents by their short codes."""
    return said(field, getattr(resource, field), codes)


def said(field: str, value: Any, codes: Mapping[int, str]) -> str:
    """Say a value of a field in words."""
    if field == "held":
        return labels.held(value)
    if field == "document":
        return codes.get(value, "")
    return "" if value is None else str(value)


def write(resources: Sequence[Resource], codes: Mapping[int, str], path: Path) -> None:
    """Write the register as .xlsx; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_fill, resources, codes))


def _fill(resources: Sequence[Resource], codes: Mapping[int, str], path: Path) -> None:
    import xlsxwriter

    from ect_coder.exchange.workbook import OPTIONS, Book

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as file:
        columns = [Column(field, heading(field), kind, width) for field, (_name, kind, width) in _COLUMNS.items()]
        rows: list[list[Cell]] = [
            [each.id, *(shown(each, field, codes) for field in _COLUMNS if field != "id")] for each in resources
        ]
        Book(file).sheet(Sheet(_("Resources"), columns, rows, frozen=2))
    path.write_bytes(made.getbuffer())


def read(path: Path, documents: Mapping[str, int]) -> list[Row]:
    """Read a register back; `documents` gives the numbers of documents by their codes.

    Columns are known by their heading or their English name; those that are missing say nothing.
    Raises UnreadableFile, BadTable (no column of names) or BadRow.
    """
    table = _cells(path)
    header = [_field(_text(cell)) for cell in next(table, ())]
    if "name" not in header:
        raise BadTable(path=path.name, column=heading("name"))
    found = []
    for line, cells in enumerate(table, start=2):
        texts = {field: _text(cell) for field, cell in zip(header, cells, strict=False) if field}
        if any(texts.values()):
            found.append(_row(path.name, line, texts, documents))
    return found


def _row(name: str, line: int, texts: Mapping[str, str], documents: Mapping[str, int]) -> Row:
    try:
        values = {field: _READ.get(field, _plain)(text, documents) for field, text in texts.items() if field != "id"}
    except EctError as reason:
        raise BadRow(path=name, line=line, reason=reason) from None
    number = texts.get("id", "")
    return Row(line, int(number) if number.isdecimal() else None, values)


def _cells(path: Path) -> Iterator[Sequence[Any]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if not path.exists():
            raise UnreadableFile(path=path.name, cause=Cause.MISSING)
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
    except PermissionError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    except (*_DAMAGED, InvalidFileException):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    return iter(rows)


def _text(cell: Any) -> str:
    """Give what a cell holds as a text; a day as 2024-05-31, a whole number without its decimals."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _field(header: str) -> str:
    words = header.casefold()
    return next((field for field in _COLUMNS if words in (field, heading(field).casefold())), "")


def _plain(text: str, _documents: Mapping[str, int]) -> str:
    return text


def _name(text: str, _documents: Mapping[str, int]) -> str:
    if not text:
        raise EmptyName
    return " ".join(text.split())


def _project(text: str, _documents: Mapping[str, int]) -> str | None:
    return text or None


def _held(text: str, _documents: Mapping[str, int]) -> Held:
    if not text:
        return Held.SPOTTED
    for each in Held:
        if text.casefold() in (each.value, labels.held(each).casefold()):
            return each
    raise BadValue(field=heading("held"), value=text, allowed=", ".join(map(labels.held, Held)))


def _planned(text: str, _documents: Mapping[str, int]) -> str | None:
    return clean_date(text)


def _document(text: str, documents: Mapping[str, int]) -> int | None:
    if not text:
        return None
    if text not in documents:
        raise UnknownDocument(name=text)
    return documents[text]


_READ: dict[str, Callable[[str, Mapping[str, int]], Any]] = {
    "name": _name,
    "project": _project,
    "held": _held,
    "planned": _planned,
    "document": _document,
}
