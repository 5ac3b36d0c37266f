"""What bringing two studies together did, or would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the two studies say differently: of what kind, about which subject, in which field, here and there.

    `kept` says where both are found from now on: « twice » as two rows, « text » in one text, « memo » in the memo
    of the subject beside what stands here, « here » only what stands here.
    """

    kind: str
    subject: str
    field: str
    here: str
    there: str
    kept: str


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by kind of what came in, was filled in and could not come in; what differs; and what is only said.

    `other_texts` are documents that are here with another text; `back` codes that come back out of the bin;
    `cards` codes whose card differs, `settings` conventions that do: what stands here stays.
    """

    arrived: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    other_texts: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything comes in."""
        return bool(self.arrived or self.filled)
