"""A codebook as .qdc: codes for other programs, and the whole of it in a set that we read again without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyrefiqda.models import codebook as models

from ect_coder.errors import EmptyCodebook
from ect_coder.exchange.refi import codes_out
from ect_coder.exchange.refi.writing import CODEBOOK, ORIGIN, xml

if TYPE_CHECKING:
    from pathlib import Path

    from ect_coder.codebook.grid import Grid


def write(grid: Grid, language: str, path: Path) -> None:
    """Write a codebook; raise EmptyCodebook for one without codes, which the standard does not know."""
    entries = codes_out.entries(grid, language)
    if not entries:
        raise EmptyCodebook
    sets = [
        models.SetType(
            guid=each.guid,
            name=each.name,
            description=each.description,
            member_code=[models.MemberCodeType(guid=guid) for guid in each.members],
        )
        for each in codes_out.groups(grid, dimensions=False)
    ]
    book = models.CodeBook(
        origin=ORIGIN,
        codes=models.CodesType(code=codes_out.modelled(entries, models.CodeType, _nothing)),
        sets=models.SetsType(set=sets),
    )
    path.write_bytes(xml(book, CODEBOOK, path.name))


def _nothing(_guid: str) -> dict[str, Any]:
    return {}
