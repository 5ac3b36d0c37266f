"""Automatic numbers of paragraphs, as they are printed: « 1. », « a) », « 2.3 », « – »."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

BULLET = "–"
_LETTERS = 780
"""The last number that word processors write in letters: thirty of them."""
_LONGEST = 100
"""Characters of a pattern; a longer one numbers nothing."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `style` is one of 1, 01, a, A, i, I, or empty for a number that does not show; `bullet` says that the level has a
    sign instead. In `pattern`, %1 to %9 stand for the numbers of the levels.
    """

    style: str = "1"
    pattern: str = "%1."
    first: int = 1
    bullet: bool = False


class Counting:
    """Where each list has come to."""

    def __init__(self) -> None:
        self._at: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, name: str, levels: dict[int, Level], depth: int, start: int | None = None) -> str:
        """Count one more paragraph at a depth (from 0) of a list and give its label; deeper levels begin again.

        `start` is the number that this paragraph is given whatever came before.
        """
        level = levels.get(depth)
        if level is None:
            return ""
        if level.bullet:
            return BULLET
        reached = self._at[name]
        reached[depth] = start if start is not None else reached.get(depth, level.first - 1) + 1
        for deeper in [each for each in reached if each > depth]:
            del reached[deeper]
        pattern = level.pattern[:_LONGEST]
        return _PLACE.sub(lambda match: self._numeral(reached, levels, int(match[1]) - 1), pattern).strip()

    def forget(self, name: str, depth: int = 0) -> None:
        """Begin a list again from one of its levels on."""
        for each in [each for each in self._at[name] if each >= depth]:
            del self._at[name][each]

    @staticmethod
    def _numeral(reached: dict[int, int], levels: dict[int, Level], depth: int) -> str:
        level = levels.get(depth, Level())
        return numeral(reached.setdefault(depth, level.first), level.style)


def numeral(number: int, style: str) -> str:
    """Write a number: 4, 04, d, D, iv or IV; nothing in an empty style."""
    if style in ("a", "A"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= _LETTERS else str(number)
    elif style in ("i", "I"):
        text = _roman(number)
    else:
        text = f"{number:02d}" if style == "01" else str(number) if style else ""
    return text.upper() if style in ("A", "I") else text


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
