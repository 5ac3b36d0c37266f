"""Words that several sheets use, and lists of those that a column can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.values import Attribution, Kind, Moment, Polarity, Reading, Role, Status
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.analysis.whole import Whole
    from ect_coder.exchange.sheets.shape import Cell
    from ect_coder.values import Mark


def moments(whole: Whole, *, asked: bool = False) -> str:
    """List the moments, all of them or those that the study's question is about."""
    own = whole.conventions.own_labels()
    return _listed(labels.moment(each, own) for each in (ASKED_ABOUT if asked else Moment))


def kinds() -> str:
    """List the kinds of documents."""
    return _listed(map(labels.kind, Kind))


def statuses() -> str:
    """List how far a reading can be."""
    return _listed(map(labels.status, Status))


def roles() -> str:
    """List the roles."""
    return _listed(map(labels.role, Role))


def polarities() -> str:
    """List the constats."""
    return _listed(map(labels.polarity, Polarity))


def attributions() -> str:
    """List what a fact can be credited to."""
    return _listed(map(labels.attribution, Attribution))


def readings() -> str:
    """List how a passage can be read."""
    return _listed(map(labels.reading, Reading))


def states() -> str:
    """List the states."""
    return _listed(map(labels.state, State))


def answers() -> str:
    """List the answers."""
    return _listed(map(labels.answer, Answer))


def yes(value: object) -> str:
    """Say yes or no."""
    return _("yes") if value else _("no")


def yes_or_no() -> str:
    """List yes and no."""
    return _listed(map(yes, (True, False)))


def mark(value: Mark | None) -> Cell:
    """Give an estimate as a number, NR or C."""
    return None if value is None else value.as_json()


def estimate_rule() -> str:
    """Say what an estimate is."""
    return _("what a person decided; empty: no estimate, never 0")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
