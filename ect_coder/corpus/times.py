"""Times of a recording, as transcripts write them."""

from __future__ import annotations

import math
import re

_CLOCK = re.compile(r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d+)?")


def seconds(time: str) -> float | None:
    """Read the first time of « 12:30 », « 1:02:03.5 », « [00:01:02,345] » or « 0:01 - 0:11 »; None if there is none."""
    found = _CLOCK.search(time)
    if found is None:
        return None
    total = 0.0
    for part in found[0].replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def clock(seconds: float) -> str:
    """Write a time as « 01:02:03 », with its thousandths where it has any; what lies before the beginning is 0."""
    thousandths = max(0, round(seconds * 1000)) if math.isfinite(seconds) else 0
    minutes, rest = divmod(thousandths, 60_000)
    whole, parts = divmod(rest, 1000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{whole:02d}" + (f".{parts:03d}" if parts else "")
