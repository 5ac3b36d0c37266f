"""What a bench gives back, and how it measures: medians of turns taken one by the other."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of our work and of the limit it is held against, and the ratio that the issue allows.

    What is measured in gigabytes has the unit MB: a thousandth, as of seconds.
    """

    name: str
    ours: float
    limit: float
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours over the limit."""
        return self.ours / self.limit


def against(
    name: str, ours: Callable[[], object], limit: Callable[[], object], target: float, turns: int = 5
) -> Result:
    """Time two works in turn and compare their medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for _turn in range(turns):
        for work, kept in zip((limit, ours), times, strict=True):
            started = time.perf_counter()
            work()
            kept.append(time.perf_counter() - started)
    return Result(name, statistics.median(times[1]), statistics.median(times[0]), target)
