"""Header boxes: the « clé : valeur » lines, or the small table, before the first words of a transcript.

They are facts of the document (who, where, when), not speech. The text keeps them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ect_coder.corpus import dates
from ect_coder.corpus.readers.header_keys import SPEAKING, known
from ect_coder.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.corpus.readers.source import Source

_LINES, _LONGEST, _KEY_WORDS = 40, 300, 6
_TITLES = 15
"""How many lines may lie before a box."""
_GAP = 4
"""How many lines may lie between two lines of a box: blank ones, titles, names."""
_PAIR = re.compile(r"[\s–—•*-]*(?P<key>[^\W\d_][^:\t]{0,59}?)\s*:(?!//)\s*(?P<value>.*?)\s*")
_PARTS = re.compile(r"\t+|\s{3,}|\s+[|;–—]\s+")


class _Pair(NamedTuple):
    key: str
    value: str
    name: str | None


class _Row(NamedTuple):
    """A line of the text: where it begins and ends, what it says of the document, and whether someone speaks."""

    start: int
    end: int
    pairs: tuple[_Pair, ...]
    in_table: bool
    speech: bool

    @property
    def known(self) -> bool:
        """Whether it says something that we have a name for."""
        return any(pair.name is not None for pair in self.pairs)

    @property
    def sure(self) -> bool:
        """Whether it can be nothing but a line of a header."""
        return any(pair.name is not None and pair.name not in SPEAKING for pair in self.pairs)


def headed(source: Source) -> Source:
    """Give a text with the facts of its header box, its date where they tell it, and no turn of speech in the box."""
    if source.kind is Kind.PRESS:
        return source
    starts = {turn.start for turn in source.turns}
    box = _box(list(_rows(source.text, starts)), spoken=bool(starts))
    if not box:
        return source
    known_names = {name for name, _value in source.facts}
    found = [(pair.name or pair.key, pair.value) for row in box for pair in row.pairs if pair.value]
    facts = [each for each in dict.fromkeys(found) if each[0] not in known_names]
    days = (dates.first(value) for name, value in facts if name == "date")
    return replace(
        source,
        facts=(*source.facts, *facts),
        turns=tuple(turn for turn in source.turns if turn.start >= box[-1].end),
        date=source.date or next(filter(None, days), None),
    )


def _rows(text: str, starts: set[int]) -> Iterator[_Row]:
    """Give the first lines of a text, up to a long one: there the text itself begins."""
    place = 0
    for line in text[: _LINES * _LONGEST].split("\n")[:_LINES]:
        pairs = tuple(_pairs(line))
        if len(line) > _LONGEST:
            return
        begin = place + len(line) - len(line.lstrip())
        yield _Row(place, place + len(line), pairs, "\t" in line.strip(), begin in starts and not _may_name(pairs))
        place += len(line) + 1


def _box(rows: Sequence[_Row], *, spoken: bool) -> Sequence[_Row]:
    """Give the lines of the header box: to the last that is surely of one, and those that touch it; none without one.

    Where nobody speaks, one line of that kind is too few: any report may have « Date : ».
    """
    before = next((rank for rank, row in enumerate(rows) if row.speech), len(rows))
    first = next((rank for rank, row in enumerate(rows[:before]) if row.known), before)
    end, count = first, 0
    for rank in range(first, before):
        if rows[rank].sure and rank - end <= _GAP:
            end, count = rank + 1, count + 1
    if first > _TITLES or count < (1 if spoken else 2):
        return ()
    while end < before and rows[end].pairs and not rows[end].in_table:
        end += 1
    return rows[first:end]


def _pairs(line: str) -> Iterator[_Pair]:
    """Read the pairs of a line: one, or several with known keys side by side, or the cells of a table's row."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) == 2 or (len(cells) % 2 == 0 and all(map(known, cells[::2]))):
        for key, value in zip(cells[::2], cells[1::2], strict=True):
            yield _Pair(key.rstrip(" \u00a0\u202f:"), value, known(key))
        return
    parts = [_pair(part) for part in _PARTS.split(line)]
    several = len(parts) > 1 and all(part is not None and part.name for part in parts)
    yield from filter(None, parts if several else [_pair(line)])


def _pair(text: str) -> _Pair | None:
    match = _PAIR.fullmatch(text)
    if match is None or len(match["key"].split()) > _KEY_WORDS:
        return None
    key = " ".join(match["key"].split())
    return _Pair(key, match["value"].replace("\t", " "), known(key))


def _may_name(pairs: Sequence[_Pair]) -> bool:
    """Say whether a line that looks like a turn may as well name who speaks: « Enquêteur : Paul Martin »."""
    return bool(pairs) and all(_is_a_name(pair.value) for pair in pairs)


def _is_a_name(value: str) -> bool:
    words = value.replace(",", " , ").split()
    first = words[:2]
    return (
        2 <= len(words) <= 12
        and not value.rstrip().endswith((".", "?", "!", "…"))
        and all(word[0].isupper() or word == "," for word in first)
    )
