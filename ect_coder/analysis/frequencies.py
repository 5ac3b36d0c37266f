"""How often each lemma is said in each column of a table: at a moment, of a pillar, by a role. Pure.

A word counts once in a column, however many passages of it overlap. Specificities compare a column with all columns
together, so that what is said more at emergence is told from what is said more in whatever was coded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from ect_coder.analysis.specificity import specificity
from ect_coder.corpus.stretches import common, merged
from ect_coder.search.asking import Asked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ect_coder.corpus.stretches import Stretches
    from ect_coder.search.vocabulary import Vocabulary
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

    def ranges(self) -> tuple[Stretches, dict[str, Stretches]]:
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
    whole, together = _Tally(), _Tally()
    parts = {key: _Tally() for key in columns}
    lemma_of: dict[str, str] = {}
    leaving: set[str] = set()
    for ground in grounds:
        counted, of_column = ground.ranges()
        met = whole.add(ground.vocabulary, counted)
        together.add(ground.vocabulary, merged(chain.from_iterable(of_column.values())))
        for key, ranges in of_column.items():
            parts[key].add(ground.vocabulary, ranges)
        lemma_of.update(zip(ground.vocabulary.forms, ground.vocabulary.lemmas, strict=True))
        if ground.leaves:
            leaving.update(met)
    rows = _rows(whole, together, list(parts.values()), _by_lemma(whole.forms, lemma_of), leaving)
    return Frequencies(counting, tuple(columns), tuple(each.size for each in parts.values()), whole.size, list(rows))


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
    """What a column adds up to: how many words, how often each form, in how many documents each lemma."""

    def __init__(self) -> None:
        self.size = 0
        self.forms: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()

    def add(self, vocabulary: Vocabulary, ranges: Stretches) -> Iterable[str]:
        """Count some words of a document, and give the forms that were met."""
        met: Counter[int] = Counter()
        for first, last in ranges:
            met.update(vocabulary.words[first:last])
        found = {vocabulary.forms[rank]: times for rank, times in met.items()}
        self.size += met.total()
        self.forms.update(found)
        self.documents.update({vocabulary.lemmas[rank] for rank in met})
        return found


def _by_lemma(forms: Mapping[str, int], lemma_of: Mapping[str, str]) -> dict[str, list[tuple[str, int]]]:
    """Put the forms that were met under their lemmas, the most frequent first."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for form, times in sorted(forms.items(), key=lambda each: -each[1]):
        found[lemma_of[form]].append((form, times))
    found.pop("", None)
    return found


def _rows(
    whole: _Tally,
    together: _Tally,
    parts: Sequence[_Tally],
    by_lemma: Mapping[str, list[tuple[str, int]]],
    leaving: Container[str],
) -> Iterator[Row]:
    def of_part(part: _Tally, lemma: str, forms: Sequence[str], total: int) -> Count:
        words = sum(part.forms[form] for form in forms)
        return Count(words, part.documents[lemma], specificity(words, total, part.size, together.size))

    sums = {lemma: sum(times for _form, times in met) for lemma, met in by_lemma.items()}
    for lemma, words in sorted(sums.items(), key=lambda each: (-each[1], each[0])):
        forms = [form for form, _times in by_lemma[lemma]]
        total = sum(together.forms[form] for form in forms)
        yield Row(
            lemma,
            tuple(by_lemma[lemma]),
            Count(words, whole.documents[lemma]),
            tuple(of_part(each, lemma, forms, total) for each in parts),
            tuple(form for form in forms if form in leaving),
        )
