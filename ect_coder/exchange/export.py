"""What leaves, by the suffix of the file; it replaces the file there in one step, or leaves it as it was."""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ect_coder import files
from ect_coder.errors import BadCodebookFormat, CannotWrite, DiskFull, UnknownFormat
from ect_coder.exchange import csv_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ect_coder.analysis.parcel import Parcel
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.memos import Memo

_FULL = (errno.ENOSPC, errno.EDQUOT)


def export(whole: Whole, path: Path, *, what: str = "codings", for_excel: bool = False, raw: bool = False) -> None:
    """Write the study as .xlsx or one table as .csv.

    Raises UnknownFormat, BadValue (an unknown table), TooManyRows, DiskFull, or CannotWrite when the file is held or
    protected. The same temporary name each time, so that nothing is left behind for good by a crash.
    """
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise UnknownFormat(suffix=path.suffix or path.name)
    csv_out.check(what)
    whole = as_it_may_leave(whole)

    def write(temporary: Path) -> None:
        if suffix == ".csv":
            text = csv_out.table(whole, what, for_excel=for_excel, raw=raw)
            temporary.write_text(text, encoding="utf-8", newline="")
        else:
            from ect_coder.exchange import workbook

            workbook.write(whole, temporary)

    in_one_step(path, write)


def as_it_may_leave(whole: Whole) -> Whole:
    """Give a study without the words of documents that may not be quoted."""
    rule = whole.quoting
    if not rule.kept_back:
        return whole
    codings, estimates = map(rule.coding, whole.codings), map(rule.estimate, whole.estimates)
    return replace(whole, codings=list(codings), estimates=list(estimates), grid=rule.grid(whole.grid))


def export_memos(memos: Sequence[Memo], path: Path, title: str, quoting: Quoting) -> None:
    """Write memos as .docx to read, or as .csv for Excel, as they may leave; raises as `export` does."""
    from ect_coder.exchange import memo_book

    writers = {".docx": memo_book.write_document, ".csv": memo_book.write_table}
    if path.suffix.lower() not in writers:
        raise UnknownFormat(suffix=path.suffix or path.name)
    told = quoting.told(memo.document for memo in memos if memo.quote)
    in_one_step(path, partial(writers[path.suffix.lower()], [quoting.memo(each) for each in memos], title, told))


def export_codebook(grid: Grid, path: Path, counts: Mapping[str, int] | None = None, study: str = "") -> None:
    """Write a codebook as .toml, .csv or .xlsx, or as .docx to print, there with how often its codes are used.

    Raises BadCodebookFormat, DiskFull or CannotWrite.
    """
    from ect_coder.exchange import codebook_document, codebook_out

    writers: dict[str, Callable[[Path], None]] = {
        ".toml": partial(codebook_out.write_toml, grid),
        ".csv": partial(codebook_out.write_csv, grid),
        ".xlsx": partial(codebook_out.write_xlsx, grid),
        ".docx": partial(codebook_document.write, grid, counts, study),
    }
    if path.suffix.lower() not in writers:
        raise BadCodebookFormat(suffix=path.suffix or path.name)
    in_one_step(path, writers[path.suffix.lower()])


def export_project(brought: Parcel, path: Path) -> list[str]:
    """Write a study as .qdpx, or its codebook as .qdc, and say what could not travel.

    Raises UnknownFormat, EmptyCodebook, InvalidExport, DiskFull or CannotWrite.
    """
    from ect_coder.exchange.refi import codebook_out, losses, project_out

    if path.suffix.lower() == ".qdc":
        in_one_step(path, partial(codebook_out.write, brought.grid, brought.language))
        return []
    if path.suffix.lower() != ".qdpx":
        raise UnknownFormat(suffix=path.suffix or path.name)
    in_one_step(path, partial(project_out.write, brought))
    return losses.of_export(brought.stays, brought.documents)


def in_one_step(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `path`, and put it in its place; raise DiskFull or CannotWrite."""
    temporary = path.with_name(f".{path.name}.ect-new")
    try:
        write(temporary)
        files.settle(temporary)
        files.replace(temporary, path)
    except OSError as fault:
        raise (DiskFull if fault.errno in _FULL else CannotWrite)(path=path.name) from None
    finally:
        files.discard(temporary)
