"""Dates as people write them in French: « 12 mars 2024 », « 12/03/2024 », « mars 2024 », « vers 2019 »."""

from __future__ import annotations

import re
import unicodedata

from ect_coder.corpus import months
from ect_coder.errors import BadDate
from ect_coder.values import PartialDate

_NAME = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LAYOUTS = (
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d\d?)(?:er)?\s+{_NAME}\s+{_YEAR}\b"),
    re.compile(r"\b(?P<day>\d\d?)\s?[/.-]\s?(?P<number>\d\d?)\s?[/.-]\s?(?P<year>(?:19|20)?\d\d)\b"),
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)\b"),
    re.compile(rf"\b{_NAME}\s+{_YEAR}\b"),
    re.compile(rf"(?<![/\d])(?P<number>\d\d?)\s?/\s?{_YEAR}\b"),
    months.PART,
    re.compile(rf"\b{_YEAR}\b"),
)
_ABOUT = re.compile(r"\b(?:vers|environ|courant|autour de)\b")


def partial_date(words: str) -> str | None:
    """Give the first date in some words, ISO and as precise as it is (2024-03-12, 2024-03, 2019~); None without one."""
    bare = "".join(each for each in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(each))
    for layout in _LAYOUTS:
        for match in layout.finditer(bare):
            date = _date(match)
            if date is not None:
                about = _ABOUT.search(bare[: match.start()]) and "day" not in match.groupdict()
                return f"{date.rstrip('~')}~" if about else date
    return None


def _date(match: re.Match[str]) -> str | None:
    if match.re is months.PART:
        return months.middle(match)
    parts = match.groupdict()
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
    return str(months.number(name) or 0) if name else ""
