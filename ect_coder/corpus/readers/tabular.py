"""Tables of texts: a corpus of short texts, or the answers to a questionnaire, one document for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers import grids, verbatims
from ect_coder.corpus.readers.decoding import LARGEST
from ect_coder.corpus.readers.source import File, Passed
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".csv", ".xlsx"})


def read(path: Path, cancelled: Callable[[], bool]) -> File:
    """Read a table; raise UnreadableFile, or Cancelled when asked to stop."""
    book = grids.of_csv(path, cancelled) if path.suffix.lower() == ".csv" else grids.of_xlsx(path, cancelled)
    if not any(grid.rows for grid in book.grids):
        raise UnreadableFile(path=path.name, cause=Cause.NO_TEXT)
    if sum(len(cell) for grid in book.grids for _number, cells in grid.rows for cell in cells) > LARGEST:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
    sources: list[Source] = []
    passed: list[Passed] = []
    for grid in book.grids:
        if cancelled():
            raise Cancelled
        name = path.stem if len(book.grids) == 1 or not grid.name else f"{path.stem}, {grid.name}"
        reading = verbatims.read(grid, name, book.warnings)
        sources.extend(reading.sources)
        passed.extend(reading.passed)
        if grid.hidden:
            passed.append(Passed(grid.name, _("this sheet is hidden; it was not read.")))
        elif not reading.sources and grid.rows:
            passed.append(Passed(grid.name, _("no column of this sheet holds texts; it was not read.")))
    if not sources:
        raise UnreadableFile(path=path.name, cause=Cause.NO_COLUMN)
    if len(sources) > verbatims.MOST:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
    return File(tuple(sources), tuple(passed))
