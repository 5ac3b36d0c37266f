"""What is remembered of each study among the preferences of this machine, for the studies opened of late."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def kept(layout: Mapping[str, str], key: str, study: str, value: str, studies: Iterable[str]) -> dict[str, str]:
    """Write a value of a study into a layout, and let go of those of studies that are not among `studies`."""
    known = {key + each for each in studies}
    others = {name: each for name, each in layout.items() if not name.startswith(key) or name in known}
    return {**others, key + study: value}
