"""How values of each sort are written: read from what a person typed, kept in one form, shown in their language.

Kept forms depend on no language: 1234.5, yes, no, 2019-03, 2019~; several values are joined by « ; ».
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ect_coder.corpus import dates
from ect_coder.corpus.canonical import canonical, collated
from ect_coder.errors import BadDate, NotADate, NotANumber, NotYesOrNo
from ect_coder.values import PartialDate, Sort
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEVERAL = " ; "
"""What stands between several values."""
YES, NO = "yes", "no"
_NUMBER = re.compile(r"[-\u2212]?[0-9]+(?:[.,][0-9]+)?")
_BLANKS = re.compile("[ \u00a0\u202f\u2009]")
_YES = frozenset(("oui", "o", "yes", "y", "vrai", "true", "1", "x"))
_NO = frozenset(("non", "n", "no", "faux", "false", "0"))
_SAID = frozenset(("oui", "non", "yes", "no", "vrai", "faux", "true", "false"))
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def read(sort: Sort, text: str, *, several: bool = False) -> str:
    """Give the form in which a typed value is kept, empty for none; raise NotANumber, NotYesOrNo or NotADate.

    A comma is a decimal point, days come before months. Of several values, one that stands twice is kept once.
    """
    if several:
        return SEVERAL.join(dict.fromkeys(read(sort, each) for each in parted(text)))
    words = canonical(text).strip()
    return _READERS[sort](words) if words else ""


def shown(sort: Sort, kept: str, *, several: bool = False) -> str:
    """Write a kept value as the language does; one that does not fit its sort is shown as it is."""
    if several:
        return SEVERAL.join(shown(sort, each) for each in parted(kept))
    return _WRITERS[sort](kept) if kept and fits(sort, kept) else kept


def fits(sort: Sort, kept: str, *, several: bool = False) -> bool:
    """Say whether a value is in the form that its sort is kept in."""
    try:
        return read(sort, kept, several=several) == kept
    except (NotANumber, NotYesOrNo, NotADate):
        return False


def parted(text: str) -> list[str]:
    """Part several values."""
    return [each.strip() for each in text.split(";") if each.strip()]


def guessed(values: Sequence[str]) -> Sort:
    """Guess the sort that values were written in: text unless all fit another.

    Four figures are a year where all are from 1900 to 2099; 0 and 1 are numbers, not no and yes. A few words that
    come back again and again are choices.
    """
    found = [each.strip() for each in values if each.strip()]
    if not found:
        return Sort.TEXT
    if all(collated(each) in _SAID for each in found):
        return Sort.YES_NO
    years = all(_YEAR.fullmatch(each) for each in found)
    for sort in (Sort.DATE, Sort.NUMBER) if years else (Sort.NUMBER, Sort.DATE):
        if all(_readable(sort, each) for each in found):
            return sort
    return Sort.CHOICE if len(found) >= 6 and len(set(found)) * 3 <= len(found) else Sort.TEXT


def _readable(sort: Sort, text: str) -> bool:
    try:
        read(sort, text)
    except (NotANumber, NotYesOrNo, NotADate):
        return False
    return True


def _as_it_is(text: str) -> str:
    return text


def _read_number(text: str) -> str:
    bare = _BLANKS.sub("", text)
    if not _NUMBER.fullmatch(bare):
        raise NotANumber(value=text)
    number = Decimal(bare.replace(",", ".").replace("\u2212", "-"))
    kept = f"{number:f}"
    kept = kept.rstrip("0").rstrip(".") if "." in kept else kept
    return "0" if not number else kept


def _shown_number(kept: str) -> str:
    whole, point, fraction = kept.partition(".")
    if language() != "fr":
        return kept
    grouped = f"{int(whole):,}".replace(",", "\u202f")
    grouped = f"-{grouped}" if whole.startswith("-") and not grouped.startswith("-") else grouped
    return f"{grouped},{fraction}" if point else grouped


def _read_yes_no(text: str) -> str:
    word = collated(text).rstrip(".")
    if word not in _YES | _NO:
        raise NotYesOrNo(value=text)
    return YES if word in _YES else NO


def _shown_yes_no(kept: str) -> str:
    return _("yes") if kept == YES else _("no")


def _read_date(text: str) -> str:
    try:
        return str(dates.typed(text))
    except BadDate:
        raise NotADate(value=text) from None


def _shown_date(kept: str) -> str:
    return dates.shown(PartialDate.parse(kept))


_READERS: dict[Sort, Callable[[str], str]] = {
    Sort.TEXT: _as_it_is,
    Sort.CHOICE: _as_it_is,
    Sort.NUMBER: _read_number,
    Sort.YES_NO: _read_yes_no,
    Sort.DATE: _read_date,
}
_WRITERS: dict[Sort, Callable[[str], str]] = {
    Sort.TEXT: _as_it_is,
    Sort.CHOICE: _as_it_is,
    Sort.NUMBER: _shown_number,
    Sort.YES_NO: _shown_yes_no,
    Sort.DATE: _shown_date,
}
