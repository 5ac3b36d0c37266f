"""The four questions, answered from codings and estimates. Pure.

1. *Places*: did two people mark the same text? Binary alpha over the characters of the documents that both coded: text
   that nobody marked is agreement by chance above all, so that it does not raise the figure.
2. *Variable*: where both marked (`matching`), is it the same variable? Nominal alpha on the matched codings.
3. *Moment* and *polarity*: of matched codings of one variable, nominal alpha on each.
4. *Estimates*: of cells that two people estimated, ordinal alpha on 0 to 3; NR and C are no rank and are left out.

Someone who coded nothing in a document is not compared there. More than two people are compared two by two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ect_coder.analysis.agreement.alpha import Alpha, alpha, binary_alpha, each_alpha, resampled
from ect_coder.analysis.agreement.matching import Mark, covered, matched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_Stretch = tuple[int, int]
_LEAST = 2
"""People who must have coded a document."""


class Question(StrEnum):
    """What is asked."""

    PLACES = "places"
    VARIABLE = "variable"
    MOMENT = "moment"
    POLARITY = "polarity"
    ESTIMATES = "estimates"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Someone's own estimate of a cell; `value` is 0 to 3, or nothing for NR and C."""

    project: int
    target: str
    moment: str
    coder: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement: the codings on both sides (numbers), or the cell that two people estimated otherwise."""

    codings: tuple[int, ...] = ()
    cell: tuple[int, str, str] | None = None
    said: tuple[tuple[str, str], ...] = ()
    """Who said what."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An answer, in all or of one variable: units compared, share of them alike (0 to 1), alpha, what differs.

    The share of places is of the text that at least one of two people marked.
    """

    question: Question
    variable: str | None
    n: int
    share: float | None
    alpha: Alpha
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All figures, of whom and on how much; `unranked` are pairs of estimates with an NR or a C."""

    coders: tuple[str, ...]
    documents: int
    of_documents: int
    codings: int
    machine: int
    unranked: int
    figures: tuple[Figure, ...]

    def of(self, question: Question, variable: str | None = None) -> Figure:
        """Give one figure."""
        return next(each for each in self.figures if (each.question, each.variable) == (question, variable))


@dataclass(frozen=True, slots=True)
class Material:
    """What is compared: codings, paragraphs of the documents by number, estimates; `machine` codings are left out."""

    marks: Sequence[Mark]
    paragraphs: Mapping[int, Sequence[_Stretch]]
    judgements: Sequence[Judgement]
    of_documents: int
    machine: int = 0


