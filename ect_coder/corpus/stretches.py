"""Stretches of a line of things, [first, last) each: of code points in a text, or of its words by their ranks. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Stretches = list[tuple[int, int]]
"""In order, and apart from each other."""


def merged(found: Iterable[tuple[int, int]]) -> Stretches:
    """Put stretches in order; those that overlap or touch become one, empty ones none."""
    kept: Stretches = []
    for first, last in sorted(found):
        if kept and first <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(last, kept[-1][1]))
        elif first < last:
            kept.append((first, last))
    return kept


def common(left: Stretches, right: Stretches) -> Stretches:
    """Give what is in both."""
    found: Stretches = []
    at = 0
    for first, last in left:
        while at < len(right) and right[at][1] <= first:
            at += 1
        here = at
        while here < len(right) and right[here][0] < last:
            found.append((max(first, right[here][0]), min(last, right[here][1])))
            here += 1
    return found
