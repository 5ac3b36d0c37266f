"""Parts of bars with their numbers; and keys: small grounds with their words, in as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.figures.drawing import SIZE, SMALL, Box, Drawing, Look, height_of
from ect_coder.exchange.figures.lettering import LINE, width_of
from ect_coder.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable

_SWATCH = Box(0, 0, 22, 14)
_AIR = 7.0
_BETWEEN = 20.0
_LINE = max(_SWATCH.height, SMALL * LINE) + 5


def key(drawing: Drawing, box: Box, items: Iterable[tuple[Look, str]]) -> float:
    """Draw grounds and words from the top of a box, as wide as it, and return where they end."""
    x, y, deep = box.x, box.y, 0.0
    for look, words in items:
        needed = min(_SWATCH.width + _AIR + width_of(words, SMALL), box.width)
        if x > box.x and x + needed > box.right:
            x, y, deep = box.x, y + deep, 0.0
        inside = needed - _SWATCH.width - _AIR + 0.5
        drawing.ground(Box(x, y, _SWATCH.width, _SWATCH.height), look)
        place = Box(x + _SWATCH.width + _AIR, y + (_SWATCH.height - SMALL * LINE) / 2, inside, 0)
        drawing.paragraph(place, words, size=SMALL)
        deep = max(deep, _LINE, height_of(words, inside, SMALL) + 5)
        x += needed + _BETWEEN
    return y + deep


def numbered(drawing: Drawing, box: Box, look: Look, count: int) -> None:
    """Draw a part of a bar, and on it its number where there is room for it."""
    drawing.ground(box.inset(0.5), look)
    words = number(count)
    if width_of(words, SIZE, bold=True) + 4 < box.width:
        wide = width_of(words, SIZE, bold=True) + 4
        drawing.calm(Box(box.middle[0] - wide / 2, box.middle[1] - 8, wide, 16), look)
        drawing.words(box.middle[0], box.middle[1] + SIZE * 0.36, words, ink=look.ink, bold=True, anchor="middle")
