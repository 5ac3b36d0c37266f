"""What came of a family of faults."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SEED = 20261125
"""Of every random choice: what fails once fails again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """So many cases of a fault, those that failed in words, and the seconds they took."""

    family: str
    fault: str
    target: str
    cases: int
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0


def played(family: str, fault: str, target: str, cases: Iterable[Callable[[], str | None]]) -> Outcome:
    """Play cases; each gives None, or says in a few words what went wrong."""
    began, count, failures = time.monotonic(), 0, []
    for case in cases:
        count += 1
        said = case()
        if said is not None:
            failures.append(said)
    return Outcome(family, fault, target, count, failures, time.monotonic() - began)
