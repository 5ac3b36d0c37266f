"""How dates are written, in French and English, read without the system's locale: typed, in a few words, in print.

Typed, a date is all there is (« vers mars 2019 », « T2 2019 », 12/03/2019); in a few words, such as those of a header,
it is the first one; in print, such as the line over an article, it is found where it stands.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus import months
from ect_coder.corpus.canonical import collated
from ect_coder.errors import BadDate
from ect_coder.values import PartialDate
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?P<month>[a-z]{3,9})\.?"
_DATED = r"(?P<year>\d{4})"
_SHORT = re.compile(r"\b(?P<day>\d\d?)\s?[/.-]\s?(?P<number>\d\d?)\s?[/.-]\s?(?P<year>\d\d)\b")
"""What only a header is trusted to mean: 12/03/19."""
_LAYOUTS = (
    re.compile(rf"\b{_DATED}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d\d?)(?:er|st|nd|rd|th)?\s+{_NAME}\s+{_DATED}\b"),
    re.compile(rf"\b{_NAME}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_DATED}\b"),
    re.compile(rf"\b(?P<day>\d\d?)\s?[/.-]\s?(?P<number>\d\d?)\s?[/.-]\s?{_DATED}\b"),
    _SHORT,
    re.compile(rf"\b{_DATED}-(?P<number>\d\d)\b"),
    re.compile(rf"\b{_NAME}\s+{_DATED}\b"),
    re.compile(rf"(?<![/\d])(?P<number>\d\d?)\s?[/.]\s?{_DATED}\b"),
    months.PART,
    re.compile(rf"\b{_DATED}\b"),
)
"""Dates in words without accents or capitals, the most precise first; days stand before months that are numbers."""
_CENTURIES = range(1900, 2100)
"""Years that four figures are in a header, where they may be anything."""
_ABOUT = re.compile(r"(?<!\w)(?:(?:vers|environ|courant|autour de|circa|about|around)\b|(?:env|ca|c)\.|~)\s*")

_WEEKDAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
    " tues thurs thur lun mar mer jeu ven sam dim mon tue wed thu fri sat sun"
)
_WEEKDAY = rf"\b(?=[dfjlmstvw])(?:{'|'.join(_WEEKDAYS.split())})\b\.?"
_MONTH = "(?=[adfjmnos])(?:{})".format("|".join(sorted(months.SPELT, key=len, reverse=True)))
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


def typed(text: str) -> PartialDate:
    """Read a text that is a date and nothing else; raise BadDate."""
    words = collated(text).strip()
    about = _ABOUT.match(words)
    bare = (words[about.end() :] if about else words).rstrip("~")
    found = (_partial(match) for layout in _LAYOUTS if layout is not _SHORT and (match := layout.fullmatch(bare)))
    date = next((each for each in found if each is not None), None) or PartialDate.parse(bare)
    return PartialDate(date.parts, about=date.about or bool(about) or words.endswith("~"))


def first(words: str) -> str | None:
    """Give the first of the most precise dates in some words (2024-03-12, 2024-03, 2019~); None without one.

    « Vers » before it counts but for a day, which is exact.
    """
    bare = collated(words)
    for match, date in _dates(bare):
        if date.parts[0] in _CENTURIES:
            about = "day" not in match.groupdict() and bool(_ABOUT.search(bare[: match.start()]))
            return str(PartialDate(date.parts, about=date.about or about))
    return None


def shown(date: PartialDate) -> str:
    """Write a date as the language does."""
    words = _words(date.parts)
    return _("about {date}").format(date=words) if date.about else words


def _words(parts: tuple[int, ...]) -> str:
    year = f"{parts[0]:04d}"
    if len(parts) == 1:
        return year
    if len(parts) == 2:
        return f"{months.FULL[language()][parts[1] - 1]} {year}"
    return f"{parts[2]:02d}/{parts[1]:02d}/{year}" if language() == "fr" else str(PartialDate(parts))


def _dates(bare: str) -> Iterator[tuple[re.Match[str], PartialDate]]:
    matches = (match for layout in _LAYOUTS for match in layout.finditer(bare))
    return ((match, date) for match in matches if (date := _partial(match)) is not None)


def _partial(match: re.Match[str]) -> PartialDate | None:
    """Read what a layout found; None where the calendar lacks it, or a word is no month."""
    if match.re is months.PART:
        middle = months.middle(match)
        return PartialDate.parse(middle) if middle is not None else None
    parts = match.groupdict()
    month = parts.get("number") or (months.number(parts["month"]) if parts.get("month") else None)
    if month is None and "month" in parts:
        return None
    year = parts["year"] if len(parts["year"]) == 4 else f"20{parts['year']}"
    try:
        return PartialDate.parse("-".join([year, *(f"{int(each):02d}" for each in (month, parts.get("day")) if each)]))
    except BadDate:
        return None


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
    return months.SPELT[month.lower()]


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
