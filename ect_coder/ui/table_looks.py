"""How one looked at each study's tables: kept among the preferences of this machine, for studies opened of late."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ect_coder.ui import by_study

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEY = "tables:"


@dataclass(frozen=True, slots=True)
class TableLook:
    """Columns by their keys: those that are hidden, pixels of the others, and the one that orders the rows."""

    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    downwards: bool = False


def looks(layout: Mapping[str, str], study: str) -> dict[str, TableLook]:
    """Read the looks of a study's tables, by their names; what cannot be read is left out."""
    try:
        stored = json.loads(layout.get(_KEY + study, "{}"))
        return {str(name): _look(each) for name, each in stored.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def kept(
    layout: Mapping[str, str], study: str, found: Mapping[str, TableLook], studies: Iterable[str]
) -> dict[str, str]:
    """Write the looks of a study's tables into a layout, and let go of those of studies not among `studies`."""
    stored = {
        name: {
            "hidden": sorted(each.hidden),
            "widths": dict(each.widths),
            "sorted_by": each.sorted_by,
            "downwards": each.downwards,
        }
        for name, each in found.items()
    }
    return by_study.kept(layout, _KEY, study, json.dumps(stored, ensure_ascii=False), studies)


def _look(stored: Mapping[str, Any]) -> TableLook:
    widths = {str(key): int(width) for key, width in stored["widths"].items() if int(width) > 0}
    return TableLook(
        frozenset(map(str, stored["hidden"])), widths, str(stored["sorted_by"]), stored["downwards"] is True
    )
