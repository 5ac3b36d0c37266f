"""What a document to read is made of, before it is Word or HTML: headings, lines, verbatims, tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Look(StrEnum):
    """How a line stands in a document."""

    PLAIN = "plain"
    NOTE = "note"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 0 (the title) to 3; `new_page` begins a page, `colour` (#RRGGBB) draws a line below."""

    words: str
    level: int = 1
    new_page: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    words: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A passage with its source, and what it was coded as."""

    words: str
    source: str
    said: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a header; a line end parts a cell's lines."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Line | Verbatim | Table
