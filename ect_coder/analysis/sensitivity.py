"""How firm each answer is: what it would be by other conventions, and without some of those who speak.

Pure. One convention is varied at a time, the others are the study's; where someone is left out, all are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis.accounts import Account, Aside, left
from ect_coder.analysis.evidence import Thresholds
from ect_coder.analysis.matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ect_coder.analysis.answers import Answer
    from ect_coder.analysis.evidence import Testimony
    from ect_coder.analysis.matrix import Estimates, Frame, Row

_Place = tuple[int, str, str]
_Rows = dict[_Place, "Row"]


class Variant(StrEnum):
    """One thing that is otherwise than the study has it."""

    T1 = "t1"
    T2 = "t2"
    T3 = "t3"
    M1 = "m1"
    M2 = "m2"
    HALF = "half"
    """m is half of the pillar's variables, rounded up."""
    WITHOUT_PRESS = "without_press"
    WITHOUT_SUPPORTER = "without_supporter"
    WITHOUT_RETROSPECTIVE = "without_retrospective"
    WITHOUT_INTERPRETED = "without_interpreted"


_THRESHOLDS = {Variant.T1: 1, Variant.T2: 2, Variant.T3: 3}
_AS_AGREED = {number: variant for variant, number in _THRESHOLDS.items()}
_BREADTHS = {Variant.M1: 1, Variant.M2: 2}
_WITHOUT = {
    Variant.WITHOUT_PRESS: Aside.PRESS,
    Variant.WITHOUT_SUPPORTER: Aside.SUPPORTER,
    Variant.WITHOUT_RETROSPECTIVE: Aside.RETROSPECTIVE,
    Variant.WITHOUT_INTERPRETED: Aside.INTERPRETED,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that answers stand on, gathered once."""

    frame: Frame
    projects: Sequence[int]
    accounts: Sequence[Account]
    supporter_voices: Collection[str]
    estimates: Estimates

    def rows(self, thresholds: Thresholds, said: Sequence[Testimony], by: str = "all") -> _Rows:
        """Give the answers to what is said, by what they are of."""
        found = matrix(
            self.frame,
            self.projects,
            said,
            by=by,
            thresholds=thresholds,
            supporter_voices=self.supporter_voices,
            estimates=self.estimates,
        )
        return {(row.project, row.level, row.id): row for row in found}


@dataclass(frozen=True, slots=True)
class Firmness:
    """An answer, and what becomes of it in each variant.

    `insufficient_in` are the variants in which it is to be supported; `voices` gives, for each voice without which
    another answer would be found, that answer. `retained` is what the estimates say, which no cut changes:
    `insufficient_cuts` are those (k = 1, 2, 3) by which it is to be supported.
    """

    project: int
    level: str
    id: str
    answer: Answer
    insufficient: bool
    answers: Mapping[Variant, Answer]
    insufficient_in: frozenset[Variant]
    voices: Mapping[str, Answer]
    retained: Answer | None
    insufficient_cuts: tuple[int, ...]

    @property
    def flipped_by(self) -> tuple[Variant, ...]:
        """The variants in which the answer is another one."""
        return tuple(variant for variant, answer in self.answers.items() if answer is not self.answer)

    @property
    def flips(self) -> bool:
        """Whether any variant, or the loss of any voice, gives another answer."""
        return bool(self.flipped_by or self.voices)


def quiet(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


def sensitivity(
    evidence: Evidence,
    agreed: Thresholds,
    *,
    each_voice: bool = True,
    tell: Callable[[int, int], None] = quiet,
) -> list[Firmness]:
    """Try every answer by pillar and by variable in each variant, and without each voice in turn.

    `tell` is told how far it is (steps done, of all) and may raise to stop.
    """
    alone = _by_project(evidence) if each_voice else {}
    steps = len(Variant) + sum(map(len, alone.values()))
    tried: dict[Variant, _Rows] = {}
    for done, variant in enumerate(Variant):
        tell(done, steps)
        tried[variant] = _tried(evidence, agreed, variant)
    base = tried[_AS_AGREED[agreed.t]]
    voices: dict[_Place, dict[str, Answer]] = {}
    for done, (voice, rows) in enumerate(_without_each(evidence, agreed, alone), start=len(Variant)):
        tell(done, steps)
        for place, row in rows.items():
            if row.answer is not base[place].answer:
                voices.setdefault(place, {})[voice] = row.answer
    tell(steps, steps)
    return [_firmness(row, place, tried, voices.get(place, {})) for place, row in base.items()]


def _tried(evidence: Evidence, agreed: Thresholds, variant: Variant) -> _Rows:
    if variant in _WITHOUT:
        return evidence.rows(agreed, left(evidence.accounts, _WITHOUT[variant]))
    said = left(evidence.accounts, Aside.NOTHING)
    if variant in _THRESHOLDS:
        # k is only about estimates and t only about voices: both are varied in one run.
        number = _THRESHOLDS[variant]
        return evidence.rows(Thresholds(t=number, m=agreed.m, k=number), said)
    if variant is Variant.HALF:
        return _by_half(evidence, agreed, said)
    return evidence.rows(replace(agreed, m=_BREADTHS[variant]), said, by="pillar")


def _by_half(evidence: Evidence, agreed: Thresholds, said: Sequence[Testimony]) -> _Rows:
    """Ask of each pillar half of its own variables."""
    halves = {pillar: max(1, -(-len(own) // 2)) for pillar, own in evidence.frame.pillars.items()}
    by_breadth = {m: evidence.rows(replace(agreed, m=m), said, by="pillar") for m in {*halves.values()}}
    return {place: row for m, rows in by_breadth.items() for place, row in rows.items() if halves[place[2]] == m}


def _by_project(evidence: Evidence) -> dict[int, dict[str, None]]:
    """List the voices of each project, in the order in which they speak."""
    found: dict[int, dict[str, None]] = {project: {} for project in evidence.projects}
    for each in evidence.accounts:
        found[each.said.project][each.said.voice] = None
    return found


def _without_each(
    evidence: Evidence, agreed: Thresholds, voices: Mapping[int, Collection[str]]
) -> Iterator[tuple[str, _Rows]]:
    """Answer for a project without one of its voices, for each; other projects do not feel its loss."""
    own: dict[int, list[Account]] = {project: [] for project in voices}
    for each in evidence.accounts if own else ():
        own[each.said.project].append(each)
    for project, speaking in voices.items():
        alone = replace(evidence, projects=[project])
        for voice in speaking:
            yield voice, alone.rows(agreed, [each.said for each in own[project] if each.said.voice != voice])


def _firmness(base: Row, place: _Place, tried: Mapping[Variant, _Rows], voices: Mapping[str, Answer]) -> Firmness:
    rows = {variant: found.get(place, base) for variant, found in tried.items()}  # m says nothing of a variable
    return Firmness(
        project=base.project,
        level=base.level,
        id=base.id,
        answer=base.answer,
        insufficient=base.insufficient,
        answers={variant: row.answer for variant, row in rows.items()},
        insufficient_in=frozenset(variant for variant, row in rows.items() if row.insufficient),
        voices=voices,
        retained=base.retained,
        insufficient_cuts=tuple(k for variant, k in _THRESHOLDS.items() if rows[variant].retained_insufficient),
    )
