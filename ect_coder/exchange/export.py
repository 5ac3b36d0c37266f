"""What leaves, by the suffix of the file; it replaces the file there in one step, or leaves it as it was."""

from __future__ import annotations

import datetime
import errno
from functools import partial
from typing import TYPE_CHECKING

from ect_coder import files
from ect_coder.analysis.audience import Audience, for_audience
from ect_coder.analysis.parcel import quiet
from ect_coder.analysis.week import flips
from ect_coder.analysis.week import week as happened
from ect_coder.errors import BadCodebookFormat, BadValue, CannotWrite, DiskFull, TakenPath, UnknownFormat
from ect_coder.exchange import csv_out, outputs, said
from ect_coder.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from ect_coder.analysis.parcel import Parcel, Tell
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.memos import Memo
    from ect_coder.exchange.blocks import Block

_FULL = (errno.ENOSPC, errno.EDQUOT)


def export(
    whole: Whole,
    path: Path,
    *,
    what: str = "",
    audience: Audience = Audience.RESEARCH,
    since: str = "",
    for_excel: bool = False,
    raw: bool = False,
) -> Whole:
    """Write an output and return the study as its audience is given it.

    `what` names one of `outputs.OUTPUTS`, the usual one of the file's suffix unless said; `since` (a partial date) is
    for what is new, a week ago unless said; `for_excel` and `raw` are for tables.

    Raises UnknownFormat, BadValue (an output that the suffix cannot hold), BadDate, TooManyRows, DiskFull, or
    CannotWrite when the file is held or protected. The same temporary name each time, so that nothing is left behind
    for good by a crash.
    """
    suffix = path.suffix.lower()
    what = _checked(what, path)
    given = for_audience(whole, audience)

    def write(temporary: Path) -> None:
        if suffix == ".csv":
            text = csv_out.table(given, what, for_excel=for_excel, raw=raw)
            temporary.write_text(text, encoding="utf-8", newline="")
        elif suffix == ".xlsx":
            from ect_coder.exchange import workbook

            workbook.write(given, temporary)
        elif what == "booklet":
            from ect_coder.exchange import booklet

            booklet.write(given, temporary)
        else:
            _write_document(suffix, _blocks(what, whole, given, since), said.foot(given), temporary)

    in_one_step(path, write)
    return given


def _checked(what: str, path: Path) -> str:
    suffix = path.suffix.lower()
    usual = outputs.usual(suffix)
    if usual is None:
        raise UnknownFormat(suffix=path.suffix or path.name)
    if what and outputs.named(what, suffix) is None:
        raise BadValue(field="--what", value=what, allowed=outputs.possible(suffix))
    return what or usual


def _write_document(suffix: str, blocks: Iterable[Block], foot: str, path: Path) -> None:
    from ect_coder.exchange import html_out, word_out

    (word_out if suffix == ".docx" else html_out).write(blocks, foot, path)


def _blocks(what: str, whole: Whole, given: Whole, since: str) -> Iterable[Block]:
    """Give a document; what is new is worked out from all codings, whatever its audience is shown."""
    from ect_coder.exchange import methods, project_sheets, report, week

    if what == "week":
        since = _day(since) or _a_week_before(whole.made)
        return week.blocks(given, happened(given, since), flips(whole, since))
    return {"report": report.blocks, "sheets": project_sheets.blocks, "methods": methods.blocks}[what](given)


def _day(since: str) -> str:
    return str(PartialDate.parse(since)).rstrip("~") if since else ""


def _a_week_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=7)).isoformat()


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


def export_project(brought: Parcel, path: Path, tell: Tell = quiet) -> list[str]:
    """Write a study as .qdpx, or its codebook as .qdc, and say what could not travel; `tell` may raise to stop.

    Raises UnknownFormat, EmptyCodebook, InvalidExport, DiskFull or CannotWrite.
    """
    from ect_coder.exchange.refi import codebook_out, losses, project_out

    if path.suffix.lower() == ".qdc":
        in_one_step(path, partial(codebook_out.write, brought.grid, brought.language))
        return []
    if path.suffix.lower() != ".qdpx":
        raise UnknownFormat(suffix=path.suffix or path.name)
    in_one_step(path, partial(project_out.write, brought, tell=tell))
    return losses.of_export(brought.stays, brought.documents)


def folder_in_one_step(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` put files into a folder that is at `path` once it is whole; raise TakenPath, DiskFull or CannotWrite.

    Cancelled from `fill` leaves nothing behind.
    """
    try:
        with files.new_folder(path) as temporary:
            fill(temporary)
    except FileExistsError:
        raise TakenPath(path=path.name) from None
    except OSError as fault:
        raise (DiskFull if fault.errno in _FULL else CannotWrite)(path=path.name) from None


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
