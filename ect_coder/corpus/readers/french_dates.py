"""Dates as people write them in French: « 12 mars 2024 », « 12/03/2024 », « mars 2024 », « vers 2019 »."""

from __future__ import annotations

import re
import unicodedata

from ect_coder.errors import BadDate
from ect_coder.values import PartialDate

_MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
_NAME = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LAYOUTS = (
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d\d?)(?:er)?\s+{_NAME}\s+{_YEAR}\b"),
    re.compile(r"\b(?P<day>\d\d?)\s?[/.-]\s?(?P<number>\d\d?)\s?[/.-]\s?(?P<year>(?:19|20)?\d\d)\b"),
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)\b"),
    re.compile(rf"\b{_NAME}\s+{_YEAR}\b"),
    re.compile(rf"(?<![/\d])(?P<number>\d\d?)\s?/\s?{_YEAR}\b"),
    re.compile(rf"\b{_YEAR}\b"),
)
_ABOUT = re.compile(r"\b(?:vers|environ|courant|autour de)\b")


def partial_date(words: str) -> str | None:
    """Give the first date in some words, ISO and as precise as it is (2024-03-12, 2024-03, 2019~); None without one."""
    bare = "".join(each for each in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(each))
    for layout in _LAYOUTS:
        for match in layout.finditer(bare):
            date = _date(match.groupdict())
            if date is not None:
                return f"{date}~" if _ABOUT.search(bare[: match.start()]) and "day" not in match.groupdict() else date
    return None


def _date(parts: dict[str, str]) -> str | None:
    month = parts.get("number") or _month(parts.get("month", ""))
    if month == "0":
        return None
    year = parts["year"] if len(parts["year"]) == 4 else f"20{parts['year']}"
    found = "-".join([year, *(part.zfill(2) for part in (month, parts.get("day")) if part)])
    try:
        return str(PartialDate.parse(found))
    except BadDate:
        return None


def _month(name: str) -> str:
    """Give the number of a month by its name or the beginning of it: empty without a name, 0 for another word."""
    if not name:
        return ""
    return next((str(rank) for rank, month in enumerate(_MONTHS, 1) if name.startswith(month)), "0")
