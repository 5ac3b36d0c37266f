"""What became of a file, read as the program reads it: beside the window, watched, with nothing left behind."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from ect_coder.corpus import reading_room
from ect_coder.corpus.readers.source import File
from ect_coder.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from ect_coder.errors import Cause, EctError


def never() -> bool:
    """Let the reading go on."""
    return False


def became(path: Path) -> File | EctError:
    """Give a file as it was read, or why it was refused."""
    (answer,) = reading_room.read_each([path], never)
    assert multiprocessing.active_children() == []
    return answer


def cause_of(path: Path) -> Cause:
    """Give the cause for which a file is refused."""
    answer = became(path)
    assert isinstance(answer, UnreadableFile)
    assert answer.details["path"] == path.name
    return answer.details["cause"]


def text_of(path: Path) -> str:
    """Give the text of a file that holds one."""
    answer = became(path)
    assert isinstance(answer, File), answer.details
    (source,) = answer.sources
    return source.text
