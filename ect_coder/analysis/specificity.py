"""How far a word is said more, or less, in a part of a corpus than chance would have it. Pure.

The hypergeometric model of Pierre Lafon, « Sur la variabilité de la fréquence des formes dans un corpus », Mots 1,
1980, p. 127-165 (doi:10.3406/mots.1980.1008), in the scores that TXM gives: the exponent of ten of the probability.
"""

from __future__ import annotations

from math import lgamma, log, log10

NOTABLE = 2.0
"""From here on a word is said to be specific: one chance in a hundred. TXM draws the line there."""
_ENOUGH = 1e-15


def specificity(count: int, total: int, part: int, whole: int) -> float:
    """Say how unlikely it is that a word stands so often in a part, by chance alone.

    `count` times in a part of `part` words, `total` times in the `whole`. Above what is expected, log10 of the
    probability of at least so many, without its sign; below, log10 of the probability of at most so many.
    """
    if not part or not total or part == whole:
        return 0.0
    more = count * whole >= total * part
    tail = _at_least(count, total, part, whole) if more else _at_most(count, total, part, whole)
    return max(0.0, -tail) if more else min(0.0, tail)


def _at_least(count: int, total: int, part: int, whole: int) -> float:
    """Give log10 P(X ≥ count); what follows is told by the ratio of each probability to the one before."""
    added = step = 1.0
    for k in range(count, min(total, part)):
        step *= (total - k) * (part - k) / ((k + 1) * (whole - total - part + k + 1))
        added += step
        if step < added * _ENOUGH:
            break
    return _probability(count, total, part, whole) + log10(added)


def _at_most(count: int, total: int, part: int, whole: int) -> float:
    """Give log10 P(X ≤ count)."""
    added = step = 1.0
    for k in range(count, max(0, total + part - whole), -1):
        step *= k * (whole - total - part + k) / ((total - k + 1) * (part - k + 1))
        added += step
        if step < added * _ENOUGH:
            break
    return _probability(count, total, part, whole) + log10(added)


def _probability(count: int, total: int, part: int, whole: int) -> float:
    """Give log10 P(X = count)."""
    ways = _ways(total, count) + _ways(whole - total, part - count) - _ways(whole, part)
    return ways / log(10)


def _ways(many: int, few: int) -> float:
    """Give the natural logarithm of a binomial coefficient."""
    return lgamma(many + 1) - lgamma(few + 1) - lgamma(many - few + 1)
