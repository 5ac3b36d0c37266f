"""Shapes and words as SVG text. Lengths are in units of which 96 make an inch; `y` grows downwards.

Only attributes and shapes that every reader of SVG knows: no style sheet, no pattern, no clipping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ect_coder.exchange.figures.lettering import LINE, wrapped
from ect_coder.values import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

INK = "#1A1A1A"
MUTED = "#50545A"
RULE = "#C9C9C6"
PAGE = "#FFFFFF"
SIZE = 11.0
SMALL = 10.0
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STEP = 6.0
"""From one line of a hatch to the next."""


class Hatch(StrEnum):
    """How a ground is hatched, so that it is told apart without its colour."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"
    UPRIGHT = "upright"
    CROSSED = "crossed"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> Box:
        """Give a smaller one inside."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class Look:
    """How a ground is filled, edged and hatched, and the colour (`ink`) of the words on it."""

    fill: str
    ink: str = INK
    hatch: Hatch = Hatch.NONE
    lines: str = RULE
    edge: str = ""
    thickness: float = 1
    dash: str = ""


class Drawing:
    """What is painted, in its order."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def svg(self) -> str:
        """Give everything painted, an element a line."""
        return "\n".join(self._parts)

    def ground(self, box: Box, look: Look) -> None:
        """Fill a box in a look."""
        self._parts.append(f'<rect {_place(box)} fill="{look.fill}"/>')
        if look.hatch is not Hatch.NONE:
            way = " ".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for a, b, c, d in _lines(box, look.hatch))
            self.path(way, look.lines, thickness=1.2)
        if look.edge:
            dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
            edge = _place(box.inset(look.thickness / 2))
            self._parts.append(
                f'<rect {edge} fill="none" stroke="{look.edge}" stroke-width="{_n(look.thickness)}"{dash}/>'
            )

    def calm(self, box: Box, look: Look) -> None:
        """Take the hatch away where words will stand: a line through them would strike them out."""
        if look.hatch is not Hatch.NONE:
            self._parts.append(f'<rect {_place(box)} rx="3" fill="{look.fill}"/>')

    def path(self, way: str, stroke: str, *, thickness: float = 1.0, dash: str = "") -> None:
        """Draw along a way."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<path d="{way}" fill="none" stroke="{stroke}" stroke-width="{_n(thickness)}"{dashed}/>')

    def filled(self, way: str, fill: str, *, opacity: float = 1.0) -> None:
        """Fill what a way encloses."""
        thin = f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""
        self._parts.append(f'<path d="{way}" fill="{fill}"{thin}/>')

    def rule(self, x: float, y: float, width: float, colour: str = RULE) -> None:
        """Draw a level line."""
        self.path(f"M{_n(x)} {_n(y)}H{_n(x + width)}", colour)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = SIZE,
        ink: str = INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write one line; `y` is where its letters stand, `anchor` says what of it is at `x`: start, middle, end."""
        weight = ' font-weight="bold"' if bold else ""
        held = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{ink}"{weight}{held}>{escaped(words)}</text>'
        )

    def paragraph(
        self,
        box: Box,
        words: str,
        *,
        size: float = SIZE,
        ink: str = INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> float:
        """Write words in lines as wide as a box, from its top, whatever its height, and return where they end."""
        x = {"start": box.x, "middle": box.middle[0], "end": box.right}[anchor]
        lines = wrapped(words, box.width, size, bold=bold)
        for rank, line in enumerate(lines):
            y = box.y + (rank + 0.5) * size * LINE + size * 0.36
            self.words(x, y, line, size=size, ink=ink, bold=bold, anchor=anchor)
        return box.y + len(lines) * size * LINE

    def moment(self, x: float, y: float, moment: Moment, ink: str = INK) -> None:
        """Draw the shape of a moment, 8 units wide, centred on a point: a triangle or a disc."""
        if moment is Moment.EMERGENCE:
            self.filled(f"M{_n(x)} {_n(y - 4)}L{_n(x + 4.5)} {_n(y + 4)}H{_n(x - 4.5)}Z", ink)
        else:
            self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" fill="{ink}"/>')

    def place(self, other: Drawing, x: float, y: float) -> None:
        """Paint another drawing, moved."""
        self._parts.append(f'<g transform="translate({_n(x)} {_n(y)})">\n{other.svg()}\n</g>')


def height_of(words: str, width: float, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how high a paragraph is."""
    return len(wrapped(words, width, size, bold=bold)) * size * LINE


def escaped(words: str) -> str:
    """Make words safe between tags: what XML forbids is left out."""
    return escape(_FORBIDDEN.sub("", words))


def _place(box: Box) -> str:
    return f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(max(box.width, 0))}" height="{_n(max(box.height, 0))}"'


def _n(value: float) -> str:
    """Write a length, to a hundredth."""
    return f"{round(value, 2) + 0:g}" if abs(value) < 1000 else f"{value:.1f}"


def _lines(box: Box, hatch: Hatch) -> Iterator[tuple[float, float, float, float]]:
    if hatch in (Hatch.LEVEL, Hatch.GRID):
        for y in _steps(box.y, box.bottom):
            yield box.x, y, box.right, y
    if hatch in (Hatch.UPRIGHT, Hatch.GRID):
        for x in _steps(box.x, box.right):
            yield x, box.y, x, box.bottom
    if hatch in (Hatch.FALLING, Hatch.CROSSED):
        yield from _slanted(box)
    if hatch in (Hatch.RISING, Hatch.CROSSED):
        for x, y, to_x, to_y in _slanted(box):
            yield x, box.y + box.bottom - y, to_x, box.y + box.bottom - to_y


def _slanted(box: Box) -> Iterator[tuple[float, float, float, float]]:
    """Give the parts inside a box of lines that fall to the right."""
    for shift in _steps(-box.height, box.width):
        start, end = max(shift, 0), min(shift + box.height, box.width)
        yield box.x + start, box.y + start - shift, box.x + end, box.y + end - shift


def _steps(first: float, last: float) -> Iterator[float]:
    place = first + _STEP / 2
    while place < last:
        yield place
        place += _STEP
