"""Which codes are found together: in one passage, one paragraph, one document. Pure.

Sources are counted first: that one talkative interviewee links two variables forty times is one voice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from ect_coder.analysis.mentions import Mention

Pair = tuple[str, str]


class Within(StrEnum):
    """How near two codes have to be."""

    PASSAGE = "passage"
    """Their passages share at least one character."""
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(slots=True)
class Together:
    """Two codes found together: the voices and documents in which they are, the places, the codings of both.

    A place is a pair of passages that overlap, a paragraph, or a document; for a code with itself, one of its own.
    """

    voices: set[str] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    places: set[Hashable] = field(default_factory=set)
    codings: set[int] = field(default_factory=set)

    def note(self, place: Hashable, mentions: Iterable[Mention]) -> None:
        """Count one place more."""
        self.places.add(place)
        for each in mentions:
            self.voices.add(each.voice)
            self.documents.add(each.document)
            self.codings.add(each.id)


def cooccurrences(mentions: Iterable[Mention], codes: Sequence[str], within: Within) -> dict[Pair, Together]:
    """Count each pair of codes that is found together, in the order of `codes`; and each code alone, with itself."""
    ranks = {code: rank for rank, code in enumerate(codes)}
    found: dict[Pair, Together] = defaultdict(Together)
    kept = [each for each in mentions if each.code in ranks]
    if within is Within.PASSAGE:
        _note_passages(kept, ranks.__getitem__, found)
        return dict(found)
    for place, near in _near(kept, within).items():
        by_code: dict[str, list[Mention]] = defaultdict(list)
        for each in near:
            by_code[each.code].append(each)
        for one, other in combinations_with_replacement(sorted(by_code, key=ranks.__getitem__), 2):
            found[one, other].note(place, (*by_code[one], *by_code[other]))
    return dict(found)


def _near(mentions: Iterable[Mention], within: Within) -> dict[tuple[int, int], list[Mention]]:
    """Gather mentions by paragraph, each in all that it lies in, or by document."""
    found: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for each in mentions:
        for number in each.paragraphs if within is Within.PARAGRAPH else (0,):
            found[each.document, number].append(each)
    return found


def _note_passages(mentions: Iterable[Mention], rank: Callable[[str], int], found: dict[Pair, Together]) -> None:
    for each in mentions:
        found[each.code, each.code].note((each.document, each.start, each.end), (each,))
    for earlier, later in _overlapping(mentions):
        if earlier.code != later.code:
            one, other = sorted((earlier, later), key=lambda mention: rank(mention.code))
            found[one.code, other.code].note((one.document, one.start, one.end, other.start, other.end), (one, other))


def _overlapping(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Find the pairs that share a character: each is held against those before it that have not ended."""
    open_ones: list[Mention] = []
    for each in sorted(mentions, key=lambda mention: (mention.document, mention.start)):
        open_ones = [one for one in open_ones if one.document == each.document and one.end > each.start]
        yield from ((one, each) for one in open_ones)
        open_ones.append(each)
