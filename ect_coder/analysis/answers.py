"""From two states to an answer: was it there at emergence, or did it come with the support?"""

from __future__ import annotations

from enum import StrEnum

from ect_coder.analysis.evidence import State, Thresholds
from ect_coder.values import Mark


class Answer(StrEnum):
    """What the two moments together say."""

    SUSTAINED = "sustained"
    REINFORCED = "reinforced"
    WEAKENED = "weakened"
    FROM_EMERGENCE = "from_emergence"
    LOST = "lost"
    OUTCOME_CONTESTED = "outcome_contested"
    EMERGED_WITH_SUPPORT = "emerged_with_support"
    ORIGIN_CONTESTED = "origin_contested"
    ORIGIN_SILENT = "origin_silent"
    ORIGIN_UNKNOWN = "origin_unknown"
    ABSENT = "absent"
    ABSENT_AT_EMERGENCE = "absent_at_emergence"
    ABSENT_WITH_SUPPORT = "absent_with_support"
    CONTESTED = "contested"
    NOT_MENTIONED = "not_mentioned"
    UNDETERMINED = "undetermined"
    UNDOCUMENTED = "undocumented"


_COLUMNS = (State.PRESENT, State.ABSENT, State.CONTESTED, State.SILENT, State.UNDOCUMENTED)
_ROWS: dict[State, tuple[Answer, ...]] = {
    State.PRESENT: (
        Answer.SUSTAINED,
        Answer.LOST,
        Answer.OUTCOME_CONTESTED,
        Answer.FROM_EMERGENCE,
        Answer.FROM_EMERGENCE,
    ),
    State.ABSENT: (
        Answer.EMERGED_WITH_SUPPORT,
        Answer.ABSENT,
        Answer.CONTESTED,
        Answer.ABSENT_AT_EMERGENCE,
        Answer.ABSENT_AT_EMERGENCE,
    ),
    State.CONTESTED: (
        Answer.ORIGIN_CONTESTED,
        Answer.CONTESTED,
        Answer.CONTESTED,
        Answer.CONTESTED,
        Answer.CONTESTED,
    ),
    State.SILENT: (
        Answer.ORIGIN_SILENT,
        Answer.ABSENT_WITH_SUPPORT,
        Answer.CONTESTED,
        Answer.NOT_MENTIONED,
        Answer.UNDETERMINED,
    ),
    State.UNDOCUMENTED: (
        Answer.ORIGIN_UNKNOWN,
        Answer.ABSENT_WITH_SUPPORT,
        Answer.CONTESTED,
        Answer.UNDETERMINED,
        Answer.UNDOCUMENTED,
    ),
}
_TABLE = {
    (row, column): answer for row, answers in _ROWS.items() for column, answer in zip(_COLUMNS, answers, strict=True)
}


def answer(emergence: State, support: State, change: float | None = None) -> Answer:
    """Give the answer of two states; `change` is support − emergence in intensity, where both have one."""
    found = _TABLE[_strength_aside(emergence), _strength_aside(support)]
    if found is Answer.SUSTAINED and change is not None:
        if change >= 1:
            return Answer.REINFORCED
        if change <= -1:
            return Answer.WEAKENED
    return found


def retained(
    emergence: Mark, support: Mark, documented: tuple[bool, bool], thresholds: Thresholds
) -> tuple[Answer, bool]:
    """Give the answer of two estimates, and whether one below the cut k (1 … k − 1) was used.

    `documented` says whether emergence and support are documented, which a NR needs.
    """
    states = [
        _state_of(mark, documented=told, thresholds=thresholds)
        for mark, told in zip((emergence, support), documented, strict=True)
    ]
    change = int(support) - int(emergence) if emergence.isdigit() and support.isdigit() else None
    return answer(states[0], states[1], change), State.WEAKLY_PRESENT in states


def _strength_aside(state: State) -> State:
    return State.PRESENT if state is State.WEAKLY_PRESENT else state


def _state_of(mark: Mark, *, documented: bool, thresholds: Thresholds) -> State:
    if mark is Mark.NR:
        return State.SILENT if documented else State.UNDOCUMENTED
    if mark is Mark.C:
        return State.CONTESTED
    if mark is Mark.ZERO:
        return State.ABSENT
    return State.PRESENT if int(mark) >= thresholds.k else State.WEAKLY_PRESENT
