"""Files that are written whole or not at all, on every system."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORBIDDEN = frozenset('<>:"/\\|?*')
"""What a file name may not hold on some machine."""
_TRIES, _PAUSE = 10, 0.05
"""On Windows a virus scanner or an indexer may hold a new file for a moment."""


def fit(name: str) -> str:
    """Write a name so that every system takes it: what Windows forbids becomes a line."""
    return "".join("_" if each in _FORBIDDEN or each < " " else each for each in name).rstrip(" .") or "_"


def write(path: Path, content: bytes) -> None:
    """Write a file in one step: what was there stays until the new one is on the disk whole; raise OSError."""
    temporary = path.with_name(f"{path.name}.new")
    try:
        temporary.write_bytes(content)
        settle(temporary)
        replace(temporary, path)
    finally:
        discard(temporary)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill, which is at `path` once it is whole, or not at all; raise FileExistsError or OSError."""
    if path.exists():
        raise FileExistsError(path)
    temporary = path.with_name(f".{path.name}.ect-new")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir()
        yield temporary
        replace(temporary, path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def free(path: Path) -> Path:
    """Give a path at which nothing lies: this one, or with « (2) » and so on."""
    return next(each for each in _numbered(path) if not each.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.name} ({number})") for number in count(2))


def replace(temporary: Path, path: Path) -> None:
    """Put a file that is whole in the place of another, and its name on the disk; raise OSError."""
    for _try in range(_TRIES - 1):
        try:
            temporary.replace(path)
            break
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(_PAUSE)
    else:
        temporary.replace(path)
    _settle_names(path.parent)


def settle(path: Path) -> None:
    """Have what was written to a file on the disk, not only on its way; raise OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Take a file away, if it is there and can be."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _settle_names(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows does so by itself, and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
