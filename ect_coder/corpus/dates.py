"""Dates written out in French or English, read without the system's locale: « mercredi 11 septembre 2024 »."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ect_coder.corpus.months import SPELT

_WEEKDAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
    " tues thurs thur lun mar mer jeu ven sam dim mon tue wed thu fri sat sun"
)
_WEEKDAY = rf"\b(?=[dfjlmstvw])(?:{'|'.join(_WEEKDAYS.split())})\b\.?"
_MONTH = "(?=[adfjmnos])(?:{})".format("|".join(sorted(SPELT, key=len, reverse=True)))
_TH = r"(?:\s?er|ᵉʳ|e|st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_WRITTEN = re.compile(
    rf"(?<!\w)(?:le\s+)?(?:{_WEEKDAY},?\s+)?(?:"
    rf"(?:(?<!\d)(?P<first>\d\d?){_TH}\s*(?:[-–/&]|et|au|and|to)\s*(?:{_WEEKDAY}\s+)?)?"
    rf"(?<!\d)(?P<day>\d\d?|premier){_TH}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{_YEAR})"
    rf"|\b(?P<en_month>{_MONTH})\b\.?\s+(?P<en_day>\d\d?){_TH}\s*,?\s+(?P<en_year>{_YEAR})"
    rf"|\b(?P<only_month>{_MONTH})\b\.?,?\s+(?P<only_year>{_YEAR})"
    r"|(?<!\d)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    rf")(?:\s+{_WEEKDAY})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: code points [start, end), its weekday included, and the partial date (ISO) it says."""

    start: int
    end: int
    date: str


def written(text: str) -> list[WrittenDate]:
    """Find the dates written out in a canonical text, by day or by month only, in order.

    A figure may be glued to the year (« septembre 2024412 mots »). Of two days (« 14-15 septembre 2024 », an issue of
    the week-end) the first counts. A day that the calendar lacks is no date.
    """
    found = ((each.start(), each.end(), _date(each)) for each in _WRITTEN.finditer(text))
    return [WrittenDate(start, end, date) for start, end, date in found if date is not None]


def last(text: str) -> str | None:
    """Give the last date written out in a canonical text, as a partial date (ISO)."""
    found = written(text)
    return found[-1].date if found else None


def compact(digits: str) -> str | None:
    """Give the partial date of YYYYMMDD; None where the calendar lacks it."""
    return _day(digits[:4], digits[4:6], digits[6:8])


def days_apart(one: str, other: str) -> int | None:
    """Count the days between two partial dates; None where one of them is not known to the day."""
    try:
        return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
    except ValueError:
        return None


def _date(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _day(*match["iso"].split("-"))
    if match["only_month"]:
        return f"{match['only_year']}-{_number(match['only_month']):02d}"
    if match["en_month"]:
        return _day(match["en_year"], _number(match["en_month"]), match["en_day"])
    last_day = "1" if match["day"].isalpha() else match["day"]
    first_day = match["first"] if match["first"] and int(match["first"]) < int(last_day) else last_day
    return _day(match["year"], _number(match["month"]), first_day)


def _number(month: str) -> int:
    return SPELT[month.lower()]


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
