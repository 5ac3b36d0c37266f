"""In which order the lines of a page are read: columns one after the other, what runs across them before or after.

A file mostly draws a page in its order; that order is kept wherever places do not speak against it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(r"(?:[•‣◦▪■●○–—·*o§\uf0b7\uf0a7-]|\(?[\dA-Za-z]{1,3}[.)°]|\d+(?:\.\d+)*\.?)(?=\s|$)")
_MOST = 80
"""Blocks of a page that are put in order; one of more is a form or a table, and stays as it is drawn."""
_FEWEST = 5
"""Lines on either side that make two columns of a page drawn line by line."""


@dataclass(slots=True)
class Line:
    """A line of a page: places are points from the left and the lower edge of the page, `base` is its lower edge.

    A line that is `broken` ends with a hyphen, which is not in its text. `cells` are its parts where wide gaps cut it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    broken: bool = False
    cells: tuple[Line, ...] = ()


def label(text: str) -> str:
    """Give what stands before an item of a list, at the start of a text: a bullet, a number, a letter; else nothing."""
    found = _LABEL.match(text)
    return found[0] if found else ""


def columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Give the lines of a page as they are read, in stretches that run down without a break."""
    blocks = _blocks(_untangled(lines))
    return _ordered(blocks) if 1 < len(blocks) <= _MOST else blocks


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut where the next line is not below the one before."""
    blocks: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if before is None or line.base > before.base - 1 or line.left > before.right or line.right < before.left:
            blocks.append([])
        blocks[-1].append(line)
        before = line
    return blocks


def _ordered(blocks: list[list[Line]]) -> list[list[Line]]:
    """Put blocks in the order that their places ask for, else in the one they have."""
    boxes = [_Box.around(block) for block in blocks]
    before = [[a.precedes(b) for b in boxes] for a in boxes]
    left = list(range(len(blocks)))
    order: list[int] = []
    while left:
        chosen = next((b for b in left if not any(before[a][b] for a in left if a != b)), left[0])
        order.append(chosen)
        left.remove(chosen)
    return [blocks[number] for number in order]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def around(cls, block: Sequence[Line]) -> _Box:
        return cls(
            min(line.left for line in block),
            max(line.right for line in block),
            min(line.base for line in block),
            max(line.base + line.size for line in block),
        )

    def precedes(self, other: _Box) -> bool:
        """Say whether this is read before the other: above it, or beside it on the left (Breuel 2003)."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        if across > 1:
            return along < 2 and self.bottom > other.bottom
        return along > 2 and self.left < other.left


def _untangled(lines: Sequence[Line]) -> Sequence[Line]:
    """Read a page that is drawn line by line across its two columns column by column."""
    if sum(1 for line in lines if len(line.cells) == 2) < _FEWEST:
        return lines
    pieces = [piece for line in lines for piece in (line.cells if len(line.cells) == 2 else (line,))]
    gutter = _gutter(pieces)
    return list(_by_side(lines, gutter)) if gutter is not None else lines


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Give the left edge of the second column, where both are filled with running text as no table is."""
    edges = Counter(round(piece.left) for piece in pieces)
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    inner = [edge for edge, count in edges.items() if count >= _FEWEST and edge > left + (right - left) / 4]
    for edge in sorted(inner, key=lambda edge: -edges[edge]):
        before = [piece for piece in pieces if piece.right < edge]
        after = [piece for piece in pieces if piece.left >= edge - 2]
        across = len(pieces) - len(before) - len(after)
        if across * 2 < len(pieces) and _filled(before) and _filled(after):
            return edge - 2.0
    return None


def _filled(column: Sequence[Line]) -> bool:
    if len(column) < _FEWEST:
        return False
    left, right = min(line.left for line in column), max(line.right for line in column)
    full = sum(1 for line in column if line.right > right - (right - left) * 0.15)
    return full * 10 > len(column) * 6 and sum(len(line.text) for line in column) > 15 * len(column)


def _by_side(lines: Sequence[Line], gutter: float) -> Iterator[Line]:
    """Give what stands left, then what stands right, of each stretch between lines that run across."""
    waiting: list[Line] = []
    for line in lines:
        parts = line.cells if len(line.cells) == 2 else (line,)
        for part in parts:
            if part.left >= gutter:
                waiting.append(part)
            elif part.right <= gutter + 2:
                yield part
            else:
                yield from waiting
                waiting = []
                yield part
    yield from waiting
