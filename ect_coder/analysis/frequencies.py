"""How often each lemma is said in each column of a table: at a moment, of a pillar, by a role. Pure.

A word counts once in a column, however many passages of it overlap. Specificities compare a column with all columns
together, so that what is said more at emergence is told from what is said more in whatever was coded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis.specificity import specificity
from ect_coder.search.asking import Asked
from ect_coder.search.vocabulary import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.search.vocabulary import Ranges, Vocabulary
    from ect_coder.values import Span


class Split(StrEnum):
    """What the columns are."""

    MOMENT = "moment"
    """Of the facts that coded passages tell."""
    PILLAR = "pillar"
    """That passages are coded for."""
    ROLE = "role"
    """Of who speaks in a document."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted: by which columns, in which documents (`among`, whose text is not looked at), whose words."""

    split: Split = Split.MOMENT
    among: Asked = field(default_factory=lambda: Asked(""))
    interviewers: bool = False
    """Whether the words of who asks count too."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A document to be counted: its words, what counts as said, and the passages of each column (code points)."""

    document: int
    vocabulary: Vocabulary
    said: Sequence[Span]
    columns: Mapping[str, Sequence[Span]]
    leaves: bool = True
    """Whether its words may leave the study."""

    def ranges(self) -> tuple[Ranges, dict[str, Ranges]]:
        """Give which words count, and which of them in each column."""
        counted = self.vocabulary.within(self.said)
        return counted, {key: common(self.vocabulary.within(spans), counted) for key, spans in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Count:
    """How often a lemma stands in a column, in how many documents, and how specific it is there."""

    words: int = 0
    documents: int = 0
    specificity: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A lemma with the forms that were met, the most frequent first, and its counts: in all, then in each column.

    `leaving` are the forms that stand in a document whose words may leave the study.
    """

    lemma: str
    forms: tuple[tuple[str, int], ...]
    whole: Count
    columns: tuple[Count, ...]
    leaving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """A table of lemmas, the most frequent first; `sizes` are the words of each column, `words` of all documents."""

    counting: Counting
    columns: tuple[str, ...]
    sizes: tuple[int, ...]
    words: int
    rows: Sequence[Row]


def count(grounds: Iterable[Ground], counting: Counting, columns: Sequence[str]) -> Frequencies:
    """Count documents, one after the other; columns that nobody spoke in have no words."""
    whole, together, forms = _Tally(), _Tally(), _Forms()
    parts = {key: _Tally() for key in columns}
    for ground in grounds:
        counted, of_column = ground.ranges()
        met = _met(ground.vocabulary, counted)
        forms.add(ground, met)
        whole.add(ground.vocabulary, met)
        together.add(ground.vocabulary, _met(ground.vocabulary, _together(of_column.values())))
        for key, ranges in of_column.items():
            parts[key].add(ground.vocabulary, _met(ground.vocabulary, ranges))

    def of_part(lemma: str, part: _Tally) -> Count:
        words = part.words[lemma]
        score = specificity(words, together.words[lemma], part.size, together.size)
        return Count(words, part.documents[lemma], score)

    rows = [
        Row(
            lemma,
            forms.of(lemma),
            Count(words, whole.documents[lemma]),
            tuple(of_part(lemma, each) for each in parts.values()),
            tuple(sorted(forms.leaving[lemma])),
        )
        for lemma, words in sorted(whole.words.items(), key=lambda each: (-each[1], each[0]))
    ]
    return Frequencies(counting, tuple(columns), tuple(each.size for each in parts.values()), whole.size, rows)


def places(ground: Ground, lemma: str, column: str | None = None) -> list[int]:
    """List where a lemma stands among the words that count, in a column or in all: the code points they begin at."""
    counted, parts = ground.ranges()
    wanted = {rank for rank, each in enumerate(ground.vocabulary.lemmas) if each == lemma}
    ranges = counted if column is None else parts.get(column, [])
    words, starts = ground.vocabulary.words, ground.vocabulary.starts
    return [starts[at] for first, last in ranges for at in range(first, last) if words[at] in wanted]


def per_thousand(words: int, size: int) -> float:
    """Give the share of some words among so many, per 1,000."""
    return 1000 * words / size if size else 0.0


class _Tally:
    """What a column adds up to: its words, and of each lemma how often and in how many documents."""

    def __init__(self) -> None:
        self.size = 0
        self.words: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()

    def add(self, vocabulary: Vocabulary, met: Mapping[int, int]) -> None:
        """Count the words that were met of a document."""
        lemmas: Counter[str] = Counter()
        for rank, times in met.items():
            lemmas[vocabulary.lemmas[rank]] += times
        self.size += lemmas.total()
        del lemmas[""]
        self.words.update(lemmas)
        self.documents.update(lemmas.keys())


class _Forms:
    """The forms of each lemma, and those that stand in a document whose words may leave."""

    def __init__(self) -> None:
        self._met: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.leaving: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, ground: Ground, met: Mapping[int, int]) -> None:
        """Take in the words that were met of a document."""
        forms, lemmas = ground.vocabulary.forms, ground.vocabulary.lemmas
        for rank, times in met.items():
            if lemmas[rank]:
                self._met[lemmas[rank]][forms[rank]] += times
                if ground.leaves:
                    self.leaving[lemmas[rank]].add(forms[rank])

    def of(self, lemma: str) -> tuple[tuple[str, int], ...]:
        """List the forms of a lemma, the most frequent first."""
        return tuple(self._met[lemma].most_common())


def _met(vocabulary: Vocabulary, ranges: Ranges) -> Counter[int]:
    met: Counter[int] = Counter()
    for first, last in ranges:
        met.update(vocabulary.words[first:last])
    return met


def _together(parts: Iterable[Ranges]) -> Ranges:
    found: Ranges = []
    for first, last in sorted(each for ranges in parts for each in ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
