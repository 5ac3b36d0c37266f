"""A bug, told without a single word of the study: kinds of errors and places in the code, never values or messages.

An error's message may hold someone's words, and the path of an installation its owner's name: neither is told.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from ect_coder import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = ("site-packages", "ect_coder")
"""Folders from which on a path is the same for everyone."""


def details(problem: BaseException) -> str:
    """Describe a bug by versions, kinds of errors and places in the code; what it came from is told after it."""
    versions = f"ECT Coder {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([versions, *(line for each in _chain(problem) for line in _told(each))])


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = problem
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _told(problem: BaseException) -> Iterator[str]:
    yield type(problem).__name__
    for frame in traceback.extract_tb(problem.__traceback__):
        yield f"    {_place(frame.filename)}:{frame.lineno} {frame.name}"


def _place(name: str) -> str:
    """Give where a file lies below what is the same for everyone; else its own name alone."""
    parts = PurePath(name).parts
    for root in _ROOTS:
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) :])
    return parts[-1] if parts else name
