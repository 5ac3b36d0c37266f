"""What a reader gives back: the canonical text, and what was recognised in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class MarkKind(StrEnum):
    """How a passage stood out in the file."""

    BOLD = "bold"
    HEADING = "heading"
    ITALIC = "italic"
    HIGHLIGHT = "highlight"


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
class Source:
    """A file as it was read.

    `kept` and `left_out` count things (tables, footnotes, insertions… and comments, deletions, images, hidden runs…),
    and under `words` the words kept, and the words of the text left out. Counts of zero are absent, but for the words,
    paragraphs and turns kept. `warnings` are sentences in the reader's language.
    """

    text: str
    turns: tuple[Turn, ...] = ()
    marks: tuple[TextMark, ...] = ()
    kept: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
