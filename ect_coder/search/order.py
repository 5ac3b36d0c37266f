"""The order of hits: as they stand, or by the words on their left, by themselves, by the words on their right."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.folding import LETTER, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.search import Hit

_WORD = re.compile(f"{LETTER}+")
_WORDS = 5
"""Neighbours that are compared."""


class Order(StrEnum):
    """What hits are sorted by; those that are equal in it stay as they stand."""

    PLACE = "place"
    LEFT = "left"
    """The word just before the hit first, then the one before it."""
    FOUND = "found"
    RIGHT = "right"


def ordered(hits: Sequence[Hit], order: Order) -> list[Hit]:
    """Put hits, given as they stand, into an order, without regard to case or accents."""
    if order is Order.PLACE:
        return list(hits)
    keys = {Order.LEFT: _left, Order.FOUND: _found, Order.RIGHT: _right}
    return sorted(hits, key=keys[order])


def _left(hit: Hit) -> list[str]:
    return _WORD.findall(folded(hit.before))[: -_WORDS - 1 : -1]


def _found(hit: Hit) -> list[str]:
    return _WORD.findall(folded(hit.text)) + _right(hit)


def _right(hit: Hit) -> list[str]:
    return _WORD.findall(folded(hit.after))[:_WORDS]
