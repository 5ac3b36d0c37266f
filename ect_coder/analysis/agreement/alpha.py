"""Krippendorff's alpha, and how far it would move on other units of the same kind. Pure.

Values are the `krippendorff` package's; intervals come of resampling units (percentile bootstrap, a fixed seed), for
which sums over units suffice: alpha is 1 - observed / expected disagreement of the coincidences of all units.
Krippendorff, *Content Analysis* (2019), chapter 12.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import krippendorff
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RESAMPLES = 1_000
SEED = 2019
"""Two runs on the same codings give the same interval."""
_SURE = 0.95
Level = Literal["nominal", "ordinal"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """An alpha with its 95 % interval; None where it is not defined: nothing to compare, or one value only."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


def alpha(units: Sequence[Sequence[int]], values: int, level: Level, weights: NDArray[Any] | None = None) -> Alpha:
    """Give the alpha of units, each with the values (from 0) that people gave it; `weights` as of `resampled`."""
    counts = _counted(units, values)
    used = np.flatnonzero(counts.sum(axis=0))
    if len(used) < 2:
        return Alpha()
    counts = counts[:, used]
    value = float(krippendorff.alpha(value_counts=counts, level_of_measurement=level))
    drawn = resampled(len(counts)) if weights is None else weights
    if level == "nominal":
        return _within(value, _nominal(_disagreeing(counts), counts, drawn))
    return _within(value, _ordinal(counts, drawn))


def each_alpha(units: Sequence[Sequence[int]], values: int, weights: NDArray[Any]) -> list[Alpha]:
    """Give for each value the nominal alpha of « this one or another »."""
    counts = _counted(units, values)
    others = counts.sum(axis=1, keepdims=True) - counts
    disagreeing = 2 * counts * others / np.maximum(counts + others - 1, 1)
    observed, mine, rest = weights @ disagreeing, weights @ counts, weights @ others
    drawn = _ratio(observed, 2 * mine * rest / np.maximum(mine + rest - 1, 1))
    return [_binary(np.column_stack((counts[:, value], others[:, value])), drawn[:, value]) for value in range(values)]


def _binary(counts: NDArray[Any], drawn: NDArray[Any]) -> Alpha:
    if not counts.sum(axis=0).all():
        return Alpha()
    return _within(float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")), drawn)


def binary_alpha(lengths: NDArray[Any]) -> Alpha:
    """Give the alpha of marked and unmarked characters; a row a stretch: both marked, one did, none did.

    Each character is a unit that is marked or not; stretches are resampled.
    """
    both, one, none = lengths.T.astype(float)
    counts = np.column_stack((2 * both + one, 2 * none + one))
    if len(lengths) == 0 or not counts.sum(axis=0).all():
        return Alpha()
    whole = _nominal(2 * one, counts, np.ones((1, len(counts))))
    return _within(float(whole[0]), _nominal(2 * one, counts, resampled(len(counts))))


def resampled(units: int) -> NDArray[Any]:
    """Draw units anew, so many times: how often each unit is in each draw."""
    drawing = np.random.default_rng(SEED)
    drawn = drawing.integers(0, units, size=(RESAMPLES, units))
    return np.stack([np.bincount(each, minlength=units) for each in drawn]).astype(float)


def _counted(units: Sequence[Sequence[int]], values: int) -> NDArray[Any]:
    counts = np.zeros((len(units), values), dtype=int)
    for row, unit in enumerate(units):
        for value in unit:
            counts[row, value] += 1
    return counts


def _disagreeing(counts: NDArray[Any]) -> NDArray[Any]:
    """Give each unit's coincidences of two different values."""
    people = counts.sum(axis=1)
    pairs = people * people - (counts * counts).sum(axis=1)
    return np.asarray(pairs / np.maximum(people - 1, 1))


def _nominal(disagreeing: NDArray[Any], counts: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    observed, values = weights @ disagreeing, weights @ counts
    whole = values.sum(axis=1)
    expected = (whole**2 - (values**2).sum(axis=1)) / np.maximum(whole - 1, 1)
    return _ratio(observed, expected)


def _ordinal(counts: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    size = counts.shape[1]
    people = np.maximum(counts.sum(axis=1) - 1, 1)
    each = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(size)
    observed = (weights @ (each / people[:, None, None]).reshape(len(counts), -1)).reshape(-1, size, size)
    values = observed.sum(axis=1)
    reach = np.cumsum(values, axis=1)
    low, high = np.minimum.outer(np.arange(size), np.arange(size)), np.maximum.outer(np.arange(size), np.arange(size))
    between = reach[:, high] - reach[:, low] + values[:, low] - (values[:, low] + values[:, high]) / 2
    distance = between**2 * (low != high)
    chance = values[:, :, None] * values[:, None, :] / np.maximum(values.sum(axis=1) - 1, 1)[:, None, None]
    return _ratio((observed * distance).sum(axis=(1, 2)), (chance * distance).sum(axis=(1, 2)))


def _ratio(observed: NDArray[Any], expected: NDArray[Any]) -> NDArray[Any]:
    """Give the alphas; one of a draw that holds one value only is none."""
    found = np.full(observed.shape, np.nan)
    np.divide(observed, expected, out=found, where=expected > 0)
    return 1 - found


def _within(value: float, drawn: NDArray[Any]) -> Alpha:
    known = drawn[~np.isnan(drawn)]
    if len(known) < len(drawn) / 2:
        return Alpha(value)
    low, high = np.quantile(known, [(1 - _SURE) / 2, (1 + _SURE) / 2])
    return Alpha(value, float(low), float(high))
