"""Which texts say the same: one article in several editions, a press release taken up by several newspapers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Give the texts that say the same, by their ranks from 0, two or more together; those alone are left out.

    They are proposed as one voice: a person confirms it.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for rank, text in enumerate(texts):
        found[" ".join(text.casefold().split())].append(rank)
    return [tuple(ranks) for ranks in found.values() if len(ranks) > 1]
