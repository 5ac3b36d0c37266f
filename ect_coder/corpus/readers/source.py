"""What a reader gives back: the canonical text, and what was recognised in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.values import Kind


class MarkKind(StrEnum):
    """How a passage stood out in the file."""

    BOLD = "bold"
    HEADING = "heading"
    ITALIC = "italic"
    HIGHLIGHT = "highlight"
    """Marked with a highlighter: ready to code."""
    NOTE = "note"
    """A footnote or an endnote, put at the end of the text: nobody's speech."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A passage that stood out: code points [start, end) of the canonical text, never empty, within one paragraph."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in one go: code points [start, end), label included, spaces around it not.

    `label_end` is where the speech begins (`end` if nothing is said); `time` is as the file gives it.
    """

    start: int
    end: int
    speaker: str
    label_end: int
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that a file carries on a passage: code points [start, end), never empty.

    `author` and `date` are as the file gives them, empty where it does not.
    """

    start: int
    end: int
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a page of the original begins: a code point, and the page's own number or name, by which it is cited."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it was read.

    `kept` and `left_out` count things (tables, footnotes, insertions… and comments, deletions, images, hidden runs…),
    and under `words` the words kept, and the words of the text left out. Counts of zero are absent, but for the words,
    paragraphs and turns kept. `warnings` are sentences in the reader's language.

    `facts` are what the file says of its text, as (name, value), in order: a header box, metadata, an article's
    newspaper, author, page, database id… Names are English identifiers where we know what they mean (`newspaper`,
    `author`, `section`, `page`, `database_id`, `audio`…), else as written. `format` names the tool or database that was
    recognised (« Europresse », « noScribe »…), empty for a plain file. `title`, `kind` and `date` (a partial date, ISO)
    are None where the file does not say. `shape` is the one by which turns were recognised in the text; it is empty
    where nobody speaks, or where the file tells the turns itself.
    """

    text: str
    turns: tuple[Turn, ...] = ()
    marks: tuple[TextMark, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    format: str = ""
    title: str | None = None
    kind: Kind | None = None
    date: str | None = None
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """Something in a file that became no document: what it is called there, and why, in the reader's language.

    `source` is its text where it could be read all the same: a tweet or a link, which a person may want after all.
    """

    name: str
    why: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was read: the texts in it, one for most formats, and what was passed over."""

    sources: tuple[Source, ...]
    passed: tuple[Passed, ...] = ()
