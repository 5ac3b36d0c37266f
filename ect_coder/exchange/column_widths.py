"""How wide the columns of a table on paper are, from what stands in them: no word is cut where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.figures.lettering import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.exchange.blocks import Table

_SIZE = 9.5
"""Points of the letters in a cell."""
_POINTS = 72 / 2.54
"""In a centimetre."""
_MARGINS = 0.45
"""Centimetres that a cell keeps free, on both sides together."""


def column_widths(table: Table, room: float) -> list[float]:
    """Share `room`, in centimetres: to each column its longest word first, then more to those of longer lines."""
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [_widest(column, None, bold=rank == 0) for rank, column in enumerate(columns)]
    most = [min(_widest(column, "\n", bold=rank == 0), room) for rank, column in enumerate(columns)]
    if sum(most) <= room:
        return _shared(room, most, most)
    if sum(least) >= room:
        return _shared(room, [0.0] * len(columns), least)
    return _shared(room, least, [wide - narrow for wide, narrow in zip(most, least, strict=True)])


def _shared(room: float, given: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Give each its own, and a share of what is left by its weight."""
    left, whole = room - sum(given), sum(weights)
    return [own + left * weight / whole for own, weight in zip(given, weights, strict=True)]


def _widest(column: Sequence[str], parting: str | None, *, bold: bool) -> float:
    """Return the widest part of its cells in centimetres; the header is always bold."""
    header, *cells = column
    widths = [width_of(part, _SIZE, bold=True) for part in header.split(parting)]
    widths += [width_of(part, _SIZE, bold=bold) for cell in cells for part in cell.split(parting)]
    return max(widths, default=0.0) / _POINTS + _MARGINS
