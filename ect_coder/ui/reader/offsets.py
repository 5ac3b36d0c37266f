"""Code points on our side, UTF-16 units on Qt's: the one place where they meet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_ORDER_MARK = "\ufeff"


def whole(text: str) -> str:
    """Give a text as Qt must be given it: it swallows one U+FEFF at the start, and all positions would be one off."""
    return _ORDER_MARK + text if text.startswith(_ORDER_MARK) else text


class Offsets:
    """Converts positions of one text; does nothing where no character needs two units, as in most texts."""

    def __init__(self, text: str) -> None:
        self._points = [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + rank for rank, point in enumerate(self._points)]

    def to_qt(self, point: int) -> int:
        """Give the UTF-16 unit of a code point."""
        return point + bisect_left(self._points, point) if self._points else point

    def to_points(self, unit: int) -> int:
        """Give the code point of a UTF-16 unit; the middle of a pair counts with its start."""
        if not self._units:
            return unit
        before = bisect_right(self._units, unit - 1)
        if before and self._units[before - 1] + 1 == unit:
            return self._points[before - 1]
        return unit - before
