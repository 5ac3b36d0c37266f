"""Lines cut out of a text, with the marks, remarks and pages that lie in them: one file may hold several texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ect_coder.corpus.readers.source import Leaf, Remark, TextMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ect_coder.corpus.canonical import Paragraph
    from ect_coder.corpus.readers.source import Source

_Passage = TypeVar("_Passage", TextMark, Remark)


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines that make a text of their own; positions are code points of it."""

    text: str
    marks: tuple[TextMark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    leaves: tuple[Leaf, ...] = ()


def cut(source: Source, kept: Sequence[Paragraph]) -> Cut:
    """Cut some lines out of a text, in their order. A passage that begins or ends in another line stays behind."""
    if not kept:
        return Cut("")
    starts = [line.start for line in kept]
    places = [0]
    for line in kept:
        places.append(places[-1] + line.end - line.start + 1)

    def place(position: int) -> int | None:
        rank = bisect_right(starts, position) - 1
        return places[rank] + position - starts[rank] if rank >= 0 and position <= kept[rank].end else None

    return Cut(
        "\n".join(source.text[line.start : line.end] for line in kept),
        _carried(source.marks, starts[0], kept[-1].end, place),
        _carried(source.remarks, starts[0], kept[-1].end, place),
        _leaves(source.leaves, kept, places),
    )


def shifted(found: Cut, by: int) -> Cut:
    """Move what lies in a text by so many code points, where others are put before it."""
    return Cut(
        found.text,
        tuple(replace(each, start=each.start + by, end=each.end + by) for each in found.marks),
        tuple(replace(each, start=each.start + by, end=each.end + by) for each in found.remarks),
        tuple(replace(each, start=each.start + by if each.start else 0) for each in found.leaves),
    )


def _carried(
    passages: Iterable[_Passage], first: int, last: int, place: Callable[[int], int | None]
) -> tuple[_Passage, ...]:
    near = (each for each in passages if first <= each.start and each.end <= last)
    ends = ((each, place(each.start), place(each.end)) for each in near)
    return tuple(
        replace(each, start=start, end=end) for each, start, end in ends if start is not None and end is not None
    )


def _leaves(leaves: Sequence[Leaf], kept: Sequence[Paragraph], places: Sequence[int]) -> tuple[Leaf, ...]:
    """Give the page on which the first line stands, and the others where they begin, or at the line that comes next."""
    all_starts = [leaf.start for leaf in leaves]
    going_on = max(0, bisect_right(all_starts, kept[0].start) - 1)
    ends = [line.end for line in kept]
    found: dict[int, Leaf] = {}
    for leaf in leaves[going_on : bisect_left(all_starts, kept[-1].end)]:
        rank = bisect_right(ends, leaf.start)
        at = places[rank] + max(0, leaf.start - kept[rank].start)
        found[at] = Leaf(at, leaf.label)
    return tuple(found.values())
