"""Where someone was in each document: kept among the preferences of this machine, for the studies opened of late.

One line a study, `number:position` for each document (a code point), the one read last at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.ui import by_study

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEY = "place:"
_KEPT = 200
"""Documents of a study whose places are kept."""


def places(layout: Mapping[str, str], study: str) -> dict[int, int]:
    """Read the places of a study, by document; what cannot be read is left out."""
    pairs = (each.partition(":") for each in layout.get(_KEY + study, "").split())
    return {
        int(document): int(position)
        for document, _colon, position in pairs
        if document.isdecimal() and position.isdecimal()
    }


def kept(layout: Mapping[str, str], study: str, found: Mapping[int, int], studies: Iterable[str]) -> dict[str, str]:
    """Write the places of a study into a layout, and let go of those of studies that are not among `studies`."""
    latest = " ".join(f"{document}:{position}" for document, position in list(found.items())[-_KEPT:])
    return by_study.kept(layout, _KEY, study, latest, studies)
