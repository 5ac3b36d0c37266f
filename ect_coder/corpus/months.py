"""Months in French and English, and the parts of a year that people date by: « T2 2019 », « S1 2020 », « été 2019 »."""

from __future__ import annotations

import re

from ect_coder.corpus.canonical import collated

FULL = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_SHORT = (
    "janv jan", "févr fév feb", "mar", "avr apr", "", "jun", "juil jul", "aug", "sept sep", "oct", "nov", "déc dec",
)  # fmt: skip
SPELT = {
    spelling: rank
    for rank, names in enumerate(zip(*FULL.values(), _SHORT, strict=True), start=1)
    for name in " ".join(names).lower().split()
    for spelling in (name, collated(name))
}
"""The number of each month by its names, whole and short, in lower case, with and without accents."""
_FEWEST = 3
"""Letters of a month's name that may stand for it, where no other month begins with them."""
_SEASONS = {
    "printemps": (3, 5), "spring": (3, 5), "ete": (6, 8), "summer": (6, 8),
    "automne": (9, 11), "autumn": (9, 11), "fall": (9, 11), "hiver": (1, 1), "winter": (1, 1),
}  # fmt: skip
_LENGTHS = {"t": 3, "q": 3, "s": 6}
PART = re.compile(
    r"\b(?:(?P<letter>[tqs])\s?(?P<rank>[1-4])|(?P<nth>[1-4]|premier|deuxieme|second|troisieme|quatrieme|dernier)\s?"
    r"(?:er|re|ere|e|eme|nd|nde|st|rd|th)?\s+(?P<kind>trimestre|quarter|semestre|semester|half)"
    rf"|(?P<season>{'|'.join(_SEASONS)}))\s*(?:de\s+|of\s+|/\s*)?(?P<year>(?:19|20)\d\d)\b"
)
"""A part of a year, in words without accents or capitals."""
_NTH = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}


def number(words: str) -> int | None:
    """Give a month's number: of its name, or of first letters that begin no other; None where it is no month."""
    bare = collated(words).rstrip(".")
    if bare in SPELT:
        return SPELT[bare]
    found = {rank for name, rank in SPELT.items() if len(bare) >= _FEWEST and name.startswith(bare)}
    return found.pop() if len(found) == 1 else None


def middle(match: re.Match[str]) -> str | None:
    """Give the month in the middle of what `PART` found, about: « T2 2019 » is 2019-05~; None for a fifth quarter."""
    months = _months(match)
    return f"{match['year']}-{(sum(months) + 1) // 2:02d}~" if months is not None else None


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["season"]:
        return _SEASONS[match["season"]]
    length = _LENGTHS[match["letter"] or ("t" if match["kind"] in ("trimestre", "quarter") else "s")]
    nth = match["rank"] or match["nth"]
    rank = 12 // length if nth == "dernier" else _NTH.get(nth) or int(nth)
    return ((rank - 1) * length + 1, rank * length) if rank * length <= 12 else None
