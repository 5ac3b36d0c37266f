"""What happens between the words of an RTF file, told by signs among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.corpus.readers.draft import Edge, Looks

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around the number of an event; no characters of any text."""


class What(Enum):
    """What an event tells."""

    LOOK = auto()
    PARAGRAPH = auto()
    CELL = auto()
    ROW = auto()
    BEGIN = auto()
    END = auto()
    ANCHOR = auto()


class Aside(Enum):
    """What stands beside the text, or before a paragraph."""

    FOOTNOTE = auto()
    ENDNOTE = auto()
    BOX = auto()
    LABEL = auto()
    COMMENT = auto()
    AUTHOR = auto()
    HEADER = auto()
    FOOTER = auto()


class Look(NamedTuple):
    """How characters look, and whether they are part of the text."""

    looks: Looks
    hidden: bool
    deleted: bool


class Event(NamedTuple):
    """Something between two characters; which of the fields say more depends on `what`."""

    what: What
    look: Look | None = None
    depth: int = 0
    heading: bool = False
    aside: Aside | None = None
    edge: Edge | None = None
    comment: str = ""
    date: str = ""


@dataclass(slots=True)
class Scan:
    """A file made plain for striprtf, its events by number, and what was counted."""

    plain: str = ""
    events: list[Event] = field(default_factory=list)
    images: int = 0
    objects: int = 0
    insertions: int = 0


def events_in(words: str, scan: Scan) -> Iterator[str | Event]:
    """Give what striprtf made of a plain file: words, and the events between them."""
    for rank, part in enumerate(re.split(f"{OPEN}(\\d+){CLOSE}", words)):
        if rank % 2:
            yield scan.events[int(part)]
        elif part:
            yield part
