"""The data of a figure as a table under it, no cell cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.figures.drawing import INK, SMALL, Box, Drawing, height_of
from ect_coder.exchange.figures.lettering import parts, width_of
from ect_coder.wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.exchange.sheets import Cell, Sheet

_AIR = 10.0
_ROW_AIR = 5.0
_LEAST, _MOST = 40.0, 160.0
"""Of a column that is narrowed: its longest word, within these."""


def table(sheet: Sheet, width: float) -> tuple[Drawing, float]:
    """Draw a sheet as wide as it needs, at most `width`; give it with its height."""
    header = [column.header for column in sheet.columns]
    rows = [[_said(cell) for cell in row] for row in sheet.rows]
    widths = _widths([header, *rows], width)
    drawing = Drawing()
    y = _row(drawing, header, widths, 0, bold=True)
    drawing.rule(0, y, sum(widths), INK)
    for row in rows:
        y = _row(drawing, row, widths, y, bold=False)
        drawing.rule(0, y, sum(widths))
    return drawing, y


def _row(drawing: Drawing, cells: Sequence[str], widths: Sequence[float], top: float, *, bold: bool) -> float:
    x, end = 0.0, top
    for words, width in zip(cells, widths, strict=True):
        inside = Box(x, top + _ROW_AIR / 2, width - _AIR, 0)
        if words:
            drawing.paragraph(inside, words, size=SMALL, bold=bold)
        end = max(end, inside.y + height_of(words, inside.width, SMALL, bold=bold) + _ROW_AIR / 2)
        x += width
    return end


def _widths(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """Give each column what its longest cell needs; where that is too much, share what is left by its longest words."""
    columns = [*zip(*rows, strict=True)]
    wanted = [max(_needed(words, rank) for rank, words in enumerate(column)) for column in columns]
    if sum(wanted) <= room:
        return wanted
    least = [
        min(_MOST, max(_needed(word, rank) for rank, words in enumerate(column) for word in parts(words)))
        for column in columns
    ]
    left = max(room - sum(least), 0) / sum(a - b for a, b in zip(wanted, least, strict=True))
    narrowed = room / max(room, sum(least))
    return [(b + (a - b) * left) * narrowed for a, b in zip(wanted, least, strict=True)]


def _needed(words: str, rank: int) -> float:
    return max(_LEAST, width_of(words, SMALL, bold=rank == 0) + _AIR + 1)


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else number(cell)
