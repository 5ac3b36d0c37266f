"""Rows of tables as lines that can be read, and copied into a table again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import Line, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator


def row_of(cells: list[list[Line]]) -> Iterator[Line]:
    """Give the lines of a table's row: cells of one line side by side, the last one may go on below; else in turn."""
    filled = [[line for line in cell if line.says_something] for cell in cells]
    while filled and not filled[-1]:
        filled.pop()
    if sum(bool(cell) for cell in filled) < 2 or any(_is_tall(cell) for cell in filled[:-1]):
        yield from (line for cell in filled for line in cell)
        return
    row: list[Piece] = []
    for cell in filled:
        row.extend(piece for line in cell[:1] for piece in line.pieces)
        row.append(Piece("\t"))
    yield Line(row[:-1])
    yield from filled[-1][1:]


def _is_tall(cell: list[Line]) -> bool:
    return len(cell) > 1 or any("\n" in line.text.strip("\n") for line in cell)
