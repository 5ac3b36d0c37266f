"""What a sheet is: columns with what they mean, and rows. No file yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | int | float | None


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, what it holds, its width in characters, and its line in the dictionary.

    `colour` (#RRGGBB) is its pillar's; `values` and `rule` explain it. An instant is the
    coder's own clock: « 2026-01-02 03:04:05 ».
    """

    name: str
    header: str
    type: Type = Type.TEXT
    width: float = 14
    values: str = ""
    rule: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns and its rows; `frozen` columns stay in sight."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 1
    notes: Sequence[str] = field(default_factory=tuple)


def apart(headers: Iterable[str]) -> list[str]:
    """Tell headers that stand twice apart by a number, whatever their case: an attribute may be called « Projet »."""
    told: dict[str, str] = {}
    for header in headers:
        name, rank = header, 1
        while name.casefold() in told:
            rank += 1
            name = f"{header} ({rank})"
        told[name.casefold()] = name
    return list(told.values())


def told_apart(sheet: Sheet) -> Sheet:
    """Give a sheet no two of whose headers are the same."""
    headers = apart(column.header for column in sheet.columns)
    columns = [replace(column, header=header) for column, header in zip(sheet.columns, headers, strict=True)]
    return replace(sheet, columns=columns)
