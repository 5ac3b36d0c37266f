"""Who speaks: turns recognised by the shapes that transcripts have; the text itself is untouched."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ect_coder.corpus import labels, speakers
from ect_coder.corpus.readers.source import Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ect_coder.corpus.labels import Label, Shape
    from ect_coder.corpus.readers.source import TextMark

_ENDS = ("heading", "note")
"""Marks of what nobody says: they end a turn."""


def recognise(
    text: str,
    marks: Sequence[TextMark] = (),
    shape: Shape | None = None,
    *,
    known: Collection[str] = (),
    refused: Collection[str] = (),
) -> tuple[Turn, ...]:
    """Find the turns by the shape that explains most of the text, or by the one told; none where no label comes back.

    `known` labels are taken even where they stand once, `refused` ones never. What precedes the first turn belongs to
    none, and a heading or a note ends one. Positions are code points.
    """
    return between(text, labels.found(text, marks, shape, known, refused)[1], marks)


def between(text: str, found: Sequence[Label], marks: Sequence[TextMark] = ()) -> tuple[Turn, ...]:
    """Give what is said after each label, up to the next one; labels are in order and do not overlap."""
    return tuple(_between(text, found, sorted(mark.start for mark in marks if mark.kind in _ENDS)))


def _between(text: str, found: Sequence[Label], ends: Sequence[int]) -> Iterator[Turn]:
    edges = [label.start for label in found[1:]]
    for label, edge in zip(found, [*edges, len(text)], strict=False):
        coming = bisect_right(ends, label.start)
        stop = max(label.end, min([edge, *ends[coming : coming + 1]]))
        while stop > label.start + 1 and text[stop - 1].isspace():
            stop -= 1
        begin = label.end
        while begin < stop and text[begin].isspace():
            begin += 1
        yield Turn(label.start, stop, label.name, min(begin, stop), label.time)


def interviewers(text: str, turns: Sequence[Turn]) -> tuple[str, ...]:
    """Propose which speakers ask, in the order they speak: by what they are called, else by how often they ask."""
    return tuple(name for name, role in speakers.roles(text, turns).items() if role.interviewer)
