"""What a file of another program holds, before anyone has said which of its codes are which of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.analysis.parcel import Parcel
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.refi.codes_in import ForeignCode


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was read.

    `parcel` names codes by their GUID in the file, in codings and in memos on codes; a codebook alone has none.
    `grid` is the codebook of a file of ours. `lost` counts what could not be read, `remarks` are sentences.
    """

    name: str
    origin: str
    codes: tuple[ForeignCode, ...]
    parcel: Parcel | None = None
    grid: Grid | None = None
    lost: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
