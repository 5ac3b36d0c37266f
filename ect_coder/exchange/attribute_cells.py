"""Values of attributes as the cells of a sheet: numbers as numbers, whole dates as dates, yes and no as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.corpus import written
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.values import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; a longer one stays text."""


def cell(sort: Sort, kept: str | None, *, several: bool = False) -> str | int | float | None:
    """Give what stands in a cell; what does not fit its sort stays text."""
    if not kept or several or not written.fits(sort, kept):
        return kept or None
    if sort is Sort.NUMBER:
        return number(kept)
    return written.shown(sort, kept) if sort is Sort.YES_NO else kept


def number(kept: str) -> str | int | float:
    """Give a number as a spreadsheet holds it, or as text where it would lose digits."""
    if len(re.sub("[^0-9]", "", kept).strip("0")) > _DIGITS:
        return kept
    return float(kept) if "." in kept else int(kept)


def of_rows(rows: Iterable[Mapping[str, str]], defined: Sequence[Attribute]) -> list[Attribute]:
    """List the attributes that some row has: defined ones first, in their order."""
    held = dict.fromkeys(name for attributes in rows for name in attributes)
    known = [each for each in defined if each.name in held]
    names = {each.name for each in known}
    return [*known, *(Attribute(Owner.PROJECT, name) for name in held if name not in names)]