def answer(material: Material, tell: Callable[[int, int], None]) -> Found:
    """Answer the four questions; `tell` is told the steps done, of all, and may raise to stop."""
    by_document: defaultdict[int, defaultdict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in material.marks:
        by_document[mark.document][mark.coder].append(mark)
    shared = {number: marks for number, marks in by_document.items() if len(marks) >= _LEAST}
    tell(0, 4)
    places = _places(shared, material.paragraphs)
    tell(1, 4)
    pairs = [
        pair for marks in shared.values() for one, other in _people(marks) for pair in matched(marks[one], marks[other])
    ]
    variables = _variables(pairs)
    tell(2, 4)
    same = [pair for pair in pairs if pair[0].variable == pair[1].variable]
    kinds = [*_kinds(same, Question.MOMENT), *_kinds(same, Question.POLARITY)]
    tell(3, 4)
    estimates, unranked, judges = _estimates(material.judgements)
    tell(4, 4)
    return Found(
        tuple(sorted({coder for marks in shared.values() for coder in marks} | judges)),
        len(shared),
        material.of_documents,
        sum(len(each) for marks in shared.values() for each in marks.values()),
        material.machine,
        unranked,
        (places, *variables, *kinds, estimates),
    )


def _people(marks: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(marks), 2)


def _places(shared: Mapping[int, Mapping[str, list[Mark]]], paragraphs: Mapping[int, Sequence[_Stretch]]) -> Figure:
    rows: list[tuple[int, int, int]] = []
    alone: list[Difference] = []
    for document, marks in shared.items():
        for one, other in _people(marks):
            mine, theirs = covered(marks[one]), covered(marks[other])
            for start, end in paragraphs[document]:
                a, b = _clipped(mine, start, end), _clipped(theirs, start, end)
                both = _length(_common(a, b))
                either = _length(a) + _length(b) - both
                rows.append((both, either - both, end - start - either))
            alone += [*_unshared(marks[one], theirs, other), *_unshared(marks[other], mine, one)]
    lengths = np.array(rows, dtype=int).reshape(-1, 3)
    both, single, none = (int(each) for each in lengths.sum(axis=0))
    share = both / (both + single) if both + single else None
    return Figure(Question.PLACES, None, both + single + none, share, binary_alpha(lengths), tuple(alone))


def _unshared(marks: Sequence[Mark], theirs: Sequence[_Stretch], other: str) -> Iterable[Difference]:
    """Find the codings of which the other person marked less than half."""
    for mark in marks:
        seen = _length(_clipped(theirs, mark.start, mark.end))
        if 2 * seen < mark.end - mark.start:
            yield Difference((mark.id,), said=((mark.coder, mark.variable), (other, "")))


def _clipped(stretches: Sequence[_Stretch], start: int, end: int) -> list[_Stretch]:
    return [(max(a, start), min(b, end)) for a, b in stretches if a < end and b > start]


def _common(ones: Sequence[_Stretch], others: Sequence[_Stretch]) -> list[_Stretch]:
    return [piece for start, end in ones for piece in _clipped(others, start, end)]


def _length(stretches: Iterable[_Stretch]) -> int:
    return sum(end - start for start, end in stretches)


def _variables(pairs: Sequence[tuple[Mark, Mark]]) -> list[Figure]:
    names = sorted({mark.variable for pair in pairs for mark in pair})
    ranks = {name: rank for rank, name in enumerate(names)}
    units = [(ranks[one.variable], ranks[other.variable]) for one, other in pairs]
    if not units:
        return [Figure(Question.VARIABLE, None, 0, None, Alpha())]
    weights = resampled(len(units))
    whole = _figure(Question.VARIABLE, None, pairs, "variable", alpha(units, len(names), "nominal", weights))
    each = each_alpha(units, len(names), weights)
    concerned: defaultdict[str, list[tuple[Mark, Mark]]] = defaultdict(list)
    for pair in pairs:
        for name in {mark.variable for mark in pair}:
            concerned[name].append(pair)
    return [
        whole,
        *(_figure(Question.VARIABLE, name, concerned[name], "variable", each[ranks[name]]) for name in names),
    ]


def _kinds(same: Sequence[tuple[Mark, Mark]], question: Question) -> list[Figure]:
    """Compare moments or constats, in all and of each variable; the interval is that of all."""
    field = question.value
    names = sorted({getattr(mark, field) for pair in same for mark in pair})
    found = [_kind(same, question, None, names)]
    by_variable: defaultdict[str, list[tuple[Mark, Mark]]] = defaultdict(list)
    for pair in same:
        by_variable[pair[0].variable].append(pair)
    return [*found, *(_kind(by_variable[each], question, each, names) for each in sorted(by_variable))]


def _kind(pairs: Sequence[tuple[Mark, Mark]], question: Question, variable: str | None, names: Sequence[str]) -> Figure:
    field = question.value
    units = [tuple(names.index(getattr(mark, field)) for mark in pair) for pair in pairs]
    return _figure(question, variable, pairs, field, alpha(units, len(names), "nominal"))


def _figure(
    question: Question, variable: str | None, pairs: Sequence[tuple[Mark, Mark]], field: str, found: Alpha
) -> Figure:
    differing = [pair for pair in pairs if getattr(pair[0], field) != getattr(pair[1], field)]
    return Figure(
        question,
        variable,
        len(pairs),
        1 - len(differing) / len(pairs) if pairs else None,
        found,
        tuple(
            Difference(tuple(mark.id for mark in pair), said=tuple((mark.coder, getattr(mark, field)) for mark in pair))
            for pair in differing
        ),
    )


def _estimates(judgements: Sequence[Judgement]) -> tuple[Figure, int, set[str]]:
    cells: defaultdict[tuple[int, str, str], list[Judgement]] = defaultdict(list)
    for each in judgements:
        cells[each.project, each.target, each.moment].append(each)
    units, differing, unranked, judges = [], [], 0, set()
    for cell, said in cells.items():
        for one, other in combinations(sorted(said, key=lambda each: each.coder), 2):
            if one.value is None or other.value is None:
                unranked += 1
                continue
            judges |= {one.coder, other.coder}
            units.append((one.value, other.value))
            if one.value != other.value:
                words = tuple((each.coder, str(each.value)) for each in (one, other))
                differing.append(Difference(cell=cell, said=words))
    share = 1 - len(differing) / len(units) if units else None
    return (
        Figure(Question.ESTIMATES, None, len(units), share, alpha(units, 4, "ordinal"), tuple(differing)),
        unranked,
        judges,
    )
