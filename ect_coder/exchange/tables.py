"""Tables that come in as CSV: comma or semicolon, UTF-8 with or without a BOM, one header line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.errors import BadRow, BadTable, Cause, EctError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: its columns, and for each row its line in the file (the header is line 1)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    lines: tuple[int, ...]

    def refuse(self, rank: int, reason: EctError) -> EctError:
        """Name the line of the n-th row, from 0, that is refused because of `reason`."""
        return BadRow(path=self.name, line=self.lines[rank], reason=reason)


def read(path: Path, required: Sequence[str], optional: Sequence[str] | None = None) -> Table:
    """Read a table whose header has the `required` columns; `optional` None allows any other.

    Raises UnreadableFile or BadTable; empty lines are passed over, and missing cells are empty.
    """
    content = _text(path)
    header_line = content.split("\n", 1)[0]
    separator = ";" if header_line.count(";") > header_line.count(",") else ","
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=False)
    try:
        header = tuple(name.strip().lower() if optional is not None else name.strip() for name in next(reader, []))
        wanted = [name for name in required if name not in header]
        if wanted:
            raise BadTable(path=path.name, column=wanted[0])
        rows, lines = [], []
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=False)))
                lines.append(start)
            start = reader.line_num + 1
    except csv.Error:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    return Table(path.name, header, tuple(rows), tuple(lines))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    if not content.strip():
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
