"""States of evidence: what the voices of a project say of a variable at a moment.

Voices are counted, not codings. The rule is the study's own (« answer rule »); this module knows nothing of a store.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ect_coder.errors import BadValue
from ect_coder.values import Mark, Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class State(StrEnum):
    """What is established of a variable or pillar at a moment."""

    PRESENT = "P"
    WEAKLY_PRESENT = "p"
    ABSENT = "N"
    CONTESTED = "C"
    SILENT = "S"
    UNDOCUMENTED = "U"


class Reason(StrEnum):
    """Why an answer is insufficient (« à étayer »), in the order they are given."""

    FEW_VOICES = "few_voices"
    NUANCED_ONLY = "nuanced_only"
    BOTH_ONLY = "both_only"
    SUPPORTER_ONLY = "supporter_only"
    FEW_VARIABLES = "few_variables"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The three conventions: t voices (1–3), m variables per pillar (≥ 1), k the cut of an estimate (1–3)."""

    t: int = 2
    m: int = 2
    k: int = 2

    def __post_init__(self) -> None:
        for name, value, highest in (("threshold", self.t, 3), ("breadth", self.m, None), ("cut", self.k, 3)):
            if value < 1 or (highest is not None and value > highest):
                raise BadValue(field=name, value=value, allowed=f"1–{highest}" if highest else "≥ 1")


class Testimony(NamedTuple):
    """What one voice says of one code in one project at one told moment, as counts of codings.

    `intensities` counts the *present* codings of intensity 1, 2 and 3.
    """

    project: int
    code: str
    moment: Moment
    voice: str
    present: int
    absent: int
    mixed: int
    intensities: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class VariableCell:
    """A variable of a project at a moment; `intensity` is None where no voice has one."""

    state: State
    weak: bool
    reasons: tuple[Reason, ...]
    codings: int
    voices: int
    affirming: int
    nuancing: int
    denying: int
    intensity: float | None
    estimate: Mark | None
    stale: bool


@dataclass(slots=True)
class _Voice:
    """One voice in one cell, `both` codings included."""

    present: int = 0
    absent: int = 0
    mixed: int = 0
    ones: int = 0
    twos: int = 0
    threes: int = 0

    def hear(self, said: Testimony) -> None:
        self.present += said.present
        self.absent += said.absent
        self.mixed += said.mixed
        ones, twos, threes = said.intensities
        self.ones += ones
        self.twos += twos
        self.threes += threes

    @property
    def denies(self) -> bool:
        return not self.present and not self.mixed

    @property
    def affirms(self) -> bool:
        return not self.absent and not self.mixed and self.present > self.ones

    def intensity(self) -> float | None:
        """Return the median over its stated intensities, each mixed coding counting as 1."""
        stated = [1] * (self.ones + self.mixed) + [2] * self.twos + [3] * self.threes
        return median(stated) if stated else None


@dataclass(frozen=True, slots=True)
class Sides:
    """Which voices of a cell affirm, nuance and deny."""

    affirming: tuple[str, ...] = ()
    nuancing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()


def sides(said: Iterable[Testimony]) -> Sides:
    """Say on which side each voice of a cell is, in the order in which they are heard."""
    heard = _voices(said).items()
    return Sides(
        affirming=tuple(name for name, voice in heard if voice.affirms),
        nuancing=tuple(name for name, voice in heard if not voice.affirms and not voice.denies),
        denying=tuple(name for name, voice in heard if voice.denies),
    )


def _voices(said: Iterable[Testimony]) -> dict[str, _Voice]:
    voices: dict[str, _Voice] = {}
    for each in said:
        voices.setdefault(each.voice, _Voice()).hear(each)
    return voices


def documenting_voices(
    testimonies: Iterable[Testimony], documents: Collection[str]
) -> dict[tuple[int, Moment], set[str]]:
    """Find the voices that document each project at emergence and at support, by codes that document."""
    found: dict[tuple[int, Moment], set[str]] = {}
    for said in testimonies:
        if said.code in documents:
            for moment in moments_of(said.moment):
                found.setdefault((said.project, moment), set()).add(said.voice)
    return found


def moments_of(told: Moment) -> tuple[Moment, ...]:
    """Say at which computed moments a told moment counts: `both` at two, `after` and `undetermined` at none."""
    return _COUNTS_AT[told]


_COUNTS_AT: Mapping[Moment, tuple[Moment, ...]] = {
    Moment.EMERGENCE: (Moment.EMERGENCE,),
    Moment.SUPPORT: (Moment.SUPPORT,),
    Moment.BOTH: (Moment.EMERGENCE, Moment.SUPPORT),
    Moment.AFTER: (),
    Moment.UNDETERMINED: (),
}


def variable_cell(
    said: Iterable[Testimony], documenting: int, thresholds: Thresholds, supporters: Collection[str]
) -> VariableCell:
    """Judge one variable of one project at one moment from what was said there, `both` included.

    `documenting` is the number of voices that document the moment. No estimate is put in.
    """
    voices: dict[str, _Voice] = {}
    only_both = True
    for each in said:
        voices.setdefault(each.voice, _Voice()).hear(each)
        only_both = only_both and each.moment is Moment.BOTH
    if not voices:
        return _unsaid(documenting, thresholds)
    heard = list(voices.values())
    denying = sum(voice.denies for voice in heard)
    affirming = sum(voice.affirms for voice in heard)
    favourable = len(heard) - denying
    state, reasons = _judged(favourable, denying, affirming, thresholds.t)
    if only_both:
        reasons.append(Reason.BOTH_ONLY)
    if state is not State.CONTESTED and all(voice in supporters for voice in voices):
        reasons.append(Reason.SUPPORTER_ONLY)
    felt = [found for voice in heard if (found := voice.intensity()) is not None]
    return VariableCell(
        state=state,
        weak=bool(reasons),
        reasons=tuple(reasons),
        codings=sum(voice.present + voice.absent + voice.mixed for voice in heard),
        voices=len(heard),
        affirming=affirming,
        nuancing=favourable - affirming,
        denying=denying,
        intensity=median(felt) if felt else None,
        estimate=None,
        stale=False,
    )


def _unsaid(documenting: int, thresholds: Thresholds) -> VariableCell:
    state = State.SILENT if documenting else State.UNDOCUMENTED
    weak = state is State.SILENT and documenting < thresholds.t
    reasons = (Reason.FEW_VOICES,) if weak else ()
    return VariableCell(state, weak, reasons, 0, 0, 0, 0, 0, None, None, stale=False)


def _judged(x: int, y: int, affirming: int, t: int) -> tuple[State, list[Reason]]:
    """Give the state of x voices that affirm or nuance against y that deny, and why it is weak."""
    if x >= 1 and y >= 1 and 3 * min(x, y) > x + y:
        return State.CONTESTED, [Reason.FEW_VOICES] if min(x, y) < t else []
    if y > x:
        return State.ABSENT, [Reason.FEW_VOICES] if y < t else []
    if x < t:
        return State.WEAKLY_PRESENT, [Reason.FEW_VOICES]
    if not affirming:
        return State.WEAKLY_PRESENT, [Reason.NUANCED_ONLY]
    return State.PRESENT, []
