"""Confidence in a cell: how far its sources allow to decide, with the reasons. A pure rule; see « answer rule ».

High: two voices of two kinds or roles, not contested, at least one contemporary of the facts. Medium: two voices, or
one that is contemporary, and no unexplained contradiction. Low otherwise, and where all that there is was said
afterwards by one interested party. A date or pivot that is unknown is neither: such a source is not taken for
contemporary, nor for retrospective.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from ect_coder.analysis.telling import Telling
from ect_coder.values import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ect_coder.values import Kind


AT_THE_TIME: Mapping[Telling, bool | None] = {
    Telling.CONTEMPORARY: True,
    Telling.RETROSPECTIVE: False,
    Telling.BEFOREHAND: False,
    Telling.UNKNOWN: None,
}
"""Whether a source that tells so is contemporary of the moment: an unknown date is neither."""


class Confidence(StrEnum):
    """How far the sources of a cell allow to decide."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Ground(StrEnum):
    """Why confidence is what it is, in the order they are given."""

    NO_SOURCE = "no_source"
    ONE_VOICE = "one_voice"
    SEVERAL_VOICES = "several_voices"
    ALIKE = "alike"
    DIVERSE = "diverse"
    CONTEMPORARY = "contemporary"
    RETROSPECTIVE = "retrospective"
    UNDATED = "undated"
    INTERESTED = "interested"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"


INTERESTED = frozenset({Role.CARRIER, Role.EMPLOYEE, Role.MEMBER, Role.SUPPORTER})
"""Who speaks of their own work."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that has a coding in a cell; `contemporary` is None where a date or the pivot is not known."""

    voice: str
    kind: Kind
    role: Role | None
    contemporary: bool | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A confidence with its grounds."""

    confidence: Confidence
    grounds: tuple[Ground, ...]


def judge(sources: Collection[Source], *, contested: bool, explained: bool) -> Judgement:
    """Judge a cell from its sources; a contradiction is `explained` where a person justified their estimate."""
    grounds = {_voices(sources)}
    if sources:
        grounds.add(Ground.DIVERSE if _diverse(sources) else Ground.ALIKE)
        grounds.add(_time(sources))
    if _only_interested(sources):
        grounds.add(Ground.INTERESTED)
    if contested:
        grounds.add(Ground.EXPLAINED if explained else Ground.UNEXPLAINED)
    several = Ground.SEVERAL_VOICES in grounds
    if not several:
        grounds.discard(Ground.ALIKE)
    return Judgement(_confidence(grounds, contested=contested), tuple(each for each in Ground if each in grounds))


def _confidence(grounds: Collection[Ground], *, contested: bool) -> Confidence:
    several, at_the_time = Ground.SEVERAL_VOICES in grounds, Ground.CONTEMPORARY in grounds
    if several and Ground.DIVERSE in grounds and at_the_time and not contested:
        return Confidence.HIGH
    if Ground.UNEXPLAINED in grounds or Ground.INTERESTED in grounds:
        return Confidence.LOW
    return Confidence.MEDIUM if several or at_the_time else Confidence.LOW


def _voices(sources: Collection[Source]) -> Ground:
    count = len({each.voice for each in sources})
    return Ground.SEVERAL_VOICES if count > 1 else Ground.ONE_VOICE if count else Ground.NO_SOURCE


def _diverse(sources: Collection[Source]) -> bool:
    """Say whether two voices differ in kind, or in role where both are known."""
    distinct = {(each.voice, each.kind, each.role) for each in sources}
    return any(
        one[0] != other[0] and (one[1] != other[1] or (None not in (one[2], other[2]) and one[2] != other[2]))
        for one, other in combinations(distinct, 2)
    )


def _time(sources: Collection[Source]) -> Ground:
    told = {each.contemporary for each in sources}
    if True in told:
        return Ground.CONTEMPORARY
    return Ground.UNDATED if None in told else Ground.RETROSPECTIVE


def _only_interested(sources: Collection[Source]) -> bool:
    """Say whether all was told afterwards by one interested party."""
    roles = {each.role for each in sources}
    return _time(sources) is Ground.RETROSPECTIVE and len(roles) == 1 and bool(roles & INTERESTED) if sources else False
