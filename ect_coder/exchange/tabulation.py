"""A table that is read on screen and leaves as a file: one value for both, so that they never say two things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.excerpts import Filter


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell: its words, quieter ones below, and the excerpts that it counts.

    `counts` are what a spreadsheet gets instead, one for each of the table's measures; a figure without counts leaves
    as its words. What is `loud` is what one looks for in the table.
    """

    words: str = ""
    aside: str = ""
    counts: tuple[float, ...] = ()
    wanted: Filter | None = None
    loud: bool = False

    @property
    def said(self) -> str:
        """The whole cell in one line."""
        return " · ".join(filter(None, (self.words, self.aside)))


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is about, and its cells."""

    heads: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the basis it opens with and how it is to be read.

    `heads` name what a row is about, `columns` the cells; `measures` name the counts of each cell in a file.
    """

    name: str
    basis: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    lines: Sequence[Line]
    measures: tuple[str, ...] = ()
