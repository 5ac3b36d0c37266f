"""The words that all rooms share: spans, moments, constats, dates. All frozen."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import Flag, StrEnum, auto
from typing import Self, TypeVar

from ect_coder.errors import BadDate, BadSpan, BadValue

MANY = 500
"""A deed on more codings than this takes a while, and has a copy kept before: 500 take 20 ms and 40 ms to take back."""


class Moment(StrEnum):
    """The time of the facts told, not of the telling."""

    EMERGENCE = "emergence"
    SUPPORT = "support"
    BOTH = "both"
    AFTER = "after"
    UNDETERMINED = "undetermined"


class Polarity(StrEnum):
    """Whether a passage shows the variable present, absent, or mixed (constat)."""

    PRESENT = "present"
    ABSENT = "absent"
    MIXED = "mixed"


class Attribution(StrEnum):
    """What the passage credits the fact to."""

    SUPPORT = "support"
    OTHER = "other"
    CONTESTED = "contested"


class Reading(StrEnum):
    """Said in so many words, or read between the lines."""

    EXPLICIT = "explicit"
    INTERPRETED = "interpreted"


class Kind(StrEnum):
    """What a document is."""

    INTERVIEW = "interview"
    PRESS = "press"
    REPORT = "report"
    NOTE = "note"
    OTHER = "other"


class Role(StrEnum):
    """The speaker's or author's role towards the project."""

    CARRIER = "carrier"
    EMPLOYEE = "employee"
    MEMBER = "member"
    PARTNER = "partner"
    ELECTED = "elected"
    OFFICIAL = "official"
    FUNDER = "funder"
    SUPPORTER = "supporter"
    BENEFICIARY = "beneficiary"
    OBSERVER = "observer"
    JOURNALIST = "journalist"
    OTHER = "other"


class Quotability(StrEnum):
    """How the words of a document may leave the study."""

    QUOTABLE = "quotable"
    PARAPHRASE = "paraphrase"
    WITHHELD = "withheld"


class Sort(StrEnum):
    """How an attribute is written."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"


class Happening(StrEnum):
    """What kind of dated fact an event of a project is; `support_start` is the pivot."""

    FIRST_IDEA = "first_idea"
    EMERGENCE = "emergence"
    FIRST_CONTACT = "first_contact"
    SUPPORT_START = "support_start"
    SUPPORT_END = "support_end"
    LEGAL_CREATION = "legal_creation"
    LAUNCH = "launch"
    STOP = "stop"
    OTHER = "other"


_UNDATED = (Happening.SUPPORT_START, Happening.OTHER)
DATED: tuple[Happening, ...] = tuple(each for each in Happening if each not in _UNDATED)
"""Events that projects have a column for: the pivot has its own already, and others have no common name."""


class Held(StrEnum):
    """How far one is with a resource."""

    SPOTTED = "spotted"
    ASKED = "asked"
    OBTAINED = "obtained"
    IMPORTED = "imported"
    OUT_OF_REACH = "out_of_reach"


class Outcome(StrEnum):
    """What became of a disagreement of coders: one reading was kept, a new one was made, or all stay."""

    KEPT = "kept"
    NEW = "new"
    BOTH = "both"


class Status(StrEnum):
    """How far the reading of a document has gone."""

    TO_CODE = "to_code"
    IN_PROGRESS = "in_progress"
    CODED = "coded"
    REVIEWED = "reviewed"


class Mark(StrEnum):
    """A person's estimate of a variable or pillar at a moment: NR not established, C contradictory, 0 to 3."""

    NR = "NR"
    C = "C"
    ZERO = "0"
    ONE = "1"
    TWO = "2"
    THREE = "3"

    def as_json(self) -> str | int:
        """Give the word of the contract: "NR", "C" or a whole number."""
        return int(self) if self.value.isdigit() else self.value


class Language(StrEnum):
    """A language that the program speaks."""

    FRENCH = "fr"
    ENGLISH = "en"


class Changed(Flag):
    """What a deed changed, so that each view knows whether to look again."""

    NOTHING = 0
    CODINGS = auto()
    DOCUMENTS = auto()
    PROJECTS = auto()
    CODEBOOK = auto()
    ESTIMATES = auto()
    SETTINGS = auto()
    MEMOS = auto()
    DISCUSSIONS = auto()
    RECORDS = auto()
    """Attributes as such, events, resources, the interview guide."""
    SUGGESTIONS = auto()
    """What was refused of the passages that are suggested."""
    ALL = CODINGS | DOCUMENTS | PROJECTS | CODEBOOK | ESTIMATES | SETTINGS | MEMOS | DISCUSSIONS | RECORDS | SUGGESTIONS


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage: Unicode code points [start, end) of a document's canonical text.

    Raises BadSpan unless 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(start=self.start, end=self.end, length=None)

    def within(self, length: int) -> Self:
        """Return the span itself, or raise BadSpan if it runs past a text of `length` code points."""
        if self.end > length:
            raise BadSpan(start=self.start, end=self.end, length=length)
        return self

    def overlaps(self, other: Span) -> bool:
        """Say whether the two passages share at least one character."""
        return self.start < other.end and other.start < self.end


_Choice = TypeVar("_Choice", bound=StrEnum)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>~)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source: 2019, 2019-04, 2019-04-12 or 2019~ (about)."""

    parts: tuple[int, ...]
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a date; raise BadDate for anything else, such as 2019-13 or 12/04/2019."""
        match = _DATE.fullmatch(text.strip())
        if not match:
            raise BadDate(value=text)
        parts = tuple(int(match[name]) for name in ("year", "month", "day") if match[name])
        if not _exists(parts):
            raise BadDate(value=text)
        return cls(parts, about=bool(match["about"]))

    def __str__(self) -> str:
        text = "-".join(f"{part:04d}" if index == 0 else f"{part:02d}" for index, part in enumerate(self.parts))
        return f"{text}~" if self.about else text

    def compare(self, other: PartialDate) -> int:
        """Return -1, 0 or 1 at the coarser of the two precisions; 0 means that the order is unknown."""
        precision = min(len(self.parts), len(other.parts))
        ours, theirs = self.parts[:precision], other.parts[:precision]
        return (ours > theirs) - (ours < theirs)


def _exists(parts: tuple[int, ...]) -> bool:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def following(value: _Choice) -> _Choice:
    """Give the value after one of an enum's, after the last one the first."""
    members = list(type(value))
    return members[(members.index(value) + 1) % len(members)]


def choice(kind: type[_Choice], value: str, field: str) -> _Choice:
    """Read one of an enum's values; raise BadValue naming the field and what is allowed."""
    try:
        return kind(value)
    except ValueError:
        raise BadValue(field=field, value=value, allowed=", ".join(kind)) from None
