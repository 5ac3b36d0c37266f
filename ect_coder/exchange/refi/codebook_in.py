"""A .qdc that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.errors import Cause, UnreadableFile
from ect_coder.exchange.refi import codes_in, tree
from ect_coder.exchange.refi.found import Found

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> Found:
    """Read a codebook; raise UnreadableFile."""
    root = tree.codebook(path)
    if tree.name(root) != "CodeBook":
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    found = codes_in.codes(root)
    grid = codes_in.own_grid(tree.below(root, "Sets", "Set"), path.name)
    if not found:
        raise UnreadableFile(path=path.name, cause=Cause.NO_TEXT)
    return Found(path.name, root.get("origin") or "", codes_in.counted(found, {}), grid=grid)
