"""Which background makes a highlighter's stroke: a colour, not the white of paper or the grey of a table."""

from __future__ import annotations

import re
from functools import cache

_HEXADECIMAL = re.compile(r"#?([0-9a-fA-F]{6})")
_LEAST = 40
"""How far the strongest of red, green and blue is above the weakest, of 255."""


@cache
def is_stroke(colour: str) -> bool:
    """Say whether a colour (ffff00, #ffff00) is one of a highlighter; « auto » and « transparent » are none."""
    match = _HEXADECIMAL.fullmatch(colour)
    if match is None:
        return False
    channels = bytes.fromhex(match[1])
    return max(channels) - min(channels) >= _LEAST
